import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { randomPatient, samplePatient } from '../../samples/patients';
import { describeExamination, examineHead } from '../support/examine-head';

/** The short form of `npm run check`: a sample and a random head, scanned near the path at 0.5 mm, measured coarsely. */
describe('guides against the true bone, short form', () => {
  it.each([
    ['mesocephalic', () => samplePatient('mesocephalic'), 1],
    ['random head 101', () => randomPatient(101), 101],
  ] as const)(
    '%s',
    async (_name, parameters, seed) => {
      const examined = await examineHead({
        parameters: parameters(),
        random: seededRandom(seed),
        scanned: 'near',
        ct: { spacingMm: [0.5, 0.5, 0.5] },
        spacingMm: 0.4,
      });
      console.log(describeExamination(examined));
      expect(examined.problem).toBeNull();
      expect(examined.failing).toEqual([]);
      expect(examined.measures!.faults).toEqual([]);
    },
    300_000,
  );
});
