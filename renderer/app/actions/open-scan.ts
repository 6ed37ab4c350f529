import { voxelPoint, type PatientPoint } from '../../../geometry/core/frames';
import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import { voxelToPatient, type Volume } from '../../../geometry/volume/volume';
import type { SampleName } from '../../../samples/patients';
import { platform } from '../../platform/platform';
import type { OpenedScan, PickedFile } from '../../workers/planner/planner-protocol';
import { EMPTY_DRAFT, type Draft } from '../draft';
import { beginDraft, draftStore, edit } from '../draft-store';
import { raise, sessionStore, setSession, START_WINDOW, type Session } from '../session-store';
import { planner, runJob } from './run-job';

/** Everything that belonged to the last scan. */
const NOTHING_KNOWN: Partial<Session> = {
  scan: null,
  proposal: null,
  bone: null,
  bonePreview: null,
  measured: null,
  preview: null,
  final: null,
  exported: null,
  crosshair: null,
  hover: null,
  maximised: null,
  pathViews: false,
  playing: false,
  tool: 'crosshair',
  windowLevel: START_WINDOW,
};

export async function pickFolder(): Promise<void> {
  const files = await platform.openFolder();
  if (files) await openFiles(files.map(pick));
}

export async function pickFiles(): Promise<void> {
  const files = await platform.openFiles();
  if (files) await openFiles(files.map(pick));
}

const pick = (file: File): PickedFile => ({ path: file.webkitRelativePath || file.name, file });

/** Looks through files, lists their series and reads the one that is plainly meant. */
export async function openFiles(files: readonly PickedFile[]): Promise<void> {
  setSession({ step: 'scan' });
  const found = await runJob('inspect', { files }, 'scan');
  if (!found) return;
  setSession({ files: found, thumbnails: {} });
  const reopened = reopenSame(found.series);
  if (reopened) await readSeries(reopened);
  else {
    setSession(NOTHING_KNOWN);
    beginDraft(freshDraft(found.series, found.preselected, folderOf(files)));
    if (found.preselected) await readSeries(found.preselected);
    else if (found.doubt) raise('scan', found.doubt);
  }
  void loadThumbnails(found.series);
}

/** The draft's own series, where a case was restored without its scan and the same files have come back. */
function reopenSame(series: readonly SeriesSummary[]): string | null {
  const { seriesUid, source } = draftStore.getState();
  const waiting = source?.kind === 'files' && !sessionStore.getState().scan;
  return waiting && series.some(s => s.uid === seriesUid && s.usable) ? seriesUid : null;
}

/** Another series of the same files: an edit like any other, so it can be undone. Its axes have to be confirmed anew. */
export function chooseSeries(uid: string): void {
  const series = sessionStore.getState().files?.series.find(s => s.uid === uid);
  if (!series?.usable || draftStore.getState().seriesUid === uid) return;
  edit(() => ({ seriesUid: uid, orientation: null, turned: null }));
}

/** Reads a series of the files at hand into the window. */
export async function readSeries(uid: string): Promise<void> {
  const series = sessionStore.getState().files?.series.find(s => s.uid === uid);
  if (!series) return;
  planner.cancel('prepareBone');
  const opened = await runJob('readSeries', { uid }, 'scan');
  if (!opened) return;
  showScan(opened, series, null);
  void planner.run('keepScan', { key: uid });
}

export async function openSample(name: SampleName): Promise<void> {
  const opened = await runJob('openSample', { name }, 'scan');
  if (!opened) return;
  setSession({ ...NOTHING_KNOWN, files: null, thumbnails: { [opened.series.uid]: opened.thumbnail } });
  beginDraft({
    ...EMPTY_DRAFT,
    source: { kind: 'sample', name },
    seriesUid: opened.series.uid,
    patient: opened.patient,
    guide: { ...EMPTY_DRAFT.guide, ...opened.guide },
  });
  showScan(opened, opened.series, opened.lesionLps);
  void planner.run('keepScan', { key: opened.series.uid });
}

/** Puts a volume on screen, with the crosshair on what is worth looking at. */
export function showScan(opened: OpenedScan, series: SeriesSummary, at: PatientPoint | null): void {
  const { volume, histogram } = opened;
  setSession({
    ...NOTHING_KNOWN,
    scan: { volume, histogram, series },
    crosshair: at ?? middleOf(volume),
  });
}

function middleOf(volume: Volume): PatientPoint {
  const [ni, nj, nk] = volume.sizeVoxels;
  return voxelToPatient(volume, voxelPoint((ni - 1) / 2, (nj - 1) / 2, (nk - 1) / 2));
}

function freshDraft(series: readonly SeriesSummary[], uid: string | null, folder: string): Draft {
  const chosen = series.find(s => s.uid === uid);
  const species = /canine|dog|canis/i.test(chosen?.species ?? '')
    ? 'canine'
    : /feline|cat|felis/i.test(chosen?.species ?? '')
      ? 'feline'
      : 'other';
  return {
    ...EMPTY_DRAFT,
    source: { kind: 'files', folder },
    seriesUid: uid,
    patient: { ...EMPTY_DRAFT.patient, species, breed: (chosen?.breed ?? '').slice(0, 64) },
  };
}

/** The folder that was picked or dropped: what the case file, saved beside it, calls the scan. */
function folderOf(files: readonly PickedFile[]): string {
  const tops = new Set(files.map(({ path }) => path.replace(/^\/+/, '').split('/')));
  const names = new Set([...tops].map(parts => (parts.length > 1 ? parts[0]! : '')));
  const [only] = names;
  return names.size === 1 && only ? only : 'ct';
}

async function loadThumbnails(series: readonly SeriesSummary[]): Promise<void> {
  for (const { uid } of series) {
    const made = await planner.run('thumbnail', { uid });
    // A series whose slices cannot be shown has its problem in words already.
    if (made?.ok) setSession({ thumbnails: { ...sessionStore.getState().thumbnails, [uid]: made.value } });
  }
}
