import { describe, expect, it } from 'vitest';
import { patientPoint } from '../../../geometry/core/frames';
import { markerDoubt, markerOfCase, NO_ANSWER } from '../../../renderer/state/marker-answer';

const found = [
  { centreLps: patientPoint(-41.26, 2, 30), sizeMm: 15, meanHu: -90 },
  { centreLps: patientPoint(1, 60, 90), sizeMm: 8, meanHu: 300 },
];
const median = patientPoint(0.04, 5, 0);
const axes = { dorsal: [0, -1, 0], rostral: [0, 0, 1] } as const;
const turnedOver = { dorsal: [0, 1, 0], rostral: [0, 0, 1] } as const;

describe('markerDoubt', () => {
  it('asks, and holds back what contradicts the axes until they are turned', () => {
    expect(markerDoubt(found, median, axes, NO_ANSWER)).toBe('unanswered');
    // One that is alone, too.
    expect(markerDoubt(found.slice(0, 1), median, axes, NO_ANSWER)).toBe('unanswered');
    expect(markerDoubt(found, median, axes, { none: 0, stuckOn: 'left' })).toBeNull();
    expect(markerDoubt(found, median, axes, { none: 0, stuckOn: 'right' })).toBe('disagrees');
    expect(markerDoubt(found, median, turnedOver, { none: 0, stuckOn: 'right' })).toBeNull();
  });

  it('goes on to the next where one is none, takes either side near the median plane, and ends with the last', () => {
    expect(markerDoubt(found, median, axes, { none: 1, stuckOn: null })).toBe('unanswered');
    expect(markerDoubt(found, median, axes, { none: 1, stuckOn: 'right' })).toBeNull();
    expect(markerDoubt(found, median, axes, { none: 2, stuckOn: null })).toBeNull();
    expect(markerDoubt([], median, axes, NO_ANSWER)).toBeNull();
  });
});

describe('markerOfCase', () => {
  it('keeps the one whose side was said, or that the most compact is none', () => {
    expect(markerOfCase(found, median, { none: 0, stuckOn: 'left' })).toEqual({
      centreLps: [-41.3, 2, 30],
      medianLps: [0, 5, 0],
      stuckOn: 'left',
    });
    expect(markerOfCase(found, median, { none: 1, stuckOn: 'right' })?.centreLps).toEqual([1, 60, 90]);
    expect(markerOfCase(found, median, { none: 2, stuckOn: null })).toMatchObject({
      centreLps: [-41.3, 2, 30],
      stuckOn: null,
    });
    const beside = [{ ...found[0]!, centreLps: patientPoint(41.26, -2.26, 30.24) }];
    expect(markerOfCase(beside, median, NO_ANSWER)?.centreLps).toEqual([41.3, -2.3, 30.2]);
    expect(markerOfCase([], median, NO_ANSWER)).toBeNull();
  });
});
