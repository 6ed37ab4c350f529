import type { Vec3 } from '../core/vector';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SurfaceIndex } from '../surface/query/queries';

/**
 * A regular grid of columns across the insertion direction: node (i, j) at (xMm + i*cellMm, yMm +
 * j*cellMm).
 */
export interface ColumnGrid {
  readonly xMm: number;
  readonly yMm: number;
  readonly nx: number;
  readonly ny: number;
  readonly cellMm: number;
}

/** A box seen along the insertion, mm. */
export interface ColumnBounds {
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
}

/** Fine and coarse cell, mm: the coarse one a whole number of fine ones. */
export interface CellSizes {
  readonly fineMm: number;
  readonly coarseMm: number;
}

/** Fine columns over the box, whole coarse cells. */
export function columnsAround(
  { xMin, xMax, yMin, yMax }: ColumnBounds,
  { fineMm, coarseMm }: CellSizes,
): ColumnGrid {
  const ratio = Math.round(coarseMm / fineMm);
  const count = (from: number, to: number): number => Math.ceil((to - from) / coarseMm) * ratio + 1;
  return { xMm: xMin, yMm: yMin, nx: count(xMin, xMax), ny: count(yMin, yMax), cellMm: fineMm };
}

/**
 * Height map of the bone: the highest in every column, mm along z, -Infinity where the column meets
 * none; an orthographic z-buffer of the mesh seen along -z, exact at the nodes. `mesh` and grid are
 * in the guide's local frame, z = insertion. Everything below is in the shadow that block-out
 * fills.
 */
export function heightMap(mesh: TriangleMesh, grid: ColumnGrid): Float64Array {
  const { positions: p, triangles } = mesh;
  const { xMm, yMm, nx, ny, cellMm } = grid;
  const height = new Float64Array(nx * ny).fill(-Infinity);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const ax = (p[a]! - xMm) / cellMm;
    const ay = (p[a + 1]! - yMm) / cellMm;
    const bx = (p[b]! - xMm) / cellMm;
    const by = (p[b + 1]! - yMm) / cellMm;
    const cx = (p[c]! - xMm) / cellMm;
    const cy = (p[c + 1]! - yMm) / cellMm;
    const iFrom = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 1e-9));
    const iTo = Math.min(nx - 1, Math.floor(Math.max(ax, bx, cx) + 1e-9));
    const jFrom = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 1e-9));
    const jTo = Math.min(ny - 1, Math.floor(Math.max(ay, by, cy) + 1e-9));
    if (iFrom > iTo || jFrom > jTo) continue;
    const twiceArea = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if (Math.abs(twiceArea) < 1e-12) continue; // seen edge-on: its neighbours carry the height
    for (let j = jFrom; j <= jTo; j++) {
      for (let i = iFrom; i <= iTo; i++) {
        const u = ((i - ax) * (cy - ay) - (cx - ax) * (j - ay)) / twiceArea;
        const v = ((bx - ax) * (j - ay) - (i - ax) * (by - ay)) / twiceArea;
        if (u < -1e-9 || v < -1e-9 || u + v > 1 + 1e-9) continue;
        const z = p[a + 2]! + u * (p[b + 2]! - p[a + 2]!) + v * (p[c + 2]! - p[a + 2]!);
        const n = i + nx * j;
        if (z > height[n]!) height[n] = z;
      }
    }
  }
  return height;
}

/**
 * Distance (mm) from a local point to the bone swept down the insertion axis: the least distance to
 * bone met anywhere straight above the point, by sphere tracing upwards. 0 where bone is met or the
 * point lies under bone; `limitMm` where nothing lies nearer.
 */
export function sweptDistance(index: SurfaceIndex, point: Vec3, topMm: number, limitMm: number): number {
  const [x, y] = point;
  let z = point[2];
  let least = limitMm;
  for (let steps = 0; z <= topMm + limitMm && steps < 400; steps++) {
    const d = index.closestPoint([x, y, z], limitMm)?.distanceMm ?? limitMm;
    if (d < least) least = d;
    if (d < 1e-3) return 0;
    // The distance changes by at most h over a rise of h, so a step of (d - least) + 0.04 passes no
    // point nearer than least - 0.02.
    z += d - least + 0.04;
  }
  return least;
}
