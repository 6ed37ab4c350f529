import { expect, it } from 'vitest';
import { depthTicks } from '../../renderer/slices/depth-ticks';

it('marks every 5 mm, with a number every 10 mm, from zero at the bone both ways', () => {
  const told = depthTicks(-12.4, 17.9).map(({ depthMm, isMajor }) => [depthMm, isMajor]);
  expect(told).toEqual([
    [-10, true],
    [-5, false],
    [0, true],
    [5, false],
    [10, true],
    [15, false],
  ]);
  // An end that lies on a mark has it, whatever its last digit.
  expect(depthTicks(0, 0.3 / 0.1 + 2).map(({ depthMm }) => depthMm)).toEqual([0, 5]);
  expect(Object.is(depthTicks(-1, 1)[0]!.depthMm, 0)).toBe(true);
});
