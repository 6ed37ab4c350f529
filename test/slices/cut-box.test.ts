import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { cross, normalize, type Vec3 } from '../../geometry/core/vector';
import { cropBoxes, hatchedBoxes } from '../../renderer/stage/slice-boxes';
import { cutBox } from '../../renderer/slices/cut-box';
import type { SliceBox } from '../../renderer/slices/slice-view-props';
import { planeToPatient } from '../../renderer/slices/slice-window';
import type { SlicePlane } from '../../renderer/slices/slice-plane';

const planeOf = (center: Vec3, right: Vec3, down: Vec3): SlicePlane => ({
  center: patientPoint(...center),
  right: patientVector(...right),
  down: patientVector(...down),
  into: patientVector(...cross(right, down)),
});
const box: SliceBox = {
  id: 'b',
  look: 'dashed',
  cornerLps: patientPoint(-10, -20, -30),
  edgesMm: [
    [20, 0, 0],
    [0, 40, 0],
    [0, 0, 60],
  ],
};
/** By the shoelace formula, mm2. */
const area = (points: readonly Vec3[]): number =>
  Math.abs(
    points.reduce((sum, p, n) => {
      const q = points[(n + 1) % points.length]!;
      return sum + (p[0] * q[1] - p[1] * q[0]) / 2;
    }, 0),
  );

describe('cutBox', () => {
  it('cuts along the axes a rectangle of the box’s own size, and nothing beside it', () => {
    expect(area(cutBox(planeOf([3, 4, 5], [1, 0, 0], [0, 1, 0]), box))).toBeCloseTo(20 * 40, 9);
    expect(area(cutBox(planeOf([3, 4, 5], [0, 1, 0], [0, 0, 1]), box))).toBeCloseTo(40 * 60, 9);
    expect(cutBox(planeOf([0, 0, 30.01], [1, 0, 0], [0, 1, 0]), box)).toEqual([]);
    expect(cutBox(planeOf([0, 0, -30.01], [1, 0, 0], [0, 1, 0]), box)).toEqual([]);
  });

  it('cuts a cube square to its diagonal in a regular hexagon', () => {
    const cube: SliceBox = {
      ...box,
      cornerLps: patientPoint(-1, -1, -1),
      edgesMm: [
        [2, 0, 0],
        [0, 2, 0],
        [0, 0, 2],
      ],
    };
    const right = normalize<Vec3>([1, -1, 0]);
    const cut = cutBox(planeOf([0, 0, 0], right, cross(normalize<Vec3>([1, 1, 1]), right)), cube);
    expect(cut).toHaveLength(6);
    for (const p of cut) expect(Math.hypot(...p)).toBeCloseTo(Math.SQRT2, 9);
    expect(area(cut)).toBeCloseTo(3 * Math.sqrt(3), 9);
  });

  it('holds exactly the points of the plane that lie in the box (seed 3)', () => {
    const random = seededRandom(3);
    for (let trial = 0; trial < 30; trial++) {
      const right = normalize<Vec3>(random.direction());
      const down = normalize<Vec3>(cross(right, random.direction()));
      const plane = planeOf(
        [random.between(-8, 8), random.between(-18, 18), random.between(-28, 28)],
        right,
        down,
      );
      const cut = cutBox(plane, box);
      const isIn = (u: number, v: number): boolean =>
        new Set(
          cut.map((p, n) => {
            const q = cut[(n + 1) % cut.length]!;
            return Math.sign((q[0] - p[0]) * (v - p[1]) - (q[1] - p[1]) * (u - p[0]));
          }),
        ).size === 1;
      for (let n = 0; n < 60; n++) {
        const [u, v] = [random.between(-40, 40), random.between(-40, 40)];
        const p = planeToPatient(plane, [u, v, 0] as unknown as Parameters<typeof planeToPatient>[1]);
        const inBox = Math.abs(p[0]) < 10 && Math.abs(p[1]) < 20 && Math.abs(p[2]) < 30;
        expect(isIn(u, v), `trial ${trial}`).toBe(inBox);
      }
    }
  });
});

describe('what the slices show as boxes', () => {
  const volume = {
    sizeVoxels: [10, 12, 9],
    voxels: new Int16Array(1080),
    originLps: patientPoint(5, 6, 7),
    spacingMm: [0.5, 0.5, 0.8],
    axes: [patientVector(1, 0, 0), patientVector(0, 0, 1), patientVector(0, -1, 0)],
  } as const;

  it('are the slices that were filled in, a slice thick, over all of the scan', () => {
    const words = { message: '', sentences: [] };
    const rescue = { code: 'slice-interpolated', amount: 1.6, unit: 'mm', ...words, slices: [4] } as const;
    const [filled, ...more] = hatchedBoxes(volume, [rescue]);
    expect(more).toEqual([]);
    // Slice 4 lies 3.2 mm along -y.
    const cutAt = (y: number) => area(cutBox(planeOf([0, y, 0], [1, 0, 0], [0, 0, 1]), filled!));
    expect(cutAt(6 - 3.2)).toBeCloseTo(5 * 6, 9);
    expect(cutAt(6 - 3.2 + 0.39)).toBeCloseTo(5 * 6, 9);
    expect(cutAt(6 - 3.2 + 0.41)).toBe(0);
    expect(cutAt(6 - 3.2 - 0.41)).toBe(0);
    const across = cutBox(planeOf([7, 0, 0], [0, 1, 0], [0, 0, 1]), filled!);
    expect(area(across)).toBeCloseTo(0.8 * 6, 9);
  });

  it('are the crop box, where there is one', () => {
    expect(cropBoxes({ thresholdHu: 226, surface: 'refined', crop: null })).toEqual([]);
    const [crop] = cropBoxes({
      thresholdHu: 226,
      surface: 'refined',
      crop: { minLps: [-1, -2, -3], maxLps: [4, 5, 6] },
    });
    expect(crop!.look).toBe('dashed');
    expect(area(cutBox(planeOf([0, 0, 0], [1, 0, 0], [0, 1, 0]), crop!))).toBeCloseTo(5 * 7, 9);
  });
});
