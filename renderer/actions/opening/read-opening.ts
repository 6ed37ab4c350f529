import type { PatientPoint } from '../../../geometry/core/frames';
import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import { ifStillWanted, type Ground } from '../../state/derived/if-still-wanted';
import { selectedTrajectory, type Draft } from '../../state/draft';
import { beginDraft } from '../../state/draft-store';
import { isOtherScan } from '../../state/scan-questions';
import { NOTHING_KNOWN, raise, setSession, type Session } from '../../state/session-store';
import type { OpenedScan } from '../../workers/planner/planner-protocol';
import { settleWork } from '../autosave';
import { askForWork, letGo } from '../hold-work';
import { loadThumbnails } from '../load-thumbnails';
import { currentWork, readNewest, startWork } from '../recent-work';
import { runJob } from '../run-job';
import { awaitCase } from './awaited-case';
import type { BegunWork, Place, ReadOpening } from './opening';
import { showScan } from './show-scan';

/** A scan that has been read, and what is decided on it. */
interface ReadScan {
  readonly opened: OpenedScan;
  readonly series: SeriesSummary;
  readonly draft: Draft;
  /** Where it was read from, and how its series look. */
  readonly surroundings: Pick<Session, 'files' | 'folders' | 'thumbnails'>;
  /** Where to look; null: the middle. */
  readonly at: PatientPoint | null;
}

interface ReadCase extends ReadScan {
  /** Null: new work, or that at hand. */
  readonly work: BegunWork | null;
}

/** Openings are numbered as they begin. */
let last = 0;
/** Of the newest that took the place of what was open: those before it are late. */
let taken = 0;

/**
 * Reads a series and puts its case on the screen; what is open is kept before it gives way. Where
 * the series cannot be read, or what is open cannot be kept, or something newer was opened
 * meanwhile, everything stays as it is.
 */
export async function readOpening(opening: ReadOpening): Promise<void> {
  const { from, draft, place, step, notice } = opening;
  const number = ++last;
  const found = from.kind === 'files' ? from.found : null;
  if (place.kind === 'empty') {
    setSession({ ...NOTHING_KNOWN, files: found, folders: {}, thumbnails: {}, step: 'scan' });
    startWork(draft);
  }
  const read = await ifStillWanted(groundOf(place, number), () => prepare(opening), dropRead);
  if (found && (read || place.kind === 'empty')) void loadThumbnails(found.series);
  if (!read) return;
  taken = number;
  show(read, place);
  const { work } = read;
  const isSaved = from.kind === 'kept' && work?.held.hold;
  setSession({
    step: isOtherScan(read.draft, read.opened) ? 'scan' : step,
    ...(isSaved ? { save: { kind: 'saved', at: new Date() } as const } : {}),
    ...(work && !work.held.hold ? { dialog: 'elsewhere' } : {}),
  });
  if (notice) raise('scan', notice);
}

/**
 * Late: another case is at hand than the one that waits for this scan; or what was opened later has
 * come first.
 */
const groundOf = (place: Place, number: number): Ground =>
  place.kind === 'instead' ? () => [taken > number] : (_, { scan, files }) => [currentWork(), scan, files];

/** Reads the scan and, before anything gives way to it, keeps what is open. */
async function prepare(opening: ReadOpening): Promise<ReadCase | null> {
  const { place } = opening;
  const scan = await readScan(opening);
  if (place.kind !== 'instead') return scan && { ...scan, work: null };
  const work = typeof place.work !== 'string' ? place.work : scan && (await askForKept(place.work));
  if (scan && (await settleWork())) return { ...scan, work };
  if (work) letGo(work.held);
  return null;
}

function dropRead({ work }: ReadCase): void {
  if (work) letGo(work.held);
}

async function askForKept(id: string): Promise<BegunWork> {
  const newest = await readNewest(id);
  return { id, revision: newest?.revision ?? 0, held: await askForWork(id) };
}

/** Null where it was refused, which has been said, or cancelled. */
async function readScan({ from, draft }: ReadOpening): Promise<ReadScan | null> {
  const target = selectedTrajectory(draft)?.targetLps ?? null;
  const nowhere = { files: null, folders: {}, thumbnails: {} };
  if (from.kind === 'kept') {
    const { opened, series } = from;
    return { opened, series, draft, surroundings: nowhere, at: target };
  }
  if (from.kind === 'files') {
    const { found, series } = from;
    const request = { uid: series.uid, interpolateMissing: draft.interpolateMissing !== null };
    const opened = await runJob('readSeries', request, 'scan');
    return opened && { opened, series, draft, surroundings: { ...nowhere, files: found }, at: target };
  }
  const opened = await runJob('openSample', { name: from.name }, 'scan');
  if (!opened) return null;
  const { series, thumbnail, patient, guide, lesionLps } = opened;
  return {
    opened,
    series,
    draft: from.isNew
      ? { ...draft, seriesUid: series.uid, patient, guide: { ...draft.guide, ...guide } }
      : draft,
    surroundings: { ...nowhere, thumbnails: { [series.uid]: thumbnail } },
    at: target ?? lesionLps,
  };
}

function show({ opened, series, draft, surroundings, at, work }: ReadCase, place: Place): void {
  if (place.kind === 'instead') {
    awaitCase(null);
    setSession({ ...NOTHING_KNOWN, ...surroundings, step: 'scan' });
    startWork(draft, work?.id, work?.revision, work?.held);
  } else {
    // The pictures of the list stay until there are new ones.
    setSession({ files: surroundings.files, folders: {}, step: 'scan' });
    if (place.kind === 'waiting') beginDraft(draft);
  }
  showScan(opened, series, at);
}
