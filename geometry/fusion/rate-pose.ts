import type { Radians } from '../core/frames';
import { median } from '../core/median';
import { seededRandom } from '../core/random';
import type { Vec3 } from '../core/vector';
import type { GreyScale, RankedVolume } from './rank-grey';
import type { GreySamples } from './pick-samples';
import { createSimilarityMetric } from './similarity-metric';
import { refinePose } from './refine-pose';
import {
  composeTransforms,
  shiftBy,
  transformPoint,
  turnAbout,
  type RigidTransform,
} from './rigid-transform';

/** What speaks for a pose and against it, beside the measure that it was found by. */
export interface PoseEvidence {
  /** What part of the smaller of both animals lies in both scans, 0 to 1. */
  readonly overlap: number;
  /**
   * How far parts of the head would rather lie elsewhere, mm: the median over its octants of the
   * shift that each one's own similarity asks for. Near zero for the same head; another head fits
   * nowhere in all its parts.
   */
  readonly strainMm: number;
  /** The least and the greatest of those shifts, mm. */
  readonly strainsMm: readonly number[];
  /**
   * By how much the measure stands out: its height over 1 here, by that of poses some way off (the
   * mean of some).
   */
  readonly contrast: number;
}

/** An octant with fewer samples in common than this has no say. */
const LEAST_SAMPLES = 800;
/** Poses to compare with lie this far off: clearly wrong, and still over the same tissue. */
const OFF_MM = 10;
const OFF_DEG = 10;
const OFF_POSES = 24;
const SEED = 0x0ff;
/** Shifts of an octant are sought up to about twice this far, mm. */
const STEP_MM = 1.5;

/**
 * Gathers the evidence for a pose.
 *
 * @param samples of one scan, whose points `pose` takes to the frame of `other`
 * @param centre the turns' pivot in the samples' frame, LPS mm
 */
export function ratePose(
  pose: RigidTransform,
  samples: GreySamples,
  other: RankedVolume,
  centre: Vec3,
  scales: { readonly samples: GreyScale; readonly other: GreyScale },
): PoseEvidence {
  const strainsMm = octants(samples, centre).flatMap(mask => {
    if (mask.length < LEAST_SAMPLES) return [];
    const similarity = createSimilarityMetric(samples, other, mask);
    if (similarity(pose).overlap < 0.6) return [];
    const found = refinePose(at => similarity(at).metric, pose, centre, {
      stepMm: STEP_MM,
      toleranceMm: 0.1,
      rounds: 6,
      shiftsOnly: true,
    });
    const [a, b] = [transformPoint(pose, centre), transformPoint(found.pose, centre)];
    return [Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])];
  });
  strainsMm.sort((a, b) => a - b);

  const similarity = createSimilarityMetric(samples, other);
  const random = seededRandom(SEED);
  let off = 0;
  for (let n = 0; n < OFF_POSES; n++) {
    const shift = random.direction().map(d => OFF_MM * d) as unknown as Vec3;
    const turn = turnAbout(
      transformPoint(pose, centre),
      random.direction(),
      ((OFF_DEG * Math.PI) / 180) as Radians,
    );
    off += similarity(composeTransforms(shiftBy(shift), composeTransforms(turn, pose))).metric - 1;
  }
  const here = similarity(pose);
  return {
    overlap: foregroundOverlap(pose, samples, other, scales),
    strainMm: strainsMm.length > 0 ? median(strainsMm) : Infinity,
    strainsMm,
    contrast: (here.metric - 1) / Math.max(1e-9, off / OFF_POSES),
  };
}

/** Indices of the samples in each of the eight parts that planes through the centre make. */
function octants({ points, bins }: GreySamples, centre: Vec3): Uint32Array[] {
  const parts: number[][] = Array.from({ length: 8 }, () => []);
  for (let s = 0; s < bins.length; s++) {
    const side = (c: 0 | 1 | 2): number => (points[3 * s + c]! > centre[c] ? 1 << c : 0);
    parts[side(0) + side(1) + side(2)]!.push(s);
  }
  return parts.map(part => Uint32Array.from(part));
}

function foregroundOverlap(
  pose: RigidTransform,
  samples: GreySamples,
  other: RankedVolume,
  scales: { readonly samples: GreyScale; readonly other: GreyScale },
): number {
  const animal: number[] = [];
  samples.bins.forEach((bin, s) => {
    if (bin > 1) animal.push(s);
  });
  const common = createSimilarityMetric(samples, other, Uint32Array.from(animal))(pose).overlap;
  const smaller = Math.min(scales.samples.volumeMm3, scales.other.volumeMm3);
  return Math.min(1, (common * scales.samples.volumeMm3) / Math.max(1, smaller));
}
