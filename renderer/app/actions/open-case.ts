import { sampleOfSeries } from '../../workers/planner/sample-series';
import { draftOfPlan } from '../carried-out';
import { draftOfCase, type Draft } from '../draft';
import { draftStore, edit } from '../draft-store';
import type { FoundCase } from '../find-case';
import { raise, sessionStore, setSession } from '../session-store';
import { nameAdded } from './add-scan';
import { settleWork } from './autosave';
import { loadThumbnails } from './load-thumbnails';
import { findAwaited, isAsked, NOTHING_KNOWN, openSample, readSeries, stepOf, targetOf } from './open-scan';
import { startWork } from './recent-work';
import { runJob } from './run-job';

/**
 * Goes on with a saved case, or with that of a plan that was carried out: Verify then judges by it. Its scan is looked for among the files that came with it, then on the screen, then among
 * the sample patients; where it is in none of them, it is asked for in words and the case waits for it.
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
  if (await begin(draft)) askForScan(draft);
}

/** True where the files that came with the case hold its scan, or series to choose it from. */
async function openBeside(draft: Draft, files: FoundCase['scanFiles']): Promise<boolean> {
  const found = await runJob('inspect', { files }, 'scan');
  if (!found) return false;
  const uid = findAwaited(draft, found);
  const isOffered = found.series.some(s => s.offer && s.uid === draft.seriesUid);
  if (!uid && !isOffered && (draft.seriesUid !== null || found.series.length === 0)) return false;
  const named = nameAdded({ ...draft, seriesUid: isOffered ? draft.seriesUid : uid }, found.series);
  if (!(await begin(named))) return true;
  setSession({ files: found, step: 'scan' });
  if (uid) await readSeries(uid, targetOf(draft));
  else if (found.doubt && !isAsked(found)) raise('scan', found.doubt);
  if (sessionStore.getState().scan) setSession({ step: stepOf(draft) });
  void loadThumbnails(found.series);
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

/** False where the work at hand could not be kept: then everything stays as it is. */
async function begin(draft: Draft): Promise<boolean> {
  if (!(await settleWork())) return false;
  setSession({ ...NOTHING_KNOWN, files: null, folders: {}, thumbnails: {} });
  startWork(draft);
  return true;
}

function askForScan({ patient, source, seriesUid }: Draft): void {
  const folder = source?.kind === 'files' ? source.folder : '';
  setSession({ step: 'scan' });
  raise('scan', {
    code: 'scan-wanted',
    message: `The case ${patient.id} is here, but its scan is not: drop the folder "${folder}" or use Open folder to go on.`,
    ...(seriesUid ? { where: `series ${seriesUid}` } : {}),
  });
}
