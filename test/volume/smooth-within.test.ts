import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { smoothWithin } from '../../geometry/volume/smooth-within';

describe('smoothWithin', () => {
  it('equals the weighted mean by brute force (seed 2)', () => {
    const random = seededRandom(2);
    const size = [7, 6, 5] as const;
    const spacing = [0.5, 0.8, 1.2] as const;
    const values = Float32Array.from({ length: 210 }, () => random.between(-50, 100));
    const mask = Uint8Array.from(values, () => (random.uniform() < 0.7 ? 1 : 0));
    const sigma = 0.7;
    const smooth = smoothWithin(values, mask, size, spacing, sigma);
    const at = (n: number) => [n % 7, Math.floor(n / 7) % 6, Math.floor(n / 42)] as const;
    for (let n = 0; n < values.length; n++) {
      if (mask[n] === 0) {
        expect(smooth[n]).toBeNaN();
        continue;
      }
      let [sum, weight] = [0, 0];
      for (let m = 0; m < values.length; m++) {
        if (mask[m] === 0) continue;
        const steps = [0, 1, 2].map(a => Math.abs(at(n)[a]! - at(m)[a]!));
        if (steps.some((s, a) => s > Math.ceil((3 * sigma) / spacing[a]!))) continue;
        const r2 = steps.reduce((total, s, a) => total + (s * spacing[a]!) ** 2, 0);
        const w = Math.exp((-0.5 * r2) / sigma ** 2);
        sum += w * values[m]!;
        weight += w;
      }
      expect(smooth[n]).toBeCloseTo(sum / weight, 3);
    }
  });

  it('lets nothing in from beyond the border', () => {
    const values = Float32Array.from({ length: 1000 }, (_, n) => (n % 10 < 5 ? 38 : 1200));
    const mask = Uint8Array.from(values, v => (v < 100 ? 1 : 0));
    const smooth = smoothWithin(values, mask, [10, 10, 10], [1, 1, 1], 1.5);
    for (const v of smooth) if (!Number.isNaN(v)) expect(v).toBeCloseTo(38, 3);
  });
});
