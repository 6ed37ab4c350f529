import { patientPoint, patientVector, type PatientPoint } from '../core/frames';
import type { NamedAxes } from '../core/name-direction';
import { assertThat } from '../core/result';
import { along, angleBetween, dot, length, subtract, type Vec3 } from '../core/vector';
import type { PlanTrajectory } from '../plan/document/plan-schema';
import type { FoundInstrument, PlannedLine, DetectionMethod } from './found-instrument';

/**
 * One path: where the tool should have come to lie, where it did, and whether that was predicted.
 * LPS mm of the planned CT.
 */
export interface Outcome {
  readonly trajectory: string;
  readonly way: DetectionMethod;
  readonly plannedTargetLps: Vec3;
  readonly windowLps: Vec3;
  readonly tipLps: Vec3 | null;
  /**
   * Where the tool's line passes the plane square to the path at the planned entry; null without a
   * line.
   */
  readonly entryLps: Vec3 | null;
  readonly directionLps: Vec3 | null;
  /** The window's middle from the target. */
  readonly targetErrorMm: number;
  /** Of it along the planned path, positive too deep, and across. */
  readonly alongMm: number;
  readonly acrossMm: number;
  /** The same by the animal's axes. */
  readonly leftMm: number;
  readonly dorsalMm: number;
  readonly rostralMm: number;
  readonly entryErrorMm: number | null;
  readonly angleErrorDeg: number | null;
  /** 95 times in 100 the plan predicted no more than this; null where it made no guide. */
  readonly predicted: {
    readonly target95Mm: number;
    readonly entry95Mm: number;
    readonly angle95Deg: number;
  } | null;
  /** Whether each error lies within it; null where there is nothing to compare. */
  readonly inside: {
    readonly target: boolean | null;
    readonly entry: boolean | null;
    readonly angle: boolean | null;
  };
  readonly straightnessMm: number | null;
  readonly distinctness: number | null;
}

/** The planned path as it is looked for. */
export const plannedLine = (t: PlanTrajectory): PlannedLine => ({
  targetLps: patientPoint(...t.targetLps),
  entryLps: patientPoint(...t.entrySurfaceLps),
  directionLps: patientVector(...t.directionLps),
  boneThicknessMm: t.boneThicknessMm,
});

/**
 * Errors of one path, defined as the plan defines its predictions: the target's is the distance of
 * the window's middle, the entry's lies across the path, the angle is between both lines.
 *
 * @param found in the planned CT's frame
 */
export function measureOutcome(t: PlanTrajectory, found: FoundInstrument, axes: NamedAxes): Outcome {
  const line = plannedLine(t);
  const off = subtract<Vec3>(found.windowLps, line.targetLps);
  const alongMm = dot(off, line.directionLps);
  const entryLps = crossEntryPlane(found, line);
  const entryErrorMm = entryLps && length(subtract<Vec3>(entryLps, line.entryLps));
  const angleErrorDeg =
    found.directionLps && (angleBetween(found.directionLps, line.directionLps) * 180) / Math.PI;
  const targetErrorMm = length(off);
  assertThat(Number.isFinite(targetErrorMm), 'measureOutcome', 'the found window has no place');
  const predicted = t.predictedErrorMm &&
    t.predictedAngleDeg && {
      target95Mm: t.predictedErrorMm.total95,
      entry95Mm: t.predictedErrorMm.entry95,
      angle95Deg: t.predictedAngleDeg.p95,
    };
  const isInside = (value: number | null, limit: number | undefined): boolean | null =>
    value === null || limit === undefined ? null : value <= limit;
  return {
    trajectory: t.id,
    way: found.way,
    plannedTargetLps: plain(line.targetLps),
    windowLps: plain(found.windowLps),
    tipLps: found.tipLps && plain(found.tipLps),
    entryLps: entryLps && plain(entryLps),
    directionLps: found.directionLps && plain(found.directionLps),
    targetErrorMm,
    alongMm,
    acrossMm: Math.sqrt(Math.max(0, targetErrorMm ** 2 - alongMm ** 2)),
    leftMm: dot(off, axes.left),
    dorsalMm: dot(off, axes.dorsal),
    rostralMm: dot(off, axes.rostral),
    entryErrorMm,
    angleErrorDeg,
    predicted,
    inside: {
      target: isInside(targetErrorMm, predicted?.target95Mm),
      entry: isInside(entryErrorMm, predicted?.entry95Mm),
      angle: isInside(angleErrorDeg, predicted?.angle95Deg),
    },
    straightnessMm: found.straightnessMm,
    distinctness: found.distinctness,
  };
}

/**
 * Where a found line passes the plane of the planned entry; null without a line, or with one that
 * runs beside the plane.
 */
function crossEntryPlane(
  { windowLps, directionLps }: FoundInstrument,
  line: PlannedLine,
): PatientPoint | null {
  if (!directionLps) return null;
  const lean = dot(directionLps, line.directionLps);
  if (lean < 0.2) return null;
  return along(
    windowLps,
    directionLps,
    dot(subtract<Vec3>(line.entryLps, windowLps), line.directionLps) / lean,
  );
}

/**
 * Whether a path came out wholly within what the plan predicted; never where it predicted nothing.
 */
export const isInsidePredicted = ({ predicted, inside }: Outcome): boolean =>
  predicted !== null && Object.values(inside).every(value => value !== false);

/** A point without its frame, as it stands in a file. */
const plain = (v: Vec3): Vec3 => [v[0], v[1], v[2]];
