import { expect, it } from 'vitest';
import { BAND_SIGMAS } from '../../../geometry/surface/refine/summarise-uncertainty';
import { makeBall } from '../../support/make-meshes';
import {
  paintUncertainty,
  scaleColours,
  SCALE_END_MM,
} from '../../../geometry/surface/display/paint-uncertainty';

const end = SCALE_END_MM / BAND_SIGMAS;

it('places each 95 % band on the scale, what is beyond it at its end, and marks what was not refined', () => {
  const points = { positions: new Float32Array(15), triangles: new Uint32Array(0) };
  const sigmas = Float32Array.of(0, 0.2 * end, end, 7 * end, end);
  const paint = paintUncertainty(points, sigmas, Uint8Array.of(1, 1, 1, 1, 0));
  expect([...paint]).toEqual([0, 0, 51, 0, 255, 0, 255, 0, 255, 255]);
});

it('keeps an even surface as it is and calms one vertex that stands out', () => {
  const ball = makeBall([0, 0, 0], 10, 12);
  const count = ball.positions.length / 3;
  const even = new Float32Array(count).fill(0.2 * end);
  const all = new Uint8Array(count).fill(1);
  expect(new Set(paintUncertainty(ball, even, all))).toEqual(new Set([51, 0]));
  even[0] = 0.8 * end;
  const calmed = paintUncertainty(ball, even, all)[0]!;
  expect(calmed).toBeGreaterThan(51);
  expect(calmed).toBeLessThan(120);
});

it('grows darker at every step of the scale, so that it reads without colour', () => {
  // Relative luminance of sRGB (WCAG 2).
  const luminance = (hex: string): number =>
    [0.2126, 0.7152, 0.0722].reduce((sum, share, n) => {
      const v = parseInt(hex.slice(1 + 2 * n, 3 + 2 * n), 16) / 255;
      return sum + share * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    }, 0);
  scaleColours.slice(1).forEach((colour, n) => {
    expect(luminance(colour)).toBeLessThan(luminance(scaleColours[n]!));
  });
});
