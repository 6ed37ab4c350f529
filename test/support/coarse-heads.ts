import { patientPoint } from '../../geometry/core/frames';
import type { Volume } from '../../geometry/volume/volume';
import type { CtOptions } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import { headPose } from '../../samples/head/pose';
import type { HeadParameters } from '../../samples/head/parameters';
import { cachedCt } from './simulated-scans';
import type { P3 } from './vec';

/** A scan and which way the animal in it truly lies. */
export interface PosedScan {
  readonly volume: Volume;
  readonly dorsal: P3;
  readonly rostral: P3;
  /** What was stuck on it, if anything. */
  readonly marker?: { readonly centreLps: P3; readonly side: 'left' | 'right' } | null;
}

/**
 * A simulated head on its couch with the tube in, straight, quick: voxels of 1.5 mm, cats' of 1 mm.
 */
export function coarseHead(patient: HeadParameters, options: CtOptions = {}): PosedScan {
  const size = patient.species === 'feline' ? 1 : 1.5;
  const { volume, truth } = cachedCt(buildHead(patient), {
    spacingMm: [size, size, size],
    nodeMm: size,
    couch: true,
    tube: true,
    pose: headPose(),
    ...options,
  });
  return { volume, dorsal: truth.dorsal, rostral: truth.rostral, marker: truth.marker };
}

/** The part of a scan between two corners, given as shares of its size. */
export function cutScan(scan: PosedScan, from: P3, to: P3): PosedScan {
  const { volume } = scan;
  const [ni, nj] = volume.sizeVoxels;
  const low = from.map((f, a) => Math.floor(f * volume.sizeVoxels[a]!)) as [number, number, number];
  const size = to.map((t, a) => Math.ceil(t * volume.sizeVoxels[a]!) - low[a]!) as [number, number, number];
  const voxels = new Int16Array(size[0] * size[1] * size[2]);
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      const row = low[0] + ni * (low[1] + j + nj * (low[2] + k));
      voxels.set(volume.voxels.subarray(row, row + size[0]), size[0] * (j + size[1] * k));
    }
  }
  const origin = volume.originLps.map((o, a) => o + low[a]! * volume.spacingMm[a]!) as [
    number,
    number,
    number,
  ];
  return { ...scan, volume: { ...volume, sizeVoxels: size, voxels, originLps: patientPoint(...origin) } };
}
