import type { PatientPoint } from '../core/frames';
import type { NamedAxes } from '../core/name-direction';
import { along, distance, type Vec3 } from '../core/vector';
import { createLinearSampler } from '../volume/sample-volume';
import { transformDistance3d } from '../volume/transform-distance-3d';
import { isInside, patientToVoxel } from '../volume/volume';
import { cellsAboutBrain, liesInZone, type HeadZone, type ZoneCells } from './cells-about-brain';
import type { Endocranium } from './find-endocranium';
import { fitSphere, type FittedSphere } from './fit-sphere';
import type { HeadMap } from './map-head';

/** An eyeball as a sphere round its fluid, LPS mm. */
interface Eye {
  readonly centreLps: PatientPoint;
  readonly radiusMm: number;
}

/** One of each side of the animal; null where the scan does not show it. */
export interface Pair<T> {
  readonly left: T | null;
  readonly right: T | null;
}

/** What fills an eye, HU: between fat and muscle, noise included. */
const FLUID_HU = { least: -25, most: 36 } as const;
/** Air does not blur what lies beside it, HU. */
const AIR_HU = -300;
/** Radii of eyeballs, mm: below a toy dog's and above a giant's. */
const RADIUS_MM = { least: 7, most: 15 } as const;
/** The clear ball between the lens and the back of an eye is no smaller than this, mm. */
const LEAST_CLEAR_MM = 2.6;
/** Where eyes lie: wide enough for flat faces and long ones. */
const ZONE: HeadZone = { aside: [0.35, 1.9], dorsal: [-1.4, 1], rostral: [0.8, 3] };
/** So many places of a side are looked at closely. */
const MOST_TRIED = 12;
/** Rays from within an eye that end where its fluid does. */
const RAYS = 200;
const STEP_MM = 0.3;
/** Of these rays so many end on the sphere, within so much: the lens and the lids take the rest. */
const LEAST_ON_SPHERE = 0.5;
const ON_SPHERE_MM = 1.1;
/** Where a ball's content is looked at, as shares of its radius; and so many octants are fluid. */
const WITHIN = [0.3, 0.5, 0.7, 0.85] as const;
const LEAST_OCTANTS = 6;
/** A pair of eyes differs by no more than this in radius, as a share. */
const UNLIKE = 0.25;

/**
 * Finds the eyeballs: balls of fluid beside and before the brain-case. Of the places where fluid
 * lies deep, each is tried by rays that end where its value leaves the fluid's; most of their ends
 * lie on one sphere. Computed on the map's cells: centre and radius are good to about a millimetre.
 *
 * @param axes the animal's, LPS
 */
export function findEyes(map: HeadMap, endocranium: Endocranium, axes: NamedAxes): Pair<Eye> {
  const lefts = candidates(map, endocranium, axes, 'left');
  const rights = candidates(map, endocranium, axes, 'right');
  const [left, right] = [lefts[0] ?? null, rights[0] ?? null];
  if (!left || !right || alike(left, right)) return { left, right };
  // Two that cannot be a pair: the surer one with whatever suits it on the other side.
  return left.onMm2 >= right.onMm2
    ? { left, right: rights.find(other => alike(left, other)) ?? null }
    : { left: lefts.find(other => alike(other, right)) ?? null, right };
}

/** What may be an eye of a side, the likeliest first. */
function candidates(
  map: HeadMap,
  endocranium: Endocranium,
  axes: NamedAxes,
  side: 'left' | 'right',
): FittedEye[] {
  const zone = cellsAboutBrain(map, endocranium, axes, ZONE, side);
  const seeds = deepest(zone, map.cells.spacingMm, markFluid(map, zone, endocranium));
  return seeds
    .flatMap(seed => fitEye(map, seed) ?? [])
    .filter(({ centreLps }) => liesInZone(centreLps, endocranium, axes, ZONE, side))
    .sort((a, b) => b.onMm2 - a.onMm2);
}

interface FittedEye extends Eye {
  /** How much of the sphere the rays end on: small balls of fluid are no rarity. */
  readonly onMm2: number;
}

const alike = (a: Eye, b: Eye): boolean =>
  Math.abs(a.radiusMm - b.radiusMm) <= UNLIKE * Math.max(a.radiusMm, b.radiusMm);

/** 1 for free cells of a fluid's value, noise taken off by their neighbours. */
function markFluid(
  { cells, solid }: HeadMap,
  { cellOf, at }: ZoneCells,
  endocranium: Endocranium,
): Uint8Array {
  const { voxels } = cells;
  const [ni, nj] = cells.sizeVoxels;
  const isSoft = (n: number): boolean => solid[n] === 0 && voxels[n]! > AIR_HU;
  const fluid = new Uint8Array(cellOf.length);
  for (let cell = 0; cell < fluid.length; cell++) {
    const n = cellOf[cell]!;
    if (n < 0 || !isSoft(n)) continue;
    let [sum, count] = [0, 0];
    for (let c = -1; c <= 1; c++) {
      for (let b = -1; b <= 1; b++) {
        for (let a = -1; a <= 1; a++) {
          const m = n + a + ni * (b + nj * c);
          if (m < 0 || m >= voxels.length || !isSoft(m)) continue;
          sum += voxels[m]!;
          count++;
        }
      }
    }
    const hu = sum / count;
    if (hu >= FLUID_HU.least && hu <= FLUID_HU.most && !endocranium.contains(at(cell))) fluid[cell] = 1;
  }
  return fluid;
}

/** Where fluid lies deepest, each place farther from a deeper one than an eye is wide within. */
function deepest(
  { size, at }: ZoneCells,
  spacingMm: readonly [number, number, number],
  fluid: Uint8Array,
): PatientPoint[] {
  const depth2 = transformDistance3d(
    fluid.map(flag => 1 - flag),
    size,
    spacingMm,
  );
  const order: number[] = [];
  for (let n = 0; n < depth2.length; n++) {
    if (Number.isFinite(depth2[n]) && depth2[n]! >= LEAST_CLEAR_MM ** 2) order.push(n);
  }
  order.sort((a, b) => depth2[b]! - depth2[a]! || a - b);
  const seeds: PatientPoint[] = [];
  for (const n of order) {
    const p = at(n);
    if (seeds.some(seed => distance(seed, p) < RADIUS_MM.least)) continue;
    seeds.push(p);
    if (seeds.length === MOST_TRIED) break;
  }
  return seeds;
}

/** The sphere on which most rays from a seed leave the fluid; null where there is none. */
function fitEye(map: HeadMap, seed: PatientPoint): FittedEye | null {
  const { cells } = map;
  const sample = createLinearSampler(cells);
  let from = seed;
  let fitted: FittedSphere | null = null;
  // From the middle of what was found the rays see it evenly.
  for (let turn = 0; turn < 2; turn++) {
    const ends = DIRECTIONS.flatMap(direction => {
      for (let t = 1; t <= 2 * RADIUS_MM.most; t += STEP_MM) {
        const p = along(from, direction, t);
        // Beyond the map there is nothing to end at.
        if (!isInside(cells, p)) return [];
        const [i, j, k] = patientToVoxel(cells, p);
        const hu = sample(i, j, k);
        if (!(hu >= FLUID_HU.least - 15 && hu <= FLUID_HU.most)) return [p];
      }
      return [];
    });
    fitted = fitSphere(ends, ON_SPHERE_MM);
    if (!fitted || distance(fitted.centre as PatientPoint, seed) > RADIUS_MM.most) return null;
    from = fitted.centre as PatientPoint;
  }
  const { centre, radiusMm, on } = fitted!;
  const share = on / RAYS;
  const isSized = radiusMm >= RADIUS_MM.least && radiusMm <= RADIUS_MM.most;
  if (share < LEAST_ON_SPHERE || !isSized || !isFullOfFluid(map, centre, radiusMm)) return null;
  return { centreLps: centre as PatientPoint, radiusMm, onMm2: share * 4 * Math.PI * radiusMm ** 2 };
}

/**
 * Whether a ball lies whole in the map with a fluid's mean value in its octants, but for those that
 * the lens takes.
 */
function isFullOfFluid({ cells }: HeadMap, centre: Vec3, radiusMm: number): boolean {
  const sample = createLinearSampler(cells);
  const octants = Array.from({ length: 8 }, () => ({ sum: 0, count: 0 }));
  for (const direction of DIRECTIONS) {
    const octant = octants[direction.reduce((sum, v, a) => sum + (v > 0 ? 1 << a : 0), 0)]!;
    for (const share of WITHIN) {
      const p = along(centre as PatientPoint, direction, share * radiusMm);
      if (!isInside(cells, p)) return false;
      const [i, j, k] = patientToVoxel(cells, p);
      octant.sum += sample(i, j, k);
      octant.count++;
    }
  }
  const isFluid = ({ sum, count }: { readonly sum: number; readonly count: number }): boolean =>
    sum / count >= FLUID_HU.least && sum / count <= FLUID_HU.most;
  return octants.filter(isFluid).length >= LEAST_OCTANTS;
}

/** Evenly over the sphere, by the golden angle. */
const DIRECTIONS: readonly Vec3[] = Array.from({ length: RAYS }, (_, n) => {
  const z = 1 - (2 * n + 1) / RAYS;
  const turn = n * Math.PI * (3 - Math.sqrt(5));
  const r = Math.sqrt(1 - z * z);
  return [r * Math.cos(turn), r * Math.sin(turn), z];
});
