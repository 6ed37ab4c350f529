import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../geometry/core/random';
import { BAND_SIGMAS, summariseUncertainty } from '../../../geometry/surface/refine/summarise-uncertainty';

describe('summariseUncertainty', () => {
  it('is the sorted list, to half a micrometre, and leaves out what was not refined (seed 4)', () => {
    const random = seededRandom(4);
    const uncertaintyMm = Float32Array.from({ length: 5000 }, () => random.between(0.01, 0.2));
    const isRefined = Uint8Array.from({ length: 5000 }, () => (random.uniform() < 0.8 ? 1 : 0));
    const kept = [...uncertaintyMm].filter((_, v) => isRefined[v]).sort((a, b) => a - b);
    const found = summariseUncertainty(uncertaintyMm, isRefined)!;
    const near = (mm: number, share: number): void =>
      expect(Math.abs(mm - BAND_SIGMAS * kept[Math.floor(share * kept.length)]!)).toBeLessThan(0.001);
    near(found.medianMm, 0.5);
    near(found.p95Mm, 0.95);
    expect(found.refinedShare).toBe(kept.length / 5000);
  });

  it('is null where nothing was refined', () => {
    expect(summariseUncertainty(Float32Array.of(0.5, 0.5), new Uint8Array(2))).toBeNull();
  });
});
