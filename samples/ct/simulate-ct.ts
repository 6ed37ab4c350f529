import { patientPoint, patientVector, type PatientVector } from '../../geometry/core/frames';
import type { OnProgress } from '../../geometry/core/progress';
import type { Vec3 } from '../../geometry/core/vector';
import { assertVolume, type Volume, type Voxels } from '../../geometry/volume/volume';
import type { Head, TissueLayer, Vessel } from '../head/head';
import { headPose, headToPatient, patientToHead, type HeadPose } from '../head/pose';
import {
  boundsWithMarker,
  couch,
  endotrachealTube,
  markerCapsule,
  markerCentre,
  type MarkerOptions,
} from './equipment';
import { scanLayers } from './scan-layers';
import { rowNoise } from './scanner-noise';
import { operate, type SurgeryOptions } from './surgery';

export interface CtOptions {
  /** Voxel size along the volume's axes, mm. Default 0.45, 0.45, 0.5. */
  readonly spacingMm?: Vec3;
  /** Number of voxels. Default: what holds the region. */
  readonly sizeVoxels?: readonly [number, number, number];
  /**
   * What the volume is centred on and, without `sizeVoxels`, holds: head frame box, mm. Default the
   * whole head.
   */
  readonly region?: { readonly min: Vec3; readonly max: Vec3 };
  /** Free space around the region, mm. Default 3. */
  readonly marginMm?: number;
  /** Full width at half maximum of the blur along the volume's axes, mm. Default 0.9, 0.9, 0.8. */
  readonly blurFwhmMm?: Vec3;
  /** Standard deviation of the noise, HU. Default 20. */
  readonly noiseHu?: number;
  /**
   * The anatomy is evaluated at nodes no further apart than this, mm, for voxels up to four times
   * it. Default 0.56.
   */
  readonly nodeMm?: number;
  /** Seed of the noise. Default 1. */
  readonly seed?: number;
  /** How the head lies in the patient frame. Default `headPose()`. */
  readonly pose?: HeadPose;
  /**
   * Direction cosines of the volume (unit, right-handed, LPS). Default the patient axes; any are
   * allowed.
   */
  readonly axes?: readonly [PatientVector, PatientVector, PatientVector];
  /** Whether the couch is in the picture. Default false. */
  readonly couch?: boolean;
  /** Whether an endotracheal tube lies in the mouth. Default false. */
  readonly tube?: boolean;
  /** A capsule glued on one temple. Default none. */
  readonly marker?: MarkerOptions | null;
  /** What was done to the head before the scan; see `operate`. Default nothing. */
  readonly surgery?: SurgeryOptions | null;
  /**
   * The greatest value that the scanner stores, HU; what is above is clipped to it. Default 32767.
   */
  readonly greatestHu?: number;
  /**
   * Fills only slices [from, to), to share the work; the same values whatever the shares. Default
   * all.
   */
  readonly slices?: readonly [from: number, to: number];
  /** Memory to fill, as many values as the volume has voxels; may be shared. Default its own. */
  readonly voxels?: Voxels;
}

export const ctDefaults = {
  spacingMm: [0.45, 0.45, 0.5] as Vec3,
  marginMm: 3,
  blurFwhmMm: [0.9, 0.9, 0.8] as Vec3,
  noiseHu: 20,
  nodeMm: 0.56,
  seed: 1,
  couch: false,
  tube: false,
  marker: null,
  surgery: null,
  greatestHu: 32_767,
};

/** What is known of the simulated scan, in the patient frame (LPS mm). */
interface CtTruth {
  readonly lesion: { readonly centreLps: Vec3; readonly radiusMm: number };
  readonly targetLps: Vec3;
  readonly entryLps: Vec3;
  readonly dorsal: PatientVector;
  readonly rostral: PatientVector;
  readonly vessels: readonly (Omit<Vessel, 'points'> & { readonly pointsLps: readonly Vec3[] })[];
  readonly landmarksLps: Readonly<Record<string, Vec3>>;
  /** The middle of the marker, and on which side of the animal it was stuck; null without one. */
  readonly marker: { readonly centreLps: Vec3; readonly side: 'left' | 'right' } | null;
  /** True signed distance to bone at a point of the patient frame, mm, negative inside. */
  boneDistance(p: Vec3): number;
}

export interface SimulatedCt {
  readonly volume: Volume;
  readonly pose: HeadPose;
  readonly truth: CtTruth;
}

const AIR_HU = -1000;

/**
 * The CT of a head: tissues sampled finer than the voxels, blurred by the scanner's point spread
 * and the voxel's own box, with white noise, in any pose and with any direction cosines.
 *
 * Model: HU(voxel) = (anatomy * Gaussian * box)(centre) + noise, rounded. Beam hardening, streaks
 * and the noise's grain are left out.
 */
export function simulateCt(
  head: Head,
  options: CtOptions = {},
  onProgress?: OnProgress,
  signal?: AbortSignal,
): SimulatedCt {
  const pose = options.pose ?? headPose();
  const frame = placeVolume(head, options, pose);
  const [ni, nj, nk] = frame.sizeVoxels;
  const voxels = options.voxels ?? new Int16Array(ni * nj * nk);
  const greatest = options.greatestHu ?? ctDefaults.greatestHu;
  const noise = rowNoise(options.noiseHu ?? ctDefaults.noiseHu, options.seed ?? ctDefaults.seed);
  scanLayers(
    {
      layers: sceneLayers(head, options, pose),
      airHu: AIR_HU,
      pose,
      frame,
      blurFwhmMm: options.blurFwhmMm ?? ctDefaults.blurFwhmMm,
      nodeMm: options.nodeMm ?? ctDefaults.nodeMm,
      slices: options.slices ?? [0, nk],
      finish(k, sum) {
        for (let j = 0; j < nj; j++) noise(sum, j * ni, ni, j + nj * k);
        const first = k * ni * nj;
        for (let n = 0; n < sum.length; n++) voxels[first + n] = Math.min(greatest, Math.round(sum[n]!));
      },
    },
    onProgress,
    signal,
  );
  const volume: Volume = { ...frame, voxels };
  assertVolume(volume);
  return { volume, pose, truth: truthOf(head, pose, options.marker ?? null) };
}

function sceneLayers(head: Head, options: CtOptions, pose: HeadPose): TissueLayer[] {
  return [
    ...(options.couch ? couch(head, pose) : []),
    ...head.layers,
    ...(options.tube ? endotrachealTube(head) : []),
    ...(options.marker ? [markerCapsule(head, options.marker)] : []),
    ...(options.surgery ? operate(head, options.surgery).layers : []),
  ];
}

/** Where the volume of these options lies and how large it is. */
export function placeVolume(
  head: Head,
  options: Pick<CtOptions, 'spacingMm' | 'sizeVoxels' | 'region' | 'marginMm' | 'axes' | 'pose' | 'marker'>,
  pose: HeadPose = options.pose ?? headPose(),
): Omit<Volume, 'voxels'> {
  const spacingMm = options.spacingMm ?? ctDefaults.spacingMm;
  const axes = options.axes ?? [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)];
  const margin = options.marginMm ?? ctDefaults.marginMm;
  const { min, max } =
    options.region ?? (options.marker ? boundsWithMarker(head, options.marker) : head.bounds);
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let corner = 0; corner < 8; corner++) {
    const p = headToPatient(pose, [
      (corner & 1 ? max : min)[0],
      (corner & 2 ? max : min)[1],
      (corner & 4 ? max : min)[2],
    ]);
    axes.forEach((axis, n) => {
      const t = p[0] * axis[0] + p[1] * axis[1] + p[2] * axis[2];
      low[n] = Math.min(low[n]!, t);
      high[n] = Math.max(high[n]!, t);
    });
  }
  const sizeVoxels =
    options.sizeVoxels ??
    (spacingMm.map((s, n) => Math.ceil((high[n]! - low[n]! + 2 * margin) / s)) as [number, number, number]);
  const first = spacingMm.map((s, n) => (low[n]! + high[n]! - s * (sizeVoxels[n]! - 1)) / 2);
  const originLps = patientPoint(
    ...([0, 1, 2].map(c => first.reduce((sum, t, n) => sum + t * axes[n]![c]!, 0)) as [
      number,
      number,
      number,
    ]),
  );
  return { originLps, spacingMm, sizeVoxels, axes };
}

function truthOf(head: Head, pose: HeadPose, marker: MarkerOptions | null): CtTruth {
  const lps = (p: Vec3): Vec3 => headToPatient(pose, p);
  return {
    lesion: { centreLps: lps(head.lesion.centre), radiusMm: head.lesion.radiusMm },
    targetLps: lps(head.target),
    get entryLps() {
      return lps(head.entry);
    },
    dorsal: pose.y,
    rostral: pose.z,
    vessels: head.vessels.map(({ name, points, radiusMm }) => ({
      name,
      radiusMm,
      pointsLps: points.map(lps),
    })),
    landmarksLps: Object.fromEntries(Object.entries(head.landmarks).map(([name, p]) => [name, lps(p)])),
    marker: marker && { centreLps: lps(markerCentre(head, marker)), side: marker.side },
    boneDistance: p => head.boneDistance(patientToHead(pose, p)),
  };
}
