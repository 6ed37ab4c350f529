import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../geometry/core/random';
import { sortByMorton } from '../../../geometry/surface/query/sort-by-morton';

describe('sortByMorton', () => {
  it('follows the curve through the eight corners of a cube: x first, then y, then z', () => {
    const corners = [7, 2, 5, 0, 3, 6, 1, 4];
    const box = Float32Array.from(
      corners.flatMap(c => [c & 1, (c >> 1) & 1, c >> 2, c & 1, (c >> 1) & 1, c >> 2]),
    );
    const { order, codes } = sortByMorton(box);
    expect([...order].map(item => corners[item])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...codes].every((code, n) => n === 0 || code > codes[n - 1]!)).toBe(true);
  });

  it('gives every item once, by growing code, those of one place in their order (seed 7)', () => {
    const random = seededRandom(7);
    const box = new Float32Array(6 * 500);
    for (let n = 0; n < 500; n++) {
      for (let axis = 0; axis < 3; axis++) {
        box[6 * n + axis] = box[6 * n + 3 + axis] = random.whole(-300, -280);
      }
    }
    const { order, codes } = sortByMorton(box);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, n) => n));
    for (let n = 1; n < 500; n++) {
      expect(codes[n]!).toBeGreaterThanOrEqual(codes[n - 1]!);
      if (codes[n] === codes[n - 1]) expect(order[n]!).toBeGreaterThan(order[n - 1]!);
    }
  });

  it('takes no items, and items all at one place', () => {
    expect(sortByMorton(new Float32Array(0)).order).toHaveLength(0);
    expect([...sortByMorton(new Float32Array(18)).order]).toEqual([0, 1, 2]);
  });
});
