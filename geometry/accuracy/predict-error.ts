import type { Bend } from '../guide/bend-arms';
import { seededRandom } from '../core/random';
import { assertThat } from '../core/result';
import { cross, dot, normalize, scale, subtract, type Vec3 } from '../core/vector';
import { bentShift } from './bent-shift';
import { decomposeSymmetric } from './decompose-symmetric';
import { printedShift, type MeasuredPrint } from './printed-shift';
import type { SeatingPrediction } from './predict-seating';
import { movePoint } from './solve-contacts';

/** One bore with the line that it guides a tool along; points in LPS mm. */
export interface GuidedPath {
  readonly targetLps: Vec3;
  /** Where the line leaves the bone. */
  readonly entryLps: Vec3;
  /** Unit, entry to target. */
  readonly directionLps: Vec3;
  readonly boreDiameterMm: number;
  readonly toolDiameterMm: number;
  /** Lower to upper lip, mm. */
  readonly guidedLengthMm: number;
  /** Lower lip to target along the axis, mm. */
  readonly lipToTargetMm: number;
}

/** What each term rests on. Standard deviations unless it says mean; mm. */
export interface ErrorSources {
  /** Of the picked target, along each of `voxelAxes`. */
  readonly imagingMm: readonly [number, number, number];
  readonly voxelAxes: readonly [Vec3, Vec3, Vec3];
  /** Of the whole bone surface, in or out, along the insertion direction. */
  readonly surfaceMm: number;
  /**
   * What a coupon leaves unknown of the print; null: the printer is not measured, and `printMm`
   * stands.
   */
  readonly printer: MeasuredPrint | null;
  /** Mean distance by which printing, and then sterilising, shifts what a bore aims at. */
  readonly printMm: number;
  readonly sterilisationMm: number;
  /** How the guide gives way under a hand that leans on the needle, LPS; null: by nothing. */
  readonly bend: Bend['perNewton'] | null;
  /**
   * Mean distance by which a fusion shifts the target; null where the target was picked on the CT
   * itself.
   */
  readonly fusionMm: number | null;
}

export const ERROR_TERMS = [
  'imaging',
  'surface',
  'print',
  'sterilising',
  'sleeve',
  'bending',
  'seating',
  'fusion',
] as const;
export type ErrorTerm = (typeof ERROR_TERMS)[number];

/** The error that a path's tool is predicted to have. */
export interface PredictedError {
  /**
   * Radius about the target that each term alone keeps within 95 times in 100, mm; null for a term
   * that does not apply.
   */
  readonly terms: Readonly<Record<ErrorTerm, number | null>>;
  /** Distance of the tool's place from the target: 95 %, and the median, mm. */
  readonly total95Mm: number;
  readonly medianMm: number;
  /** Distance across the path at the entry, mm. */
  readonly entry95Mm: number;
  readonly entryMedianMm: number;
  /** Between the planned direction and the tool's, degrees. */
  readonly angle95Deg: number;
  readonly angleMedianDeg: number;
  /**
   * The ellipsoid that holds 95 % of where the tool comes to: middle, and its half-axes from it,
   * the longest last, LPS mm.
   */
  readonly ellipsoid: {
    readonly centreLps: Vec3;
    readonly halfAxesLps: readonly [Vec3, Vec3, Vec3];
  };
}

/**
 * The mean length of a three-dimensional even Gaussian, in standard deviations: sqrt(8 / pi).
 * Papers publish the mean.
 */
export const MEAN_TO_SIGMA = Math.sqrt(Math.PI / 8);
/** sqrt of the 95 % point of chi-squared with three degrees of freedom. */
export const ELLIPSOID_SIGMAS = 2.7954834829151074;
const DRAWS = 4000;
const SEED = 20;
/** The hand's force has numbers of its own: without it the others are drawn as ever. */
const FORCE_SEED = 21;

/**
 * The error budget of one path, by Monte Carlo with a fixed seed: every term is drawn, carried to
 * target and entry along the path's own levers, and added. Terms and sources
 * (docs/clinical-facts.md):
 *
 * - imaging: the target is picked on voxels, spacing / sqrt(12) along each axis;
 * - surface: the bone as a whole lies in or out, which moves the guide along its insertion;
 * - print, sterilising: both ends of the bore are off, each in its own way, so that the target is
 *   off by the published mean (Mueller); of a printer that was measured by its coupon, what
 *   `printedShift` says;
 * - sleeve: the tool lies anywhere in the bore's clearance at either lip, evenly (the corners give
 *   Schlieper's maximum);
 * - bending: a hand leans on the needle, and the guide gives way (`bentShift`);
 * - seating: the motions of `predictSeating`;
 * - fusion: the target itself was carried over from another scan.
 */
export function predictError(
  path: GuidedPath,
  sources: ErrorSources,
  insertionLps: Vec3,
  seating: SeatingPrediction | null,
): PredictedError {
  const { targetLps: target, entryLps: entry, directionLps: down } = path;
  const lengthMm = Math.max(1e-6, dot(subtract<Vec3>(target, entry), down));
  assertThat(path.guidedLengthMm > 0, 'predictError', 'a sleeve must have a length', path);
  const [across, up] = planeAcross(down);
  const random = seededRandom(SEED);
  const toTarget = path.lipToTargetMm / path.guidedLengthMm;
  const toEntry = (path.lipToTargetMm - lengthMm) / path.guidedLengthMm;
  // Both ends of the bore for a mean of 1 mm at the target: printing and sterilising are shares of
  // one draw.
  const printMm = sources.printer ? 0 : sources.printMm;
  const { sterilisationMm } = sources;
  const bothMm = Math.hypot(printMm, sterilisationMm);
  const share = (mm: number): number => (bothMm > 0 ? mm / bothMm : 0);
  const bentSigma = MEAN_TO_SIGMA * bothMm;
  const lipSigma = bentSigma / Math.hypot(1 + toTarget, toTarget);
  const coupon = sources.printer && printedShift(sources.printer, path);
  const bending = sources.bend && bentShift(sources.bend, path);
  const force = seededRandom(FORCE_SEED);
  const fusionSigma = MEAN_TO_SIGMA * (sources.fusionMm ?? 0);
  const play = Math.max(0, path.boreDiameterMm - path.toolDiameterMm) / 2;
  const seated = seating?.motions.map(motion => ({
    target: subtract<Vec3>(movePoint(motion, seating.centre, target), target),
    entry: subtract<Vec3>(movePoint(motion, seating.centre, entry), entry),
  }));

  const lengths = Object.fromEntries(ERROR_TERMS.map(term => [term, new Float64Array(DRAWS)]));
  const total = new Float64Array(DRAWS);
  const atEntry = new Float64Array(DRAWS);
  const angle = new Float64Array(DRAWS);
  const places: Vec3[] = [];
  for (let n = 0; n < DRAWS; n++) {
    const normal = (): number => random.normal();
    const voxel = sources.imagingMm.map(s => s * normal());
    const imaging = [0, 1, 2].map(a =>
      sources.voxelAxes.reduce((sum, axis, k) => sum + voxel[k]! * axis[a]!, 0),
    ) as unknown as Vec3;
    const offset = sources.surfaceMm * normal();
    const surface = insertionLps.map(v => offset * v) as unknown as Vec3;
    const printed = bentLine(
      [lipSigma * normal(), lipSigma * normal()],
      [lipSigma * normal(), lipSigma * normal()],
      toTarget,
      toEntry,
    );
    const depth = bentSigma * normal();
    const played = bentLine(inDisc(play, random.uniform), inDisc(play, random.uniform), toTarget, toEntry);
    const seat = seated?.[n % seated.length];
    const fused: Vec3 = [fusionSigma * normal(), fusionSigma * normal(), fusionSigma * normal()];
    const bent = place(printed.target, across, up, down, depth);
    const known = coupon?.(normal) ?? { target: ZERO, entry: ZERO };
    const leaned = bending?.(() => force.normal()) ?? { target: ZERO, entry: ZERO };
    const sleeve = place(played.target, across, up, down, 0);
    const parts = {
      imaging,
      surface,
      print: sources.printer ? known.target : scale(bent, share(printMm)),
      sterilising: scale(bent, share(sterilisationMm)),
      sleeve,
      bending: leaned.target,
      seating: seat?.target ?? ZERO,
      fusion: fused,
    };
    for (const term of ERROR_TERMS) lengths[term]![n] = Math.hypot(...parts[term]);
    const instrument = sum(surface, bent, known.target, sleeve, leaned.target, parts.seating);
    const whole = sum(instrument, imaging, fused);
    places.push(whole);
    total[n] = Math.hypot(...whole);
    const entryShift = sum(
      surface,
      place(printed.entry, across, up, down, 0),
      known.entry,
      place(played.entry, across, up, down, 0),
      leaned.entry,
      seat?.entry ?? ZERO,
    );
    const beside = (v: Vec3): [number, number] => [dot(v, across), dot(v, up)];
    const [ex, ey] = beside(entryShift);
    const [tx, ty] = beside(instrument);
    atEntry[n] = Math.hypot(ex, ey);
    angle[n] = (Math.atan2(Math.hypot(tx - ex, ty - ey), lengthMm) * 180) / Math.PI;
  }
  const { mean, covariance } = momentsOf(places);
  const applies = {
    fusion: sources.fusionMm !== null,
    seating: seating !== null,
    bending: sources.bend !== null,
  };
  const term = (name: ErrorTerm): number | null =>
    name in applies && !applies[name as keyof typeof applies] ? null : quantile(lengths[name]!, 0.95);
  return {
    terms: {
      imaging: term('imaging'),
      surface: term('surface'),
      print: term('print'),
      sterilising: term('sterilising'),
      sleeve: term('sleeve'),
      bending: term('bending'),
      seating: seated ? seatingRadius(seated.map(s => s.target)) : null,
      fusion: term('fusion'),
    },
    total95Mm: quantile(total, 0.95),
    medianMm: quantile(total, 0.5),
    entry95Mm: quantile(atEntry, 0.95),
    entryMedianMm: quantile(atEntry, 0.5),
    angle95Deg: quantile(angle, 0.95),
    angleMedianDeg: quantile(angle, 0.5),
    ellipsoid: ellipsoidOf(target, mean, covariance),
  };
}

const ZERO: Vec3 = [0, 0, 0];

const sum = (...parts: Vec3[]): Vec3 => [
  parts.reduce((total, v) => total + v[0], 0),
  parts.reduce((total, v) => total + v[1], 0),
  parts.reduce((total, v) => total + v[2], 0),
];

/**
 * Radius that holds 95 % of the displacements, mm. Counted, not fitted: most seats are near and a
 * few slid far, and a Gaussian of the same spread would put the 95 % too near.
 */
export const seatingRadius = (displacements: readonly Vec3[]): number =>
  quantile(
    Float64Array.from(displacements, d => Math.hypot(...d)),
    0.95,
  );

/** Two unit directions square to the path and to each other. */
export function planeAcross(down: Vec3): readonly [Vec3, Vec3] {
  const across = normalize(cross(down, Math.abs(down[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0]));
  return [across, cross(down, across)];
}

/**
 * Where a line through two displaced lips passes target and entry, whose distances beyond the lower
 * lip are given in sleeve lengths.
 */
function bentLine(
  lower: readonly [number, number],
  upper: readonly [number, number],
  toTarget: number,
  toEntry: number,
): { readonly target: readonly [number, number]; readonly entry: readonly [number, number] } {
  const at = (lengths: number): readonly [number, number] => [
    lower[0] + (lower[0] - upper[0]) * lengths,
    lower[1] + (lower[1] - upper[1]) * lengths,
  ];
  return { target: at(toTarget), entry: at(toEntry) };
}

/** A point anywhere in a disc, evenly. */
export function inDisc(radius: number, uniform: () => number): readonly [number, number] {
  const r = radius * Math.sqrt(uniform());
  const turn = 2 * Math.PI * uniform();
  return [r * Math.cos(turn), r * Math.sin(turn)];
}

const place = (
  beside: readonly [number, number],
  across: Vec3,
  up: Vec3,
  down: Vec3,
  depth: number,
): Vec3 => [
  beside[0] * across[0] + beside[1] * up[0] + depth * down[0],
  beside[0] * across[1] + beside[1] * up[1] + depth * down[1],
  beside[0] * across[2] + beside[1] * up[2] + depth * down[2],
];

function momentsOf(points: readonly Vec3[]): { readonly mean: Vec3; readonly covariance: Float64Array } {
  const mean: [number, number, number] = [0, 0, 0];
  for (const p of points) for (let a = 0; a < 3; a++) mean[a]! += p[a]! / points.length;
  const covariance = new Float64Array(9);
  for (const p of points) {
    for (let a = 0; a < 3; a++) {
      for (let b = 0; b < 3; b++)
        covariance[3 * a + b]! += ((p[a]! - mean[a]!) * (p[b]! - mean[b]!)) / points.length;
    }
  }
  return { mean, covariance };
}

function ellipsoidOf(target: Vec3, mean: Vec3, covariance: Float64Array): PredictedError['ellipsoid'] {
  const { values, vectors } = decomposeSymmetric(covariance, 3);
  const axis = (k: number): Vec3 => {
    const half = ELLIPSOID_SIGMAS * Math.sqrt(Math.max(0, values[k]!));
    return [half * vectors[3 * k]!, half * vectors[3 * k + 1]!, half * vectors[3 * k + 2]!];
  };
  return { centreLps: sum(target, mean), halfAxesLps: [axis(0), axis(1), axis(2)] };
}

function quantile(values: Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
