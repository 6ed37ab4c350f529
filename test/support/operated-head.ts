import { angleBetween, distance, dot, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import type { RigidTransform } from '../../geometry/fusion/rigid-transform';
import type { FoundInstrument, PlannedLine } from '../../geometry/verify/found-instrument';
import type { Volume } from '../../geometry/volume/volume';
import { laterPose } from '../../samples/ct/scan-later';
import type { CtOptions } from '../../samples/ct/simulate-ct';
import { operate, type SurgeryOptions } from '../../samples/ct/surgery';
import type { Head } from '../../samples/head/head';
import {
  betweenPoses,
  headDirectionToPatient,
  headPose,
  headToPatient,
  type HeadPose,
} from '../../samples/head/pose';
import { cachedCt } from './simulated-scans';

const plannedPose = (): HeadPose => headPose([0.07, -0.04, 0.05], [4.5, -12.25, 31.5]);

/** Later scan -> planned CT, as the samples' poses have it. */
export const truePose = (): RigidTransform => betweenPoses(plannedPose(), laterPose());

/** The path and its surroundings alone, head frame: quick to simulate. */
export function aroundPath(head: Head, marginMm = 16): { readonly min: Vec3; readonly max: Vec3 } {
  const box = (pick: (...values: number[]) => number, shift: number): Vec3 =>
    [0, 1, 2].map(a => pick(head.entry[a]!, head.target[a]!) + shift) as unknown as Vec3;
  return { min: box(Math.min, -marginMm), max: box(Math.max, marginMm) };
}

export const scanBefore = (head: Head, options: CtOptions): Volume =>
  cachedCt(head, { pose: plannedPose(), ...options }).volume;

/**
 * The scan after an operation, clipped as by a scanner of 12 bits; `surgery` null: nothing was
 * done.
 */
export const scanAfter = (head: Head, surgery: SurgeryOptions | null, options: CtOptions): Volume =>
  cachedCt(head, { pose: laterPose(), seed: 501, greatestHu: 3071, surgery, ...options }).volume;

/** The planned path of a sample head in a pose. */
export const lineOf = (head: Head, pose: HeadPose = plannedPose()): PlannedLine => ({
  targetLps: headToPatient(pose, head.target),
  entryLps: headToPatient(pose, head.entry),
  directionLps: headDirectionToPatient(pose, normalize(subtract<Vec3>(head.target, head.entry))),
  boneThicknessMm: head.parameters.bone.templeMm + 0.5,
});

/** How far what was found is from what was truly done, in a pose. */
export function missOf(
  head: Head,
  surgery: SurgeryOptions,
  found: FoundInstrument,
  pose: HeadPose = plannedPose(),
): {
  readonly windowMm: number;
  readonly alongMm: number;
  readonly acrossMm: number;
  readonly angleDeg: number;
} {
  const truth = operate(head, surgery);
  const direction = headDirectionToPatient(pose, truth.direction);
  const window = headToPatient(pose, truth.window);
  const alongMm = dot(subtract<Vec3>(found.windowLps, window), direction);
  const windowMm = distance(found.windowLps, window);
  return {
    windowMm,
    alongMm,
    acrossMm: Math.sqrt(Math.max(0, windowMm ** 2 - alongMm ** 2)),
    angleDeg: found.directionLps ? (angleBetween(found.directionLps, direction) * 180) / Math.PI : Number.NaN,
  };
}
