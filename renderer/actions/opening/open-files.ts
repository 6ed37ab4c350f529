import { messageOf } from '../../../geometry/messages/phrase';
import { platform } from '../../platform/platform';
import { draftOfPlan } from '../../state/carried-out';
import { draftOfCase } from '../../state/draft';
import { raise, raiseBeside, sessionStore } from '../../state/session-store';
import type { Step } from '../../state/session/steps';
import type { InspectedFiles, PickedFile } from '../../workers/planner/planner-protocol';
import { findCase, type FoundCase } from '../find-case';
import { folderOf } from '../folder-of';
import { runJob } from '../run-job';
import { awaitedCase, renewAwaited } from './awaited-case';
import { expectsLater } from './decide-opening';
import { openGiven, openingState } from './open-given';
import type { Purpose } from './opening';

/**
 * Opens what was dropped or picked: a saved case or a plan where there is one among it, else a
 * scan.
 */
export async function openFiles(files: readonly PickedFile[], purpose: Purpose = 'anything'): Promise<void> {
  if (purpose !== 'anything') return openScanFiles(files, purpose);
  const found = await findCase(files);
  if (!found.ok) raise('scan', found.problem);
  else if (found.value) await openCase(found.value);
  else await openScanFiles(files, purpose);
}

async function openScanFiles(files: readonly PickedFile[], purpose: Purpose): Promise<void> {
  const isLater = purpose === 'anything' && !awaitedCase() && expectsLater(openingState());
  const found = await runJob('inspect', { files }, isLater ? 'verify' : stepOf(purpose));
  if (!found) return;
  await renewAwaited();
  await openGiven({ kind: 'files', found, folder: folderOf(files), purpose });
}

/** A saved case, or that of a plan that was carried out: Verify then judges by it. */
async function openCase({ case: saved, plan, scanFiles, leftAside }: FoundCase): Promise<void> {
  const draft = plan ? draftOfPlan(plan) : draftOfCase(saved);
  let found: InspectedFiles | null = null;
  if (scanFiles.length > 0) {
    const { alerts } = sessionStore.getState();
    found = await runJob('inspect', { files: scanFiles }, 'scan');
    // What is refused is said; without a word it was cancelled, and with it the opening.
    if (!found && sessionStore.getState().alerts === alerts) return;
  }
  await openGiven({ kind: 'case', draft, found });
  for (const problem of leftAside) raiseBeside('scan', problem);
}

export const pickFolder = (): Promise<void> => openPicked(platform.openFolder());
export const pickFiles = (): Promise<void> => openPicked(platform.openFiles());
export const pickCase = (): Promise<void> => openPicked(platform.openCase());
/** Asks for the folder of another scan of the same animal. */
export const pickAdded = (): Promise<void> => openPicked(platform.openFolder(), 'beside');
/** Asks for the folder of the CT made after the biopsy. */
export const pickLater = (): Promise<void> => openPicked(platform.openFolder(), 'after-biopsy');

/** @param code of the problem that is said where they cannot be had */
export async function openPicked(
  picked: Promise<readonly PickedFile[] | null>,
  purpose: Purpose = 'anything',
  code = 'not-opened',
): Promise<void> {
  try {
    const files = await picked;
    if (!files) return;
    await openFiles(files, purpose);
  } catch (error) {
    raise(stepOf(purpose), { code, ...messageOf(error) });
  }
}

/** Where what is wrong with the files is said. */
const stepOf = (purpose: Purpose): Step => (purpose === 'after-biopsy' ? 'verify' : 'scan');
