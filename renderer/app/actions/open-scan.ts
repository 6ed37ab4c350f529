import type { PatientPoint } from '../../../geometry/core/frames';
import type { Problem } from '../../../geometry/core/result';
import { NO_IDENTITY } from '../../../geometry/scan/scan-identity';
import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import { middleOfVolume } from '../../../geometry/volume/volume';
import type { SampleName } from '../../../samples/patients';
import type { InspectedFiles, OpenedScan, PickedFile } from '../../workers/planner/planner-protocol';
import { hasId, NO_ID } from '../case-id';
import { EMPTY_DRAFT, selectedTrajectory, type Draft } from '../draft';
import { scansBeside } from '../later-scan';
import { isOtherScan } from '../scan-questions';
import { NO_ANSWER } from '../marker-answer';
import { beginDraft, draftStore, edit } from '../draft-store';
import { folderOf } from '../folder-of';
import { layOff } from '../fusion-edits';
import {
  clearAlerts,
  raise,
  sessionStore,
  setSession,
  START_WINDOW,
  type Session,
  type Step,
} from '../session-store';
import { isAddition, joinFiles, nameAdded } from './add-scan';
import { settleWork } from './autosave';
import type { HeldWork } from './hold-work';
import { loadThumbnails } from './load-thumbnails';
import { startWork } from './recent-work';
import { planner, runJob } from './run-job';

/** Everything that belonged to the last scan. */
export const NOTHING_KNOWN: Partial<Session> = {
  scan: null,
  added: {},
  missing: [],
  overlaid: null,
  fusing: null,
  proposal: null,
  bone: null,
  bonePreview: null,
  lesion: null,
  measured: null,
  preview: null,
  final: null,
  verified: null,
  exported: null,
  save: { kind: 'none' },
  crosshair: null,
  hover: null,
  maximised: null,
  pathViews: false,
  beside: null,
  playing: false,
  tool: 'crosshair',
  windowLevel: START_WINDOW,
};

/** Looks through files, lists their series and reads the one that is plainly meant. */
export async function openScanFiles(files: readonly PickedFile[]): Promise<void> {
  const found = await runJob('inspect', { files }, 'scan');
  if (found && isAddition(found)) {
    joinFiles(found, folderOf(files));
    return;
  }
  if (!found || !(await settleWork())) return;
  // Not before: the work that is left stays where it was, also among the recent ones.
  setSession({ files: found, folders: {}, thumbnails: {}, step: 'scan' });
  const waiting = waitingDraft();
  const awaited = waiting && findAwaited(waiting, found);
  if (awaited) {
    beginDraft(nameAdded({ ...waiting, seriesUid: awaited }, found.series));
    await readSeries(awaited, targetOf(waiting));
    if (sessionStore.getState().scan) setSession({ step: stepOf(waiting) });
  } else {
    setSession(NOTHING_KNOWN);
    startWork(freshDraft(found.series, found.preselected, folderOf(files)));
    if (found.preselected) await readSeries(found.preselected, null);
    else if (found.doubt && !isAsked(found)) raise('scan', found.doubt);
    if (waiting && sessionStore.getState().scan) raise('scan', describeOther(waiting));
  }
  void loadThumbnails(found.series);
}

/** A case that was opened or restored without its scan. */
function waitingDraft(): Draft | null {
  const draft = draftStore.getState();
  return draft.source?.kind === 'files' && !sessionStore.getState().scan && draft.trajectories.length > 0
    ? draft
    : null;
}

/** The series of these files that a case is about; one that names none means what is plainly meant. */
export function findAwaited(
  { seriesUid, interpolateMissing }: Draft,
  { series, preselected }: InspectedFiles,
): string | null {
  const agreed = interpolateMissing !== null;
  const uid = seriesUid ?? preselected ?? (agreed ? (series.find(s => s.offer)?.uid ?? null) : null);
  return series.some(s => s.uid === uid && (s.usable || (agreed && s.offer))) ? uid : null;
}

/** Whether the doubt is one that the Scan step asks about: which of several, or whether what one lacks may be filled in. */
export const isAsked = ({ doubt, series }: InspectedFiles): boolean =>
  doubt?.code === 'series-tied' || (doubt?.code === 'missing-slice' && series.some(s => s.offer));

const describeOther = ({ patient }: Draft): Problem => ({
  code: 'other-scan',
  message: `These files do not hold the scan of the case ${patient.id}, so a new case was begun with them. To go on with ${patient.id}, open its case again together with its scan.`,
});

/** Where work on a draft goes on. */
export function stepOf(draft: Draft): Step {
  const { scan } = sessionStore.getState();
  if (scan && isOtherScan(draft, scan)) return 'scan';
  // What was carried out is there to be judged.
  if (draft.carriedOut) return 'verify';
  return draft.orientation ? 'path' : 'orientation';
}

/** The target of the selected path. */
export const targetOf = (draft: Draft): PatientPoint | null => selectedTrajectory(draft)?.targetLps ?? null;

/**
 * Another series of the same files: an edit like any other, so it can be undone. Its axes have to be confirmed anew, and
 * what lay on the other one has to be laid on this one.
 */
export function chooseSeries(uid: string): void {
  const { files, scan } = sessionStore.getState();
  const series = files?.series.find(s => s.uid === uid);
  if (!series?.usable || scan?.series.uid === uid) return;
  if (scan) edit(draft => ({ ...otherSeries(draft, uid), interpolateMissing: null }));
  else readFirst(uid);
}

/** Another series to plan on: its axes have to be confirmed anew, and what lay on the last has to be laid on it. */
const otherSeries = ({ added }: Draft, uid: string): Partial<Draft> => ({
  seriesUid: uid,
  content: null,
  patientId: null,
  answers: [],
  orientation: null,
  turned: null,
  saidOfMarkers: NO_ANSWER,
  measurements: [],
  added: added.filter(({ seriesUid }) => seriesUid !== uid).map(layOff),
  later: null,
});

/** The first series, where none was plainly meant: what is decided was not decided on another. */
function readFirst(uid: string): void {
  const series = sessionStore.getState().files?.series.find(s => s.uid === uid);
  const before = draftStore.getState();
  const patient = { ...before.patient, ...untold(before.patient, animalOf(series)) };
  const draft = { ...before, seriesUid: uid, patient };
  beginDraft(draft);
  void readSeries(uid, targetOf(draft));
}

/** Agrees, by a name, that what the series lacks is filled in, and reads it; with a scan open, an edit that can be undone. */
export function agreeToOffer(uid: string, agreedBy: string): void {
  const { files, scan } = sessionStore.getState();
  if (!files?.series.some(s => s.uid === uid && s.offer)) return;
  const interpolateMissing = { agreedBy, at: new Date().toISOString() };
  clearAlerts('scan');
  if (scan) edit(draft => ({ ...otherSeries(draft, uid), interpolateMissing }));
  else {
    beginDraft({ ...draftStore.getState(), interpolateMissing });
    readFirst(uid);
  }
}

/** Reads a series of the files at hand into the window, the crosshair at a point of it or in its middle. */
export async function readSeries(uid: string, at: PatientPoint | null): Promise<void> {
  const series = sessionStore.getState().files?.series.find(s => s.uid === uid);
  if (!series) return;
  planner.cancel('prepareBone');
  const interpolateMissing = draftStore.getState().interpolateMissing !== null;
  const opened = await runJob('readSeries', { uid, interpolateMissing }, 'scan');
  if (!opened) return;
  showScan(opened, series, at);
  keepOpenScan(uid);
}

/** Opens a sample patient; with `draft`, to go on with work that was done on it. */
export async function openSample(
  name: SampleName,
  draft: Draft | null = null,
  work?: { readonly id: string; readonly revision: number; readonly held: HeldWork },
): Promise<void> {
  const opened = await runJob('openSample', { name }, 'scan');
  if (!opened || !(await settleWork())) return;
  setSession({
    ...NOTHING_KNOWN,
    files: null,
    folders: {},
    thumbnails: { [opened.series.uid]: opened.thumbnail },
  });
  startWork(
    draft ?? {
      ...EMPTY_DRAFT,
      source: { kind: 'sample', name },
      seriesUid: opened.series.uid,
      patient: opened.patient,
      guide: { ...EMPTY_DRAFT.guide, ...opened.guide },
    },
    work?.id,
    work?.revision,
    work?.held,
  );
  showScan(opened, opened.series, (draft && targetOf(draft)) ?? opened.lesionLps);
  if (draft) setSession({ step: stepOf(draft) });
  keepOpenScan(opened.series.uid);
}

function keepOpenScan(key: string): void {
  const added = scansBeside(draftStore.getState()).flatMap(({ seriesUid }) => seriesUid ?? []);
  void planner.run('keepScan', { key, added });
}

/** Of work that was kept before series had it. */
const UNDECLARED = { patientPosition: null, anatomicalOrientation: null } as const;

/** Puts a volume on screen, with the crosshair on what is worth looking at. */
export function showScan(opened: OpenedScan, series: SeriesSummary, at: PatientPoint | null): void {
  const { volume, content, rescues, histogram } = opened;
  setSession({
    ...NOTHING_KNOWN,
    scan: {
      volume,
      content,
      rescues,
      histogram,
      series: {
        ...series,
        declared: series.declared ?? UNDECLARED,
        identity: series.identity ?? NO_IDENTITY,
      },
    },
    crosshair: at ?? middleOfVolume(volume),
  });
}

type Animal = Pick<Draft['patient'], 'id' | 'species' | 'breed'>;

/** Of what the file says, what nobody has said otherwise. */
function untold(patient: Draft['patient'], { id, ...animal }: Animal): Partial<Animal> {
  const isUnsaid = patient.species === 'other' && patient.breed === '';
  return { ...(hasId({ patient }) ? {} : { id }), ...(isUnsaid ? animal : {}) };
}

/** What the series says of the animal; a surgeon can say otherwise. */
function animalOf(series: SeriesSummary | undefined): Animal {
  const said = series?.species ?? '';
  const species = /canine|dog|canis/i.test(said)
    ? 'canine'
    : /feline|cat|felis/i.test(said)
      ? 'feline'
      : 'other';
  return { id: series?.identity?.patientId ?? NO_ID, species, breed: (series?.breed ?? '').slice(0, 64) };
}

function freshDraft(series: readonly SeriesSummary[], uid: string | null, folder: string): Draft {
  return {
    ...EMPTY_DRAFT,
    source: { kind: 'files', folder },
    seriesUid: uid,
    patient: { ...EMPTY_DRAFT.patient, ...animalOf(series.find(s => s.uid === uid)) },
  };
}
