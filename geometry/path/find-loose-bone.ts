import type { PatientPoint } from '../core/frames';
import { along } from '../core/vector';
import type { Wall } from './choose-wall';
import type { Profile } from './sample-profile';
import type { PathLine } from './trajectory';

/** Something as dense as bone outside of the wall that is no part of the skull's surface. */
export interface LooseBone {
  readonly atLps: PatientPoint;
  /** From its inner end to the entry, mm. */
  readonly beforeMm: number;
}

/** Bone reaches this somewhere, HU; blood with contrast does not. */
const LEAST_PEAK_HU = 450;
const LEAST_MM = 1;
/** The blurred foot of a face that is known, mm. */
const FOOT_MM = 1;
const AIR_HU = -300;
/**
 * What has air this near outside of it lies on the skin, mm: a marker, which is taken off before
 * surgery.
 */
const SKIN_MM = 2;

/**
 * Looks along the profile, from the skin to the entry, for what the skull's surface does not show:
 * only the largest piece of bone is surfaced, so that a jaw that does not touch the skull within a
 * voxel is none of it. The profile starts outside; positions on it are from the entry, those of
 * `wall` from the target.
 */
export function findLooseBone(
  profile: Profile,
  wall: Wall,
  { originLps: entryLps, direction }: PathLine,
  lengthMm: number,
  thresholdHu: number,
): LooseBone | null {
  const { startMm, stepMm, hu } = profile;
  const at = (n: number): number => startMm + n * stepMm;
  const isKnown = (s: number): boolean =>
    wall.before.some(b => s > b.fromMm + lengthMm - FOOT_MM && s < b.toMm + lengthMm + FOOT_MM);
  for (let n = 0; n < hu.length && at(n) < -FOOT_MM; n++) {
    if (hu[n]! < thresholdHu || isKnown(at(n))) continue;
    const first = n;
    let peak = -Infinity;
    while (n < hu.length && at(n) < -FOOT_MM && hu[n]! >= thresholdHu) peak = Math.max(peak, hu[n++]!);
    const outside = hu.subarray(Math.max(0, first - Math.round(SKIN_MM / stepMm)), first);
    const onSkin = first === 0 || outside.some(v => v < AIR_HU);
    // What runs on into the wall is the wall's own blur.
    if (onSkin || at(n) >= -FOOT_MM || peak < LEAST_PEAK_HU || (n - first) * stepMm < LEAST_MM) continue;
    return { atLps: along(entryLps, direction, at(first)), beforeMm: -at(n) };
  }
  return null;
}
