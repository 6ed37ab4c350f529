import { decomposeSymmetric } from '../accuracy/decompose-symmetric';
import { confidenceRadius } from '../accuracy/confidence-radius';
import { ELLIPSOID_SIGMAS, MEAN_TO_SIGMA } from '../accuracy/predict-error';
import { dot, type Vec3 } from '../core/vector';
import { sha256 } from '../plan/document/case-fields';
import { plannedScan } from '../plan/document/case-schema';
import type { Plan, PlanTrajectory } from '../plan/document/plan-schema';
import { z } from '../plan/document/zod';
import { DETECTION_METHODS } from './found-instrument';
import type { Outcome } from './measure-outcome';

const mm = z.number();
const words = z
  .string()
  .max(200)
  .regex(/^[^\p{Cc}]*$/u, 'must be one line of plain text');

/**
 * One path of one operation, as the clinic's record keeps it. Positions are LPS mm of the planned
 * CT.
 */
export const recordRow = z.strictObject({
  /** When the check was made. */
  date: z.iso.datetime({ offset: true, error: 'must be a date and time such as 2026-01-02T10:00:00Z' }),
  case: words.min(1),
  trajectory: words.min(1),
  /** Series instance UID of the later scan. */
  scan: words.min(1),
  way: z.enum(DETECTION_METHODS),
  plannedXMm: mm,
  plannedYMm: mm,
  plannedZMm: mm,
  achievedXMm: mm,
  achievedYMm: mm,
  achievedZMm: mm,
  targetErrorMm: mm.min(0),
  alongMm: mm,
  acrossMm: mm.min(0),
  entryErrorMm: mm.min(0).nullable(),
  angleErrorDeg: mm.min(0).max(180).nullable(),
  predictedTarget95Mm: mm.min(0).nullable(),
  predictedEntry95Mm: mm.min(0).nullable(),
  predictedAngle95Deg: mm.min(0).nullable(),
  /**
   * Root mean square error at the target that the plan predicted of everything but where the target
   * was picked, and over how many even directions it is spread (1 to 3).
   */
  predictedRmsMm: mm.min(0).nullable(),
  predictedDirections: mm.min(1).max(3).nullable(),
  /** What the prediction took for printing and for sterilising. */
  printMm: mm.min(0),
  sterilisationMm: mm.min(0),
  version: words.min(1),
  /**
   * `hashVolume` of the later scan and of the planned CT; null in rows from before they were kept.
   */
  scanContent: sha256.nullable(),
  plannedContent: sha256.nullable(),
});

export type RecordRow = z.output<typeof recordRow>;

/** What stands in the file's first line, in this order. */
export const RECORD_COLUMNS = Object.keys(recordRow.shape) as readonly (keyof RecordRow)[];

/** The last of them, which records from before do not have. */
export const LATER_COLUMNS: readonly (keyof RecordRow)[] = ['scanContent', 'plannedContent'];

/**
 * The row of an outcome. @param scan the later one, and its `hashVolume` @param date ISO 8601, of
 * the check; the caller's clock
 */
export function toRecordRow(
  plan: Plan,
  outcome: Outcome,
  scan: { readonly uid: string; readonly content: string | null },
  date: string,
): RecordRow {
  const path = plan.trajectories.find(({ id }) => id === outcome.trajectory)!;
  const [plannedXMm, plannedYMm, plannedZMm] = outcome.plannedTargetLps.map(rounded) as [
    number,
    number,
    number,
  ];
  const [achievedXMm, achievedYMm, achievedZMm] = outcome.windowLps.map(rounded) as [number, number, number];
  const { predicted } = outcome;
  const spread = predictedSpread(path);
  return {
    date,
    case: plan.case.patient.id,
    trajectory: outcome.trajectory,
    scan: scan.uid,
    way: outcome.way,
    plannedXMm,
    plannedYMm,
    plannedZMm,
    achievedXMm,
    achievedYMm,
    achievedZMm,
    targetErrorMm: rounded(outcome.targetErrorMm),
    alongMm: rounded(outcome.alongMm),
    acrossMm: rounded(outcome.acrossMm),
    entryErrorMm: outcome.entryErrorMm === null ? null : rounded(outcome.entryErrorMm),
    angleErrorDeg: outcome.angleErrorDeg === null ? null : rounded(outcome.angleErrorDeg),
    predictedTarget95Mm: predicted && rounded(predicted.target95Mm),
    predictedEntry95Mm: predicted && rounded(predicted.entry95Mm),
    predictedAngle95Deg: predicted && rounded(predicted.angle95Deg),
    predictedRmsMm: spread && rounded(spread.rmsMm),
    predictedDirections: spread && rounded(spread.directions),
    ...printTerms(plan, path),
    version: plan.bregmaVersion,
    scanContent: scan.content,
    plannedContent: plan.scans.find(({ id }) => id === plannedScan(plan.case).id)?.content ?? null,
  };
}

/**
 * What the prediction took for printing and sterilising, as means at the target, mm; of a plan on
 * no printer, the case's.
 */
function printTerms(
  { case: c }: Plan,
  { predictedErrorMm: predicted }: PlanTrajectory,
): Pick<RecordRow, 'printMm' | 'sterilisationMm'> {
  const { printMm, sterilisationMm } = c.accuracy;
  if (!c.printer || !predicted) return { printMm, sterilisationMm };
  const meanOf = (radius95Mm: number | null): number => rounded((radius95Mm ?? 0) / EVEN_95 / MEAN_TO_SIGMA);
  return { printMm: meanOf(predicted.print), sterilisationMm: meanOf(predicted.sterilising) };
}

const rounded = (value: number): number => Number(value.toFixed(4)) + 0;

/** 95 % radius of an even Gaussian of standard deviation 1 each way. */
const EVEN_95 = confidenceRadius(Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), 0.95);

/**
 * What of a path's predicted error a later scan can show: the whole ellipsoid's covariance less
 * that of picking the target and of the fusion, which shift the target and not the tool.
 * Directions: (trace S)^2 / trace S^2, by which |e|^2 / trace S is about chi-squared over its
 * degrees of freedom (Box 1954; Satterthwaite 1946).
 */
function predictedSpread(
  path: PlanTrajectory,
): { readonly rmsMm: number; readonly directions: number } | null {
  const { predictedErrorMm, errorEllipsoid, targetLps } = path;
  if (!predictedErrorMm || !errorEllipsoid) return null;
  // Picking: even to within the voxels' shape; fusion: even.
  const unseen =
    ((predictedErrorMm.imaging ?? 0) / EVEN_95) ** 2 + ((predictedErrorMm.fusion ?? 0) / EVEN_95) ** 2;
  const offset = errorEllipsoid.centreLps.map((v, n) => v - targetLps[n]!) as unknown as Vec3;
  const second = new Float64Array(9);
  for (let a = 0; a < 3; a++) {
    for (let b = 0; b < 3; b++) {
      second[3 * a + b] =
        errorEllipsoid.halfAxesLps.reduce((sum, axis) => sum + axis[a]! * axis[b]!, 0) /
          ELLIPSOID_SIGMAS ** 2 +
        offset[a]! * offset[b]! -
        (a === b ? unseen : 0);
    }
  }
  const values = [...decomposeSymmetric(second, 3).values].map(v => Math.max(v, 1e-6)) as unknown as Vec3;
  const trace = values[0] + values[1] + values[2];
  return { rmsMm: Math.sqrt(trace), directions: trace ** 2 / dot(values, values) };
}
