import { sampleOfSeries } from '../workers/planner/sample-series';
import { draftOfPlan } from '../state/carried-out';
import { draftOfCase, type Draft } from '../state/draft';
import { draftStore, edit } from '../state/draft-store';
import type { FoundCase } from './find-case';
import { NOTHING_KNOWN, raise, sessionStore, setSession } from '../state/session-store';
import { nameAdded } from './add-scan';
import { awaitCase } from './awaited-case';
import { findAwaited, offerChoice, openSample, readInto } from './open-scan';
import { startWork } from './recent-work';
import { runJob } from './run-job';
import { stepOf, targetOf } from './take-place';

/**
 * Goes on with a saved case, or with that of a plan that was carried out: Verify then judges by it. Its scan is looked
 * for among the files that came with it, then on the screen, then among the sample patients; where it is in none of
 * them, it is asked for in words and the case waits for it. What is open stays until the scan has been read.
 */
export async function openCase({ case: saved, plan, scanFiles }: FoundCase): Promise<void> {
  const draft = plan ? draftOfPlan(plan) : draftOfCase(saved);
  if (scanFiles.length > 0 && (await openBeside(draft, scanFiles))) return;
  if (continueOnScan(draft)) return;
  const sample = sampleOfSeries(draft.seriesUid);
  if (sample) {
    await openSample(sample, { ...draft, source: { kind: 'sample', name: sample } });
    return;
  }
  askForScan(draft);
}

/** True where the files that came with the case hold its scan, or series to choose it from, or were not looked through. */
async function openBeside(draft: Draft, files: FoundCase['scanFiles']): Promise<boolean> {
  const { alerts } = sessionStore.getState();
  const found = await runJob('inspect', { files }, 'scan');
  // What is refused is said; without a word it was cancelled, and with it the opening.
  if (!found) return sessionStore.getState().alerts === alerts;
  const uid = findAwaited(draft, found);
  if (uid) {
    const named = nameAdded({ ...draft, seriesUid: uid }, found.series);
    if (await readInto(uid, named, found)) setSession({ step: stepOf(draft) });
    return true;
  }
  const isOffered = found.series.some(s => s.offer && s.uid === draft.seriesUid);
  if (!isOffered && (draft.seriesUid !== null || found.series.length === 0)) return false;
  offerChoice(found, nameAdded({ ...draft, seriesUid: isOffered ? draft.seriesUid : null }, found.series));
  return true;
}

/** On the scan that is open already, the case is an edit like any other and can be undone. */
function continueOnScan(draft: Draft): boolean {
  const { scan } = sessionStore.getState();
  if (!scan || scan.series.uid !== draft.seriesUid) return false;
  const { source, later } = draftStore.getState();
  edit(() => ({
    ...draft,
    ...(source?.kind === 'sample' ? { source } : {}),
    // The scan made after the biopsy may be there before the plan that it is judged by.
    ...(draft.carriedOut ? { later } : {}),
  }));
  setSession({ step: stepOf(draft), crosshair: targetOf(draft) });
  return true;
}

/** The case waits for its scan: beside what is open, which stays, or in the place of what is not. */
function askForScan(draft: Draft): void {
  const { patient, source, seriesUid } = draft;
  const folder = source?.kind === 'files' ? source.folder : '';
  const where = seriesUid ? { where: `series ${seriesUid}` } : {};
  if (sessionStore.getState().scan) {
    awaitCase({ draft, workId: null });
    const { id } = draftStore.getState().patient;
    raise('scan', {
      code: 'scan-wanted',
      message: `The case ${patient.id} was not opened, because its scan is not here: drop the folder "${folder}" or use Open folder to go on with it. Until then the open case (${id}) stays.`,
      ...where,
    });
    return;
  }
  awaitCase(null);
  setSession({ ...NOTHING_KNOWN, files: null, folders: {}, thumbnails: {}, step: 'scan' });
  startWork(draft);
  raise('scan', {
    code: 'scan-wanted',
    message: `The case ${patient.id} is here, but its scan is not: drop the folder "${folder}" or use Open folder to go on.`,
    ...where,
  });
}
