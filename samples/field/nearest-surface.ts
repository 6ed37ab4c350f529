import type { Vec3 } from '../../geometry/core/vector';
import type { Field } from './field';

/** The true signed distance to a field's zero surface, mm, negative inside. */
export interface TrueDistance {
  at(point: Vec3): number;
  /** The nearest point of the surface. */
  nearest(point: Vec3): Vec3;
}

const CELL_MM = 2;
const NODES_PER_EDGE = 5;
/** Cells share what is near them in blocks of this many cells along each edge. */
const BLOCK_CELLS = 8;
const stepMm = CELL_MM / (NODES_PER_EDGE - 1);
const GRADIENT_STEP_MM = 1e-4;
const HESSIAN_STEP_MM = 0.02;
/** Every point of the surface has a sample within this distance, mm. */
const SAMPLE_ERROR_MM = 0.5;
/** How many separate places of the surface are refined before the nearest is taken. */
const CANDIDATES = 4;

interface Cell {
  /** The field in this cell, and 0.8 mm round it. */
  readonly local: Field;
  /** Points of the surface inside the cell, xyz each, mm; at most about half a millimetre apart. */
  readonly samples: Float64Array;
}

/**
 * A blend of solids is not a true distance, so the nearest surface point is found: samples of the
 * surface (made cell by cell where they are asked for, and kept) give the places to start from, and
 * Newton's method on the Lagrangian |q - p|^2 / 2 + lambda * f(q) makes each exact; the nearest of
 * them wins.
 *
 * Features thinner than half a millimetre on both sides of which the field has one sign can be
 * missed as starts.
 */
export function trueDistance(field: Field): TrueDistance {
  const cells = new Map<number, Cell>();
  const blocks = new Map<number, Field>();

  function blockOf(i: number, j: number, k: number): Field {
    const [a, b, c] = [i, j, k].map(n => Math.floor(n / BLOCK_CELLS)) as [number, number, number];
    const key = ((a + 512) * 1024 + (b + 512)) * 1024 + (c + 512);
    let block = blocks.get(key);
    if (!block) {
      const edge = BLOCK_CELLS * CELL_MM;
      const reach = (Math.sqrt(3) * edge) / 2 + CELL_MM;
      block = field.within((a + 0.5) * edge, (b + 0.5) * edge, (c + 0.5) * edge, reach);
      blocks.set(key, block);
    }
    return block;
  }

  function cellAt(i: number, j: number, k: number): Cell {
    const key = ((i + 512) * 1024 + (j + 512)) * 1024 + (k + 512);
    let cell = cells.get(key);
    if (!cell) cells.set(key, (cell = sampleCell(blockOf(i, j, k), i, j, k)));
    return cell;
  }

  const localAt = (x: number, y: number, z: number): Field =>
    cellAt(Math.floor(x / CELL_MM), Math.floor(y / CELL_MM), Math.floor(z / CELL_MM)).local;

  /** Where to start from: the nearest samples, found ring by ring of cells about the point. */
  function starts(p: Vec3): number[] {
    const found: number[] = [];
    const [ci, cj, ck] = p.map(v => Math.floor(v / CELL_MM)) as [number, number, number];
    const wallMm = Math.min(
      ...p.map(v =>
        Math.min(v - Math.floor(v / CELL_MM) * CELL_MM, (Math.floor(v / CELL_MM) + 1) * CELL_MM - v),
      ),
    );
    for (let ring = 0; ring < 200; ring++) {
      // Cells of this ring lie at least so far away.
      const apart = Math.max(0, (ring - 1) * CELL_MM + wallMm);
      if (found.length > 0 && apart > Math.sqrt(found[3]!) + SAMPLE_ERROR_MM) break;
      for (let i = ci - ring; i <= ci + ring; i++) {
        for (let j = cj - ring; j <= cj + ring; j++) {
          const onWall = Math.abs(i - ci) === ring || Math.abs(j - cj) === ring;
          for (let k = ck - ring; k <= ck + ring; k += onWall ? 1 : Math.max(1, 2 * ring)) {
            const { samples } = cellAt(i, j, k);
            for (let s = 0; s < samples.length; s += 3) {
              const x = samples[s]!;
              const y = samples[s + 1]!;
              const z = samples[s + 2]!;
              keepNearest(found, x, y, z, (x - p[0]) ** 2 + (y - p[1]) ** 2 + (z - p[2]) ** 2);
            }
          }
        }
      }
    }
    return found;
  }

  function nearest(p: Vec3): Vec3 {
    const found = starts(p);
    let best: Vec3 = p;
    let bestMm = Infinity;
    for (let s = 0; s < found.length; s += 4) {
      // No place about this sample can be nearer than this.
      if (Math.sqrt(found[s + 3]!) - SAMPLE_ERROR_MM > bestMm) break;
      const q = refine(localAt, p, [found[s]!, found[s + 1]!, found[s + 2]!]);
      const mm = Math.hypot(q[0] - p[0], q[1] - p[1], q[2] - p[2]);
      if (mm < bestMm) {
        bestMm = mm;
        best = q;
      }
    }
    return best;
  }

  return {
    nearest,
    at(p) {
      const q = nearest(p);
      const d = Math.hypot(q[0] - p[0], q[1] - p[1], q[2] - p[2]);
      return localAt(...p).at(...p) < 0 ? -d : d;
    },
  };
}

/**
 * Keeps up to `candidates` places (x, y, z, squared distance), nearest first, no two within 1 mm of
 * each other.
 */
function keepNearest(found: number[], x: number, y: number, z: number, d2: number): void {
  for (let s = 0; s < found.length; s += 4) {
    const apart = (found[s]! - x) ** 2 + (found[s + 1]! - y) ** 2 + (found[s + 2]! - z) ** 2;
    if (apart > 1) continue;
    if (found[s + 3]! <= d2) return;
    found.splice(s, 4);
    s -= 4;
  }
  let at = 0;
  while (at < found.length && found[at + 3]! <= d2) at += 4;
  if (at >= CANDIDATES * 4) return;
  found.splice(at, 0, x, y, z, d2);
  if (found.length > CANDIDATES * 4) found.length = CANDIDATES * 4;
}

function sampleCell(field: Field, i: number, j: number, k: number): Cell {
  const x0 = i * CELL_MM;
  const y0 = j * CELL_MM;
  const z0 = k * CELL_MM;
  const half = CELL_MM / 2;
  const centre: Vec3 = [x0 + half, y0 + half, z0 + half];
  const local = field.within(...centre, half * Math.sqrt(3) + 0.8);
  const reach = half * Math.sqrt(3);
  if (Math.abs(local.at(...centre)) > local.slope * reach) return { local, samples: new Float64Array(0) };
  const n = NODES_PER_EDGE;
  const values = new Float64Array(n * n * n);
  for (let c = 0, at = 0; c < n; c++) {
    for (let b = 0; b < n; b++) {
      for (let a = 0; a < n; a++, at++) {
        values[at] = local.at(x0 + a * stepMm, y0 + b * stepMm, z0 + c * stepMm);
      }
    }
  }
  const samples: number[] = [];
  const strides = [1, n, n * n];
  for (let c = 0, at = 0; c < n; c++) {
    for (let b = 0; b < n; b++) {
      for (let a = 0; a < n; a++, at++) {
        const own = values[at]!;
        for (let axis = 0; axis < 3; axis++) {
          if ([a, b, c][axis]! + 1 >= n) continue;
          const next = values[at + strides[axis]!]!;
          if (own < 0 === next < 0) continue;
          const t = own / (own - next);
          samples.push(
            x0 + (a + (axis === 0 ? t : 0)) * stepMm,
            y0 + (b + (axis === 1 ? t : 0)) * stepMm,
            z0 + (c + (axis === 2 ? t : 0)) * stepMm,
          );
        }
      }
    }
  }
  return { local, samples: Float64Array.from(samples) };
}

/** The surface point nearest to `p` that lies near `start`. */
function refine(localAt: (x: number, y: number, z: number) => Field, p: Vec3, start: Vec3): Vec3 {
  let [x, y, z] = project(localAt(...start), start);
  let best: Vec3 = [x, y, z];
  let bestSquare = (x - p[0]) ** 2 + (y - p[1]) ** 2 + (z - p[2]) ** 2;
  for (let iteration = 0; iteration < 8; iteration++) {
    const field = localAt(x, y, z);
    const [gx, gy, gz] = gradient(field, x, y, z);
    const g2 = gx * gx + gy * gy + gz * gz;
    if (g2 < 1e-12) break;
    // The multiplier that the point would have were it the nearest: p - q = lambda * gradient.
    const lambda = ((p[0] - x) * gx + (p[1] - y) * gy + (p[2] - z) * gz) / g2;
    const rx = p[0] - x - lambda * gx;
    const ry = p[1] - y - lambda * gy;
    const rz = p[2] - z - lambda * gz;
    const residual = Math.sqrt(rx * rx + ry * ry + rz * rz);
    if (residual < 1e-4) break;
    const step = tangentStep(field, [x, y, z], [gx, gy, gz], lambda, [rx, ry, rz]);
    let factor = Math.min(1, 0.6 / Math.max(step.lengthMm, 1e-9));
    let improved = false;
    for (let halving = 0; halving < 6; halving++, factor /= 3) {
      const q = project(field, [x + factor * step.x, y + factor * step.y, z + factor * step.z]);
      const square = (q[0] - p[0]) ** 2 + (q[1] - p[1]) ** 2 + (q[2] - p[2]) ** 2;
      if (square < bestSquare) {
        bestSquare = square;
        best = q;
        [x, y, z] = q;
        improved = true;
        break;
      }
    }
    if (!improved) break;
  }
  return best;
}

interface TangentStep {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly lengthMm: number;
}

/**
 * Newton's step in the tangent plane: (I + lambda * H) restricted to the plane, applied to the
 * residual; where that matrix is not positive (a concave place nearer than its centre of curvature)
 * the plain residual.
 */
function tangentStep(field: Field, q: Vec3, g: Vec3, lambda: number, r: Vec3): TangentStep {
  const gl = Math.hypot(...g);
  const n: Vec3 = [g[0] / gl, g[1] / gl, g[2] / gl];
  const rl = Math.hypot(...r);
  const u: Vec3 = [r[0] / rl, r[1] / rl, r[2] / rl];
  const v: Vec3 = [n[1] * u[2] - n[2] * u[1], n[2] * u[0] - n[0] * u[2], n[0] * u[1] - n[1] * u[0]];
  const h = HESSIAN_STEP_MM;
  const at = (a: number, b: number): number =>
    field.at(
      q[0] + h * (a * u[0] + b * v[0]),
      q[1] + h * (a * u[1] + b * v[1]),
      q[2] + h * (a * u[2] + b * v[2]),
    );
  const here = at(0, 0);
  const uu = (at(1, 0) + at(-1, 0) - 2 * here) / (h * h);
  const vv = (at(0, 1) + at(0, -1) - 2 * here) / (h * h);
  const uv = (at(1, 1) + at(-1, -1) - at(1, -1) - at(-1, 1)) / (4 * h * h);
  const a = 1 + lambda * uu;
  const b = lambda * uv;
  const c = 1 + lambda * vv;
  const det = a * c - b * b;
  let su = rl;
  let sv = 0;
  if (a > 0.05 && det > 0.05 * c) {
    su = (rl * c) / det;
    sv = (-rl * b) / det;
  }
  return {
    x: su * u[0] + sv * v[0],
    y: su * u[1] + sv * v[1],
    z: su * u[2] + sv * v[2],
    lengthMm: Math.hypot(su, sv),
  };
}

/** Moves a point along the gradient onto the zero surface. */
function project(field: Field, start: Vec3): Vec3 {
  let [x, y, z] = start;
  for (let iteration = 0; iteration < 6; iteration++) {
    const value = field.at(x, y, z);
    if (Math.abs(value) < 1e-7) break;
    const [gx, gy, gz] = gradient(field, x, y, z);
    const factor = value / Math.max(gx * gx + gy * gy + gz * gz, 0.05);
    x -= factor * gx;
    y -= factor * gy;
    z -= factor * gz;
  }
  return [x, y, z];
}

/** Central differences. */
export function gradient(field: Field, x: number, y: number, z: number): Vec3 {
  const h = GRADIENT_STEP_MM;
  return [
    (field.at(x + h, y, z) - field.at(x - h, y, z)) / (2 * h),
    (field.at(x, y + h, z) - field.at(x, y - h, z)) / (2 * h),
    (field.at(x, y, z + h) - field.at(x, y, z - h)) / (2 * h),
  ];
}
