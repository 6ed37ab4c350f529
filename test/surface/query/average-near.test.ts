import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../geometry/core/random';
import { averageNear } from '../../../geometry/surface/query/average-near';

describe('averageNear', () => {
  it.each([1, 2, 3])('is what looking at every vertex gives (seed %i)', seed => {
    const random = seededRandom(seed);
    const place = (): number => random.between(-20, 20);
    const positions = Float32Array.from({ length: 3 * 4000 }, place);
    const values = Float32Array.from({ length: 4000 }, () => random.between(0, 1));
    const points = Float64Array.from({ length: 3 * 60 }, place);
    const found = averageNear(positions, values, points, 2.5);
    found.forEach((value, n) => {
      const squares = [...values].flatMap((v, i) => {
        const d = [0, 1, 2].map(a => positions[3 * i + a]! - points[3 * n + a]!);
        return Math.hypot(...d) <= 2.5 ? [v * v] : [];
      });
      const expected = Math.sqrt(squares.reduce((sum, v) => sum + v, 0) / squares.length);
      if (squares.length === 0) expect(value).toBeNaN();
      else expect(value).toBeCloseTo(expected, 10);
    });
  });

  it('knows nothing where no vertex is near, and answers no points with nothing', () => {
    const one = Float32Array.of(0, 0, 0);
    expect([...averageNear(one, Float32Array.of(2), Float64Array.of(0.5, 0, 0, 5, 0, 0), 1)]).toEqual([
      2,
      NaN,
    ]);
    expect(averageNear(one, Float32Array.of(2), new Float64Array(0), 1)).toHaveLength(0);
  });
});
