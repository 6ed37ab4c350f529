import { frameAlong, patientPoint, patientVector, type PatientVector } from '../../geometry/core/frames';
import type { Random } from '../../geometry/core/random';
import { along, dot, scale, subtract, type Vec3 } from '../../geometry/core/vector';
import { middleOfPoints, roughenFace } from './roughen-face';
import type { PublishedPrinter } from './settings';

/** What of a guide decides where the tool goes; LPS mm, as it was designed to stand. */
export interface GuideBody {
  /**
   * Points of the face that can meet bone, xyz each, and the unit normals of the bone below them.
   */
  readonly face: Float64Array;
  readonly normals: Float64Array;
  readonly bore: Bore;
}

/** The bore, and how far beyond its upper lip the stop lets the tool's window go. */
export interface Bore {
  readonly lowerLip: Vec3;
  readonly upperLip: Vec3;
  readonly diameterMm: number;
  /** Upper lip to the middle of the tool's window. */
  readonly reachMm: number;
}

/** Mean distance in the plane, and along a line, of even Gaussians of one standard deviation. */
const MEAN_LEVEL = Math.sqrt(Math.PI / 2);
const MEAN_RISE = Math.sqrt(2 / Math.PI);

/** Where the middle of an unplayed tool's window comes to. */
export function aimOf({ lowerLip, upperLip, reachMm }: Bore): Vec3 {
  const d = subtract<Vec3>(lowerLip, upperLip);
  return along(upperLip, scale(d, 1 / Math.hypot(...d)), reachMm);
}

/**
 * Prints and sterilises a guide that lies on the bed along its insertion: each axis of the bed at a
 * scale of its own, the contact face rough, the bore's ends each off in their own way and its
 * collar too high or low, so that with the scale what the bore aims at is off by the profile's
 * published means.
 *
 * @param insertionLps unit, off the skull: the height of the bed
 */
export function printGuide(
  guide: GuideBody,
  insertionLps: PatientVector,
  profile: PublishedPrinter,
  face: Random,
  bore: Random,
): GuideBody {
  const bed = frameAlong(patientPoint(0, 0, 0), insertionLps, patientVector(1, 0, 0));
  const axes = [bed.x, bed.y, bed.z] as const;
  const middle = middleOfPoints(guide.face);
  const stretch = axes.map(() => profile.scaleShare * face.normal());
  const scaled = (p: Vec3, shares: readonly number[]): Vec3 =>
    axes.reduce<Vec3>((q, axis, n) => along(q, axis, shares[n]! * dot(subtract<Vec3>(p, middle), axis)), p);

  const printed: Bore = {
    ...guide.bore,
    lowerLip: scaled(guide.bore.lowerLip, stretch),
    upperLip: scaled(guide.bore.upperLip, stretch),
  };
  const left = unexplained(guide.bore, axes, profile, scaled);
  return {
    face: roughenFace(guide, p => scaled(p, stretch), profile, face),
    normals: guide.normals,
    bore: bent(printed, axes, left, profile, bore),
  };
}

/**
 * Standard deviation along each axis of the bed of what the published means leave for the bore
 * beside the scale, mm.
 */
function unexplained(
  bore: Bore,
  axes: readonly Vec3[],
  profile: PublishedPrinter,
  scaled: (p: Vec3, shares: readonly number[]) => Vec3,
): readonly number[] {
  const level = Math.hypot(profile.levelMm, profile.sterilisedLevelMm) / MEAN_LEVEL;
  const rise = Math.hypot(profile.riseMm, profile.sterilisedRiseMm) / MEAN_RISE;
  const aim = aimOf(bore);
  const byScale = axes.map((_, n) => {
    const shares = axes.map((__, k) => (k === n ? profile.scaleShare : 0));
    const { lowerLip, upperLip } = bore;
    const moved = { ...bore, lowerLip: scaled(lowerLip, shares), upperLip: scaled(upperLip, shares) };
    return subtract<Vec3>(aimOf(moved), aim);
  });
  return axes.map((axis, n) => {
    const scale2 = byScale.reduce((sum, d) => sum + dot(d, axis) ** 2, 0);
    return Math.sqrt(Math.max(0, (n === 2 ? rise : level) ** 2 - scale2));
  });
}

/** Moves both lips across the bore, the stop along it and the wall in or out. */
function bent(
  bore: Bore,
  axes: readonly Vec3[],
  sigmaMm: readonly number[],
  profile: PublishedPrinter,
  random: Random,
): Bore {
  const { lowerLip, upperLip, diameterMm, reachMm } = bore;
  const way = subtract<Vec3>(lowerLip, upperLip);
  const guidedMm = Math.hypot(...way);
  const down = scale(way, 1 / guidedMm);
  const beyond = reachMm / guidedMm - 1;
  // A line through two ends that are each off by sigma is off by hypot(1 + k, k) sigma k of its
  // lengths beyond the lower.
  const lever = Math.hypot(1 + beyond, beyond);
  const aside = (): Vec3 => {
    const d = axes.reduce<Vec3>(
      (sum, axis, n) => along(sum, axis, (sigmaMm[n]! / lever) * random.normal()),
      [0, 0, 0],
    );
    return along(d, down, -dot(d, down));
  };
  const depthSigma = Math.hypot(...axes.map((axis, n) => sigmaMm[n]! * dot(axis, down)));
  return {
    lowerLip: along(lowerLip, aside(), 1),
    upperLip: along(upperLip, aside(), 1),
    reachMm: reachMm + depthSigma * random.normal(),
    diameterMm: diameterMm + profile.boreMm * random.normal(),
  };
}
