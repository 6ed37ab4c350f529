import { toPatient, guidePoint, type LocalFrame } from '../core/frames';
import { dot, scale, type Vec3 } from '../core/vector';
import { areaVector } from '../surface/mesh/area-vector';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SurfaceIndex } from '../surface/query/queries';

/** A bone's surface as it is seen along the insertion, over a square of columns. */
export interface BonePatch {
  /** Columns along either side of the square, and how far they stand apart, mm. */
  readonly side: number;
  readonly cellMm: number;
  /** Half the square's side, mm; its middle is the frame's origin. */
  readonly halfMm: number;
  /** Height of each column in the frame, x running fastest, mm. */
  readonly heightMm: Float64Array;
}

/** Between two columns; a head's crests turn slower than this by far, mm. */
const CELL_MM = 0.3;

/**
 * Samples the bone that a guide can stand on: in each column of a square about the frame's z axis
 * the first surface that faces up, seen from `fromMm`. What lies below `floorMm`, or has no bone,
 * is at the floor.
 *
 * @param bone the bone's mesh and its index, LPS mm
 * @param frame z is the insertion, off the skull
 */
export function samplePatch(
  bone: { readonly mesh: TriangleMesh; readonly index: SurfaceIndex },
  frame: LocalFrame,
  { halfMm, fromMm, floorMm }: { readonly halfMm: number; readonly fromMm: number; readonly floorMm: number },
): BonePatch {
  const side = 2 * Math.ceil(halfMm / CELL_MM) + 1;
  const half = (CELL_MM * (side - 1)) / 2;
  const heightMm = new Float64Array(side * side).fill(floorMm);
  const down = scale<Vec3>(frame.z, -1);
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) {
      const from = toPatient(frame, guidePoint(CELL_MM * i - half, CELL_MM * j - half, fromMm));
      const hits = bone.index.castRay(from, down, fromMm - floorMm);
      const top = hits.find(({ triangle }) => dot(areaVector(bone.mesh, triangle), frame.z) > 0);
      if (top) heightMm[i + side * j] = fromMm - top.distanceMm;
    }
  }
  return { side, cellMm: CELL_MM, halfMm: half, heightMm };
}

/** The filling stays so far under the surface that it fills, mm. */
const UNDER_MM = 0.02;

/**
 * The patch drawn in by a column on every side and by a little downwards: what lies under it lies
 * within the bone too, or under it, however steep the bone is.
 */
export function shrinkPatch(patch: BonePatch, floorMm: number): BonePatch {
  const { side, heightMm } = patch;
  const lowest = heightMm.map((_, n) => {
    const [i, j] = [n % side, Math.floor(n / side)];
    let least = Infinity;
    for (let dj = -1; dj <= 1; dj++) {
      for (let di = -1; di <= 1; di++) {
        const [x, y] = [i + di, j + dj];
        if (x < 0 || y < 0 || x >= side || y >= side) continue;
        least = Math.min(least, heightMm[x + side * y]!);
      }
    }
    return Math.max(floorMm - UNDER_MM, least - UNDER_MM);
  });
  return { ...patch, heightMm: lowest };
}

/** The patch as a closed block from its surface down to a level under it, in the frame, mm. */
export function patchBlock({ side, cellMm, halfMm, heightMm }: BonePatch, bottomMm: number): TriangleMesh {
  const count = side * side;
  const positions = new Float32Array(6 * count);
  for (let n = 0; n < count; n++) {
    const [x, y] = [cellMm * (n % side) - halfMm, cellMm * Math.floor(n / side) - halfMm];
    positions.set([x, y, heightMm[n]!], 3 * n);
    positions.set([x, y, bottomMm], 3 * (count + n));
  }
  const triangles: number[] = [];
  for (let j = 0; j + 1 < side; j++) {
    for (let i = 0; i + 1 < side; i++) {
      const a = i + side * j;
      const [b, c, d] = [a + 1, a + side + 1, a + side];
      triangles.push(a, b, c, a, c, d);
      triangles.push(count + a, count + c, count + b, count + a, count + d, count + c);
    }
  }
  /** A wall below an edge of the top, which is walked with the block on its left. */
  const wall = (from: number, to: number): void => {
    triangles.push(from, count + from, to, to, count + from, count + to);
  };
  for (let n = 0; n + 1 < side; n++) {
    wall(n, n + 1);
    wall(side - 1 + side * n, side - 1 + side * (n + 1));
    wall(side * side - 1 - n, side * side - 2 - n);
    wall(side * (side - 1 - n), side * (side - 2 - n));
  }
  return { positions, triangles: Uint32Array.from(triangles) };
}
