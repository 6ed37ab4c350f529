import { patientPoint, patientVector, type PatientVector } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { cross, normalize, type Vec3 } from '../../geometry/core/vector';
import type { Volume } from '../../geometry/volume/volume';

/** One material over what is beneath it: `distance` in mm, negative inside. */
export interface Coat {
  readonly hu: number;
  distance(x: number, y: number, z: number): number;
}

export interface PhantomOptions {
  readonly sizeVoxels: readonly [number, number, number];
  readonly spacingMm: Vec3;
  /** Centre of the volume, LPS mm. */
  readonly center?: Vec3;
  readonly axes?: readonly [PatientVector, PatientVector, PatientVector];
  /** mm FWHM along i, j, k. */
  readonly blurMm?: Vec3;
  readonly noiseHu?: number;
  readonly seed?: number;
  readonly backgroundHu?: number;
}

/** Right-handed unit axes from two seeds directions. */
export function obliqueAxes(a: Vec3, b: Vec3): readonly [PatientVector, PatientVector, PatientVector] {
  const x = normalize(a);
  const z = normalize(cross(x, b));
  const y = cross(z, x);
  return [x, y, z].map(v => patientVector(v[0], v[1], v[2])) as unknown as readonly [
    PatientVector,
    PatientVector,
    PatientVector,
  ];
}

/**
 * Gaussian and voxel box in one, on cells of spacing / fine; the cell's own variance is taken off.
 */
function kernelOf(spacing: number, fwhm: number, fine: number): { first: number; weights: number[] } {
  const cell = spacing / fine;
  const sigma = Math.sqrt(Math.max((fwhm / 2.3548) ** 2 - cell ** 2 / 12, 1e-6));
  const reach = Math.ceil((4 * sigma) / cell);
  const weights: number[] = [];
  for (let n = -reach; n < fine + reach; n++) {
    let sum = 0;
    for (let m = 0; m < fine; m++) sum += Math.exp(-0.5 * (((n - m) * cell) / sigma) ** 2);
    weights.push(sum);
  }
  const total = weights.reduce((a, b) => a + b, 0);
  return { first: -reach, weights: weights.map(w => w / total) };
}

/** Every `stride`th value from `from` on. */
interface Line {
  readonly values: Float32Array;
  readonly from: number;
  readonly stride: number;
}

/** One line of fine samples carried to `count` voxels. */
function gather(source: Line, fine: number, weights: readonly number[], target: Line, count: number): void {
  for (let n = 0; n < count; n++) {
    let sum = 0;
    let at = source.from + n * fine * source.stride;
    for (let m = 0; m < weights.length; m++, at += source.stride) sum += weights[m]! * source.values[at]!;
    target.values[target.from + n * target.stride] = sum;
  }
}

/**
 * The CT of coats of material: sampled at about a third of a voxel with soft (one cell wide)
 * borders, blurred by a Gaussian and by the voxel's own box, with white noise.
 */
export function blurredPhantom(coats: readonly Coat[], options: PhantomOptions): Volume {
  const { sizeVoxels, spacingMm, noiseHu = 20, seed = 1, backgroundHu = 50 } = options;
  const axes = options.axes ?? obliqueAxes([1, 0, 0], [0, 1, 0]);
  const center = options.center ?? [0, 0, 0];
  const blur = options.blurMm ?? [0.9, 0.9, 0.9];
  const fine = spacingMm.map(s => Math.max(3, Math.round(s / 0.14)));
  const kernels = spacingMm.map((s, n) => kernelOf(s, blur[n]!, fine[n]!));
  const [ni, nj, nk] = sizeVoxels;
  const corner = [0, 1, 2].map(
    c =>
      center[c]! -
      axes.reduce((sum, axis, n) => sum + (axis[c]! * spacingMm[n]! * (sizeVoxels[n]! - 1)) / 2, 0),
  );
  const pads = kernels.map(k => -k.first);
  const counts = sizeVoxels.map((n, a) => n * fine[a]! + 2 * pads[a]!);
  const [fx, fy, fz] = counts as [number, number, number];
  const at = (a: number, n: number): number => ((n - pads[a]! + 0.5) / fine[a]! - 0.5) * spacingMm[a]!;
  const soft = 0.5 * Math.min(...spacingMm.map((s, n) => s / fine[n]!));

  const carried = new Float32Array(ni * nj * fz);
  const plane = new Float32Array(fx * fy);
  const half = new Float32Array(ni * fy);
  for (let c = 0; c < fz; c++) {
    const w = at(2, c);
    for (let b = 0; b < fy; b++) {
      const v = at(1, b);
      for (let a = 0; a < fx; a++) {
        const u = at(0, a);
        const x = corner[0]! + u * axes[0][0] + v * axes[1][0] + w * axes[2][0];
        const y = corner[1]! + u * axes[0][1] + v * axes[1][1] + w * axes[2][1];
        const z = corner[2]! + u * axes[0][2] + v * axes[1][2] + w * axes[2][2];
        let hu = backgroundHu;
        for (let n = 0; n < coats.length; n++) {
          const coat = coats[n]!;
          const d = coat.distance(x, y, z);
          if (d < soft) hu += (coat.hu - hu) * (d < -soft ? 1 : 0.5 - d / (2 * soft));
        }
        plane[a + fx * b] = hu;
      }
    }
    for (let b = 0; b < fy; b++) {
      const row = { values: plane, from: fx * b, stride: 1 };
      gather(row, fine[0]!, kernels[0]!.weights, { values: half, from: ni * b, stride: 1 }, ni);
    }
    for (let i = 0; i < ni; i++) {
      const to = { values: carried, from: i + ni * nj * c, stride: ni };
      gather({ values: half, from: i, stride: ni }, fine[1]!, kernels[1]!.weights, to, nj);
    }
  }
  const random = seededRandom(seed);
  const voxels = new Int16Array(ni * nj * nk);
  const column = new Float32Array(nk);
  const blurred = new Float32Array(voxels.length);
  for (let p = 0; p < ni * nj; p++) {
    const stack = { values: carried, from: p, stride: ni * nj };
    gather(stack, fine[2]!, kernels[2]!.weights, { values: column, from: 0, stride: 1 }, nk);
    for (let k = 0; k < nk; k++) blurred[p + ni * nj * k] = column[k]!;
  }
  for (let n = 0; n < voxels.length; n++) voxels[n] = Math.round(blurred[n]! + noiseHu * random.normal());
  return { sizeVoxels, voxels, spacingMm, axes, originLps: patientPoint(corner[0]!, corner[1]!, corner[2]!) };
}
