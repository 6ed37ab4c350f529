import type { BoneDistance } from './measure-gap';
import { walk, type P3 } from './vec';

export interface LineFigures {
  /** Where the planned line, coming from outside, first meets true bone. */
  readonly entry: P3;
  /** That point to the target. */
  readonly lengthMm: number;
  /**
   * Stretches of true bone between outside and target, as distances from the target, outermost
   * first.
   */
  readonly bone: readonly { readonly fromMm: number; readonly toMm: number }[];
  /** Sum of those stretches. */
  readonly boneThicknessMm: number;
  /** The outermost stretch alone (the outer table, where a sinus splits the bone). */
  readonly firstTableMm: number;
}

/**
 * Walks the planned line inwards from `startMm` outside the target and finds every crossing of the
 * true bone (steps of at most 0.02 mm near bone, then bisection to 1e-6 mm). Null where no bone is
 * met.
 */
export function measureLine(
  boneDistance: BoneDistance,
  target: P3,
  direction: P3,
  startMm = 90,
): LineFigures | null {
  const at = (t: number): number => boneDistance(walk(target, direction, -t));
  const crossings: number[] = [];
  let t = startMm;
  let value = at(t);
  if (value <= 0) throw new Error(`the line's start, ${startMm} mm outside the target, lies in bone`);
  while (t > 0) {
    const next = Math.max(0, t - Math.max(0.02, Math.abs(value) * 0.5));
    const nextValue = at(next);
    if (value > 0 !== nextValue > 0) {
      let a = t;
      let b = next;
      while (a - b > 1e-6) {
        const m = (a + b) / 2;
        if (at(m) > 0 === value > 0) a = m;
        else b = m;
      }
      crossings.push((a + b) / 2);
    }
    t = next;
    value = nextValue;
  }
  const first = crossings[0];
  if (first === undefined) return null;
  const bone = [];
  for (let i = 0; i < crossings.length; i += 2) {
    bone.push({ fromMm: crossings[i]!, toMm: crossings[i + 1] ?? 0 });
  }
  return {
    entry: walk(target, direction, -first),
    lengthMm: first,
    bone,
    boneThicknessMm: bone.reduce((sum, s) => sum + s.fromMm - s.toMm, 0),
    firstTableMm: bone[0]!.fromMm - bone[0]!.toMm,
  };
}
