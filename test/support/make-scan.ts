import { patientPoint, patientVector } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import type { Vec3 } from '../../geometry/core/vector';
import type { Volume } from '../../geometry/volume/volume';
import { blur } from './voxelise-mesh';

export interface MakeScanOptions {
  /** Box that the voxel centres fill, in the volume's own axes about the patient's zero, mm. */
  readonly low: Vec3;
  readonly high: Vec3;
  /** Default 0.45 each way. */
  readonly spacingMm?: Vec3;
  /** Edge blur, mm FWHM. Default 0.9. */
  readonly blurMm?: number;
  /** Default 20. */
  readonly noiseHu?: number;
  readonly seed?: number;
  /** Samples a voxel each way. Default 3. */
  readonly parts?: number;
  /** Default the patient axes. */
  readonly axes?: readonly [Vec3, Vec3, Vec3];
}

/**
 * A simulated scan of a body given by its HU at every point (LPS mm): averaged over voxels,
 * blurred, with noise.
 */
export function makeScan(
  huAt: (x: number, y: number, z: number) => number,
  options: MakeScanOptions,
): Volume {
  const {
    low,
    high,
    spacingMm = [0.45, 0.45, 0.45],
    blurMm = 0.9,
    noiseHu = 20,
    seed = 1,
    parts = 3,
  } = options;
  const axes = options.axes ?? [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const size = [0, 1, 2].map(a => Math.floor((high[a]! - low[a]!) / spacingMm[a]!) + 1) as [
    number,
    number,
    number,
  ];
  const at = (u: number, v: number, w: number): [number, number, number] =>
    [0, 1, 2].map(a => u * axes[0][a]! + v * axes[1][a]! + w * axes[2][a]!) as [number, number, number];
  const hu = new Float32Array(size[0] * size[1] * size[2]);
  const inside = Array.from({ length: parts }, (_, n) => (n + 0.5) / parts - 0.5);
  const share = 1 / parts ** 3;
  const [ax, ay, az] = axes;
  for (let k = 0, n = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      for (let i = 0; i < size[0]; i++, n++) {
        let sum = 0;
        for (const c of inside) {
          const w = low[2] + (k + c) * spacingMm[2];
          for (const b of inside) {
            const v = low[1] + (j + b) * spacingMm[1];
            for (const a of inside) {
              const u = low[0] + (i + a) * spacingMm[0];
              sum += huAt(
                u * ax[0] + v * ay[0] + w * az[0],
                u * ax[1] + v * ay[1] + w * az[1],
                u * ax[2] + v * ay[2] + w * az[2],
              );
            }
          }
        }
        hu[n] = sum * share;
      }
    }
  }
  const originLps = patientPoint(...at(low[0], low[1], low[2]));
  if (blurMm > 0)
    blur(hu, { sizeVoxels: size, spacingMm, originLps, axes }, blurMm / Math.sqrt(8 * Math.log(2)));
  const random = seededRandom(seed);
  return {
    sizeVoxels: size,
    voxels: Int16Array.from(hu, v => Math.round(v + (noiseHu > 0 ? noiseHu * random.normal() : 0))),
    originLps,
    spacingMm,
    axes: [patientVector(...ax), patientVector(...ay), patientVector(...az)],
  };
}
