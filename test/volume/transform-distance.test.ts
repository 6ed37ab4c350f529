import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { transformDistance2d } from '../../geometry/volume/transform-distance';

describe('transformDistance2d', () => {
  it.each([1, 2, 3, 4])('equals brute force, seed %i', seed => {
    const random = seededRandom(seed);
    const [nx, ny] = [random.whole(1, 30), random.whole(1, 30)];
    const mask = Uint8Array.from({ length: nx * ny }, () => (random.uniform() < 0.05 ? 1 : 0));
    mask[random.whole(0, nx * ny - 1)] = 1;
    const brute = Array.from({ length: nx * ny }, (_, n) => {
      let least = Infinity;
      mask.forEach((flag, m) => {
        if (flag)
          least = Math.min(least, Math.hypot((n % nx) - (m % nx), Math.floor(n / nx) - Math.floor(m / nx)));
      });
      return least;
    });
    transformDistance2d(mask, nx, ny).forEach((d, n) => expect(d).toBeCloseTo(brute[n]!, 9));
  });
  it('is infinite for an empty mask', () => {
    expect([...transformDistance2d(new Uint8Array(6), 3, 2)]).toEqual(new Array(6).fill(Infinity));
  });
});
