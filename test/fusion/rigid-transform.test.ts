import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector, voxelPoint, type Radians } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { moveVolume } from '../../geometry/fusion/move-volume';
import {
  assertRigid,
  composeTransforms,
  IDENTITY,
  invertTransform,
  isRotation,
  shiftBy,
  transformDirection,
  transformPoint,
  turnAbout,
  turnAngle,
} from '../../geometry/fusion/rigid-transform';
import { assertVolume, voxelToPatient, type Volume } from '../../geometry/volume/volume';

const quarter = turnAbout([10, 0, 0], [0, 0, 2], (Math.PI / 2) as Radians);

describe('rigid transforms', () => {
  it('turn right-handed about an axis that stays where it is', () => {
    const [x, y, z] = transformPoint(quarter, [13, 0, 5]);
    expect([x, y, z].map(v => Number(v.toFixed(9)) + 0)).toEqual([10, 3, 5]);
    expect(transformDirection(quarter, [2, 0, 0])[1]).toBeCloseTo(2, 12);
    expect(turnAngle(quarter.rotation)).toBeCloseTo(Math.PI / 2, 12);
    expect(turnAngle(IDENTITY.rotation)).toBe(0);
  });

  it('compose outer after inner, and invert, seeds 1 to 20', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = seededRandom(seed);
      const draw = () =>
        composeTransforms(
          shiftBy([random.between(-50, 50), 3, -4]),
          turnAbout([1, 2, 3], random.direction(), random.between(-3, 3) as Radians),
        );
      const [a, b] = [draw(), draw()];
      const p = patientPoint(random.between(-99, 99), 7, -8);
      const both = transformPoint(composeTransforms(a, b), p);
      transformPoint(a, transformPoint(b, p)).forEach((v, n) => expect(both[n]).toBeCloseTo(v, 9));
      transformPoint(invertTransform(a), transformPoint(a, p)).forEach((v, n) =>
        expect(v).toBeCloseTo(p[n]!, 9),
      );
      expect(() => assertRigid(composeTransforms(a, b))).not.toThrow();
    }
  });

  it('are told from mirrors and shears', () => {
    expect(isRotation([-1, 0, 0, 0, 1, 0, 0, 0, 1])).toBe(false);
    expect(isRotation([1, 0.01, 0, 0, 1, 0, 0, 0, 1])).toBe(false);
    expect(() => assertRigid({ ...IDENTITY, rotation: [1, 0, 0, 0, 0, 1, 0, 1, 0] })).toThrow(/rotation/);
    expect(() => assertRigid(shiftBy([0, Number.NaN, 0]))).toThrow(/finite/);
  });

  it('move a volume with every voxel, and copy none', () => {
    const volume: Volume = {
      sizeVoxels: [2, 3, 4],
      voxels: new Int16Array(24),
      originLps: patientPoint(1, 2, 3),
      spacingMm: [0.5, 0.6, 2],
      axes: [patientVector(0, 1, 0), patientVector(0, 0, 1), patientVector(1, 0, 0)],
    };
    const moved = moveVolume(volume, quarter);
    assertVolume(moved);
    expect(moved.voxels).toBe(volume.voxels);
    const at = voxelPoint(1, 2, 3);
    const expected = transformPoint(quarter, voxelToPatient(volume, at));
    voxelToPatient(moved, at).forEach((v, n) => expect(v).toBeCloseTo(expected[n]!, 12));
  });
});
