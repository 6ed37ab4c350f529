import { frameAlong, guidePoint, toPatient, type LocalFrame } from '../core/frames';
import { dot, subtract, type Vec3 } from '../core/vector';
import { invertTransform, transformPoint, type RigidTransform } from '../fusion/rigid-transform';
import { createCubicSampler } from '../volume/sample-volume';
import { patientToVoxel, type Volume } from '../volume/volume';
import type { PlannedLine } from './found-instrument';

/**
 * Cells of the cut, mm, and how far it reaches beside the path, outside the entry and beyond the
 * target.
 */
const CELL_MM = 0.4;
const REACH_MM = { beside: 12, outside: 5, beyond: 14 };

/**
 * Both scans along a planned path, on one grid. The frame's origin is the entry, its z the path's
 * direction. Cell (a, b, c) lies at firstMm + cellMm * (a, b, c) and at index a + na * (b + nb *
 * c).
 */
export interface PathCut {
  readonly frame: LocalFrame;
  readonly cellMm: number;
  readonly firstMm: Vec3;
  readonly size: readonly [number, number, number];
  /** Planned scan, HU. */
  readonly before: Float32Array;
  /** Later scan, HU. */
  readonly after: Float32Array;
  /** Later less planned, HU; 0 where the later scan does not reach. */
  readonly change: Float32Array;
  /** Entry to target, mm. */
  readonly lengthMm: number;
}

/** Cuts both scans along the path; what was there before cancels out of their difference. */
export function cutAlongPath(
  planned: Volume,
  later: Volume,
  fixedFromMoving: RigidTransform,
  line: PlannedLine,
): PathCut {
  const frame = frameAlong(line.entryLps, line.directionLps);
  const lengthMm = dot(subtract<Vec3>(line.targetLps, line.entryLps), frame.z);
  const side = 2 * Math.round(REACH_MM.beside / CELL_MM) + 1;
  const deep = Math.round((REACH_MM.outside + lengthMm + REACH_MM.beyond) / CELL_MM) + 1;
  const first = -CELL_MM * ((side - 1) / 2);
  const firstMm: Vec3 = [first, first, -REACH_MM.outside];
  const size = [side, side, deep] as const;
  const before = new Float32Array(side * side * deep);
  const after = new Float32Array(before.length);
  const change = new Float32Array(before.length);
  const readBefore = createCubicSampler(planned);
  const readAfter = createCubicSampler(later);
  const back = invertTransform(fixedFromMoving);
  let at = 0;
  for (let c = 0; c < deep; c++) {
    for (let b = 0; b < side; b++) {
      for (let a = 0; a < side; a++, at++) {
        const p = toPatient(
          frame,
          guidePoint(firstMm[0] + a * CELL_MM, firstMm[1] + b * CELL_MM, firstMm[2] + c * CELL_MM),
        );
        const [i, j, k] = patientToVoxel(planned, p);
        before[at] = readBefore(i, j, k);
        const q = patientToVoxel(later, transformPoint(back, p));
        after[at] = readAfter(q[0], q[1], q[2]);
        const isSeen = q.every((v, n) => v >= 0 && v <= later.sizeVoxels[n]! - 1);
        change[at] = isSeen ? after[at]! - before[at]! : 0;
      }
    }
  }
  return {
    frame,
    cellMm: CELL_MM,
    firstMm,
    size,
    before,
    after,
    change,
    lengthMm,
  };
}

/**
 * Reads a grid of the cut between its cells, trilinear; 0 outside. Arguments in the cut's frame,
 * mm.
 */
export function readCut(
  { firstMm, cellMm, size }: PathCut,
  values: Float32Array,
): (x: number, y: number, s: number) => number {
  const [na, nb, nc] = size;
  return (x, y, s) => {
    const u = (x - firstMm[0]) / cellMm;
    const v = (y - firstMm[1]) / cellMm;
    const w = (s - firstMm[2]) / cellMm;
    const a = Math.floor(u);
    const b = Math.floor(v);
    const c = Math.floor(w);
    if (a < 0 || b < 0 || c < 0 || a >= na - 1 || b >= nb - 1 || c >= nc - 1) return 0;
    const [fu, fv, fw] = [u - a, v - b, w - c];
    const at = a + na * (b + nb * c);
    const up = at + na * nb;
    const row = (n: number): number => values[n]! + fu * (values[n + 1]! - values[n]!);
    const low = row(at) + fv * (row(at + na) - row(at));
    const high = row(up) + fv * (row(up + na) - row(up));
    return low + fw * (high - low);
  };
}
