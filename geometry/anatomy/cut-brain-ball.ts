import { voxelPoint, type PatientPoint } from '../core/frames';
import { patientToVoxel, voxelToPatient, type Volume } from '../volume/volume';
import type { Endocranium } from './find-endocranium';
import type { CellGrid } from './opening-constrained-growth';

/** The voxels of a ball in the brain: a box of the volume's own, layout i + ni * (j + nj * k). */
export interface BrainBall extends CellGrid {
  /** The volume's voxel that is the box's (0, 0, 0). */
  readonly first: readonly [number, number, number];
  /** HU. */
  readonly values: Int16Array;
  /** 1 where a voxel lies in the ball and in the brain. */
  readonly brain: Uint8Array;
  readonly voxelMm3: number;
  /** From the ball's centre to a cell of the box, mm. */
  awayMm(cell: number): number;
  /** The cell at the centre. */
  readonly centerCell: number;
}

/**
 * Cuts the voxels within `radiusMm` of a point (LPS mm) out of a volume, with those of the brain at
 * least `wallMm` off its wall marked.
 */
export function cutBrainBall(
  volume: Volume,
  endocranium: Endocranium,
  centerLps: PatientPoint,
  radiusMm: number,
  wallMm: number,
): BrainBall {
  const { sizeVoxels, spacingMm, voxels } = volume;
  const center = patientToVoxel(volume, centerLps);
  const low = (a: 0 | 1 | 2): number => Math.max(0, Math.floor(center[a] - radiusMm / spacingMm[a]) - 1);
  const high = (a: 0 | 1 | 2): number =>
    Math.min(sizeVoxels[a] - 1, Math.ceil(center[a] + radiusMm / spacingMm[a]) + 1);
  const first = [low(0), low(1), low(2)] as const;
  const size = [high(0) - first[0] + 1, high(1) - first[1] + 1, high(2) - first[2] + 1] as const;
  const [ni, nj] = size;
  const at = [center[0] - first[0], center[1] - first[1], center[2] - first[2]] as const;
  const [x, y, z] = at.map(Math.round) as [number, number, number];
  const awayMm = (cell: number): number => {
    const i = cell % ni;
    const j = Math.floor(cell / ni) % nj;
    const k = Math.floor(cell / (ni * nj));
    return Math.hypot((i - at[0]) * spacingMm[0], (j - at[1]) * spacingMm[1], (k - at[2]) * spacingMm[2]);
  };

  const values = new Int16Array(size[0] * size[1] * size[2]);
  const brain = new Uint8Array(values.length);
  for (let k = 0, n = 0; k < size[2]; k++) {
    for (let j = 0; j < nj; j++) {
      const row = first[0] + sizeVoxels[0] * (first[1] + j + sizeVoxels[1] * (first[2] + k));
      for (let i = 0; i < ni; i++, n++) {
        values[n] = voxels[row + i]!;
        if (awayMm(n) > radiusMm) continue;
        const p = voxelToPatient(volume, voxelPoint(first[0] + i, first[1] + j, first[2] + k));
        if (endocranium.distanceMm(p) < -wallMm) brain[n] = 1;
      }
    }
  }
  return {
    first,
    size,
    spacingMm,
    values,
    brain,
    voxelMm3: spacingMm[0] * spacingMm[1] * spacingMm[2],
    awayMm,
    centerCell: x + ni * (y + nj * z),
  };
}
