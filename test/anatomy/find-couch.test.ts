import { describe, expect, it } from 'vitest';
import { findCouch } from '../../geometry/anatomy/find-couch';
import { patientPoint, patientVector, voxelPoint, type PatientPoint } from '../../geometry/core/frames';
import { angleBetween, type Vec3 } from '../../geometry/core/vector';
import { voxelToPatient, type Volume } from '../../geometry/volume/volume';

const degrees = (a: Vec3, b: Vec3): number => (angleBetween(a, b) * 180) / Math.PI;
const middleOf = (volume: Volume): PatientPoint =>
  voxelToPatient(
    volume,
    voxelPoint(...(volume.sizeVoxels.map(n => (n - 1) / 2) as [number, number, number])),
  );

/** Air with what `isSolid` holds, mm from the volume's middle; 90 x 80 x 70 voxels of 2 mm. */
function scanOf(isSolid: (p: Vec3) => boolean): Volume {
  const [ni, nj, nk] = [90, 80, 70];
  const voxels = new Int16Array(ni * nj * nk).fill(-1000);
  for (let k = 0, n = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++, n++) {
        if (isSolid([2 * i - (ni - 1), 2 * j - (nj - 1), 2 * k - (nk - 1)])) voxels[n] = 40;
      }
    }
  }
  return {
    sizeVoxels: [ni, nj, nk],
    voxels,
    originLps: patientPoint(10, 20, 30),
    spacingMm: [2, 2, 2],
    axes: [patientVector(0, 1, 0), patientVector(0, 0, 1), patientVector(1, 0, 0)],
  };
}

describe('findCouch', () => {
  const isBody = ([x, y, z]: Vec3): boolean => Math.hypot(x / 40, y / 35, z / 60) < 1;

  it('finds a plate that leans by ten degrees under a body, and its upper side', () => {
    const turn = Math.PI / 18;
    const isPlate = ([x, y]: Vec3): boolean => Math.abs(Math.cos(turn) * y + Math.sin(turn) * x - 52) < 3;
    const volume = scanOf(p => isBody(p) || isPlate(p));
    const table = findCouch(volume, middleOf(volume));
    // The volume's x and y run along y and z of the patient.
    expect(degrees(table!.downLps, [0, Math.sin(turn), Math.cos(turn)])).toBeLessThan(10);
  });

  it('finds the bottom of a trough', () => {
    const isTrough = ([x, y]: Vec3): boolean => y > -10 && Math.abs(Math.hypot(x / 62, y / 56) - 1) < 0.06;
    const volume = scanOf(p => isBody(p) || isTrough(p));
    expect(degrees(findCouch(volume, middleOf(volume))!.downLps, [0, 0, 1])).toBeLessThan(3);
  });

  it.each<[string, (p: Vec3) => boolean]>([
    ['a body alone', isBody],
    ['a body that fills the scan along', ([x, y]) => Math.hypot(x / 40, y / 35) < 1],
    ['a tunnel', p => isBody(p) || Math.abs(Math.hypot(p[0] / 62, p[1] / 56) - 1) < 0.06],
    ['two walls', p => isBody(p) || Math.abs(Math.abs(p[0]) - 52) < 3],
    ['a plate through the middle', p => Math.abs(p[1]) < 3],
    ['a rail', p => isBody(p) || (Math.abs(p[1] - 52) < 3 && Math.abs(p[0]) < 20)],
  ])('takes %s for no table', (_, isSolid) => {
    const volume = scanOf(isSolid);
    expect(findCouch(volume, middleOf(volume))).toBeNull();
  });
});
