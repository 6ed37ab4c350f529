import { describe, expect, it } from 'vitest';
import { rodAcross, rodAlong } from '../../geometry/verify/blurred-rod';

/**
 * The rod with its half ball (end at 0, body towards -z) convolved with a Gaussian, cell by cell.
 */
function bruteForce(x0: number, z0: number, radius: number, sigma: number): number {
  const step = 0.06;
  let [inside, whole] = [0, 0];
  for (let x = -4 * sigma; x <= 4 * sigma; x += step) {
    for (let y = -4 * sigma; y <= 4 * sigma; y += step) {
      for (let z = -4 * sigma; z <= 4 * sigma; z += step) {
        const w = Math.exp(-(x * x + y * y + z * z) / (2 * sigma * sigma));
        const r = Math.hypot(x + x0, y);
        const at = z + z0;
        whole += w;
        if (at < -radius ? r < radius : Math.hypot(r, at + radius) < radius) inside += w;
      }
    }
  }
  return inside / whole;
}

describe('a blurred rod', () => {
  for (const [radius, sigma] of [
    [0.9, 0.4],
    [0.6, 0.55],
  ] as const) {
    it(`of radius ${radius} mm and blur ${sigma} mm is what the sum over cells gives`, () => {
      for (const off of [0, 0.5, 0.9, 1.4]) {
        expect(rodAcross(off, radius, sigma)).toBeCloseTo(bruteForce(off, -20, radius, sigma), 2);
      }
      for (const beyond of [-2, -0.7, 0, 0.6]) {
        expect(rodAlong(beyond, radius, sigma)).toBeCloseTo(bruteForce(0, beyond, radius, sigma), 2);
      }
    });
  }

  it('is whole deep inside a thick one and nothing far away', () => {
    expect(rodAcross(0, 5, 0.3)).toBeCloseTo(1, 4);
    expect(rodAcross(9, 5, 0.3)).toBe(0);
    expect(rodAlong(3, 1, 0.3)).toBe(0);
  });
});
