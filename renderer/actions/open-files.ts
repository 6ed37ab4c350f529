import { platform } from '../platform/platform';
import type { PickedFile } from '../workers/planner/planner-protocol';
import { judgeOf } from '../state/carried-out';
import { draftStore } from '../state/draft-store';
import { findCase } from './find-case';
import { raise, sessionStore } from '../state/session-store';
import { openCase } from './open-case';
import { openAwaited, openScanFiles } from './open-scan';
import { addLaterFiles } from './verify-scan';

/** Opens what was dropped or picked: a saved case or a plan where there is one among it, else a scan. */
export async function openFiles(files: readonly PickedFile[]): Promise<void> {
  const found = await findCase(files);
  if (!found.ok) raise('scan', found.problem);
  else if (found.value) await openCase(found.value);
  else if (!awaitsLater()) await openScanFiles(files);
  else if (!(await openAwaited(files))) await addLaterFiles(files);
}

/** On the Verify step, with a plan there, another scan is the one made after the biopsy. */
function awaitsLater(): boolean {
  const { step, scan, final } = sessionStore.getState();
  return step === 'verify' && scan !== null && judgeOf(draftStore.getState(), { final }) !== null;
}

export const pickFolder = (): Promise<void> => openPicked(platform.openFolder());
export const pickFiles = (): Promise<void> => openPicked(platform.openFiles());
export const pickCase = (): Promise<void> => openPicked(platform.openCase());

async function openPicked(picked: Promise<File[] | null>): Promise<void> {
  try {
    const files = await picked;
    if (files) await openFiles(files.map(file => ({ path: file.webkitRelativePath || file.name, file })));
  } catch (error) {
    raise('scan', {
      code: 'not-opened',
      message: error instanceof Error ? error.message : String(error),
    });
  }
}
