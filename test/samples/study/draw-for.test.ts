import { expect, it } from 'vitest';
import { drawFor, seedFor, type Purpose } from '../../../samples/study/draw-for';
import { hashSettings, STUDY_DEFAULTS } from '../../../samples/study/settings';

it('gives every study, patient and purpose a stream of its own', () => {
  const seeds = new Set<number>();
  const purposes: readonly Purpose[] = ['head', 'lesion', 'noise', 'hand', 'play'];
  for (const study of [0, 1, 2]) {
    for (let patient = 1; patient <= 400; patient++) {
      for (const purpose of purposes) seeds.add(seedFor(study, patient, purpose));
    }
  }
  // 6,000 of 2^32: two alike in one run of 240.
  expect(seeds.size).toBe(3 * 400 * purposes.length);
});

it('draws evenly over patients: neighbours know nothing of each other', () => {
  const count = 4000;
  const first = Array.from({ length: count }, (_, n) => drawFor(1, n + 1, 'head').uniform());
  const mean = first.reduce((sum, v) => sum + v, 0) / count;
  const lag = first.slice(1).reduce((sum, v, n) => sum + (v - 0.5) * (first[n]! - 0.5), 0) / count / (1 / 12);
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / count));
  expect(Math.abs(lag)).toBeLessThan(4 / Math.sqrt(count));
});

it('tells studies with other settings apart', () => {
  const hash = hashSettings(STUDY_DEFAULTS);
  expect(hashSettings({ ...STUDY_DEFAULTS })).toBe(hash);
  expect(hashSettings({ ...STUDY_DEFAULTS, seed: 2 })).not.toBe(hash);
  expect(hashSettings({ ...STUDY_DEFAULTS, noiseHu: [10, 31] })).not.toBe(hash);
});
