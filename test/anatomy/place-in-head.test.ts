import { describe, expect, it } from 'vitest';
import { placeInHead } from '../../geometry/anatomy/place-in-head';
import type { SoftPart } from '../../geometry/anatomy/find-soft-parts';
import { patientPoint, patientVector } from '../../geometry/core/frames';

/** An animal that lies on its sternum, its nose to +y; its left is +x. */
const axes = { left: [1, 0, 0], dorsal: [0, 0, 1], rostral: [0, -1, 0] } as const;
const eye = (side: 'left' | 'right', x: number): SoftPart => ({
  kind: 'eye',
  side,
  middlesLps: Float64Array.of(x, -30, 5),
  ballRadiusMm: 10,
});
const eyes = [eye('left', 24), eye('right', -20)];
const mirror = { normalLps: patientVector(1, 0, 0), pointLps: patientPoint(3, 7, 9) };

describe('placeInHead', () => {
  it('counts from the mirror plane, whichever way its normal points', () => {
    const point = patientPoint(14.5, 12, 20);
    expect(placeInHead(point, axes, mirror, eyes)).toEqual({ leftMm: 11.5, caudalOfEyesMm: 42 });
    const other = { ...mirror, normalLps: patientVector(-1, 0, 0) };
    expect(placeInHead(point, axes, other, []).leftMm).toBeCloseTo(11.5, 9);
    expect(placeInHead(patientPoint(-5, 0, 0), axes, other, []).leftMm).toBeCloseTo(-8, 9);
  });

  it('says rostral of the eyes with a minus', () => {
    expect(placeInHead(patientPoint(3, -41, 0), axes, mirror, eyes).caudalOfEyesMm).toBeCloseTo(-11, 9);
  });

  it('goes by the eyes where there is no mirror plane, or one that stands askew', () => {
    const point = patientPoint(10, 0, 0);
    expect(placeInHead(point, axes, null, eyes).leftMm).toBeCloseTo(8, 9);
    const lean = (deg: number) => {
      const turn = (deg * Math.PI) / 180;
      return { ...mirror, normalLps: patientVector(Math.cos(turn), 0, Math.sin(turn)) };
    };
    expect(placeInHead(point, axes, lean(5.1), eyes).leftMm).toBeCloseTo(8, 9);
    expect(placeInHead(point, axes, lean(4.9), eyes).leftMm).not.toBeCloseTo(8, 1);
  });

  it('says nothing that it does not know', () => {
    const point = patientPoint(10, 0, 0);
    const nothing = { leftMm: null, caudalOfEyesMm: null };
    expect(placeInHead(point, axes, null, [])).toEqual(nothing);
    expect(placeInHead(point, axes, null, eyes.slice(1))).toEqual(nothing);
    expect(placeInHead(point, axes, mirror, eyes.slice(1)).caudalOfEyesMm).toBe(null);
  });
});
