import { describe, expect, it } from 'vitest';
import { measureLandmarks } from '../../geometry/fusion/measure-landmarks';
import { shiftBy } from '../../geometry/fusion/rigid-transform';

describe('measureLandmarks', () => {
  it('gives how far each pair is apart, with mean, most and root mean square', () => {
    const pairs = [
      { fixedLps: [3, 0, 0], movingLps: [0, 0, 0] },
      { fixedLps: [10, 10, 10], movingLps: [10, 10, 6] },
    ] as const;
    expect(measureLandmarks(pairs, shiftBy([0, 0, 0]))).toEqual({
      eachMm: [3, 4],
      meanMm: 3.5,
      maxMm: 4,
      rmsMm: Math.sqrt(12.5),
    });
    expect(measureLandmarks(pairs, shiftBy([3, 0, 0]))!.eachMm).toEqual([0, 5]);
  });

  it('gives nothing without a pair', () => expect(measureLandmarks([], shiftBy([0, 0, 0]))).toBeNull());
});
