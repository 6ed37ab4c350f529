import { describe, expect, it } from 'vitest';
import {
  FUSION_LIMITS,
  rateRegistration,
  type FusionEvidence,
} from '../../geometry/fusion/rate-registration';

const sound: FusionEvidence = { overlap: 0.9, agreementMm: 0.2, strainMm: 0.2, contrast: 4 };

describe('rateRegistration', () => {
  it('is good, without a word, where all evidence is', () => {
    expect(rateRegistration(sound)).toEqual({ quality: 'good', reasons: [] });
  });

  const cases: readonly (readonly [keyof FusionEvidence, number, string])[] = [
    ['strainMm', 1, 'fusion-strained'],
    ['agreementMm', 1, 'fusion-unsettled'],
    ['overlap', -1, 'fusion-little-overlap'],
    ['contrast', -1, 'fusion-indistinct'],
  ];
  for (const [name, sign, code] of cases) {
    it(`is doubtful past the good limit of ${name} and failed past the other, in a sentence`, () => {
      const { good, failed } = FUSION_LIMITS[name];
      expect(rateRegistration({ ...sound, [name]: good }).quality).toBe('good');
      for (const [value, quality] of [
        [good + sign * 0.02, 'doubtful'],
        [failed, 'failed'],
        [failed + sign * 0.02, 'failed'],
      ] as const) {
        const graded = rateRegistration({ ...sound, [name]: value });
        expect(graded.quality).toBe(quality);
        expect(graded.reasons.map(r => r.code)).toEqual([code]);
        expect(graded.reasons[0]!.message).toMatch(/^[A-Z].*\.$/);
      }
    });
  }

  it('takes what could not be measured for a failure', () => {
    expect(rateRegistration({ ...sound, strainMm: Infinity }).quality).toBe('failed');
    expect(rateRegistration({ ...sound, contrast: Number.NaN }).quality).toBe('failed');
  });
});
