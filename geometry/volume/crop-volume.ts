import { patientPoint, voxelPoint } from '../core/frames';
import type { Vec3 } from '../core/vector';
import { patientToVoxel, voxelToPatient, type Volume } from './volume';

/** A box along the patient axes, LPS mm; its faces belong to it. */
export interface PatientBox {
  readonly minLps: Vec3;
  readonly maxLps: Vec3;
}

/** What stands in voxels that a turned box leaves out, HU: air, below any threshold for bone. */
const OUTSIDE_HU = -1024;
/** Rounding that does not throw a voxel on a face out of the box, voxels and mm. */
const SLACK = 1e-6;

/**
 * A copy of the voxels whose centres lie in the box, as a volume of its own in the same patient
 * frame. Where the scan's axes are turned against the box, what lies in the volume's corners and
 * outside the box is air.
 *
 * @returns null where the box holds less than two voxels along an axis of the scan
 */
export function cropVolume(volume: Volume, { minLps, maxLps }: PatientBox): Volume | null {
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map(n =>
    patientToVoxel(
      volume,
      patientPoint((n & 1 ? maxLps : minLps)[0], (n & 2 ? maxLps : minLps)[1], (n & 4 ? maxLps : minLps)[2]),
    ),
  );
  const first = (axis: 0 | 1 | 2): number =>
    Math.max(0, Math.ceil(Math.min(...corners.map(c => c[axis])) - SLACK));
  const last = (axis: 0 | 1 | 2): number =>
    Math.min(volume.sizeVoxels[axis] - 1, Math.floor(Math.max(...corners.map(c => c[axis])) + SLACK));
  const [i0, j0, k0] = [first(0), first(1), first(2)];
  const sizeVoxels = [last(0) - i0 + 1, last(1) - j0 + 1, last(2) - k0 + 1] as const;
  const [mi, mj, mk] = sizeVoxels;
  if (mi < 2 || mj < 2 || mk < 2) return null;
  const [ni, nj] = volume.sizeVoxels;
  const voxels = new Int16Array(mi * mj * mk);
  for (let k = 0; k < mk; k++) {
    for (let j = 0; j < mj; j++) {
      const from = i0 + ni * (j0 + j + nj * (k0 + k));
      voxels.set(volume.voxels.subarray(from, from + mi), mi * (j + mj * k));
    }
  }
  const cropped: Volume = {
    ...volume,
    sizeVoxels,
    voxels,
    originLps: voxelToPatient(volume, voxelPoint(i0, j0, k0)),
  };
  // Along the patient axes, a whole voxel range is the box; turned axes leave corners over.
  const isTurned = volume.axes.some(axis => Math.max(...axis.map(Math.abs)) < 1 - SLACK);
  if (isTurned) clearOutside(cropped, minLps, maxLps);
  return cropped;
}

function clearOutside(volume: Volume, minLps: Vec3, maxLps: Vec3): void {
  const [ni, nj, nk] = volume.sizeVoxels;
  const { originLps, axes, spacingMm, voxels } = volume;
  let at = 0;
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++, at++) {
        for (let n = 0; n < 3; n++) {
          const along =
            originLps[n]! +
            i * spacingMm[0] * axes[0][n]! +
            j * spacingMm[1] * axes[1][n]! +
            k * spacingMm[2] * axes[2][n]!;
          if (along < minLps[n]! - SLACK || along > maxLps[n]! + SLACK) voxels[at] = OUTSIDE_HU;
        }
      }
    }
  }
}

/** The box around all voxel centres, LPS mm. */
export function boxOf(volume: Volume): PatientBox {
  const [ni, nj, nk] = volume.sizeVoxels;
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map(n =>
    voxelToPatient(volume, voxelPoint(n & 1 ? ni - 1 : 0, n & 2 ? nj - 1 : 0, n & 4 ? nk - 1 : 0)),
  );
  const edge = (pick: (...values: number[]) => number): [number, number, number] => [
    pick(...corners.map(corner => corner[0])),
    pick(...corners.map(corner => corner[1])),
    pick(...corners.map(corner => corner[2])),
  ];
  return { minLps: edge(Math.min), maxLps: edge(Math.max) };
}
