import type { PatientVector } from '../../geometry/core/frames';
import type { OnProgress } from '../../geometry/core/progress';
import { seededRandom } from '../../geometry/core/random';
import { assertThat } from '../../geometry/core/result';
import type { Vec3 } from '../../geometry/core/vector';
import { assertVolume, type Volume } from '../../geometry/volume/volume';
import { endotrachealTube } from '../ct/equipment';
import { scanLayers } from '../ct/scan-layers';
import { rowNoise } from '../ct/scanner-noise';
import { placeVolume } from '../ct/simulate-ct';
import type { Head, TissueLayer } from '../head/head';
import { headPose, patientDirectionToHead, patientToHead, type HeadPose } from '../head/pose';
import { sequenceSignals, type MrSequence } from './tissue-signal';

export interface MrOptions {
  /** Voxel size along the volume's axes, mm. Default of the sequence: `mrDefaults`. */
  readonly spacingMm?: Vec3;
  /** What the volume holds: head frame box, mm. Default the whole head. */
  readonly region?: { readonly min: Vec3; readonly max: Vec3 };
  /** Free space around the region, mm. Default 6. */
  readonly marginMm?: number;
  /**
   * Standard deviation of the noise in each of the two receiver channels. Default 14, about 1/30 of
   * grey matter in T1.
   */
  readonly noise?: number;
  /**
   * How much the coil's gain rises and falls over the head: 0.3 is 30 % from the middle to its
   * side. Default 0.3.
   */
  readonly bias?: number;
  /** Seed of the noise and of the bias field's shape. Default 1. */
  readonly seed?: number;
  /** How the head lies in the MR's patient frame. Default `headPose()`. */
  readonly pose?: HeadPose;
  /** Direction cosines of the volume (unit, right-handed, LPS). Default the patient axes. */
  readonly axes?: readonly [PatientVector, PatientVector, PatientVector];
}

/** A thin-slice volume for T1, thick slices with a finer matrix for T2, as clinics scan. */
const mrDefaults = {
  t1c: { spacingMm: [0.7, 0.7, 1] as Vec3 },
  t2: { spacingMm: [0.5, 0.5, 2.5] as Vec3 },
  marginMm: 6,
  noise: 14,
  bias: 0.3,
  seed: 1,
};

/** The point spread's width at half maximum in voxels; the voxel's own box comes on top. */
const BLUR_VOXELS = 0.9;
/** Thickness of the cortex over the white matter in a dog with a skull of 172 mm, mm. */
const CORTEX_MM = 2.8;
/**
 * The anatomy is evaluated at nodes no further apart than this, mm: two or four samples a voxel, as
 * the CT of this fineness.
 */
const NODE_MM = 1.25;

/**
 * An MR of a head in arbitrary units: tissues in the sequence's own signal, blurred, multiplied by
 * a smooth coil field, with Rician noise: |signal + complex Gaussian| (Gudbjartsson and Patz 1995).
 * Distortion, chemical shift, motion and flow artefacts are left out.
 */
export function simulateMr(
  head: Head,
  sequence: MrSequence,
  options: MrOptions = {},
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Volume {
  const pose = options.pose ?? headPose();
  const { spacingMm = mrDefaults[sequence].spacingMm, marginMm = mrDefaults.marginMm } = options;
  const frame = placeVolume(head, { ...options, spacingMm, marginMm }, pose);
  const [ni, nj, nk] = frame.sizeVoxels;
  const seed = options.seed ?? mrDefaults.seed;
  const noise = options.noise ?? mrDefaults.noise;
  const real = rowNoise(noise, seed);
  const imaginary = rowNoise(noise, seed ^ 0x1337);
  const gain = coilGain(head, frame, pose, options.bias ?? mrDefaults.bias, seed);
  const quiet = new Float32Array(ni);
  const voxels = new Int16Array(ni * nj * nk);
  scanLayers(
    {
      layers: mrLayers(head, sequence),
      airHu: 0,
      pose,
      frame,
      blurFwhmMm: [BLUR_VOXELS * spacingMm[0], BLUR_VOXELS * spacingMm[1], BLUR_VOXELS * spacingMm[2]],
      nodeMm: NODE_MM,
      slices: [0, nk],
      finish(k, sum) {
        for (let j = 0; j < nj; j++) {
          const row = j + nj * k;
          for (let i = 0; i < ni; i++) sum[j * ni + i] = sum[j * ni + i]! * gain(i, j, k);
          real(sum, j * ni, ni, row);
          imaginary(quiet.fill(0), 0, ni, row);
          for (let i = 0; i < ni; i++) {
            voxels[i + ni * row] = Math.round(Math.hypot(sum[j * ni + i]!, quiet[i]!));
          }
        }
      },
    },
    onProgress,
    signal,
  );
  const volume: Volume = { ...frame, voxels };
  assertVolume(volume);
  return volume;
}

/** The head's layers in the sequence's signal, with the white matter that a CT does not show. */
function mrLayers(head: Head, sequence: MrSequence): TissueLayer[] {
  const signals = sequenceSignals[sequence];
  const size = head.parameters.skullLengthMm / 172;
  return [...head.layers, ...endotrachealTube(head)]
    .flatMap(layer =>
      layer.tissue === 'brain'
        ? [layer, { ...layer, tissue: 'white matter', growMm: layer.growMm - CORTEX_MM * size }]
        : [layer],
    )
    .map(layer => {
      const value = signals[layer.tissue];
      assertThat(value !== undefined, 'mrLayers', `no ${sequence} signal for ${layer.tissue}`);
      return { ...layer, hu: value };
    });
}

/**
 * What the coil multiplies the signal by at voxel (i, j, k): the exponential of a second-order
 * polynomial over the head's box, its linear part `bias` steep in a direction drawn from the seed,
 * brightest near that side's coil element.
 */
function coilGain(
  head: Head,
  frame: Omit<Volume, 'voxels'>,
  pose: HeadPose,
  bias: number,
  seed: number,
): (i: number, j: number, k: number) => number {
  const random = seededRandom(seed ^ 0xb1a5);
  const slope = random.direction().map(d => bias * d) as unknown as Vec3;
  const bend = -0.4 * bias;
  const { min, max } = head.bounds;
  const middle = min.map((low, n) => (low + max[n]!) / 2);
  const half = min.map((low, n) => (max[n]! - low) / 2);
  const unit = (p: Vec3, shift: boolean): Vec3 =>
    p.map((v, n) => (v - (shift ? middle[n]! : 0)) / half[n]!) as unknown as Vec3;
  const origin = unit(patientToHead(pose, frame.originLps), true);
  const [a, b, c] = frame.axes.map((axis, n) =>
    unit(patientDirectionToHead(pose, axis.map(v => v * frame.spacingMm[n]!) as unknown as Vec3), false),
  ) as [Vec3, Vec3, Vec3];
  return (i, j, k) => {
    const x = origin[0] + i * a[0] + j * b[0] + k * c[0];
    const y = origin[1] + i * a[1] + j * b[1] + k * c[1];
    const z = origin[2] + i * a[2] + j * b[2] + k * c[2];
    return Math.exp(slope[0] * x + slope[1] * y + slope[2] * z + bend * (x * x + y * y + z * z - 1));
  };
}
