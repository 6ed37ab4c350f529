import type { Field } from '../field/field';
import type { FineSlab, HeadGrid } from './fine-slab';

/** Interpolated nodes may be off by this much, mm. */
const SMOOTH_MM = 0.008;

/**
 * Samples a field at the fine samples of the brick whose first corner is at voxel (i, j, k): part
 * by part where it has creases, by its nodes where it is smooth. Writes to `out`, fine x fastest.
 */
export type FieldSampler = (field: Field, i: number, j: number, k: number, out: Float32Array) => void;

export function createFieldSampler(grid: HeadGrid, slab: FineSlab): FieldSampler {
  const [px, py, pz] = slab.perVoxel;
  const [brickX, brickY, brickZ] = slab.brickVoxels;
  const nodes = [(brickX * px) / 2 + 1, (brickY * py) / 2 + 1, (brickZ * pz) / 2 + 1] as const;
  const fine = [brickX * px, brickY * py, brickZ * pz] as const;
  const [a, b, c] = grid.steps;
  const o = grid.origin;
  const nodeValues = new Float32Array(nodes[0] * nodes[1] * nodes[2]);
  const scratch: [Float32Array, Float32Array] = [
    new Float32Array(fine[0] * nodes[1] * nodes[2]),
    new Float32Array(fine[0] * fine[1] * nodes[2]),
  ];

  const spare: Float32Array[] = [];

  function evaluate(field: Field, i: number, j: number, k: number, out: Float32Array): void {
    const { split } = field;
    if (!split) {
      evaluateNodes(field, i, j, k);
      refineAxis(nodeValues, scratch[0], 1, nodes[0], nodes[1] * nodes[2]);
      refineAxis(scratch[0], scratch[1], fine[0], nodes[1], nodes[2]);
      refineAxis(scratch[1], out, fine[0] * fine[1], nodes[2], 1);
      return;
    }
    const parts = split.parts.map(part => {
      const values = spare.pop() ?? new Float32Array(out.length);
      evaluate(part, i, j, k, values);
      return values;
    });
    const values = new Float64Array(parts.length);
    for (let at = 0; at < out.length; at++) {
      for (let n = 0; n < parts.length; n++) values[n] = parts[n]![at]!;
      out[at] = split.join(values);
    }
    spare.push(...parts);
  }

  /**
   * Every second node is evaluated and those between are interpolated by parabolas, where that
   * comes out right at the nodes furthest from all of them; otherwise (creases, small radii) all
   * nodes are evaluated.
   */
  function evaluateNodes(field: Field, i: number, j: number, k: number): void {
    const [nx, ny, nz] = nodes;
    const node = (x: number, y: number, z: number): number => {
      const u = i + (2 * x) / px;
      const v = j + (2 * y) / py;
      const w = k + (2 * z) / pz;
      return field.at(
        o[0] + u * a[0] + v * b[0] + w * c[0],
        o[1] + u * a[1] + v * b[1] + w * c[1],
        o[2] + u * a[2] + v * b[2] + w * c[2],
      );
    };
    for (let z = 0; z < nz; z += 2) {
      for (let y = 0; y < ny; y += 2) {
        for (let x = 0; x < nx; x += 2) nodeValues[x + nx * (y + ny * z)] = node(x, y, z);
      }
    }
    for (let z = 0; z < nz; z += 2) {
      for (let y = 0; y < ny; y += 2) fillBetween(nodeValues, nx * (y + ny * z), 1, nx);
      for (let x = 0; x < nx; x++) fillBetween(nodeValues, x + nx * ny * z, nx, ny);
    }
    for (let at = 0; at < nx * ny; at++) fillBetween(nodeValues, at, nx * ny, nz);
    if (isSmooth(node)) return;
    for (let z = 0; z < nz; z++) {
      for (let y = 0; y < ny; y++) {
        for (let x = 0; x < nx; x++) {
          if (((x | y | z) & 1) === 1) nodeValues[x + nx * (y + ny * z)] = node(x, y, z);
        }
      }
    }
  }

  /** Whether the nodes that lie furthest from those evaluated were interpolated well. */
  function isSmooth(node: (x: number, y: number, z: number) => number): boolean {
    const [nx, ny, nz] = nodes;
    for (let z = 1; z < nz; z += 2) {
      for (let y = 1; y < ny; y += 2) {
        for (let x = 1; x < nx; x += 2) {
          if (Math.abs(nodeValues[x + nx * (y + ny * z)]! - node(x, y, z)) > SMOOTH_MM) return false;
        }
      }
    }
    return true;
  }

  return evaluate;
}

/**
 * Along one axis from `count` nodes (odd) to the two quarter points of each interval between them,
 * by the parabola through each three nodes: on linear interpolation every rounded edge would lose
 * some of its radius.
 * @param inner values before the axis (stride of the axis); @param outer values after it
 */
function refineAxis(from: Float32Array, to: Float32Array, inner: number, count: number, outer: number): void {
  for (let o = 0; o < outer; o++) {
    for (let n = 0; n + 2 < count; n += 2) {
      const source = (o * count + n) * inner;
      const target = (o * (count - 1) + n) * 2 * inner;
      for (let s = 0; s < inner; s++) {
        const low = from[source + s]!;
        const middle = from[source + inner + s]!;
        const high = from[source + 2 * inner + s]!;
        to[target + s] = 0.65625 * low + 0.4375 * middle - 0.09375 * high;
        to[target + inner + s] = 0.15625 * low + 0.9375 * middle - 0.09375 * high;
        to[target + 2 * inner + s] = -0.09375 * low + 0.9375 * middle + 0.15625 * high;
        to[target + 3 * inner + s] = -0.09375 * low + 0.4375 * middle + 0.65625 * high;
      }
    }
  }
}

/**
 * Values at odd places along a line (stride, count odd) from the parabola through the three even
 * ones about them.
 */
function fillBetween(values: Float32Array, from: number, stride: number, count: number): void {
  for (let n = 0; n + 4 < count + 1; n += 4) {
    const at = from + n * stride;
    const low = values[at]!;
    const middle = values[at + 2 * stride]!;
    const high = values[at + 4 * stride]!;
    values[at + stride] = 0.375 * low + 0.75 * middle - 0.125 * high;
    values[at + 3 * stride] = -0.125 * low + 0.75 * middle + 0.375 * high;
  }
}
