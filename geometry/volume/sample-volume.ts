import type { Volume } from './volume';

/**
 * Reads a volume between its voxels. Arguments are continuous voxel indices (i, j, k), whole
 * numbers are voxel centres; beyond the border the outermost voxel goes on. No call allocates.
 */
export type VoxelSampler = (i: number, j: number, k: number) => number;

const clampIndex = (value: number, size: number): number =>
  value < 0 ? 0 : value >= size ? size - 1 : value;

/**
 * Trilinear: between the eight nearest voxels; quick, but blurs edges by up to half a voxel. HU.
 */
export function createLinearSampler(volume: Volume): VoxelSampler {
  const [ni, nj, nk] = volume.sizeVoxels;
  const { voxels } = volume;
  const nij = ni * nj;
  return (i, j, k) => {
    const x = clampIndex(i, ni);
    const y = clampIndex(j, nj);
    const z = clampIndex(k, nk);
    const i0 = Math.floor(x);
    const j0 = Math.floor(y);
    const k0 = Math.floor(z);
    const di = i0 < ni - 1 ? 1 : 0;
    const dj = j0 < nj - 1 ? ni : 0;
    const dk = k0 < nk - 1 ? nij : 0;
    const u = x - i0;
    const v = y - j0;
    const w = z - k0;
    const at = i0 + ni * j0 + nij * k0;
    const a = voxels[at]! + u * (voxels[at + di]! - voxels[at]!);
    const b = voxels[at + dj]! + u * (voxels[at + dj + di]! - voxels[at + dj]!);
    const c = voxels[at + dk]! + u * (voxels[at + dk + di]! - voxels[at + dk]!);
    const d = voxels[at + dk + dj]! + u * (voxels[at + dk + dj + di]! - voxels[at + dk + dj]!);
    const low = a + v * (b - a);
    return low + w * (c + v * (d - c) - low);
  };
}

/**
 * Catmull-Rom (Keys 1981, a = -1/2) over the 64 nearest voxels: passes through the voxels, third
 * order, keeps the width of edges where trilinear does not. HU.
 */
export function createCubicSampler(volume: Volume): VoxelSampler {
  const [ni, nj, nk] = volume.sizeVoxels;
  const { voxels } = volume;
  const nij = ni * nj;
  return (i, j, k) => {
    const i1 = Math.floor(i);
    const j1 = Math.floor(j);
    const k1 = Math.floor(k);
    const u = i - i1;
    const v = j - j1;
    const w = k - k1;
    const u0 = u * (u * (1 - 0.5 * u) - 0.5);
    const u1 = 1 + u * u * (1.5 * u - 2.5);
    const u2 = u * (0.5 + u * (2 - 1.5 * u));
    const u3 = 0.5 * u * u * (u - 1);
    const v0 = v * (v * (1 - 0.5 * v) - 0.5);
    const v1 = 1 + v * v * (1.5 * v - 2.5);
    const v2 = v * (0.5 + v * (2 - 1.5 * v));
    const v3 = 0.5 * v * v * (v - 1);
    const w0 = w * (w * (1 - 0.5 * w) - 0.5);
    const w1 = 1 + w * w * (1.5 * w - 2.5);
    const w2 = w * (0.5 + w * (2 - 1.5 * w));
    const w3 = 0.5 * w * w * (w - 1);
    let sum = 0;
    if (i1 >= 1 && i1 < ni - 2 && j1 >= 1 && j1 < nj - 2 && k1 >= 1 && k1 < nk - 2) {
      let at = i1 - 1 + ni * (j1 - 1) + nij * (k1 - 1);
      for (let c = 0; c < 4; c++, at += nij) {
        const b = at + ni;
        const d = b + ni;
        const e = d + ni;
        sum +=
          (c === 0 ? w0 : c === 1 ? w1 : c === 2 ? w2 : w3) *
          (v0 * (u0 * voxels[at]! + u1 * voxels[at + 1]! + u2 * voxels[at + 2]! + u3 * voxels[at + 3]!) +
            v1 * (u0 * voxels[b]! + u1 * voxels[b + 1]! + u2 * voxels[b + 2]! + u3 * voxels[b + 3]!) +
            v2 * (u0 * voxels[d]! + u1 * voxels[d + 1]! + u2 * voxels[d + 2]! + u3 * voxels[d + 3]!) +
            v3 * (u0 * voxels[e]! + u1 * voxels[e + 1]! + u2 * voxels[e + 2]! + u3 * voxels[e + 3]!));
      }
      return sum;
    }
    const a0 = clampIndex(i1 - 1, ni);
    const a1 = clampIndex(i1, ni);
    const a2 = clampIndex(i1 + 1, ni);
    const a3 = clampIndex(i1 + 2, ni);
    for (let c = 0; c < 4; c++) {
      const wc = c === 0 ? w0 : c === 1 ? w1 : c === 2 ? w2 : w3;
      const slice = nij * clampIndex(k1 - 1 + c, nk);
      for (let b = 0; b < 4; b++) {
        const vb = b === 0 ? v0 : b === 1 ? v1 : b === 2 ? v2 : v3;
        const row = slice + ni * clampIndex(j1 - 1 + b, nj);
        sum +=
          wc *
          vb *
          (u0 * voxels[row + a0]! + u1 * voxels[row + a1]! + u2 * voxels[row + a2]! + u3 * voxels[row + a3]!);
      }
    }
    return sum;
  };
}

/**
 * First and second derivatives of the volume smoothed by the cubic B-spline (a blur of spacing /
 * sqrt(3)), by voxel index, HU per voxel and HU per voxel squared. Writes to `out`, length 9: d/di,
 * d/dj, d/dk, dd/didi, dd/djdj, dd/dkdk, dd/didj, dd/didk, dd/djdk.
 */
export type DerivativeSampler = (i: number, j: number, k: number, out: Float64Array) => void;

export function createDerivativeSampler(volume: Volume): DerivativeSampler {
  const [ni, nj, nk] = volume.sizeVoxels;
  const { voxels } = volume;
  const nij = ni * nj;
  const weights = new Float64Array(36);
  /**
   * Value, first and second derivative weights of the cubic B-spline at fraction f: 12 numbers at
   * `at`.
   */
  const setWeights = (f: number, at: number): void => {
    const g = 1 - f;
    weights[at] = (g * g * g) / 6;
    weights[at + 1] = 2 / 3 - f * f * (1 - 0.5 * f);
    weights[at + 2] = 2 / 3 - g * g * (1 - 0.5 * g);
    weights[at + 3] = (f * f * f) / 6;
    weights[at + 4] = -0.5 * g * g;
    weights[at + 5] = f * (1.5 * f - 2);
    weights[at + 6] = g * (2 - 1.5 * g);
    weights[at + 7] = 0.5 * f * f;
    weights[at + 8] = g;
    weights[at + 9] = 3 * f - 2;
    weights[at + 10] = 3 * g - 2;
    weights[at + 11] = f;
  };
  return (i, j, k, out) => {
    const i1 = Math.floor(i);
    const j1 = Math.floor(j);
    const k1 = Math.floor(k);
    setWeights(i - i1, 0);
    setWeights(j - j1, 12);
    setWeights(k - k1, 24);
    const a0 = clampIndex(i1 - 1, ni);
    const a1 = clampIndex(i1, ni);
    const a2 = clampIndex(i1 + 1, ni);
    const a3 = clampIndex(i1 + 2, ni);
    out.fill(0);
    for (let c = 0; c < 4; c++) {
      const slice = nij * clampIndex(k1 - 1 + c, nk);
      // Sums over one slice: [order in i][order in j].
      let s00 = 0;
      let s10 = 0;
      let s20 = 0;
      let s01 = 0;
      let s11 = 0;
      let s02 = 0;
      for (let b = 0; b < 4; b++) {
        const row = slice + ni * clampIndex(j1 - 1 + b, nj);
        const x0 = voxels[row + a0]!;
        const x1 = voxels[row + a1]!;
        const x2 = voxels[row + a2]!;
        const x3 = voxels[row + a3]!;
        const r0 = weights[0]! * x0 + weights[1]! * x1 + weights[2]! * x2 + weights[3]! * x3;
        const r1 = weights[4]! * x0 + weights[5]! * x1 + weights[6]! * x2 + weights[7]! * x3;
        const r2 = weights[8]! * x0 + weights[9]! * x1 + weights[10]! * x2 + weights[11]! * x3;
        const v = weights[12 + b]!;
        const dv = weights[16 + b]!;
        s00 += v * r0;
        s10 += v * r1;
        s20 += v * r2;
        s01 += dv * r0;
        s11 += dv * r1;
        s02 += weights[20 + b]! * r0;
      }
      const w = weights[24 + c]!;
      const dw = weights[28 + c]!;
      out[0]! += w * s10;
      out[1]! += w * s01;
      out[2]! += dw * s00;
      out[3]! += w * s20;
      out[4]! += w * s02;
      out[5]! += weights[32 + c]! * s00;
      out[6]! += w * s11;
      out[7]! += dw * s10;
      out[8]! += dw * s01;
    }
  };
}
