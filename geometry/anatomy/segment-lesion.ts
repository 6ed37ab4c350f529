import { voxelPoint, type PatientPoint } from '../core/frames';
import { refuse, succeed, type Result } from '../core/result';
import { phrase } from '../messages/phrase';
import { pointWords } from '../messages/point-words';
import { contourGrid } from '../surface/isosurface/contour-grid';
import { measureExtent, type MeshExtent } from '../surface/mesh/measure-extent';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { smoothWithin } from '../volume/smooth-within';
import { isInside, voxelToPatient, type Volume } from '../volume/volume';
import { transformDistance3d } from '../volume/transform-distance-3d';
import { cutBrainBall, type BrainBall } from './cut-brain-ball';
import type { Endocranium } from './find-endocranium';
import { openingConstrainedGrowth, type GrownRegion } from './opening-constrained-growth';

export interface LesionOptions {
  /**
   * The lesion is what lies above, HU; null, the default, for half-way between it and the brain
   * round it.
   */
  readonly lowerHu?: number | null;
  /** How far from the seed it may reach, mm. Default 20. */
  readonly maxRadiusMm?: number;
  /** Width of the scan's edge blur, mm FWHM, as measured on the bone. Default 0.9. */
  readonly blurMm?: number | null;
}

/** An enhancing lesion outlined on the scan. */
export interface Lesion extends MeshExtent {
  /** Closed, oriented outward, LPS mm. */
  readonly mesh: TriangleMesh;
  /**
   * The voxels in it: 1 at i + ni * (j + nj * k) for the volume's voxel (i, j, k) + `firstVoxel`.
   */
  readonly mask: {
    readonly firstVoxel: readonly [number, number, number];
    readonly sizeVoxels: readonly [number, number, number];
    readonly inside: Uint8Array;
  };
  /** The value that was outlined at, HU. */
  readonly lowerHu: number;
  /** Of the lesion's inside and of the brain round it, HU. */
  readonly lesionHu: number;
  readonly brainHu: number;
}

/**
 * Evens out the scanner's noise (20 HU to 2 to 5) and blurs little that is large enough to be
 * biopsied.
 */
const SMOOTH_MM = 0.7;
/** As near the brain-case's wall as this, the bone's own blur brightens the brain, mm. */
const WALL_MM = 1;
/**
 * What hangs on the lesion by less than twice this, vessels and sheets of dura, is not of it, mm.
 */
const NECK_MM = 1;
/** A click may miss the lesion by this, mm. */
const MISS_MM = 3;
/**
 * What stands out from the brain by less, or by less than `leastSpreads` of the brain's own spread,
 * does not, HU.
 */
const LEAST_CONTRAST_HU = 14;
const LEAST_SPREADS = 3;
/**
 * Brighter than the lesion by this share of its contrast is something else: a vessel, a
 * calcification, bone.
 */
const BRIGHTER_SHARE = 1;
/**
 * The brain that the lesion is held against lies between these from it, mm: further off, another
 * tissue may begin.
 */
const ROUND_NEAR_MM = 1.8;
const ROUND_FAR_MM = 3.2;
/** The level has settled where a round moves it by less, HU. */
const SETTLED_HU = 0.5;
const MOST_ROUNDS = 4;
/**
 * A blurred ball's level is not lowered by more than this share of its contrast: smaller balls are
 * not there.
 */
const MOST_LOWERED = 0.2;
/** Scanner's blur where it is not known, mm FWHM. */
const USUAL_BLUR_MM = 0.9;
/** A smaller thing is no target for a needle of 1.8 mm: a ball 3 mm across. */
const LEAST_VOLUME_MM3 = 14;

/**
 * Outlines an enhancing lesion from one click in or beside it: the brain smoothed within the
 * brain-case, what lies above half-way between lesion and the brain round it (both read from the
 * scan, in a few rounds), grown from the click with leaks guarded against, and the smoothed scan's
 * own level surface round that. The level is lowered by what blur takes off a ball of that size (a
 * Gaussian blur of variance s2 moves a half-maximum by s2 / r inward, see `createCurvatureShift`).
 *
 * Nothing nearer than 1 mm to the brain-case's wall is outlined, so one that sits on the dura is
 * flat there.
 *
 * Refuses, in words: 'lesion-outside-brain', 'lesion-not-seen', 'lesion-too-thin',
 * 'lesion-runs-on'.
 *
 * @param seedLps the click, LPS mm
 */
export function segmentLesion(
  volume: Volume,
  endocranium: Endocranium,
  seedLps: PatientPoint,
  { lowerHu = null, maxRadiusMm = 20, blurMm = null }: LesionOptions = {},
): Result<Lesion> {
  if (!isInside(volume, seedLps) || endocranium.distanceMm(seedLps) > MISS_MM) {
    return refuse('lesion-outside-brain', phrase('lesion-outside-brain', { place: pointWords(seedLps) }));
  }
  const ball = cutBrainBall(volume, endocranium, seedLps, maxRadiusMm, WALL_MM);
  const field = smoothWithin(ball.values, ball.brain, ball.size, ball.spacingMm, SMOOTH_MM);
  const { middle, spread } = describeBrain(field);
  const least = Math.max(LEAST_CONTRAST_HU, LEAST_SPREADS * spread);
  const seed = brightestNear(field, ball, lowerHu ?? middle + least);
  if (seed < 0) return notSeen(seedLps, middle, lowerHu ?? middle + least);

  let brainHu = middle;
  // To begin with all that stands out, since the click may have met a vessel or a clot in the
  // lesion.
  let lesionHu = Infinity;
  let level = lowerHu ?? middle + least;
  let grown: GrownRegion | null = null;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const upper = lesionHu + BRIGHTER_SHARE * Math.max(lesionHu - brainHu, least);
    const candidates = Uint8Array.from(field, v => (v > level && v < upper ? 1 : 0));
    grown = openingConstrainedGrowth(candidates, ball, seed, NECK_MM, MISS_MM);
    if (!grown || grown.cells * ball.voxelMm3 < LEAST_VOLUME_MM3) {
      return refuse(
        'lesion-too-thin',
        phrase(lowerHu === null ? 'lesion-too-thin' : 'lesion-too-thin-above'),
      );
    }
    if (reachesOut(grown, ball, maxRadiusMm)) {
      return refuse(
        'lesion-runs-on',
        phrase('lesion-runs-on', { radius: maxRadiusMm, level: Math.round(level) }),
      );
    }
    const seen = contrastOf(grown, field, ball);
    lesionHu = seen.lesionHu;
    brainHu = seen.brainHu ?? brainHu;
    if (lowerHu !== null) break;
    const next = halfLevel(lesionHu, brainHu, grown.cells * ball.voxelMm3, blurMm);
    const settled = Math.abs(next - level) < SETTLED_HU;
    level = next;
    if (settled) break;
  }
  if (lowerHu === null && lesionHu - brainHu < least) return notSeen(seedLps, brainHu, brainHu + least);
  const mesh = contourRegion(
    grown!,
    field,
    { level, halfContrastHu: (lesionHu - brainHu) / 2 },
    ball,
    volume,
  );
  return succeed({
    ...measureExtent(mesh),
    mesh,
    mask: { firstVoxel: ball.first, sizeVoxels: ball.size, inside: grown!.inside },
    lowerHu: level,
    lesionHu,
    brainHu,
  });
}

const notSeen = (at: PatientPoint, brainHu: number, wantedHu: number) =>
  refuse(
    'lesion-not-seen',
    phrase('lesion-not-seen', {
      near: MISS_MM,
      place: pointWords(at),
      wanted: Math.round(wantedHu),
      brain: Math.round(brainHu),
    }),
  );

/** The middle value and the spread (as a normal distribution's sigma) of what is not NaN. */
function describeBrain(field: Float32Array): { middle: number; spread: number } {
  const sorted = field.filter(v => !Number.isNaN(v)).sort();
  const middle = sorted[sorted.length >> 1] ?? NaN;
  const away = sorted.map(v => Math.abs(v - middle)).sort();
  return { middle, spread: 1.4826 * (away[away.length >> 1] ?? NaN) };
}

/**
 * The clicked cell where it is bright enough, else the brightest within a miss of it; -1 where none
 * is.
 */
function brightestNear(field: Float32Array, ball: BrainBall, leastHu: number): number {
  if (field[ball.centerCell]! > leastHu) return ball.centerCell;
  let best = -1;
  for (let n = 0; n < field.length; n++) {
    if (field[n]! > (best < 0 ? leastHu : field[best]!) && ball.awayMm(n) <= MISS_MM) best = n;
  }
  return best;
}

/** Whether a region touches the ball's own border, which is none of the lesion's. */
function reachesOut({ inside }: GrownRegion, ball: BrainBall, radiusMm: number): boolean {
  const edge = radiusMm - Math.max(...ball.spacingMm);
  return inside.some((is, n) => is === 1 && ball.awayMm(n) > edge);
}

/**
 * What a region's brighter quarter begins at (blur dims its rim), and the middle value of the brain
 * round it; null without any.
 */
function contrastOf(
  { inside }: GrownRegion,
  field: Float32Array,
  { size, spacingMm }: BrainBall,
): { readonly lesionHu: number; readonly brainHu: number | null } {
  const away2 = transformDistance3d(inside, size, spacingMm);
  const within = field.filter((v, n) => inside[n] === 1 && !Number.isNaN(v)).sort();
  const round = field
    .filter((v, n) => away2[n]! >= ROUND_NEAR_MM ** 2 && away2[n]! <= ROUND_FAR_MM ** 2 && !Number.isNaN(v))
    .sort();
  return {
    lesionHu: within[Math.floor(0.75 * within.length)]!,
    brainHu: round[round.length >> 1] ?? null,
  };
}

/**
 * The level at which a blurred ball is outlined at its true radius: half-way, lowered by the edge's
 * slope times the s2 / r that it has moved inward.
 */
function halfLevel(lesionHu: number, brainHu: number, volumeMm3: number, blurMm: number | null): number {
  const scannerMm = (blurMm ?? USUAL_BLUR_MM) / Math.sqrt(8 * Math.log(2));
  const sigmaMm = Math.hypot(SMOOTH_MM, scannerMm);
  const radiusMm = Math.cbrt((3 * volumeMm3) / (4 * Math.PI));
  // Slope of an edge of height 1: 1 / (sigma sqrt(2 pi)); s2 / r of that.
  const lowered = Math.min(MOST_LOWERED, sigmaMm / (radiusMm * Math.sqrt(2 * Math.PI)));
  return brainHu + (0.5 - lowered) * (lesionHu - brainHu);
}

/**
 * The smoothed scan's level surface. Where the region was cut off from what goes on above the
 * level, or ends at the brain-case's wall, the scan does not say where the border runs: there it
 * lies about half-way to the next cell.
 */
function contourRegion(
  { inside }: GrownRegion,
  field: Float32Array,
  { level, halfContrastHu }: { readonly level: number; readonly halfContrastHu: number },
  { first, size, spacingMm }: BrainBall,
  volume: Volume,
): TriangleMesh {
  const values = field.map((hu, n) => {
    const over = hu - level;
    if (inside[n] === 1) return over > 0 ? over : halfContrastHu;
    return over < 0 ? over : -halfContrastHu;
  });
  const local = contourGrid({ values, size, origin: [0, 0, 0], spacingMm }, 0);
  const origin = voxelToPatient(volume, voxelPoint(...first));
  const [a, b, c] = volume.axes;
  const positions = new Float32Array(local.positions.length);
  for (let v = 0; v < positions.length; v += 3) {
    const [x, y, z] = [local.positions[v]!, local.positions[v + 1]!, local.positions[v + 2]!];
    for (let n = 0; n < 3; n++) positions[v + n] = origin[n]! + x * a[n]! + y * b[n]! + z * c[n]!;
  }
  return { positions, triangles: local.triangles };
}
