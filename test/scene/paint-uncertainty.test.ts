import { expect, it } from 'vitest';
import { BAND_SIGMAS } from '../../geometry/surface/summarise-uncertainty';
import { paintUncertainty, scaleColours, scaleEndMm } from '../../renderer/scene/paint-uncertainty';

it('places each 95 % band on the scale, what is beyond it at its end, and marks what was not refined', () => {
  const end = scaleEndMm / BAND_SIGMAS;
  const paint = paintUncertainty(
    Float32Array.of(0, 0.2 * end, end, 7 * end, end),
    Uint8Array.of(1, 1, 1, 1, 0),
  );
  expect([...paint]).toEqual([0, 0, 51, 0, 255, 0, 255, 0, 255, 255]);
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
