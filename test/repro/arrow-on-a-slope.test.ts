import { describe, expect, it } from 'vitest';
import type { Vec3 } from '../../geometry/core/vector';
import { seeMarks } from '../../geometry/guide/check-marks';
import { columnsAround } from '../../geometry/guide/sweep-bone';

/**
 * An arrow stands out square to the pad's face, so along the insertion it is met higher on a slope:
 * whole on a face of 49 degrees it was said to have no room; one whose corner did not stand out at
 * all was counted.
 */
const columns = columnsAround({ xMin: -10, xMax: 10, yMin: -10, yMax: 10 }, { fineMm: 0.25, coarseMm: 1 });
const { nx, ny, yMm, cellMm } = columns;
const arrow = [
  [-4, -0.9],
  [0.4, -0.9],
  [0.4, -2.5],
  [4, 0],
  [0.4, 2.5],
  [0.4, 0.9],
  [-4, 0.9],
] as const;

/** Whether an arrow that stands out `outMm` from a face of that slope along y is whole. */
function isWhole(slope: number, outMm: (x: number) => number): boolean {
  const face = (y: number): number => 4 + slope * y;
  const top = {
    heightMm: Float64Array.from({ length: nx * ny }, (_, n) => face(yMm + Math.floor(n / nx) * cellMm)),
    rim: new Float32Array(nx * ny).fill(-3),
  };
  const index = {
    castRay: ([x, y, z]: Vec3) => {
      const height = face(y) + outMm(x) * Math.hypot(1, slope);
      return [{ distanceMm: z - height, point: [x, y, height] as Vec3, triangle: 0 }];
    },
  };
  return seeMarks({ arrow, windows: [] }, index as never, columns, top, [0, 0]).arrow;
}

describe('the rostral arrow on the finished guide', () => {
  it.each([0, 0.5, 1, 1.16])('is whole on a face that rises %f mm a millimetre', slope => {
    expect(isWhole(slope, () => 0.8)).toBe(true);
  });

  it.each([0, 1.16])('is not where its tip does not stand out (slope %f)', slope => {
    expect(isWhole(slope, x => (x > 3 ? 0 : 0.8))).toBe(false);
  });

  it.each([0, 1.16])('is not where a part of the guide stands over it (slope %f)', slope => {
    expect(isWhole(slope, x => (x > 3 ? 2 : 0.8))).toBe(false);
  });
});
