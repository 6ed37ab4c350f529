import { throwIfCancelled, type OnProgress } from '../../geometry/core/progress';
import type { Vec3 } from '../../geometry/core/vector';
import type { Volume } from '../../geometry/volume/volume';
import type { TissueLayer } from '../head/head';
import { patientDirectionToHead, patientToHead, type HeadPose } from '../head/pose';
import { planeBlur } from './blur-in-plane';
import { blurKernel, type BlurKernel } from './blur-kernel';
import type { FineSlab, HeadGrid } from './fine-slab';
import { paintSlab, samplingOf, sceneOf, softnessMm } from './paint-slab';
import { sliceSums } from './slice-sums';

/** What a scanner of any kind sees, before its noise. */
export interface LayerScan {
  /** Tissues with the values that this kind of scan shows them in. */
  readonly layers: readonly TissueLayer[];
  /** The value under all layers. */
  readonly airHu: number;
  readonly pose: HeadPose;
  readonly frame: Omit<Volume, 'voxels'>;
  /** Full width at half maximum of the blur along the volume's axes, mm. */
  readonly blurFwhmMm: Vec3;
  /**
   * The anatomy is evaluated at nodes no further apart than this, mm, for voxels up to four times
   * it.
   */
  readonly nodeMm: number;
  /** Slices [from, to) to make; the same values whatever the share. */
  readonly slices: readonly [from: number, to: number];
  /** Gets each finished slice once, in order, as sums that it may change (i + ni * j). */
  finish(k: number, sum: Float32Array): void;
}

/**
 * The layers as voxels: sampled finer than these, blurred by the point spread and the voxel's own
 * box, slice by slice. value(voxel) = (anatomy * Gaussian * box)(centre).
 */
export function scanLayers(scan: LayerScan, onProgress?: OnProgress, signal?: AbortSignal): void {
  const { pose, nodeMm } = scan;
  const { spacingMm, sizeVoxels, axes, originLps } = scan.frame;
  const [ni, nj] = sizeVoxels;
  const { perVoxel, brickVoxels } = samplingOf(spacingMm, nodeMm);
  const softMm = softnessMm(spacingMm, perVoxel);
  const kernels = [0, 1, 2].map(n => blurKernel(spacingMm[n]!, scan.blurFwhmMm[n]!, perVoxel[n]!, softMm));
  const padVoxels = kernels.map(
    (k, n) => brickVoxels[n]! * Math.ceil(-k.first / k.perVoxel / brickVoxels[n]!),
  );
  const grid: HeadGrid = {
    origin: patientToHead(pose, originLps),
    steps: [0, 1, 2].map(n =>
      patientDirectionToHead(pose, axes[n]!.map(v => v * spacingMm[n]!) as unknown as Vec3),
    ) as [Vec3, Vec3, Vec3],
  };
  const bricks: [number, number] = [
    Math.ceil((ni + 2 * padVoxels[0]!) / brickVoxels[0]),
    Math.ceil((nj + 2 * padVoxels[1]!) / brickVoxels[1]),
  ];
  const slab: FineSlab = {
    perVoxel,
    brickVoxels,
    bricks,
    firstVoxel: [-padVoxels[0]!, -padVoxels[1]!],
    hu: new Int16Array([...bricks, ...brickVoxels, ...perVoxel].reduce((product, n) => product * n, 1)),
    mixed: new Uint8Array(bricks[0] * bricks[1]),
  };

  const [from, to] = scan.slices;
  const scene = sceneOf(scan.layers, scan.airHu);
  const [kx, ky, kz] = kernels as [BlurKernel, BlurKernel, BlurKernel];
  const inPlane = planeBlur(slab, kx, ky, [ni, nj]);
  const planes = Array.from({ length: brickVoxels[2] * perVoxel[2] }, () => new Float32Array(ni * nj));
  const slices = sliceSums(kz, ni * nj, [from, to], (k, sum) => scan.finish(k, sum));

  // Bricks lie alike whatever the share, so that shares fit together exactly.
  const firstBrick = brickVoxels[2] * Math.floor(from / brickVoxels[2]) - padVoxels[2]!;
  for (let k0 = firstBrick; k0 < to + padVoxels[2]!; k0 += brickVoxels[2]) {
    throwIfCancelled(signal);
    const fraction = Math.min(1, Math.max(0, (k0 - from) / Math.max(1, to - from)));
    onProgress?.({ doing: 'Scanning the sample', fraction });
    paintSlab(scene, grid, k0, slab);
    inPlane.prepare();
    planes.forEach((plane, f) => inPlane.blur(f, plane));
    slices.take(k0 * perVoxel[2], planes);
  }
  onProgress?.({ doing: 'Scanning the sample', fraction: 1 });
}
