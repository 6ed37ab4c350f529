import type { PatientPoint } from '../../geometry/core/frames';
import { NO_IDENTITY } from '../../geometry/scan/source/scan-identity';
import type { SeriesSummary } from '../../geometry/scan/scan-inventory';
import { middleOfVolume } from '../../geometry/volume/volume';
import type { OpenedScan } from '../workers/planner/planner-protocol';
import { selectedTrajectory, type Draft } from '../state/draft';
import { draftStore } from '../state/draft-store';
import { scansBeside } from '../state/edit-postoperative-scan';
import { isOtherScan } from '../state/scan-questions';
import { NOTHING_KNOWN, sessionStore, setSession, type Session } from '../state/session-store';
import { settleWork } from './autosave';
import { awaitCase } from './awaited-case';
import { letGo, type HeldWork } from './hold-work';
import { startWork } from './recent-work';
import { planner } from './run-job';
import type { Step } from '../state/session/steps';

/** Kept work that is gone on with. */
export interface BegunWork {
  readonly id: string;
  /** Of its last save. */
  readonly revision: number;
  readonly held: HeldWork;
}

/** A scan that has been read and can be used, and what is decided on it. */
export interface ReadCase {
  readonly opened: OpenedScan;
  readonly series: SeriesSummary;
  readonly draft: Draft;
  /** Where it was read from, and how its series look. */
  readonly surroundings: Pick<Session, 'files' | 'folders' | 'thumbnails'>;
  /** Null: new work. */
  readonly work: BegunWork | null;
  /** Where to look; default: the target of the path, else the middle. */
  readonly at?: PatientPoint | null;
}

/**
 * Puts a case in the place of what is open, which is kept before. Nothing else closes a case to open another: until its
 * scan has been read, what is open stays as it is.
 *
 * @returns false where what is open could not be kept: then everything stays as it is, and an alert says so
 */
export async function takePlace({
  opened,
  series,
  draft,
  surroundings,
  work,
  at = null,
}: ReadCase): Promise<boolean> {
  if (!(await settleWork())) {
    if (work) letGo(work.held);
    return false;
  }
  awaitCase(null);
  setSession({ ...NOTHING_KNOWN, ...surroundings, step: 'scan' });
  startWork(draft, work?.id, work?.revision, work?.held);
  showScan(opened, series, at ?? targetOf(draft));
  keepOpenScan(series.uid);
  return true;
}

/** Keeps the scan that is open for the next session. */
export function keepOpenScan(key: string): void {
  const added = scansBeside(draftStore.getState()).flatMap(({ seriesUid }) => seriesUid ?? []);
  void planner.run('cacheVolume', { key, added });
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

/** The target of the selected path. */
export const targetOf = (draft: Draft): PatientPoint | null => selectedTrajectory(draft)?.targetLps ?? null;

/** Where work on a draft goes on. */
export function stepOf(draft: Draft): Step {
  const { scan } = sessionStore.getState();
  if (scan && isOtherScan(draft, scan)) return 'scan';
  // What was carried out is there to be judged.
  if (draft.carriedOut) return 'verify';
  return draft.orientation ? 'path' : 'orientation';
}
