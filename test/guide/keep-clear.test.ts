import { describe, expect, it } from 'vitest';
import type { SoftParts } from '../../geometry/anatomy/find-soft-parts';
import { frameAlong, patientPoint, patientVector } from '../../geometry/core/frames';
import { ballsToClear, intrusionMm } from '../../geometry/guide/keep-clear';

/** Local is patient, but for x and y, which an insertion along z leaves where they were. */
const frame = frameAlong(patientPoint(0, 0, 0), patientVector(0, 0, 1), patientVector(1, 0, 0));
const eyeAt = (x: number, y: number, z: number): SoftParts => ({
  found: [{ kind: 'eye', side: 'left', middlesLps: Float64Array.of(x, y, z), ballRadiusMm: 10 }],
  missing: [],
});
const guide = { clearOfMm: { eye: 4, ear: 2 } };
const near = (softParts: SoftParts) => ballsToClear(softParts, guide, frame, 30, [-12, 5]);

describe('what a guide keeps clear of', () => {
  it('is an eye with the distance that the case asks round it', () => {
    expect(near(eyeAt(35, 0, -6))).toMatchObject([{ radiusMm: 14 }]);
    expect(Math.hypot(...near(eyeAt(35, 0, -6))[0]!.at)).toBeCloseTo(Math.hypot(35, 6), 9);
  });

  it('is an ear by its own distance, cell for cell', () => {
    const ear = Float64Array.of(0, 30, -10, 0, 31, -10);
    const found = [{ kind: 'ear', side: 'right', middlesLps: ear, ballRadiusMm: 0.7 }] as const;
    const balls = near({ found, missing: [] });
    expect(balls.map(({ radiusMm }) => radiusMm)).toEqual([2.7, 2.7]);
  });

  it('is nothing that lies out of its reach: aside, or deep under its bone', () => {
    expect(near(eyeAt(45, 0, 0))).toEqual([]);
    expect(near(eyeAt(43, 0, 0))).toHaveLength(1);
    expect(near(eyeAt(20, 0, -27))).toEqual([]);
    expect(near(eyeAt(20, 0, -25))).toHaveLength(1);
  });

  it('is nothing where nobody looked', () => {
    expect(ballsToClear(null, guide, frame, 30, [-12, 5])).toEqual([]);
    expect(ballsToClear(undefined, guide, frame, 30, [-12, 5])).toEqual([]);
  });
});

describe('how far a place reaches into it', () => {
  const balls = [
    { at: [10, 0, 0], radiusMm: 4 },
    { at: [0, 20, 8], radiusMm: 3 },
  ] as const;

  it('is told from the nearest surface, negative outside', () => {
    expect(intrusionMm(balls, [3, 0, 0])).toBeCloseTo(-3, 9);
    expect(intrusionMm(balls, [9, 0, 0])).toBeCloseTo(3, 9);
    expect(intrusionMm([], [0, 0, 0])).toBe(-Infinity);
  });

  it('counts what stands straight over the place, and no more', () => {
    expect(intrusionMm(balls, [0, 20, 2])).toBeCloseTo(-3, 9);
    expect(intrusionMm(balls, [0, 20, 2], 4)).toBeCloseTo(1, 9);
    expect(intrusionMm(balls, [0, 20, 2], 40)).toBeCloseTo(3, 9);
    expect(intrusionMm(balls, [0, 20, 12], 40)).toBeCloseTo(-1, 9);
  });
});
