import type { Problem } from '../../geometry/core/result';
import type { SeriesSummary } from '../../geometry/scan/scan-inventory';
import type { SampleName } from '../../samples/patients';
import type { InspectedFiles, OpenedScan, PickedFile } from '../workers/planner/planner-protocol';
import { hasId, NO_ID } from '../state/case-id';
import { EMPTY_DRAFT, type Draft } from '../state/draft';
import { beginDraft, draftStore, edit } from '../state/draft-store';
import { folderOf } from './folder-of';
import { layOff } from '../state/fusion-edits';
import { NO_ANSWER } from '../state/marker-answer';
import { NOTHING_KNOWN, clearAlerts, raise, sessionStore, setSession } from '../state/session-store';
import { isAddition, joinFiles, nameAdded } from './add-scan';
import { awaitedCase } from './awaited-case';
import { askForWork, letGo } from './hold-work';
import { loadThumbnails } from './load-thumbnails';
import { currentWork, readNewest, startWork } from './recent-work';
import { runJob } from './run-job';
import { keepOpenScan, showScan, stepOf, takePlace, targetOf, type BegunWork } from './take-place';

/** Looks through files, lists their series and reads the one that is plainly meant. What is open stays until it is read. */
export async function openScanFiles(files: readonly PickedFile[]): Promise<void> {
  const found = await runJob('inspect', { files }, 'scan');
  if (!found) return;
  const folder = folderOf(files);
  const waiting = await waitingCase();
  if (waiting && (await openWaiting(waiting, found))) return;
  if (isAddition(found)) {
    joinFiles(found, folder);
    return;
  }
  const fresh = freshDraft(found.series, found.preselected, folder);
  const isBegun = found.preselected
    ? await readInto(found.preselected, fresh, found)
    : offerChoice(found, fresh);
  if (isBegun && waiting) raise('scan', describeOther(waiting.draft));
}

/** Opens the case that is wanted beside the open one, where the files hold its scan; false where they do not. */
export async function openAwaited(files: readonly PickedFile[]): Promise<boolean> {
  if (!awaitedCase()) return false;
  const found = await runJob('inspect', { files }, 'scan');
  const waiting = await waitingCase();
  return found !== null && waiting !== null && openWaiting(waiting, found);
}

/** A case that waits for its scan: over the one that is open, or in the place of one. */
interface Waiting {
  readonly draft: Draft;
  /** `here`: it is what is at hand; else kept work, by its id, or null for a case from a file. */
  readonly work: 'here' | string | null;
}

async function waitingCase(): Promise<Waiting | null> {
  const awaited = awaitedCase();
  if (awaited) {
    // It may have been gone on with in another window since.
    const newest = awaited.workId === null ? null : await readNewest(awaited.workId);
    return { draft: newest?.draft ?? awaited.draft, work: awaited.workId };
  }
  const draft = draftStore.getState();
  return isWaiting() ? { draft, work: 'here' } : null;
}

/** Whether a case is at hand that was opened or restored without its scan. */
function isWaiting(): boolean {
  const { source, trajectories } = draftStore.getState();
  return source?.kind === 'files' && !sessionStore.getState().scan && trajectories.length > 0;
}

/** False where the files do not hold its scan. */
async function openWaiting({ draft, work }: Waiting, found: InspectedFiles): Promise<boolean> {
  const uid = findAwaited(draft, found);
  if (uid) {
    const named = nameAdded({ ...draft, seriesUid: uid }, found.series);
    if (await readInto(uid, named, found, work)) setSession({ step: stepOf(draft) });
    return true;
  }
  const isOffered = found.series.some(s => s.offer && s.uid === draft.seriesUid);
  if (work !== 'here' || !isOffered) return false;
  // Asked in the Scan step, whether what its scan lacks may be filled in: the case goes on waiting until then.
  setSession({ files: found, folders: {}, thumbnails: {}, step: 'scan' });
  void loadThumbnails(found.series);
  return true;
}

/**
 * Reads a series and puts it, with a draft on it, in the place of what is open.
 *
 * @param work whose draft it is: that at hand, kept work by its id, or null for new work
 * @returns false where it could not be read: then what is open stays as it is
 */
export async function readInto(
  uid: string,
  draft: Draft,
  found: InspectedFiles,
  work: 'here' | string | null = null,
): Promise<boolean> {
  const series = found.series.find(one => one.uid === uid);
  if (!series) return false;
  const surroundings = { files: found, folders: {}, thumbnails: {} };
  const isOpen = sessionStore.getState().scan !== null || isWaiting();
  if (!isOpen) {
    // The list is there while the slices are read, and to choose another from where they cannot be.
    setSession({ ...NOTHING_KNOWN, ...surroundings, step: 'scan' });
    startWork(draft);
  }
  const before = currentWork();
  const interpolateMissing = draft.interpolateMissing !== null;
  const opened = await runJob('readSeries', { uid, interpolateMissing }, 'scan');
  if (!isOpen) void loadThumbnails(found.series);
  if (!opened) return false;
  if (!isOpen || work === 'here') {
    // Something else was opened meanwhile.
    if (currentWork() !== before) return false;
    setSession({ ...surroundings, thumbnails: sessionStore.getState().thumbnails, step: 'scan' });
    if (isOpen) beginDraft(draft);
    showScan(opened, series, targetOf(draft));
    keepOpenScan(uid);
  } else {
    const kept = work === null ? null : await askForKept(work);
    if (!(await takePlace({ opened, series, draft, surroundings, work: kept }))) return false;
    if (kept && !kept.held.hold) setSession({ dialog: 'elsewhere' });
  }
  if (isOpen) void loadThumbnails(found.series);
  return true;
}

async function askForKept(id: string): Promise<BegunWork> {
  const newest = await readNewest(id);
  return { id, revision: newest?.revision ?? 0, held: await askForWork(id) };
}

/**
 * Where no series is plainly meant: lists them to choose from, or says why none can be used. Over a scan that is open
 * it is only said, and what is open stays; so does a case that waits, where there is nothing to choose.
 *
 * @returns whether the draft was begun
 */
export function offerChoice(found: InspectedFiles, draft: Draft): boolean {
  const isChoice = isAsked(found);
  if (sessionStore.getState().scan || (isWaiting() && !isChoice)) {
    const why = isChoice ? describeChoice(found) : found.doubt;
    if (why) raise('scan', why);
    return false;
  }
  setSession({ ...NOTHING_KNOWN, files: found, folders: {}, thumbnails: {}, step: 'scan' });
  startWork(draft);
  if (found.doubt && !isChoice) raise('scan', found.doubt);
  void loadThumbnails(found.series);
  return true;
}

const describeChoice = ({ doubt }: InspectedFiles): Problem => {
  const { id } = draftStore.getState().patient;
  return doubt?.code === 'series-tied'
    ? {
        code: 'choice-waits',
        message: `These files hold several CT series and none is plainly the one, so the open case (${id}) stays. To choose one of them, close the case first (it stays among the recent ones) and open the files again.`,
      }
    : {
        code: 'choice-waits',
        message: `The CT among these files lacks a slice, which is filled in only once somebody has agreed, so the open case (${id}) stays. To agree, close the case first (it stays among the recent ones) and open the files again.`,
      };
};

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
const isAsked = ({ doubt, series }: InspectedFiles): boolean =>
  doubt?.code === 'series-tied' || (doubt?.code === 'missing-slice' && series.some(s => s.offer));

const describeOther = ({ patient }: Draft): Problem => ({
  code: 'other-scan',
  message: `These files do not hold the scan of the case ${patient.id}, so a new case was begun with them. To go on with ${patient.id}, open its case again together with its scan.`,
});

/**
 * Another series of the same files: once it has been read an edit like any other, so it can be undone. Its axes have to
 * be confirmed anew, and what lay on the other one has to be laid on this one.
 */
export function chooseSeries(uid: string): void {
  const { files, scan } = sessionStore.getState();
  const series = files?.series.find(s => s.uid === uid);
  if (!series?.usable || scan?.series.uid === uid) return;
  if (scan) void changeSeries(uid, null);
  else void readFirst(uid, draftStore.getState().interpolateMissing);
}

/** What was read before the edit that asks for it, on its way to `readSeries`. */
let readAhead: { readonly uid: string; readonly opened: OpenedScan } | null = null;

/** Reads another series of the files at hand, and only then has the draft ask for it. */
async function changeSeries(uid: string, interpolateMissing: Draft['interpolateMissing']): Promise<void> {
  const { scan } = sessionStore.getState();
  const request = { uid, interpolateMissing: interpolateMissing !== null };
  const opened = await runJob('readSeries', request, 'scan');
  if (!opened || sessionStore.getState().scan !== scan) return;
  readAhead = { uid, opened };
  edit(draft => ({ ...otherSeries(draft, uid), interpolateMissing }));
  // A window that may only look makes no edit.
  readAhead = null;
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
async function readFirst(uid: string, interpolateMissing: Draft['interpolateMissing']): Promise<void> {
  const { files } = sessionStore.getState();
  const series = files?.series.find(s => s.uid === uid);
  if (!series) return;
  const request = { uid, interpolateMissing: interpolateMissing !== null };
  const opened = await runJob('readSeries', request, 'scan');
  if (!opened || sessionStore.getState().scan || sessionStore.getState().files !== files) return;
  const before = draftStore.getState();
  const patient = { ...before.patient, ...untold(before.patient, animalOf(series)) };
  beginDraft({ ...before, seriesUid: uid, interpolateMissing, patient });
  showScan(opened, series, targetOf(before));
  keepOpenScan(uid);
}

/** Agrees, by a name, that what the series lacks is filled in, and reads it; with a scan open, an edit that can be undone. */
export function agreeToOffer(uid: string, agreedBy: string): void {
  const { files, scan } = sessionStore.getState();
  if (!files?.series.some(s => s.uid === uid && s.offer)) return;
  const interpolateMissing = { agreedBy, at: new Date().toISOString() };
  clearAlerts('scan');
  if (scan) void changeSeries(uid, interpolateMissing);
  else void readFirst(uid, interpolateMissing);
}

/** Reads the series of the files at hand that the draft asks for into the window, the crosshair in its middle. */
export async function readSeries(uid: string): Promise<void> {
  const series = sessionStore.getState().files?.series.find(s => s.uid === uid);
  if (!series) return;
  const interpolateMissing = draftStore.getState().interpolateMissing !== null;
  const ahead = readAhead?.uid === uid ? readAhead.opened : null;
  const opened = ahead ?? (await runJob('readSeries', { uid, interpolateMissing }, 'scan'));
  if (!opened) return;
  showScan(opened, series, null);
  keepOpenScan(uid);
}

/**
 * Opens a sample patient; with `draft`, to go on with work that was done on it.
 *
 * @returns false where it could not be opened: then what is open stays as it is
 */
export async function openSample(
  name: SampleName,
  draft: Draft | null = null,
  work: BegunWork | null = null,
): Promise<boolean> {
  const opened = await runJob('openSample', { name }, 'scan');
  if (!opened) {
    if (work) letGo(work.held);
    return false;
  }
  const isTaken = await takePlace({
    opened,
    series: opened.series,
    draft: draft ?? {
      ...EMPTY_DRAFT,
      source: { kind: 'sample', name },
      seriesUid: opened.series.uid,
      patient: opened.patient,
      guide: { ...EMPTY_DRAFT.guide, ...opened.guide },
    },
    surroundings: { files: null, folders: {}, thumbnails: { [opened.series.uid]: opened.thumbnail } },
    work,
    at: (draft && targetOf(draft)) ?? opened.lesionLps,
  });
  if (isTaken && draft) setSession({ step: stepOf(draft) });
  return isTaken;
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
