import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector, voxelPoint, type Radians } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { centreOn } from '../../geometry/fusion/centre-on';
import { drawMoving } from '../../geometry/fusion/draw-moving';
import { composeTransforms, shiftBy, transformPoint, turnAbout } from '../../geometry/fusion/rigid-transform';
import type { SliceGrid } from '../../geometry/volume/reslice-plane';
import { middleOfVolume, voxelToPatient, type Volume } from '../../geometry/volume/volume';

const emptyVolume = (n: number): Volume => ({
  sizeVoxels: [n, n, n],
  voxels: new Int16Array(n * n * n),
  originLps: patientPoint(-3, 11, 40),
  spacingMm: [0.7, 0.9, 1.3],
  axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
});
const grey = { style: 'grey', window: { center: 500, width: 1000 }, colour: [1, 2, 3] } as const;
/** A raster whose middle pixel lies on a point of the CT. */
const gridOn = (p: readonly [number, number, number], size = 21, spacingMm = 0.25): SliceGrid => ({
  originLps: patientPoint(p[0] - (size >> 1) * spacingMm, p[1] - (size >> 1) * spacingMm, p[2]),
  right: patientVector(1, 0, 0),
  down: patientVector(0, 1, 0),
  spacingMm,
  columns: size,
  rows: size,
});

describe('drawMoving', () => {
  for (const seed of [1, 2, 3, 4]) {
    it(`shows one bright voxel at its point of the CT, whatever the pose (seed ${seed})`, () => {
      const random = seededRandom(seed);
      const volume = emptyVolume(24);
      const [i, j, k] = [random.whole(4, 19), random.whole(4, 19), random.whole(4, 19)];
      volume.voxels[i + 24 * (j + 24 * k)] = 1000;
      const pose = composeTransforms(
        shiftBy([random.between(-40, 40), random.between(-40, 40), random.between(-40, 40)]),
        turnAbout([5, 5, 5], random.direction(), random.between(0, Math.PI) as Radians),
      );
      const at = transformPoint(pose, voxelToPatient(volume, voxelPoint(i, j, k)));
      const grid = gridOn([at[0], at[1], at[2]]);
      const picture = drawMoving(volume, pose, grid, grey);
      const middle = 10 + 21 * 10;
      expect([...picture.subarray(4 * middle, 4 * middle + 4)]).toEqual([255, 255, 255, 255]);
      const brightest = grid.columns * grid.rows;
      let found = 0;
      for (let n = 0; n < brightest; n++) if (picture[4 * n]! > picture[4 * found]!) found = n;
      expect(found).toBe(middle);
    });
  }

  it('is clear where the moving scan does not reach, and covers the CT with its black where it does', () => {
    const volume = emptyVolume(8);
    const middle = middleOfVolume(volume);
    const at = [middle[0], middle[1], middle[2]] as const;
    const inside = drawMoving(volume, shiftBy([0, 0, 0]), gridOn(at), grey);
    expect([...inside.subarray(0, 4)]).toEqual([0, 0, 0, 255]);
    const away = drawMoving(volume, shiftBy([0, 0, 30]), gridOn(at), grey);
    expect(away.every(byte => byte === 0)).toBe(true);
  });

  it('draws the edge of a step where the step is, in its colour, and nothing in the flat', () => {
    const volume = emptyVolume(24);
    for (let n = 0; n < volume.voxels.length; n++) volume.voxels[n] = n % 24 < 12 ? 100 : 900;
    const edge = voxelToPatient(volume, voxelPoint(11.5, 12, 12));
    const grid = gridOn([edge[0], edge[1], edge[2]], 41, 0.1);
    const edges = drawMoving(volume, shiftBy([0, 0, 0]), grid, { ...grey, style: 'edges' });
    const row = 20;
    const drawn = Array.from({ length: 41 }, (_, c) => edges[4 * (c + 41 * row) + 3]!);
    expect([...edges.subarray(4 * (20 + 41 * row), 4 * (20 + 41 * row) + 3)]).toEqual([1, 2, 3]);
    expect(drawn[20]).toBe(255);
    const where = drawn.flatMap((alpha, c) => (alpha > 0 ? [c] : []));
    expect(Math.max(...where.map(c => Math.abs(c - 20)))).toBeLessThanOrEqual(6);
    expect(drawn.slice(8, 13).every(alpha => alpha === 0)).toBe(true);
  });
});

describe('centreOn', () => {
  it('lays the middle of one scan on that of the other', () => {
    const moving = { ...emptyVolume(10), originLps: patientPoint(100, -50, 7) };
    const fixed = emptyVolume(16);
    const laid = transformPoint(centreOn(fixed, moving), middleOfVolume(moving));
    middleOfVolume(fixed).forEach((v, axis) => expect(laid[axis]).toBeCloseTo(v, 9));
  });
});
