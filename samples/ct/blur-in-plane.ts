import type { BlurKernel } from './blur-kernel';
import type { FineSlab } from './fine-slab';
import { createPlainBricks } from './find-plain-bricks';

/** Carries fine slices of one slab to the voxels of a plane. */
export interface PlaneBlur {
  /** Looks at the slab as it is painted now; call once for each slab. */
  prepare(): void;
  /** Writes fine slice `slice` of the slab, blurred, to `plane` (i + ni * j). */
  blur(slice: number, plane: Float32Array): void;
}

/**
 * The two in-plane axes of the blur, one after the other. Bricks whose whole neighbourhood holds
 * one value (air, the inside of an organ) keep it and cost nothing.
 */
export function planeBlur(
  slab: FineSlab,
  kx: BlurKernel,
  ky: BlurKernel,
  sizeVoxels: readonly [number, number],
): PlaneBlur {
  const [ni, nj] = sizeVoxels;
  const [bricksX, bricksY] = slab.bricks;
  const [brickX, brickY] = slab.brickVoxels;
  const brickWidth = brickX * kx.perVoxel;
  const brickHeight = brickY * ky.perVoxel;
  const width = bricksX * brickWidth;
  const height = bricksY * brickHeight;
  const padX = -slab.firstVoxel[0] / brickX;
  const padY = -slab.firstVoxel[1] / brickY;
  const shiftX = -slab.firstVoxel[0] * kx.perVoxel + kx.first;
  const shiftY = -slab.firstVoxel[1] * ky.perVoxel + ky.first;
  const rows = new Float32Array(ni * height);
  const value = (bx: number, by: number): number => slab.hu[by * brickHeight * width + bx * brickWidth]!;
  const plainBricks = createPlainBricks(slab, [padX, padY], value);
  const { across: plainAcross, around: plain } = plainBricks;
  const wx = kx.weights;
  const wy = ky.weights;

  function blurRow(y: number, from: number): void {
    const by = Math.floor(y / brickHeight);
    const target = y * ni;
    for (let bx = padX; bx * brickX + slab.firstVoxel[0] < ni; bx++) {
      const first = bx * brickX + slab.firstVoxel[0];
      const last = Math.min(ni, first + brickX);
      if (plainAcross[bx + bricksX * by]) {
        rows.fill(value(bx, by), target + first, target + last);
        continue;
      }
      for (let i = first; i < last; i++) {
        const at = from + y * width + shiftX + i * kx.perVoxel;
        let sum = 0;
        for (let n = 0; n < wx.length; n++) sum += wx[n]! * slab.hu[at + n]!;
        rows[target + i] = sum;
      }
    }
  }

  /** Voxel columns of a row of bricks that are not plain, as pairs [first, last). */
  function openColumns(by: number, plane: Float32Array): number[] {
    const spans: number[] = [];
    const firstRow = by * brickY + slab.firstVoxel[1];
    for (let bx = padX; bx * brickX + slab.firstVoxel[0] < ni; bx++) {
      const first = bx * brickX + slab.firstVoxel[0];
      const last = Math.min(ni, first + brickX);
      if (plain[bx + bricksX * by]) {
        for (let j = firstRow; j < Math.min(nj, firstRow + brickY); j++) {
          plane.fill(value(bx, by), j * ni + first, j * ni + last);
        }
      } else if (spans[spans.length - 1] === first) {
        spans[spans.length - 1] = last;
      } else {
        spans.push(first, last);
      }
    }
    return spans;
  }

  function blur(slice: number, plane: Float32Array): void {
    const from = slice * width * height;
    for (let y = 0; y < height; y++) blurRow(y, from);
    for (let by = padY; by * brickY + slab.firstVoxel[1] < nj; by++) {
      const firstRow = by * brickY + slab.firstVoxel[1];
      const spans = openColumns(by, plane);
      for (let j = firstRow; j < Math.min(nj, firstRow + brickY); j++) {
        for (let s = 0; s < spans.length; s += 2) {
          const first = spans[s]!;
          const last = spans[s + 1]!;
          blurColumn(plane, j * ni, (shiftY + j * ky.perVoxel) * ni, first, last);
        }
      }
    }
  }

  /** One row of the plane from the rows about it, four at a time. */
  function blurColumn(
    plane: Float32Array,
    target: number,
    source: number,
    first: number,
    last: number,
  ): void {
    plane.fill(0, target + first, target + last);
    for (let n = 0; n < wy.length; n += 4) {
      const w0 = wy[n]!;
      const w1 = wy[n + 1] ?? 0;
      const w2 = wy[n + 2] ?? 0;
      const w3 = wy[n + 3] ?? 0;
      // Rows past the last weight count for nothing; any row will do for them.
      const r0 = source + n * ni;
      const r1 = w1 === 0 ? r0 : r0 + ni;
      const r2 = w2 === 0 ? r0 : r0 + 2 * ni;
      const r3 = w3 === 0 ? r0 : r0 + 3 * ni;
      for (let i = first; i < last; i++) {
        plane[target + i] =
          plane[target + i]! +
          w0 * rows[r0 + i]! +
          w1 * rows[r1 + i]! +
          w2 * rows[r2 + i]! +
          w3 * rows[r3 + i]!;
      }
    }
  }
  return { prepare: plainBricks.find, blur };
}
