import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import { ifStillWanted } from '../../state/derived/if-still-wanted';
import type { ReadSeries } from '../../state/derived/jobs';
import { selectedTrajectory, type Draft } from '../../state/draft';
import { beginDraft, draftStore, edit } from '../../state/draft-store';
import { sessionStore } from '../../state/session-store';
import type { OpenedScan } from '../../workers/planner/planner-protocol';
import { currentWork } from '../recent-work';
import { runJob } from '../run-job';
import { onFirstSeries, onOtherSeries } from './draft-of-series';
import { showScan } from './show-scan';

type Agreed = Draft['interpolateMissing'];

const read = ({ uid }: SeriesSummary, agreed: Agreed, signal?: AbortSignal): Promise<OpenedScan | null> =>
  runJob('readSeries', { uid, interpolateMissing: agreed !== null }, 'scan', signal);

/** The first series, where none was plainly meant. */
export async function readFirstSeries(series: SeriesSummary, agreed: Agreed): Promise<void> {
  const opened = await ifStillWanted(
    (_, { scan, files }) => [currentWork(), scan, files],
    () => read(series, agreed),
  );
  if (!opened) return;
  const draft = draftStore.getState();
  beginDraft(onFirstSeries(draft, series, agreed));
  showScan(opened, series, selectedTrajectory(draft)?.targetLps ?? null);
}

/** What was read before the edit that asks for it, on its way to `readAskedSeries`. */
let readAhead: ReadSeries | null = null;

/** Another series: once it has been read an edit like any other, so it can be undone. */
export async function readOtherSeries(series: SeriesSummary, agreed: Agreed): Promise<void> {
  const opened = await ifStillWanted(
    (_, { scan }) => [scan],
    () => read(series, agreed),
  );
  if (!opened) return;
  readAhead = { opened, series };
  edit(draft => ({ ...onOtherSeries(draft, series.uid), interpolateMissing: agreed }));
  // A window that may only look makes no edit.
  readAhead = null;
}

/**
 * The series of the files at hand that the draft asks for: chosen a moment ago, or brought back by
 * undo.
 */
export async function readAskedSeries(uid: string, signal: AbortSignal): Promise<ReadSeries | null> {
  if (readAhead?.series.uid === uid) return readAhead;
  const series = sessionStore.getState().files?.series.find(one => one.uid === uid);
  if (!series) return null;
  const opened = await read(series, draftStore.getState().interpolateMissing, signal);
  return opened && { opened, series };
}
