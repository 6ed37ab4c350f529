import type { OnProgress } from '../core/progress';
import { succeed, type Result } from '../core/result';
import {
  along,
  angleBetween,
  cross,
  dot,
  length,
  normalize,
  scale,
  subtract,
  type Vec3,
} from '../core/vector';
import {
  invertTransform,
  transformPoint,
  transformDirection,
  type RigidTransform,
} from '../fusion/rigid-transform';
import { visitSurface } from '../guide/visit-surface';
import { caseAxes } from '../plan/checks/case-axes';
import type { Plan, PlanTrajectory } from '../plan/document/plan-schema';
import { buildSurfaceIndex } from '../surface/query/build-surface-index';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SurfaceIndex } from '../surface/query/queries';
import { findNeedle } from './find-needle';
import { findSeatedGuide, type SeatedGuide } from './find-seated-guide';
import { plannedLine } from './measure-outcome';
import { registerPostoperativeScan, type RegisteredScan, type ScanPair } from './register-postoperative-scan';

/** A contact zone has opened by this much at most, mm: more than a scan of a seated guide shows. */
export const MOST_OPEN_MM = 0.25;
/** Of the guide's face, what was planned within this of the bone rests on it, mm. */
const RESTS_MM = 0.25;
/** The face is asked at places so far apart, mm; a zone is of that many at least. */
const SPACING_MM = 0.8;
const LEAST_IN_ZONE = 8;
/** A rod in the bore lies this near to the bore at both lips, mm; otherwise it is another metal. */
const IN_BORE_MM = 2;

/** The quarters of a contact face, by the animal's axes. */
const ZONES = ['rostral', 'caudal', 'left', 'right'] as const;
export type Zone = (typeof ZONES)[number];

/** What a bore will guide to, as the guide sits. */
export interface SeatedBore {
  readonly trajectory: string;
  /** Whether the axis is that of a rod in the bore, or of the guide itself. */
  readonly by: 'rod' | 'guide';
  /** Across the planned path, mm. */
  readonly entryMm: number;
  readonly targetMm: number;
  readonly angleDeg: number;
  /** How much higher along the path the upper lip stands, and with it the stop, mm. */
  readonly raisedMm: number;
  /** What the plan predicted at the target, 95 times in 100; null where it did not. */
  readonly predicted95Mm: number | null;
}

/** What a scan with the guide on says before anything is drilled. */
export interface SeatedCheck {
  readonly laid: RegisteredScan;
  readonly guide: SeatedGuide;
  readonly bores: readonly SeatedBore[];
  /** By how much each zone of the contact face stands farther off than planned, mean, mm. */
  readonly zones: readonly { readonly zone: Zone; readonly openMm: number }[];
}

/**
 * Whether it may be drilled: every zone rests, and every bore aims within what was predicted. A
 * zone that lies in the bone is none that rests: then scan, guide or plan are not each other's.
 */
export const isSeated = ({ bores, zones }: Pick<SeatedCheck, 'bores' | 'zones'>): boolean =>
  zones.every(({ openMm }) => Math.abs(openMm) <= MOST_OPEN_MM) &&
  bores.every(
    ({ targetMm, raisedMm, predicted95Mm }) =>
      predicted95Mm !== null && Math.hypot(targetMm, raisedMm) <= predicted95Mm,
  );

/** The guide and the bone that it was planned on, LPS mm of the planned CT. */
export interface SeatedParts {
  readonly guide: TriangleMesh;
  readonly bone: TriangleMesh;
}

/**
 * From a CT with the guide in place to whether it may be drilled: registers the scan on bone, finds
 * the guide by its own faces and a rod in its bore where there is one, and sets both against the
 * plan.
 *
 * @returns refused where the scan cannot be laid, or the guide does not stand out in it
 */
export async function verifySeated(
  plan: Plan,
  scans: ScanPair,
  parts: SeatedParts,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<SeatedCheck>> {
  const [first] = plan.trajectories;
  const laid = await registerPostoperativeScan(scans, plannedLine(first!), {}, onProgress, signal);
  if (!laid.ok) return laid;
  const measured = measureSeated(plan, scans.later, laid.value, parts);
  return measured.ok ? succeed({ laid: laid.value, ...measured.value }) : measured;
}

/** The same of a scan that is laid already. */
export function measureSeated(
  plan: Plan,
  scan: ScanPair['later'],
  { fixedFromMoving }: Pick<RegisteredScan, 'fixedFromMoving'>,
  { guide, bone }: SeatedParts,
): Result<Omit<SeatedCheck, 'laid'>> {
  const index = buildSurfaceIndex(bone);
  const seated = findSeatedGuide(guide, index, scan, fixedFromMoving);
  if (!seated.ok) return seated;
  const { motion } = seated.value;
  const bores = plan.trajectories.flatMap(path => {
    if (!path.sleeve) return [];
    const rod = findRod(plan, path, scan, fixedFromMoving);
    return [measureBore(path, path.sleeve, motion, rod)];
  });
  return succeed({ guide: seated.value, bores, zones: measureZones(plan, guide, index, motion) });
}

interface Axis {
  readonly point: Vec3;
  /** Unit, into the head. */
  readonly direction: Vec3;
}

/** The axis of a rod in the bore, planned CT's frame; null where none lies there. */
function findRod(
  plan: Plan,
  path: PlanTrajectory,
  scan: ScanPair['later'],
  fixedFromMoving: RigidTransform,
): Axis | null {
  const back = invertTransform(fixedFromMoving);
  const line = plannedLine(path);
  const found = findNeedle(
    scan,
    {
      ...line,
      targetLps: transformPoint(back, line.targetLps),
      entryLps: transformPoint(back, line.entryLps),
      directionLps: transformDirection(back, line.directionLps),
    },
    plan.case.tool,
  );
  if (!found?.directionLps) return null;
  const axis = {
    point: transformPoint(fixedFromMoving, found.windowLps),
    direction: transformDirection(fixedFromMoving, found.directionLps),
  };
  const { lowerLipLps, upperLipLps } = path.sleeve!;
  return [lowerLipLps, upperLipLps].every(lip => offAxis(lip, axis) <= IN_BORE_MM) ? axis : null;
}

const offAxis = (p: Vec3, { point, direction }: Axis): number =>
  length(cross(subtract<Vec3>(p, point), direction));

function measureBore(
  path: PlanTrajectory,
  { lowerLipLps, upperLipLps }: NonNullable<PlanTrajectory['sleeve']>,
  motion: RigidTransform,
  rod: Axis | null,
): SeatedBore {
  const { id, targetLps, entrySurfaceLps, directionLps, predictedErrorMm } = path;
  const lip = transformPoint(motion, upperLipLps);
  const own: Axis = {
    point: lip,
    direction: normalize<Vec3>(subtract<Vec3>(transformPoint(motion, lowerLipLps), lip)),
  };
  const axis = rod ?? own;
  return {
    trajectory: id,
    by: rod ? 'rod' : 'guide',
    entryMm: acrossAt(entrySurfaceLps, directionLps, axis),
    targetMm: acrossAt(targetLps, directionLps, axis),
    angleDeg: (angleBetween(axis.direction, directionLps) * 180) / Math.PI,
    raisedMm: -dot(subtract<Vec3>(lip, upperLipLps), directionLps),
    predicted95Mm: predictedErrorMm?.total95 ?? null,
  };
}

/** How far from `p` an axis crosses the plane through it square to the path, mm. */
function acrossAt(p: Vec3, path: Vec3, { point, direction }: Axis): number {
  const t = dot(subtract<Vec3>(p, point), path) / dot(direction, path);
  return length(subtract<Vec3>(along(point, direction, t), p));
}

/**
 * Mean opening of the quarters of the contact face: how far the motion takes each place of it off
 * the bone, along the bone's own normal there.
 */
function measureZones(
  plan: Plan,
  guide: TriangleMesh,
  bone: SurfaceIndex,
  motion: RigidTransform,
): SeatedCheck['zones'] {
  const gapMm = plan.case.guide.contactGapMm + RESTS_MM;
  const { rostral, left } = caseAxes(plan.case);
  const places: { readonly at: Vec3; readonly openMm: number }[] = [];
  visitSurface(guide, SPACING_MM, at => {
    const hit = bone.closestPoint(at, gapMm);
    if (!hit || hit.distanceMm < 1e-6) return;
    const off = scale<Vec3>(subtract<Vec3>(at, hit.point), 1 / hit.distanceMm);
    const moved = subtract<Vec3>(transformPoint(motion, at), at);
    places.push({ at, openMm: dot(moved, off) });
  });
  const middle = [0, 1, 2].map(a => places.reduce((sum, { at }) => sum + at[a]! / places.length, 0));
  return ZONES.flatMap(zone => {
    const inZone = places.filter(({ at }) => {
      const d = subtract<Vec3>(at, middle as unknown as Vec3);
      const [ahead, aside] = [dot(d, rostral), dot(d, left)];
      if (Math.abs(ahead) >= Math.abs(aside)) return zone === (ahead >= 0 ? 'rostral' : 'caudal');
      return zone === (aside >= 0 ? 'left' : 'right');
    });
    if (inZone.length < LEAST_IN_ZONE) return [];
    return [{ zone, openMm: inZone.reduce((sum, { openMm }) => sum + openMm / inZone.length, 0) }];
  });
}
