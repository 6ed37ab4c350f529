import type { Vec3 } from '../../geometry/core/vector';
import type { Field } from '../field/field';
import type { TissueLayer } from '../head/head';
import type { FineSlab, HeadGrid } from './fine-slab';
import { createFieldSampler } from './sample-field';

/**
 * Fine samples per voxel, at most: coarser voxels than four nodes' distance get nodes further
 * apart.
 */
const MOST_PER_VOXEL = 8;
/** Bricks along the edge of a tile, and tiles of each size along the edge of the next. */
const TILE_BRICKS = 16;
const REFINEMENT = 4;
interface Coat {
  readonly field: number;
  readonly growMm: number;
  readonly hu: number;
}

/**
 * What can be met inside one ball: the tissue under everything, and the coats over it that only
 * partly cover it.
 */
interface Scene {
  readonly fields: readonly Field[];
  readonly coats: readonly Coat[];
  readonly baseHu: number;
}

/**
 * How finely the anatomy is sampled for voxels of this size, and in what bricks; nodes no further
 * apart than `nodeMm`.
 */
export function samplingOf(spacingMm: Vec3, nodeMm: number): Pick<FineSlab, 'perVoxel' | 'brickVoxels'> {
  const perVoxel = spacingMm.map(s =>
    Math.min(MOST_PER_VOXEL, 2 * 2 ** Math.max(0, Math.ceil(Math.log2(s / nodeMm)))),
  ) as [number, number, number];
  return { perVoxel, brickVoxels: perVoxel.map(n => MOST_PER_VOXEL / n) as [number, number, number] };
}

/** Over how many mm to each side of a surface fine samples are a mix of both tissues. */
export function softnessMm(spacingMm: Vec3, perVoxel: Vec3): number {
  return (spacingMm[0] / perVoxel[0] + spacingMm[1] / perVoxel[1] + spacingMm[2] / perVoxel[2]) / 3;
}

export function sceneOf(layers: readonly TissueLayer[], airHu = -1000): Scene {
  const fields = [...new Set(layers.map(l => l.field))];
  const coats = layers.map(({ field, growMm, hu }) => ({ field: fields.indexOf(field), growMm, hu }));
  return { fields, coats, baseHu: airHu };
}

/**
 * Paints the slab that begins at voxel `k0`. Balls in which nothing changes are filled with one
 * value; elsewhere the fields are evaluated at nodes half a millimetre apart or closer,
 * interpolated to the fine samples, and each sample is the mix of the tissues that share its cell.
 */
export function paintSlab(scene: Scene, grid: HeadGrid, k0: number, slab: FineSlab): void {
  const leaf = leafPainter(grid, slab);
  const steps = grid.steps.map(s => Math.hypot(...s)) as [number, number, number];
  const softMm = softnessMm(steps, slab.perVoxel);
  const [brickX, brickY, brickZ] = slab.brickVoxels;
  const [bricksX, bricksY] = slab.bricks;

  function visit(scene: Scene, bx: number, by: number, sizeBricks: number): void {
    if (bx >= bricksX || by >= bricksY) return;
    const sizeX = sizeBricks * brickX;
    const sizeY = sizeBricks * brickY;
    const i = slab.firstVoxel[0] + bx * brickX + sizeX / 2 - 0.5;
    const j = slab.firstVoxel[1] + by * brickY + sizeY / 2 - 0.5;
    const k = k0 + brickZ / 2 - 0.5;
    const radius = 0.5 * Math.hypot(sizeX * steps[0], sizeY * steps[1], brickZ * steps[2]) + softMm;
    const local = restrict(scene, headPoint(grid, i, j, k), radius);
    if (local.coats.length === 0) {
      for (let y = by; y < Math.min(by + sizeBricks, bricksY); y++) {
        for (let x = bx; x < Math.min(bx + sizeBricks, bricksX); x++) leaf.fill(x, y, local.baseHu);
      }
    } else if (sizeBricks === 1) {
      leaf.paint(local, bx, by, k0);
    } else {
      const child = sizeBricks / REFINEMENT;
      for (let y = 0; y < REFINEMENT; y++) {
        for (let x = 0; x < REFINEMENT; x++) visit(local, bx + x * child, by + y * child, child);
      }
    }
  }

  for (let by = 0; by < bricksY; by += TILE_BRICKS) {
    for (let bx = 0; bx < bricksX; bx += TILE_BRICKS) visit(scene, bx, by, TILE_BRICKS);
  }
}

function headPoint(grid: HeadGrid, i: number, j: number, k: number): Vec3 {
  const [a, b, c] = grid.steps;
  const o = grid.origin;
  return [
    o[0] + i * a[0] + j * b[0] + k * c[0],
    o[1] + i * a[1] + j * b[1] + k * c[1],
    o[2] + i * a[2] + j * b[2] + k * c[2],
  ];
}

/**
 * The scene in a ball: coats that cover none of it are dropped, those under one that covers all of
 * it too.
 */
function restrict(scene: Scene, centre: Vec3, radius: number): Scene {
  const values: number[] = [];
  const places: number[] = [];
  const fields: Field[] = [];
  const kept: Coat[] = [];
  let baseHu = scene.baseHu;
  for (let n = scene.coats.length - 1; n >= 0; n--) {
    const { field: at, growMm, hu } = scene.coats[n]!;
    const field = scene.fields[at]!;
    const value = (values[at] ??= field.at(...centre)) - growMm;
    const reach = field.slope * radius;
    if (value > reach) continue;
    if (value < -reach) {
      baseHu = hu;
      break;
    }
    // Fields are made local only where a coat needs them: most coats are dropped.
    places[at] ??= fields.push(field.within(...centre, radius)) - 1;
    kept.push({ field: places[at], growMm, hu });
  }
  return { fields, coats: kept.reverse(), baseHu };
}

function leafPainter(grid: HeadGrid, slab: FineSlab) {
  const [px, py, pz] = slab.perVoxel;
  const [brickX, brickY, brickZ] = slab.brickVoxels;
  const fine = [brickX * px, brickY * py, brickZ * pz] as const;
  const rowLength = slab.bricks[0] * fine[0];
  const planeLength = rowLength * slab.bricks[1] * fine[1];
  const [a, b, c] = grid.steps;
  const softMm = softnessMm([Math.hypot(...a), Math.hypot(...b), Math.hypot(...c)], slab.perVoxel);
  const sampleField = createFieldSampler(grid, slab);
  const sampled: Float32Array[] = [];
  /** A brick's values while coat is laid over coat. */
  const mixed = new Float64Array(fine[0] * fine[1] * fine[2]);

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
    const i = slab.firstVoxel[0] + bx * brickX - 0.5;
    const j = slab.firstVoxel[1] + by * brickY - 0.5;
    scene.fields.forEach((field, n) => {
      sampled[n] ??= new Float32Array(fine[0] * fine[1] * fine[2]);
      sampleField(field, i, j, k0 - 0.5, sampled[n]);
    });
    mixed.fill(scene.baseHu);
    for (const { field, growMm, hu } of scene.coats) {
      const values = sampled[field]!;
      for (let at = 0; at < mixed.length; at++) {
        const d = values[at]! - growMm;
        if (d >= softMm) continue;
        if (d <= -softMm) mixed[at] = hu;
        else mixed[at] = mixed[at]! + coverage(d / softMm) * (hu - mixed[at]!);
      }
    }
    let at = 0;
    for (let z = 0; z < fine[2]; z++) {
      for (let y = 0; y < fine[1]; y++) {
        const to = z * planeLength + (by * fine[1] + y) * rowLength + bx * fine[0];
        for (let x = 0; x < fine[0]; x++) slab.hu[to + x] = Math.round(mixed[at++]!);
      }
    }
  }
  return { fill, paint };
}

/**
 * The share of a soft cell that lies inside, t from -1 (all of it) to 1: a step blurred by a
 * triangle. Unlike a linear ramp it adds up to the right place between samples whatever way the
 * surface faces.
 */
function coverage(t: number): number {
  return t < 0 ? 1 - 0.5 * (1 + t) * (1 + t) : 0.5 * (1 - t) * (1 - t);
}
