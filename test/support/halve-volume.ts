import { voxelPoint } from '../../geometry/core/frames';
import { voxelToPatient, type Volume } from '../../geometry/volume/volume';

/** The half of a volume with the lower or the higher indices along one of its own axes. */
export function halveVolume(volume: Volume, axis: 0 | 1 | 2, end: 'low' | 'high'): Volume {
  const [ni, nj] = volume.sizeVoxels;
  const half = Math.floor(volume.sizeVoxels[axis] / 2);
  const size: [number, number, number] = [...volume.sizeVoxels];
  const first: [number, number, number] = [0, 0, 0];
  size[axis] = half;
  if (end === 'high') first[axis] = volume.sizeVoxels[axis] - half;
  const voxels = new Int16Array(size[0] * size[1] * size[2]);
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      const from = first[0] + ni * (first[1] + j + nj * (first[2] + k));
      voxels.set(volume.voxels.subarray(from, from + size[0]), size[0] * (j + size[1] * k));
    }
  }
  return { ...volume, sizeVoxels: size, voxels, originLps: voxelToPatient(volume, voxelPoint(...first)) };
}
