import { seededRandom } from '../core/random';
import type { Vec3 } from '../core/vector';
import type { HeightMap } from '../guide/map-heights';
import { drawPlacements, type Hand } from './draw-placement';
import { sampleCorrelatedNoise } from './sample-correlated-noise';
import { middleOfFace, simulateSeating, type SolidField } from './simulate-seating';
import type { Sight } from './sight-placement';
import { movePoint, type RigidMotion } from './solve-contacts';

/** What a quick score is made on; the guide's local frame, z = insertion, mm. */
export interface SeatScorerInput {
  readonly map: HeightMap;
  readonly targets: readonly Vec3[];
  /**
   * Error of bone and printed face against each other, standard deviation, and the length over
   * which it is shared, mm.
   */
  readonly noiseMm: number;
  readonly patchMm: number;
  readonly hand: Hand;
  /** Of the bone as designed, mm. */
  readonly gapMm: number;
}

/** How closely one seat is looked at. */
export interface ScoreEffort {
  /** Every so many-th of the draws is made. */
  readonly every: number;
  /** Linearisations of a draw. */
  readonly rounds: number;
}
/** For thousands of seats, and for the best of them. */
export const QUICK: ScoreEffort = { every: 2, rounds: 6 };
export const CLOSER: ScoreEffort = { every: 1, rounds: 8 };

const DRAWS = 48;

/** Draws are the same for every seat, so that seats differ by their places and not by luck. */
const SEED = 41;
/** The score is the mean of so large a share of the farthest draws. */
const WORST_SHARE = 0.15;
/** Where there is no bone, the map goes on so far below the lowest, mm. */
const NO_BONE_MM = 20;
/** Cell of the error, which changes over millimetres, mm. */
const NOISE_CELL_MM = 1;

/** Scores seats by where the worst target would come to. */
export interface SeatScorer {
  /**
   * @param rests places of the bone that the guide's face stands over, xyz each
   * @param normals unit, one a place, off the bone
   * @param enoughMm a seat that is worse than this is given up as soon as that is sure: more than
   *   this is returned. Default: never
   * @returns the mean of the worst seventh of the draws at the worst target, mm: about the 95 %
   *   radius
   */
  readonly score: (
    rests: Float64Array,
    normals: Float64Array,
    effort: ScoreEffort,
    enoughMm?: number,
  ) => number;
  /** The same for a hand that has these to go by, on the same bone. */
  readonly by: (sights: readonly Sight[]) => SeatScorer;
}

/**
 * The contact simulation on height maps: the same contacts that only push, the same hand and the
 * same error of the surface as in `predictSeating`, but on bone known by its height alone, with a
 * dozen draws that every seat shares. It ranks pads and feet together as 200 draws on the true
 * distance do (`test/accuracy/search-feet.test.ts` holds it to that); a covariance to first order,
 * which takes every contact for a spring, does not.
 */
export function createSeatScorer({
  map,
  targets,
  noiseMm,
  patchMm,
  hand,
  gapMm,
}: SeatScorerInput): SeatScorer {
  const press: Vec3 = [0, 0, -1];
  const random = seededRandom(SEED);
  // What the hand puts down farthest off comes to rest farthest off: first, so that a poor seat is
  // soon known.
  const placements = drawPlacements(DRAWS, press, hand, random).sort(
    (a, b) => offOf(b, hand) - offOf(a, hand),
  );
  const smooth = fillHoles(map);
  const fields = placements.map(() => roughen(map, smooth, noiseMm, sampleCorrelatedNoise(patchMm, random)));
  // What the eye puts right depends on the middle of the face, about which the hand turns it.
  const sighted = (face: Float64Array, sights: readonly Sight[]): RigidMotion[] =>
    drawPlacements(DRAWS, press, hand, seededRandom(SEED), {
      sights,
      centre: middleOfFace(face).centre,
    });
  const by = (sights: readonly Sight[]): SeatScorer => ({
    by,
    score(rests, normals, { every, rounds }, enoughMm = Infinity) {
      const face = rests.map((value, n) => value + gapMm * normals[n]!);
      const put = sights.length > 0 ? sighted(face, sights) : placements;
      const count = Math.max(1, Math.round((WORST_SHARE * DRAWS) / every));
      const worst: number[] = [];
      for (let d = 0; d < DRAWS; d += every) {
        const trial = { face, bone: fields[d]!, pressDirection: press, placed: put[d]! };
        const { motion, centre } = simulateSeating(trial, { rounds });
        worst.push(Math.max(...targets.map(target => moved(motion, centre, target))));
        worst.sort((a, b) => b - a);
        // The worst of some draws come to no more than the worst of all, also where there are not
        // yet so many of them: none is less than nothing.
        if (meanOf(worst, count) > enoughMm) break;
      }
      return meanOf(worst, count);
    },
  });
  return by([]);
}

const meanOf = (values: readonly number[], count: number): number =>
  values.slice(0, count).reduce((sum, mm) => sum + mm, 0) / count;

/** How far off a hand puts the guide down, in its own standard deviations. */
function offOf(placed: RigidMotion, { slideMm, turnDeg }: Hand): number {
  const turn = (turnDeg * Math.PI) / 180;
  return placed.reduce((sum, value, k) => {
    const sigma = k < 3 ? slideMm : turn;
    return sigma > 0 ? sum + (value / sigma) ** 2 : sum;
  }, 0);
}

function moved(motion: RigidMotion, centre: Vec3, target: Vec3): number {
  const [x, y, z] = movePoint(motion, centre, target);
  return Math.hypot(x - target[0], y - target[1], z - target[2]);
}

function fillHoles({ heightMm }: HeightMap): Float64Array {
  const lowest = heightMm.reduce((low, h) => (Number.isFinite(h) ? Math.min(low, h) : low), Infinity);
  return heightMm.map(h => (Number.isFinite(h) ? h : lowest - NO_BONE_MM));
}

/** The bone with one draw of its error, as a distance field to first order. */
function roughen(
  { columns: { nx, ny, xMm, yMm, cellMm } }: HeightMap,
  smooth: Float64Array,
  noiseMm: number,
  noise: ReturnType<typeof sampleCorrelatedNoise>,
): SolidField {
  const ratio = Math.round(NOISE_CELL_MM / cellMm);
  const [cx, cy] = [Math.ceil((nx - 1) / ratio) + 1, Math.ceil((ny - 1) / ratio) + 1];
  const coarse = new Float64Array(cx * cy);
  const spot = new Float64Array(4);
  for (let j = 0; j < cy; j++) {
    for (let i = 0; i < cx; i++) {
      const n = Math.min(nx - 1, i * ratio) + nx * Math.min(ny - 1, j * ratio);
      noise.at(xMm + i * ratio * cellMm, yMm + j * ratio * cellMm, smooth[n]!, spot);
      coarse[i + cx * j] = noiseMm * spot[0]!;
    }
  }
  const height = new Float64Array(nx * ny);
  for (let j = 0; j < ny; j++) {
    const [b, v] = [Math.min(cy - 2, Math.floor(j / ratio)), j / ratio];
    for (let i = 0; i < nx; i++) {
      const [a, u] = [Math.min(cx - 2, Math.floor(i / ratio)), i / ratio];
      const n = i + nx * j;
      const c = a + cx * b;
      const near = coarse[c]! + (coarse[c + 1]! - coarse[c]!) * (u - a);
      const next = coarse[c + cx]! + (coarse[c + cx + 1]! - coarse[c + cx]!) * (u - a);
      const dx = (smooth[Math.min(n + 1, nx * ny - 1)]! - smooth[Math.max(0, n - 1)]!) / (2 * cellMm);
      const dy = (smooth[Math.min(n + nx, nx * ny - 1)]! - smooth[Math.max(0, n - nx)]!) / (2 * cellMm);
      // The error lies along the normal; on a cliff that has none it would be a spike.
      const slant = Math.min(3, Math.hypot(1, dx, dy));
      height[n] = smooth[n]! + (near + (next - near) * (v - b)) * slant;
    }
  }
  return {
    at(x, y, z, out) {
      const fx = Math.max(0, Math.min(nx - 1.001, (x - xMm) / cellMm));
      const fy = Math.max(0, Math.min(ny - 1.001, (y - yMm) / cellMm));
      const [i, j] = [Math.floor(fx), Math.floor(fy)];
      const [u, v] = [fx - i, fy - j];
      const n = i + nx * j;
      const d0 = height[n + 1]! - height[n]!;
      const d1 = height[n + nx + 1]! - height[n + nx]!;
      const near = height[n]! + u * d0;
      const next = height[n + nx]! + u * d1;
      const gx = (d0 + v * (d1 - d0)) / cellMm;
      const gy = (next - near) / cellMm;
      const slant = Math.sqrt(1 + gx * gx + gy * gy);
      out[0] = (z - near - v * (next - near)) / slant;
      out[1] = -gx / slant;
      out[2] = -gy / slant;
      out[3] = 1 / slant;
    },
  };
}
