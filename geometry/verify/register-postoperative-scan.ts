import { decimal } from '../core/message';
import { within, type OnProgress } from '../core/progress';
import { refuse, succeed, type Result } from '../core/result';
import { joined, phrase, words } from '../messages/phrase';
import { distance, type Vec3 } from '../core/vector';
import { fuseVolumes } from '../fusion/fuse-volumes';
import type { FuseOptions, FusionQuality } from '../fusion/fusion';
import { invertTransform, transformPoint } from '../fusion/rigid-transform';
import type { Volume } from '../volume/volume';
import { refineOnBone, type BoneFit } from './refine-on-bone';

/**
 * On the bone a pose moves this far at most from where the fusion had it, mm: more means that one
 * of them is wrong.
 */
const MOST_SHIFT_MM = 1.5;
/**
 * Beyond this the bone's edges do not fit each other, mm: another animal, or a wrong voxel size.
 */
const MOST_MISFIT_MM = 0.35;

/** How a later scan lies on the planned CT. */
export interface RegisteredScan extends BoneFit {
  readonly quality: FusionQuality;
  /** Normalised mutual information of the fusion that it started from. */
  readonly metric: number;
  readonly strainMm: number;
}

/** The CT that was planned on, and the one made after the operation. */
export interface ScanPair {
  readonly planned: Volume;
  readonly later: Volume;
}

/**
 * Lays a CT made after the operation on the planned one: the fusion of both whole heads first,
 * whose verdict decides, then the bone about the paths. A needle, a hole and swollen skin have no
 * say in the second.
 *
 * @param path whose surroundings' bone is compared, LPS mm of the planned CT
 * @returns refused where the later scan is the planned one over again, where the fusion is not
 *   good, or where the bone does not agree with it
 */
export async function registerPostoperativeScan(
  { planned, later }: ScanPair,
  path: { readonly targetLps: Vec3; readonly entryLps: Vec3 },
  options: FuseOptions = {},
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<RegisteredScan>> {
  if (isSameScan(planned, later)) return refuse('later-scan-is-planned', phrase('later-scan-is-planned'));
  const fused = await fuseVolumes(planned, later, options, within(onProgress, 0, 0.9), signal);
  if (!fused.ok) return fused;
  const { fixedFromMoving, quality, metric, strainMm, reasons } = fused.value;
  if (quality !== 'good') {
    return refuse('later-scan-not-laid', joined([words('later-scan-not-laid'), ...reasons]));
  }
  onProgress?.({ doing: 'Laying bone on bone', fraction: 0.9 });
  const fit = refineOnBone(planned, later, fixedFromMoving, path);
  if (!fit) {
    return refuse('later-scan-too-little-bone', phrase('later-scan-too-little-bone'));
  }
  const shiftMm = Math.max(
    ...[path.targetLps, path.entryLps].map(p =>
      distance(transformPoint(fit.fixedFromMoving, transformPoint(invertTransform(fixedFromMoving), p)), p),
    ),
  );
  // Written so that what is no number is refused too.
  if (!(shiftMm <= MOST_SHIFT_MM && fit.misfitMm <= MOST_MISFIT_MM)) {
    return refuse(
      'later-scan-bone-misfits',
      phrase('later-scan-bone-misfits', {
        misfit: decimal(fit.misfitMm, 2),
        mostMisfit: MOST_MISFIT_MM,
        shift: decimal(shiftMm, 1),
        mostShift: MOST_SHIFT_MM,
      }),
    );
  }
  onProgress?.({ doing: 'Laying bone on bone', fraction: 1 });
  return succeed({ ...fit, quality, metric, strainMm });
}

/** Whether two scans are one, voxel for voxel: the noise of no two is alike. */
const isSameScan = (a: Volume, b: Volume): boolean =>
  a.sizeVoxels.every((n, axis) => n === b.sizeVoxels[axis]) && a.voxels.every((hu, n) => hu === b.voxels[n]);
