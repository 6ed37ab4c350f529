import { phrase } from '../../../geometry/messages/phrase';
import { platform } from '../../platform/platform';
import { raise } from '../../state/session-store';
import type { RecentCase } from '../../state/session/recent-case';
import { settleWork } from '../autosave';
import { forgetRecent, listRecent, readNewest } from '../recent-work';
import { openPicked } from './open-files';
import { openWork } from './open-work';

/**
 * Goes on with a case of the list of recent ones; where it is gone, says so and takes it off the
 * list.
 */
export async function openRecent({ kind, id, name }: RecentCase): Promise<void> {
  if (kind === 'file') {
    await openPicked(platform.openRecent(id), 'anything', 'recent-gone');
    await listRecent();
    return;
  }
  if (!(await settleWork())) return;
  const work = await readNewest(id);
  if (work) return openWork(work);
  await forgetRecent(id).catch(() => undefined);
  raise('scan', { code: 'recent-gone', ...phrase('work-kept-no-longer', { id: name }) });
}
