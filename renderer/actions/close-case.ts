import { DRAFT_KEY } from '../platform/keep-work';
import { platform } from '../platform/platform';
import { EMPTY_DRAFT } from '../state/draft';
import { NOTHING_KNOWN, setSession } from '../state/session-store';
import { settleWork } from './autosave';
import { isHeld } from './hold-work';
import { awaitCase } from './opening/awaited-case';
import { startWork } from './recent-work';

/** Leaves the case, which stays among the recent ones, and shows the empty stage. */
export async function closeCase(): Promise<void> {
  if (!(await settleWork())) return;
  const wasOurs = isHeld();
  awaitCase(null);
  setSession({ ...NOTHING_KNOWN, files: null, folders: {}, thumbnails: {}, alerts: [], step: 'scan' });
  startWork(EMPTY_DRAFT);
  // Another window still has it.
  if (!wasOurs) return;
  // Where this cannot be written, the next start only shows the last case again.
  await platform.autosave(DRAFT_KEY, '').catch(() => undefined);
}
