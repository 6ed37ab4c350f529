import type { Problem } from '../../../geometry/core/result';
import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import { judgeOf } from '../../state/carried-out';
import { EMPTY_DRAFT, selectedTrajectory, type Draft } from '../../state/draft';
import { scansBeside } from '../../state/edit-postoperative-scan';
import type { Step } from '../../state/session/steps';
import type { InspectedFiles } from '../../workers/planner/planner-protocol';
import { sampleOfSeries } from '../../workers/planner/sample-series';
import { freshDraft, nameAdded } from './draft-of-series';
import type { BegunWork, Given, Opening, OpeningState, Place } from './opening';
import {
  choiceWaits,
  NO_LATER_SCAN,
  NOTHING_TO_ADD,
  otherScan,
  scanNotKept,
  scanWanted,
} from './opening-problems';

/** New work, in the place of what is open once its scan is read. */
const NEW_INSTEAD = { kind: 'instead', work: null } as const;

/**
 * What is done with what was given, by what is open: the only place that decides it. Changes
 * nothing.
 */
export function decideOpening(given: Given, state: OpeningState): Opening {
  switch (given.kind) {
    case 'files':
      return decideFiles(given, state);
    case 'case':
      return decideCase(given, state);
    case 'work':
      return decideWork(given, state);
    case 'sample':
      return {
        kind: 'read',
        from: { ...given, isNew: true },
        draft: { ...EMPTY_DRAFT, source: given },
        place: NEW_INSTEAD,
        step: 'scan',
        notice: null,
      };
    case 'series':
      return decideSeries(given, state);
  }
}

/** Files without a case among them. */
function decideFiles(
  { found, folder, purpose }: Extract<Given, { readonly kind: 'files' }>,
  state: OpeningState,
): Opening {
  if (purpose === 'beside') {
    if (found.series.some(({ role }) => role)) return layBeside(found, folder, state);
    return { kind: 'refuse', step: 'scan', problem: NOTHING_TO_ADD };
  }
  if (purpose === 'after-biopsy') return measureAfter(found, folder, state);
  const waiting = waitingCase(state);
  const resumed = waiting && resume(waiting, found);
  if (resumed) return resumed;
  if (expectsLater(state)) return measureAfter(found, folder, state);
  if (isAddition(found, state)) return layBeside(found, folder, state);
  const meant = found.series.find(({ uid }) => uid === found.preselected);
  const fresh = freshDraft(meant, folder);
  const notice = waiting && otherScan(waiting.draft);
  if (!meant) return listSeries(found, fresh, state, notice);
  return {
    kind: 'read',
    from: { kind: 'files', found, series: meant },
    draft: fresh,
    place: placeOf(state),
    step: 'scan',
    notice,
  };
}

/**
 * A saved case: its scan is looked for among the files that came with it, on the screen, and among
 * the samples.
 */
function decideCase(
  { draft, found }: Extract<Given, { readonly kind: 'case' }>,
  state: OpeningState,
): Opening {
  if (found) {
    const read = readMeant(draft, found, placeOf(state));
    if (read) return read;
    const isOffered = offers(found, draft.seriesUid);
    if (isOffered || (draft.seriesUid === null && found.series.length > 0)) {
      const seriesUid = isOffered ? draft.seriesUid : null;
      return listSeries(found, nameAdded({ ...draft, seriesUid }, found.series), state, null);
    }
  }
  if (state.scan && state.scan.series.uid === draft.seriesUid) return continueOnScan(draft, state.draft);
  const name = sampleOfSeries(draft.seriesUid);
  if (!name) return waitForScan(draft, null, state, scanWanted);
  const source = { kind: 'sample', name } as const;
  return {
    kind: 'read',
    from: { ...source, isNew: false },
    draft: { ...draft, source },
    place: NEW_INSTEAD,
    step: stepOf(draft),
    notice: null,
  };
}

/** Work that was kept: its scan is kept too, simulated anew, or waited for. */
function decideWork(
  { work, held, kept }: Extract<Given, { readonly kind: 'work' }>,
  state: OpeningState,
): Opening {
  const { id, revision, draft, series, step } = work;
  const begun = { id, revision, held };
  const read = { kind: 'read', draft, place: { kind: 'instead', work: begun }, step, notice: null } as const;
  if (kept) return { ...read, from: { kind: 'kept', opened: kept, series } };
  if (draft.source?.kind === 'sample') return { ...read, from: { ...draft.source, isNew: false } };
  return waitForScan(draft, begun, state, scanNotKept);
}

/** One of the list: nothing is chosen twice, and nothing that cannot be read. */
function decideSeries(
  { uid, agreed }: Extract<Given, { readonly kind: 'series' }>,
  { files, scan, draft }: OpeningState,
): Opening {
  const series = files?.series.find(one => one.uid === uid);
  const isThere = agreed ? series?.offer : series?.usable && scan?.series.uid !== uid;
  if (!series || !isThere) return { kind: 'nothing' };
  if (scan) return { kind: 'other-series', series, agreed };
  return { kind: 'first-series', series, agreed: agreed ?? draft.interpolateMissing };
}

/** A case that waits for its scan: over the one that is open, or in the place of one. */
interface WaitingCase {
  readonly draft: Draft;
  readonly place: Place;
}

function waitingCase(state: OpeningState): WaitingCase | null {
  const { awaited, draft } = state;
  if (awaited) return { draft: awaited.draft, place: { kind: 'instead', work: awaited.workId } };
  return isWaiting(state) ? { draft, place: { kind: 'waiting' } } : null;
}

/** Whether a case is at hand that was opened or restored without its scan. */
const isWaiting = ({ draft: { source, trajectories }, scan }: OpeningState): boolean =>
  source?.kind === 'files' && !scan && trajectories.length > 0;

/** Goes on with a case that has waited; null where the files do not hold its scan. */
function resume({ draft, place }: WaitingCase, found: InspectedFiles): Opening | null {
  const read = readMeant(draft, found, place);
  if (read) return read;
  if (place.kind !== 'waiting' || !offers(found, draft.seriesUid)) return null;
  // Asked in the Scan step, whether what its scan lacks may be filled in: the case goes on waiting
  // until then.
  return { kind: 'list', found, draft: null, notice: null };
}

/** Reads the series of these files that a case is about; null where it is not among them. */
function readMeant(draft: Draft, found: InspectedFiles, place: Place): Opening | null {
  const series = findMeant(draft, found);
  if (!series) return null;
  return {
    kind: 'read',
    from: { kind: 'files', found, series },
    draft: nameAdded({ ...draft, seriesUid: series.uid }, found.series),
    place,
    step: stepOf(draft),
    notice: null,
  };
}

/** The series that a case is about; one that names none means what is plainly meant. */
function findMeant(
  { seriesUid, interpolateMissing }: Draft,
  { series, preselected }: InspectedFiles,
): SeriesSummary | null {
  const hasAgreed = interpolateMissing !== null;
  const uid = seriesUid ?? preselected ?? (hasAgreed ? (series.find(s => s.offer)?.uid ?? null) : null);
  return series.find(s => s.uid === uid && (s.usable || (hasAgreed && s.offer))) ?? null;
}

const offers = ({ series }: InspectedFiles, uid: string | null): boolean =>
  series.some(s => s.offer && s.uid === uid);

/** New work begins at once where nothing is open, else once its scan is read. */
const placeOf = (state: OpeningState): Place =>
  state.scan || isWaiting(state) ? NEW_INSTEAD : { kind: 'empty' };

/**
 * Where no series is plainly meant: lists them to choose from, or says why none can be used. Over a
 * scan that is open it is only said, and what is open stays; so does a case that waits, where there
 * is nothing to choose.
 *
 * @param notice what to say once there is a list to choose from
 */
function listSeries(
  found: InspectedFiles,
  draft: Draft,
  state: OpeningState,
  notice: Problem | null,
): Opening {
  const isChoice = isAsked(found);
  if (!state.scan && (isChoice || !isWaiting(state)))
    return { kind: 'list', found, draft, notice: isChoice ? notice : found.doubt };
  const problem = isChoice ? choiceWaits(found, state.draft) : found.doubt;
  return problem ? { kind: 'refuse', step: 'scan', problem } : { kind: 'nothing' };
}

/**
 * Whether the doubt is one that the Scan step asks about: which of several, or whether what one
 * lacks may be filled in.
 */
const isAsked = ({ doubt, series }: InspectedFiles): boolean =>
  doubt?.code === 'series-tied' || (doubt?.code === 'missing-slice' && series.some(s => s.offer));

/** On the Verify step, with a plan there, another scan is the one made after the biopsy. */
export const expectsLater = ({ step, scan, final, draft }: OpeningState): boolean =>
  step === 'verify' && scan !== null && judgeOf(draft, { final }) !== null;

function measureAfter(found: InspectedFiles, folder: string, { scan, draft }: OpeningState): Opening {
  if (!scan) return { kind: 'nothing' };
  const others = found.series.filter(({ usable, uid }) => usable && uid !== scan.series.uid);
  const meant =
    others.find(({ uid }) => uid === found.preselected) ?? (others.length === 1 ? others[0] : null);
  if (!meant) return { kind: 'refuse', step: 'verify', problem: NO_LATER_SCAN };
  // The one that was not at hand keeps how it was laid and marked.
  const series = draft.later?.seriesUid === meant.uid ? null : meant;
  return { kind: 'measure-after', found, folder, series };
}

/**
 * Whether files that were dropped while a CT is open belong beside it: they hold what the case
 * waits for, or an MR, and no CT but its own.
 */
function isAddition(found: InspectedFiles, { scan, draft }: OpeningState): boolean {
  if (!scan) return false;
  const beside = scansBeside(draft);
  const isOurs = (uid: string): boolean =>
    uid === scan.series.uid || beside.some(({ seriesUid }) => seriesUid === uid);
  return (
    found.series.every(({ usable, uid }) => !usable || isOurs(uid)) &&
    found.series.some(({ role, uid }) => role === 'mr' || (role && uid !== scan.series.uid))
  );
}

/** The only series among them that can be laid on the CT, is. */
function layBeside(found: InspectedFiles, folder: string, { scan, draft }: OpeningState): Opening {
  if (!scan) return { kind: 'nothing' };
  const [only, another] = found.series.filter(({ role, uid }) => role && uid !== scan.series.uid);
  const isThere = scansBeside(draft).some(({ seriesUid }) => seriesUid === only?.uid);
  return { kind: 'lay-beside', found, folder, add: only && !another && !isThere ? only.uid : null };
}

/** On the scan that is open already, the case is an edit like any other and can be undone. */
function continueOnScan(draft: Draft, { source, later }: Draft): Opening {
  return {
    kind: 'edit',
    change: {
      ...draft,
      ...(source?.kind === 'sample' ? { source } : {}),
      // The scan made after the biopsy may be there before the plan that it is judged by.
      ...(draft.carriedOut ? { later } : {}),
    },
    step: stepOf(draft),
    crosshair: selectedTrajectory(draft)?.targetLps ?? null,
  };
}

function waitForScan(
  draft: Draft,
  work: BegunWork | null,
  { scan, draft: open }: OpeningState,
  noticeOf: typeof scanWanted,
): Opening {
  return { kind: 'wait', isBeside: scan !== null, draft, work, notice: noticeOf(draft, scan && open) };
}

/** Where work on a draft goes on: what was carried out is there to be judged. */
const stepOf = ({ carriedOut, orientation }: Draft): Step =>
  carriedOut ? 'verify' : orientation ? 'path' : 'orientation';
