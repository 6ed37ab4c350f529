import { expect, it } from 'vitest';
import { chooseTries } from '../../geometry/plan/choose-tries';

const pad = (costMm: number) =>
  ({ pad: { radiusMm: 16, shiftMm: { rostral: 0, left: 0 } }, costMm }) as const;
const feet = (costMm: number) => ({ pad: null, costMm }) as const;

it('tries the best three, where feet and pads are among the first two', () => {
  expect(chooseTries([pad(1.4), feet(1.1), pad(1.2), feet(1.3)])).toEqual([1, 2, 3]);
});

it('tries a pad last where the best are all feet, and feet where they are all pads', () => {
  expect(chooseTries([feet(1.1), feet(1.2), feet(1.3), pad(1.6), pad(1.5)])).toEqual([0, 1, 4]);
  expect(chooseTries([pad(1.1), pad(1.2), pad(1.3), feet(2)])).toEqual([0, 1, 3]);
});

it('tries what there is', () => {
  expect(chooseTries([])).toEqual([]);
  expect(chooseTries([feet(2), feet(1)])).toEqual([1, 0]);
  expect(chooseTries([feet(3), feet(2), feet(1)])).toEqual([2, 1, 0]);
});
