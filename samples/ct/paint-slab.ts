import type { Vec3 } from '../../geometry/core/vector';
import type { Field } from '../field/field';
import type { TissueLayer } from '../head/head';

/** Voxels along the edge of the smallest brick that is painted as one. */
export const brickVoxels = 4;
const tileVoxels = 64;
const refinement = 4;
/** Interpolated nodes may be off by this much, mm. */
const smoothMm = 0.004;

/** Where voxel centres lie in the head frame: (i, j, k) at origin + i * steps[0] + j * steps[1] + k * steps[2]. */
export interface HeadGrid {
  readonly origin: Vec3;
  readonly steps: readonly [Vec3, Vec3, Vec3];
}

/** A layer of voxels, `brickVoxels` thick, painted at several samples per voxel. */
export interface FineSlab {
  /** Fine samples per voxel along each axis; even. */
  readonly perVoxel: readonly [number, number, number];
  /** Bricks along x and y, and the voxel index of the first one's first voxel. */
  readonly bricks: readonly [number, number];
  readonly firstVoxel: readonly [number, number];
  /** HU, fine x fastest: length bricks[0] * bricks[1] * brickVoxels^3 * perVoxel[0] * [1] * [2]. */
  readonly hu: Int16Array;
  /** 1 where a brick holds more than one value; index bx + bricks[0] * by. */
  readonly mixed: Uint8Array;
}

interface Coat {
  readonly field: number;
  readonly growMm: number;
  readonly hu: number;
}

/** What can be met inside one ball: the tissue under everything, and the coats over it that only partly cover it. */
interface Scene {
  readonly fields: readonly Field[];
  readonly coats: readonly Coat[];
  readonly baseHu: number;
}

export function sceneOf(layers: readonly TissueLayer[], airHu = -1000): Scene {
  const fields = [...new Set(layers.map(l => l.field))];
  const coats = layers.map(({ field, growMm, hu }) => ({ field: fields.indexOf(field), growMm, hu }));
  return { fields, coats, baseHu: airHu };
}

/**
 * Paints the slab that begins at voxel `k0`. Balls in which nothing changes are filled with one value; elsewhere the
 * fields are evaluated at nodes half a millimetre apart or closer, interpolated to the fine samples, and each sample
 * is the mix of the tissues that share its cell.
 */
export function paintSlab(scene: Scene, grid: HeadGrid, k0: number, slab: FineSlab): void {
  const leaf = leafPainter(grid, slab);
  const steps = grid.steps.map(s => Math.hypot(...s)) as [number, number, number];
  const softMm = Math.max(...steps.map((s, axis) => s / slab.perVoxel[axis]!));
  const [bricksX, bricksY] = slab.bricks;

  function visit(scene: Scene, bx: number, by: number, sizeBricks: number): void {
    if (bx >= bricksX || by >= bricksY) return;
    const size = sizeBricks * brickVoxels;
    const i = slab.firstVoxel[0] + bx * brickVoxels + size / 2 - 0.5;
    const j = slab.firstVoxel[1] + by * brickVoxels + size / 2 - 0.5;
    const k = k0 + brickVoxels / 2 - 0.5;
    const radius = 0.5 * Math.hypot(size * steps[0], size * steps[1], brickVoxels * steps[2]) + softMm;
    const local = restrict(scene, headPoint(grid, i, j, k), radius);
    if (local.coats.length === 0) {
      for (let y = by; y < Math.min(by + sizeBricks, bricksY); y++) {
        for (let x = bx; x < Math.min(bx + sizeBricks, bricksX); x++) leaf.fill(x, y, local.baseHu);
      }
    } else if (sizeBricks === 1) {
      leaf.paint(local, bx, by, k0);
    } else {
      const child = sizeBricks / refinement;
      for (let y = 0; y < refinement; y++) {
        for (let x = 0; x < refinement; x++) visit(local, bx + x * child, by + y * child, child);
      }
    }
  }

  const tile = tileVoxels / brickVoxels;
  for (let by = 0; by < bricksY; by += tile) {
    for (let bx = 0; bx < bricksX; bx += tile) visit(scene, bx, by, tile);
  }
}

export function headPoint(grid: HeadGrid, i: number, j: number, k: number): Vec3 {
  const [a, b, c] = grid.steps;
  const o = grid.origin;
  return [
    o[0] + i * a[0] + j * b[0] + k * c[0],
    o[1] + i * a[1] + j * b[1] + k * c[1],
    o[2] + i * a[2] + j * b[2] + k * c[2],
  ];
}

/** The scene in a ball: coats that cover none of it are dropped, those under one that covers all of it too. */
function restrict(scene: Scene, centre: Vec3, radius: number): Scene {
  const local: (Field | undefined)[] = [];
  const values: number[] = [];
  const kept: Coat[] = [];
  let baseHu = scene.baseHu;
  for (let n = scene.coats.length - 1; n >= 0; n--) {
    const coat = scene.coats[n]!;
    let field = local[coat.field];
    if (!field) {
      field = local[coat.field] = scene.fields[coat.field]!.within(...centre, radius);
      values[coat.field] = field.at(...centre);
    }
    const value = values[coat.field]! - coat.growMm;
    const reach = field.slope * radius;
    if (value > reach) continue;
    if (value < -reach) {
      baseHu = coat.hu;
      break;
    }
    kept.push(coat);
  }
  const used = [...new Set(kept.map(c => c.field))];
  const coats = kept.reverse().map(c => ({ ...c, field: used.indexOf(c.field) }));
  return { fields: used.map(f => local[f]!), coats, baseHu };
}

function leafPainter(grid: HeadGrid, slab: FineSlab) {
  const [px, py, pz] = slab.perVoxel;
  const nodes: readonly [number, number, number] = [
    (brickVoxels * px) / 2 + 1,
    (brickVoxels * py) / 2 + 1,
    (brickVoxels * pz) / 2 + 1,
  ];
  const fine: readonly [number, number, number] = [brickVoxels * px, brickVoxels * py, brickVoxels * pz];
  const rowLength = slab.bricks[0] * fine[0];
  const planeLength = rowLength * slab.bricks[1] * fine[1];
  const [a, b, c] = grid.steps;
  const o = grid.origin;
  const softMm = (Math.hypot(...a) / px + Math.hypot(...b) / py + Math.hypot(...c) / pz) / 6;
  const nodeValues = new Float32Array(nodes[0] * nodes[1] * nodes[2]);
  const sampled: Float32Array[] = [];
  const scratch: [Float32Array, Float32Array] = [
    new Float32Array(fine[0] * nodes[1] * nodes[2]),
    new Float32Array(fine[0] * fine[1] * nodes[2]),
  ];

  /** The field at the brick's nodes, then at its fine samples. */
  function evaluate(field: Field, i: number, j: number, k: number, out: Float32Array): void {
    evaluateNodes(field, i, j, k);
    refineAxis(nodeValues, scratch[0], 1, nodes[0], nodes[1] * nodes[2]);
    refineAxis(scratch[0], scratch[1], fine[0], nodes[1], nodes[2]);
    refineAxis(scratch[1], out, fine[0] * fine[1], nodes[2], 1);
  }

  /**
   * Every second node is evaluated and those between are interpolated by parabolas, where that comes out right at the
   * nodes furthest from all of them; otherwise (creases, small radii) all nodes are evaluated.
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
    let worst = 0;
    for (let z = 1; z < nz; z += 2) {
      for (let y = 1; y < ny; y += 2) {
        for (let x = 1; x < nx; x += 2) {
          worst = Math.max(worst, Math.abs(nodeValues[x + nx * (y + ny * z)]! - node(x, y, z)));
        }
      }
      if (worst > smoothMm) break;
    }
    if (worst <= smoothMm) return;
    let at = 0;
    for (let z = 0; z < nz; z++) {
      for (let y = 0; y < ny; y++) {
        for (let x = 0; x < nx; x++) nodeValues[at++] = node(x, y, z);
      }
    }
  }

  function fill(bx: number, by: number, hu: number): void {
    slab.mixed[bx + slab.bricks[0] * by] = 0;
    for (let z = 0; z < fine[2]; z++) {
      for (let y = 0; y < fine[1]; y++) {
        const from = z * planeLength + (by * fine[1] + y) * rowLength + bx * fine[0];
        slab.hu.fill(hu, from, from + fine[0]);
      }
    }
  }

  function paint(scene: Scene, bx: number, by: number, k0: number): void {
    slab.mixed[bx + slab.bricks[0] * by] = 1;
    const i = slab.firstVoxel[0] + bx * brickVoxels - 0.5;
    const j = slab.firstVoxel[1] + by * brickVoxels - 0.5;
    scene.fields.forEach((field, n) => {
      sampled[n] ??= new Float32Array(fine[0] * fine[1] * fine[2]);
      evaluate(field, i, j, k0 - 0.5, sampled[n]);
    });
    const coats = scene.coats.length;
    const values = scene.coats.map(coat => sampled[coat.field]!);
    let at = 0;
    for (let z = 0; z < fine[2]; z++) {
      for (let y = 0; y < fine[1]; y++) {
        let to = z * planeLength + (by * fine[1] + y) * rowLength + bx * fine[0];
        for (let x = 0; x < fine[0]; x++, at++) {
          let hu = scene.baseHu;
          for (let n = 0; n < coats; n++) {
            const coat = scene.coats[n]!;
            const d = values[n]![at]! - coat.growMm;
            if (d <= -softMm) hu = coat.hu;
            else if (d < softMm) hu += (0.5 - (0.5 * d) / softMm) * (coat.hu - hu);
          }
          slab.hu[to++] = Math.round(hu);
        }
      }
    }
  }
  return { fill, paint };
}

/**
 * Linear interpolation along one axis from `count` nodes to the two quarter points of each interval between them.
 * @param inner values before the axis (stride of the axis); @param outer values after it
 */
function refineAxis(from: Float32Array, to: Float32Array, inner: number, count: number, outer: number): void {
  for (let o = 0; o < outer; o++) {
    for (let n = 0; n + 1 < count; n++) {
      const source = (o * count + n) * inner;
      const target = (o * (count - 1) + n) * 2 * inner;
      for (let s = 0; s < inner; s++) {
        const low = from[source + s]!;
        const high = from[source + inner + s]!;
        to[target + s] = 0.75 * low + 0.25 * high;
        to[target + inner + s] = 0.25 * low + 0.75 * high;
      }
    }
  }
}

/** Values at odd places along a line (stride, count odd) from the parabola through the three even ones about them. */
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
