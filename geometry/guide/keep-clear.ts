import type { SoftParts } from '../anatomy/find-soft-parts';
import { patientPoint, toLocal, type LocalFrame } from '../core/frames';
import type { Vec3 } from '../core/vector';
import type { GuideParameters } from './parameters';

/** A ball that nothing of the guide is to enter; local frame, mm. */
export interface ClearBall {
  readonly at: Vec3;
  readonly radiusMm: number;
}

/** Higher over the bone no foot, arm or pad reaches, mm. */
const MOST_HEIGHT_MM = 20;

/**
 * The eyes and ears within a guide's reach, each with the distance that is to be kept from it round
 * it; none where they were not looked for or lie elsewhere.
 *
 * @param reachMm from the frame's origin across the insertion
 * @param heightMm the lowest and the highest bone there
 */
export function ballsToClear(
  softParts: SoftParts | null | undefined,
  { clearOfMm }: Pick<GuideParameters, 'clearOfMm'>,
  frame: LocalFrame,
  reachMm: number,
  [lowest, highest]: readonly [number, number],
): ClearBall[] {
  const balls: ClearBall[] = [];
  for (const { kind, middlesLps: p, ballRadiusMm } of softParts?.found ?? []) {
    const radiusMm = ballRadiusMm + clearOfMm[kind];
    for (let n = 0; n < p.length; n += 3) {
      const at = toLocal(frame, patientPoint(p[n]!, p[n + 1]!, p[n + 2]!));
      const isNear = Math.hypot(at[0], at[1]) <= reachMm + radiusMm;
      if (isNear && at[2] >= lowest - radiusMm && at[2] <= highest + MOST_HEIGHT_MM + radiusMm) {
        balls.push({ at, radiusMm });
      }
    }
  }
  return balls;
}

/**
 * How far a place, and what stands straight over it up to `overMm`, reaches into the balls, mm;
 * negative outside of all.
 */
export function intrusionMm(balls: readonly ClearBall[], [x, y, z]: Vec3, overMm = 0): number {
  let deepest = -Infinity;
  for (const { at, radiusMm } of balls) {
    const up = Math.min(overMm, Math.max(0, at[2] - z));
    deepest = Math.max(deepest, radiusMm - Math.hypot(at[0] - x, at[1] - y, at[2] - z - up));
  }
  return deepest;
}

/** The lowest and the highest of heights, those that there are. */
export function rangeOf(heightMm: Float64Array): [number, number] {
  let [lowest, highest] = [Infinity, -Infinity];
  for (const h of heightMm) {
    if (!Number.isFinite(h)) continue;
    lowest = Math.min(lowest, h);
    highest = Math.max(highest, h);
  }
  return [lowest, highest];
}
