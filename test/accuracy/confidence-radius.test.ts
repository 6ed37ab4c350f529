import { describe, expect, it } from 'vitest';
import { confidenceRadius } from '../../geometry/accuracy/confidence-radius';
import { decomposeSymmetric } from '../../geometry/accuracy/decompose-symmetric';
import { seededRandom } from '../../geometry/core/random';

const diagonal = (a: number, b: number, c: number): Float64Array =>
  Float64Array.of(a * a, 0, 0, 0, b * b, 0, 0, 0, c * c);

describe('confidenceRadius', () => {
  it.each([
    ['an even one in three dimensions', diagonal(0.5, 0.5, 0.5), 0.95, 0.5 * 2.7954834829],
    ['an even one in a plane', diagonal(2, 2, 0), 0.95, 2 * 2.4477468307],
    ['one along a line', diagonal(0, 3, 0), 0.95, 3 * 1.959963985],
    ['the median of a Maxwell distribution', diagonal(1, 1, 1), 0.5, 1.5381722544],
    ['nothing', diagonal(0, 0, 0), 0.95, 0],
  ])('%s', (_, covariance, share, radius) => {
    expect(confidenceRadius(covariance, share)).toBeCloseTo(radius, 4);
  });

  it('a point that does not vary lies at its own distance', () => {
    expect(confidenceRadius(diagonal(0, 0, 0), 0.95, [3, 4, 0])).toBeCloseTo(5, 3);
  });

  it.each([1, 2, 3])('random covariances and means against a count of draws, seed %i', seed => {
    const random = seededRandom(seed);
    const root = Float64Array.from({ length: 9 }, () => random.normal());
    const mean = [random.normal(), random.normal(), random.normal()];
    const covariance = new Float64Array(9).map((_, n) => {
      const [a, b] = [Math.floor(n / 3), n % 3];
      return [0, 1, 2].reduce((sum, k) => sum + root[3 * a + k]! * root[3 * b + k]!, 0);
    });
    const radius = confidenceRadius(covariance, 0.95, mean);
    const draws = 40_000;
    let inside = 0;
    for (let n = 0; n < draws; n++) {
      const z = [random.normal(), random.normal(), random.normal()];
      const x = [0, 1, 2].map(
        a => mean[a]! + [0, 1, 2].reduce((sum, k) => sum + root[3 * a + k]! * z[k]!, 0),
      );
      if (Math.hypot(x[0]!, x[1]!, x[2]!) <= radius) inside++;
    }
    // Four standard errors of the count.
    expect(Math.abs(inside / draws - 0.95)).toBeLessThan(0.0044);
  });
});

describe('decomposeSymmetric', () => {
  it.each([1, 2])('puts a random matrix together again, seed %i', seed => {
    const random = seededRandom(seed);
    const n = 6;
    const m = new Float64Array(n * n);
    for (let a = 0; a < n; a++) for (let b = 0; b <= a; b++) m[n * a + b] = m[n * b + a] = random.normal();
    const { values, vectors } = decomposeSymmetric(m, n);
    for (let k = 1; k < n; k++) expect(values[k]!).toBeGreaterThanOrEqual(values[k - 1]!);
    for (let a = 0; a < n; a++) {
      for (let b = 0; b < n; b++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += values[k]! * vectors[n * k + a]! * vectors[n * k + b]!;
        expect(sum).toBeCloseTo(m[n * a + b]!, 10);
      }
    }
  });
});
