import { describe, expect, it } from 'vitest';
import { MEAN_TO_SIGMA } from '../../geometry/accuracy/predict-error';
import { seededRandom } from '../../geometry/core/random';
import { addToRecord, removeFromRecord, writeRecord } from '../../geometry/verify/add-to-record';
import { readRecord } from '../../geometry/verify/read-record';
import type { RecordRow } from '../../geometry/verify/record-row';
import { LEAST_GUIDES, refineTerms } from '../../geometry/verify/refine-terms';
import { summariseRecord } from '../../geometry/verify/summarise-record';

const row: RecordRow = {
  date: '2026-01-02T10:00:00Z',
  case: 'K9-0042',
  trajectory: 'T1',
  scan: '1.2.3',
  way: 'needle',
  plannedXMm: 1,
  plannedYMm: -2.5,
  plannedZMm: 3,
  achievedXMm: 1.5,
  achievedYMm: -2.5,
  achievedZMm: 3,
  targetErrorMm: 0.5,
  alongMm: -0.3,
  acrossMm: 0.4,
  entryErrorMm: null,
  angleErrorDeg: 1.2,
  predictedTarget95Mm: 1.7,
  predictedEntry95Mm: 2,
  predictedAngle95Deg: 5,
  predictedRmsMm: 1,
  predictedDirections: 2.5,
  printMm: 0.51,
  sterilisationMm: 0.18,
  version: '0.1.0',
  scanContent: 'c0'.repeat(32),
  plannedContent: null,
};

describe('the record', () => {
  it('comes back from its file as it was, quotation marks, commas and missing values included', () => {
    const rows = [row, { ...row, case: 'Rex, "the 2nd"', trajectory: 'T2', predictedRmsMm: null }];
    expect(readRecord(writeRecord(rows))).toEqual({ ok: true, value: rows });
    expect(readRecord(`\uFEFF${writeRecord(rows)}\r\n`)).toEqual({ ok: true, value: rows });
    expect(readRecord('')).toEqual({ ok: true, value: [] });
  });

  it('is read without the contents of its scans as well, as records from before are, and then keeps them', () => {
    const before = writeRecord([row]).replaceAll(/,[^,\r]*,[^,\r]*(?=\r\n)/g, '');
    expect(before).toMatch(/version\r\n.*,0\.1\.0\r\n$/);
    const older = { ...row, scanContent: null };
    expect(readRecord(before)).toEqual({ ok: true, value: [older] });
    const { rows } = addToRecord([older], [{ ...row, case: 'K9-0043' }]);
    expect(readRecord(writeRecord(rows))).toEqual({ ok: true, value: rows });
  });

  it('counts no operation twice', () => {
    const again = { ...row, targetErrorMm: 0.7 };
    const changed = addToRecord([row], [again, { ...row, scan: '1.2.4' }]);
    expect(changed).toMatchObject({ added: 1, replaced: 1 });
    expect(changed.rows.map(r => [r.scan, r.targetErrorMm])).toEqual([
      ['1.2.3', 0.7],
      ['1.2.4', 0.5],
    ]);
  });

  it('lets go of one case and scan alone', () => {
    const rows = [row, { ...row, trajectory: 'T2' }, { ...row, scan: '1.2.4' }, { ...row, case: 'K9-0043' }];
    expect(removeFromRecord(rows, 'K9-0042', '1.2.3')).toEqual(rows.slice(2));
  });

  for (const [what, damage, words] of [
    [
      'a word for a number',
      (t: string) => t.replace(',0.5,-0.3', ',about 0.5,-0.3'),
      'Line 3 of record.csv has "about 0.5" as targetErrorMm',
    ],
    [
      'a negative error',
      (t: string) => t.replace(',0.5,-0.3', ',-0.5,-0.3'),
      'Line 3 of record.csv has "-0.5" as targetErrorMm',
    ],
    [
      'a missing number',
      (t: string) => t.replace(',0.5,-0.3', ',,-0.3'),
      'Line 3 of record.csv has "" as targetErrorMm',
    ],
    [
      'a field too few',
      (t: string) => t.replace(',0.5,-0.3', ',-0.3'),
      'Line 3 of record.csv has 25 fields and needs 26',
    ],
    [
      'separators of another kind',
      (t: string) => t.replaceAll(',', '|'),
      'Line 1 of record.csv does not name the columns',
    ],
    [
      'a quotation without end',
      (t: string) => t.replace('K9-0042', '"K9-0042'),
      'ends within quotation marks',
    ],
  ] as const) {
    it(`refuses ${what}, by its line`, () => {
      const text = writeRecord([{ ...row, targetErrorMm: 0.6, trajectory: 'T0' }, row]);
      const read = readRecord(damage(text));
      expect(read.ok ? '' : read.problem.message).toContain(words);
    });
  }

  it('has the statistics of the papers', () => {
    const rows = [0.4, 1, 2.2, 0.6].map((targetErrorMm, n) => ({
      ...row,
      targetErrorMm,
      scan: n < 2 ? '1' : String(n),
      angleErrorDeg: n === 0 ? 3 : null,
    }));
    const summary = summariseRecord(rows);
    expect(summary).toMatchObject({
      paths: 4,
      guides: 3,
      targetMm: { n: 4, median: 0.8, min: 0.4, max: 2.2, mean: expect.closeTo(1.05, 10) as number },
      entryMm: null,
      angleDeg: { n: 1, median: 3, sd: null },
      inside95: { inside: 3, of: 4 },
    });
    expect(summary.targetMm!.sd).toBeCloseTo(
      Math.sqrt((0.65 ** 2 + 0.05 ** 2 + 1.15 ** 2 + 0.45 ** 2) / 3),
      10,
    );
  });
});

/**
 * Guides whose errors are drawn with `factor` times the predicted spread, even in three directions.
 */
function drawRecord(guides: number, factor: number, seed: number, printMm = 0.51): RecordRow[] {
  const random = seededRandom(seed);
  const print = 3 * MEAN_TO_SIGMA ** 2;
  return Array.from({ length: guides }, (_, n) => {
    const rest = random.between(0.1, 0.5);
    const published = rest + print * (0.51 ** 2 + 0.18 ** 2);
    const sigma = factor * Math.sqrt(published / 3);
    return {
      ...row,
      scan: `1.2.${n}`,
      targetErrorMm: Math.hypot(sigma * random.normal(), sigma * random.normal(), sigma * random.normal()),
      predictedRmsMm: Math.sqrt(rest + print * (printMm ** 2 + 0.18 ** 2)),
      predictedDirections: 3,
      printMm,
    };
  });
}

describe('refineTerms', () => {
  it('refuses a record that is too short, and counts the paths of one guide once', () => {
    const few = drawRecord(LEAST_GUIDES - 1, 1, 3);
    const refused = { ok: false, problem: { code: 'record-too-short' } };
    expect(refineTerms(few)).toMatchObject(refused);
    expect(refineTerms([...few, { ...few[0]!, trajectory: 'T2' }])).toMatchObject(refused);
    expect(refineTerms([...few, { ...row, scan: '9', predictedRmsMm: null }])).toMatchObject(refused);
    expect(refineTerms(drawRecord(LEAST_GUIDES, 1, 3))).toMatchObject({ ok: true });
  });

  it('holds the true factor within its 95 % in 95 of 100 records, within chance (400 records of 25, seed 1)', () => {
    // Factors as the prior has them: then the interval is exact.
    const random = seededRandom(1);
    let inside = 0;
    for (let n = 0; n < 400; n++) {
      const chi = Array.from({ length: 9 }, () => random.normal() ** 2).reduce((a, b) => a + b);
      const factor = Math.sqrt(9 / chi);
      const refined = refineTerms(drawRecord(25, factor, 1000 + n));
      if (!refined.ok) throw new Error(refined.problem.message);
      if (refined.value.factorLow <= factor && factor <= refined.value.factorHigh) inside++;
    }
    expect(inside / 400).toBeGreaterThan(0.92);
    expect(inside / 400).toBeLessThan(0.98);
  });

  it('lays the difference on the print term, whatever term the rows were predicted with', () => {
    const refined = refineTerms(drawRecord(400, 1.5, 7));
    const again = refineTerms(drawRecord(400, 1.5, 7, 0.9));
    if (!refined.ok || !again.ok) throw new Error('refused');
    expect(again.value.printMm).toBeCloseTo(refined.value.printMm, 2);
    const { factor, printMm, printLowMm, printHighMm } = refined.value;
    expect(factor).toBeGreaterThan(1.4);
    expect(factor).toBeLessThan(1.6);
    // The mean square of the rest is 0.3 mm2 on average.
    const print = 3 * MEAN_TO_SIGMA ** 2;
    const published = 0.3 + print * (0.51 ** 2 + 0.18 ** 2);
    expect(printMm).toBeCloseTo(Math.sqrt((1.5 ** 2 * published - 0.3) / print - 0.18 ** 2), 1);
    expect(printLowMm).toBeLessThan(printMm);
    expect(printHighMm).toBeGreaterThan(printMm);
  });

  it('leaves a print term of nothing where everything else is more than what happened', () => {
    const refined = refineTerms(drawRecord(200, 0.3, 5));
    expect(refined).toMatchObject({ ok: true, value: { printMm: 0 } });
  });
});
