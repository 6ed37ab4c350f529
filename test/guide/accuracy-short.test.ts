import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { samplePatient } from '../../samples/patients';
import { describeExamination, examineHead } from '../support/examine-head';

/**
 * The short form of test/check/accuracy, which has random heads too: a sample, scanned near the
 * path at 0.5 mm, measured coarsely.
 */
describe('guides against the true bone, short form', () => {
  it('mesocephalic', async () => {
    const examined = await examineHead({
      parameters: samplePatient('mesocephalic'),
      random: seededRandom(1),
      scanned: 'near',
      ct: { spacingMm: [0.5, 0.5, 0.5] },
      spacingMm: 0.4,
      guide: { footprintRadiusMm: 12 },
    });
    console.log(describeExamination(examined));
    expect(examined.problem).toBeNull();
    expect(examined.failing).toEqual([]);
    expect(examined.measures!.faults).toEqual([]);
  });
});
