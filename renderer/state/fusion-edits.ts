import type { Problem } from '../../geometry/core/result';
import type { Vec3 } from '../../geometry/core/vector';
import { composeTransforms, type RigidTransform } from '../../geometry/fusion/rigid-transform';
import { sealFusion } from '../../geometry/plan/document/seal';
import { MOST_ADDED, MOST_LANDMARKS, newAdded, nextScanId } from './case-scans';
import type { Draft } from './draft';
import { draftStore, edit } from './draft-store';
import type { AddedScan, DraftFusion } from './added-scan';
import { FUSION_DEFAULTS } from '../../geometry/plan/document/scan-schema';

/**
 * Every edit of the scans beside the CT; each is one undo step. What moves a scan takes its
 * acceptance back.
 */

export const findAdded = (id: string | null, draft: Draft = draftStore.getState()): AddedScan | null =>
  draft.added.find(scan => scan.id === id) ?? null;

/**
 * Adds a series; the one that is there already is not added twice. Gives its id; null where no more
 * can be added.
 */
export function addScan(
  series: Pick<AddedScan, 'role' | 'source' | 'seriesUid' | 'description'>,
): string | null {
  const draft = draftStore.getState();
  const known = draft.added.find(scan => scan.seriesUid === series.seriesUid);
  if (known) return known.id;
  if (draft.added.length >= MOST_ADDED) return null;
  const id = nextScanId(series.role, draft.added);
  edit(({ added }) => ({ added: [...added, newAdded({ ...series, id })] }));
  return id;
}

export const removeScan = (id: string): void =>
  edit(({ added }) => ({ added: added.filter(scan => scan.id !== id) }));

/** Lays a scan on the CT as a registration or a fit of landmarks found it. */
export function layScan(
  id: string,
  laid: Pick<DraftFusion, 'fixedFromMoving' | 'method' | 'metric' | 'quality'>,
  doubts: readonly Problem[] = [],
): void {
  const { nudges, acceptedBy, at, seal } = FUSION_DEFAULTS;
  change(id, scan => ({
    fusion: { ...laid, nudges, acceptedBy, at, seal },
    doubts,
    withdrawnFrom: scan.fusion?.acceptedBy ?? scan.withdrawnFrom,
  }));
}

/** A scan as it was before it was laid on a CT: another CT is planned on now. */
export const layOff = (scan: AddedScan): AddedScan => ({
  ...scan,
  fusion: null,
  doubts: [],
  landmarks: [],
  withdrawnFrom: scan.fusion?.acceptedBy ?? scan.withdrawnFrom,
});

/**
 * Moves a scan by hand from where it was when the move began; what a registration said of it holds
 * no longer.
 *
 * @param done false while a key is held down or the mouse is dragged: one move is one undo step and
 *   one nudge
 */
export function nudgeScan(id: string, from: RigidTransform, motion: RigidTransform, done = true): void {
  const moved = composeTransforms(motion, from);
  const { metric, quality, acceptedBy, at, seal } = FUSION_DEFAULTS;
  change(
    id,
    scan => ({
      fusion: {
        fixedFromMoving: moved,
        method: scan.fusion?.method ?? 'by-hand',
        metric,
        quality,
        nudges: (scan.fusion?.nudges ?? 0) + (done ? 1 : 0),
        acceptedBy,
        at,
        seal,
      },
      doubts: [],
      withdrawnFrom: scan.fusion?.acceptedBy ?? scan.withdrawnFrom,
    }),
    done,
  );
}

/** Signs a fusion; one whose registration failed cannot be signed. */
export function acceptFusion(id: string, acceptedBy: string, at: string): void {
  const { content: fixed } = draftStore.getState();
  change(id, ({ fusion, content }) =>
    fusion && fusion.quality !== 'failed'
      ? {
          fusion: {
            ...fusion,
            acceptedBy,
            at,
            seal: fixed && content ? sealFusion(fixed, content, fusion.fixedFromMoving) : null,
          },
          withdrawnFrom: null,
        }
      : {},
  );
}

/** Takes an acceptance back, in so many words. */
export function withdrawAcceptance(id: string): void {
  const { acceptedBy, at, seal } = FUSION_DEFAULTS;
  change(id, ({ fusion }) => (fusion ? { fusion: { ...fusion, acceptedBy, at, seal } } : {}));
}

/**
 * Marks a spot: the first end of a new pair on the CT, or on the added scan the second of the pair
 * begun last.
 */
export function markLandmark(id: string, lps: Vec3): void {
  const kept: Vec3 = [round(lps[0]), round(lps[1]), round(lps[2])];
  change(id, ({ landmarks }) => {
    const last = landmarks.at(-1);
    if (last && !last.movingLps) {
      return { landmarks: [...landmarks.slice(0, -1), { fixedLps: last.fixedLps, movingLps: kept }] };
    }
    return landmarks.length < MOST_LANDMARKS
      ? { landmarks: [...landmarks, { fixedLps: kept, movingLps: null }] }
      : {};
  });
}

/** Whether the next spot is to be marked on the added scan. */
export const awaitsMoving = ({ landmarks }: Pick<AddedScan, 'landmarks'>): boolean =>
  landmarks.at(-1)?.movingLps === null;

export const removeLandmark = (id: string, place: number): void =>
  change(id, ({ landmarks }) => ({ landmarks: landmarks.filter((_, n) => n !== place) }));

/** A hundredth of a millimetre, as targets are kept that were clicked. */
const round = (value: number): number => Math.round(value * 100) / 100 + 0;

function change(id: string, part: (scan: AddedScan) => Partial<AddedScan>, done = true): void {
  edit(
    ({ added }) => ({ added: added.map(scan => (scan.id === id ? { ...scan, ...part(scan) } : scan)) }),
    done,
  );
}
