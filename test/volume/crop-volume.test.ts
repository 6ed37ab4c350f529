import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector, voxelPoint } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { boxOf, cropVolume } from '../../geometry/volume/crop-volume';
import { patientToVoxel, voxelToPatient, type Volume } from '../../geometry/volume/volume';

function scan(turnRad: number): Volume {
  const [ni, nj, nk] = [11, 13, 17];
  const voxels = new Int16Array(ni * nj * nk);
  const random = seededRandom(7);
  for (let n = 0; n < voxels.length; n++) voxels[n] = random.whole(-1000, 2000);
  const [c, s] = [Math.cos(turnRad), Math.sin(turnRad)];
  return {
    sizeVoxels: [ni, nj, nk],
    voxels,
    originLps: patientPoint(-3, 4, -8),
    spacingMm: [0.5, 0.4, 0.8],
    axes: [patientVector(c, s, 0), patientVector(-s, c, 0), patientVector(0, 0, 1)],
  };
}

/** The value of the voxel whose centre lies at a point. */
const valueAt = (volume: Volume, point: ReturnType<typeof patientPoint>): number => {
  const [i, j, k] = patientToVoxel(volume, point).map(Math.round);
  const [ni, nj] = volume.sizeVoxels;
  return volume.voxels[i! + ni * (j! + nj * k!)]!;
};

describe('cropVolume', () => {
  it.each([0, Math.PI / 2, 0.3])(
    'turned by %f: keeps what lies in the box where it lies, and air beside it',
    turn => {
      const volume = scan(turn);
      const { minLps: low, maxLps: high } = boxOf(volume);
      const at = (share: number): [number, number, number] => [
        low[0] + share * (high[0] - low[0]),
        low[1] + share * (high[1] - low[1]),
        low[2] + share * (high[2] - low[2]),
      ];
      const box = { minLps: at(0.2), maxLps: at(0.7) };
      const inside = (p: readonly number[]): boolean =>
        p.every((value, n) => value >= box.minLps[n]! && value <= box.maxLps[n]!);
      const cropped = cropVolume(volume, box)!;
      let kept = 0;
      const [mi, mj, mk] = cropped.sizeVoxels;
      for (let k = 0; k < mk; k++)
        for (let j = 0; j < mj; j++)
          for (let i = 0; i < mi; i++) {
            const point = voxelToPatient(cropped, voxelPoint(i, j, k));
            const value = cropped.voxels[i + mi * (j + mj * k)]!;
            expect(value).toBe(inside(point) ? valueAt(volume, point) : -1024);
            if (inside(point)) kept++;
          }
      let wanted = 0;
      const [ni, nj, nk] = volume.sizeVoxels;
      for (let k = 0; k < nk; k++)
        for (let j = 0; j < nj; j++)
          for (let i = 0; i < ni; i++) if (inside(voxelToPatient(volume, voxelPoint(i, j, k)))) wanted++;
      expect(kept).toBe(wanted);
    },
  );

  it('keeps all of the scan in a box around it, faces included', () => {
    const volume = scan(0);
    expect(cropVolume(volume, boxOf(volume))).toEqual(volume);
    expect(cropVolume(volume, { minLps: [-99, -99, -99], maxLps: [99, 99, 99] })).toEqual(volume);
  });

  it('is none where the box misses the scan or holds one slice of it', () => {
    const volume = scan(0);
    expect(cropVolume(volume, { minLps: [50, 50, 50], maxLps: [60, 60, 60] })).toBeNull();
    expect(cropVolume(volume, { minLps: [-99, -99, -8.1], maxLps: [99, 99, -7.9] })).toBeNull();
  });
});
