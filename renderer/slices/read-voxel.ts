import type { PatientPoint } from '../../geometry/core/frames';
import { patientToVoxel, type Volume } from '../../geometry/volume/volume';

/** The value of the voxel a patient point lies in, HU; null outside the volume. */
export function readVoxel(volume: Volume, point: PatientPoint): number | null {
  const [ni, nj, nk] = volume.sizeVoxels;
  const [x, y, z] = patientToVoxel(volume, point);
  const i = Math.round(x);
  const j = Math.round(y);
  const k = Math.round(z);
  if (i < 0 || j < 0 || k < 0 || i >= ni || j >= nj || k >= nk) return null;
  return volume.voxels[i + ni * (j + nj * k)] ?? null;
}
