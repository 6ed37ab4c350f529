import { expect, it } from 'vitest';
import { canReach } from '../../geometry/guide/lay-out-arms';
import type { HeightMap } from '../../geometry/guide/map-heights';
import type { PlacedSleeve } from '../../geometry/guide/placed-sleeve';

/** Flat bone: the arm's underside lies 2 mm over it, its middle 5 mm half-way out. */
const flat: HeightMap = {
  columns: { xMm: -30, yMm: -30, nx: 121, ny: 121, cellMm: 0.5 },
  heightMm: new Float64Array(121 * 121),
  isOwn: new Uint8Array(121 * 121).fill(1),
};
const sleeve = { entry: [0, 0, 0], up: [0, 0, 1], outerRadiusMm: 4 } as unknown as PlacedSleeve;
const foot = { point: [22, 0, 0], normal: [0, 0, 1], radiusMm: 2.5 } as const;

it('leads no arm into an eye beside or over its way, 8 mm wide half-way out', () => {
  const reaches = (at: readonly [number, number, number], radiusMm: number): boolean =>
    canReach(flat, [sleeve], foot, [{ at, radiusMm }]);
  expect(canReach(flat, [sleeve], foot, [])).toBe(true);
  expect(reaches([11, 14, 5], 9.7)).toBe(true);
  expect(reaches([11, 14, 5], 10.3)).toBe(false);
  expect(reaches([11, 0, 25], 15.7)).toBe(true);
  expect(reaches([11, 0, 25], 16.3)).toBe(false);
  expect(reaches([-20, 0, 5], 14)).toBe(true);
});
