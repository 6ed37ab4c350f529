import { expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { findTopOfCut } from '../../renderer/slices/find-top-of-cut';
import type { SliceWindow } from '../../renderer/slices/slice-window';

/** Looks along +z from 3 mm: right is +x, down is +y; 4 px a mm about the middle of 200 x 100. */
const window: SliceWindow = {
  plane: {
    center: patientPoint(0, 0, 3),
    right: patientVector(1, 0, 0),
    down: patientVector(0, 1, 0),
    into: patientVector(0, 0, 1),
  },
  middleMm: [0, 0],
  mmPerPx: 0.25,
  ...{ widthPx: 200, heightPx: 100, canvasWidth: 200, canvasHeight: 100 },
};
const at = (ballRadiusMm: number, ...middles: number[]) =>
  findTopOfCut(window, { middlesLps: Float64Array.from(middles), ballRadiusMm });

it('a name stands over the circle in which the plane cuts a ball', () => {
  // Cut 3 mm off its middle a ball of 5 mm is a circle of 4 mm.
  expect(at(5, 10, -2, 0)).toEqual([100 + 4 * 10, 50 + 4 * (-2 - 4)]);
});

it('of many balls it counts those that the plane cuts', () => {
  expect(at(1, 0, 0, 3, 8, 5, 3, 30, -30, 5)).toEqual([100 + 4 * 4, 50 - 4]);
});

it('stands nowhere where the plane cuts nothing', () => {
  expect(at(3, 0, 0, 0)).toBeNull();
});
