import { describe, expect, it } from 'vitest';
import { writeRecord } from '../../geometry/verify/add-to-record';
import { readRecord } from '../../geometry/verify/read-record';
import type { RecordRow } from '../../geometry/verify/record-row';

// A record that a French spreadsheet had saved again (semicolons, decimal commas) could not be
// read; and what JavaScript alone takes for a number ("0x1F") was.

const row: RecordRow = {
  date: '2026-01-02T10:00:00Z',
  case: 'K9-0042',
  trajectory: 'T1',
  scan: '1.2.3',
  way: 'needle',
  plannedXMm: 1,
  plannedYMm: -2.5,
  plannedZMm: 30.125,
  achievedXMm: 1.5,
  achievedYMm: -2.5,
  achievedZMm: 3,
  targetErrorMm: 0.7,
  alongMm: -0.3,
  acrossMm: 0.4,
  entryErrorMm: null,
  angleErrorDeg: 1.234,
  predictedTarget95Mm: 1.7,
  predictedEntry95Mm: 2,
  predictedAngle95Deg: 5,
  predictedRmsMm: 1,
  predictedDirections: 2.6,
  printMm: 0.51,
  sterilisationMm: 0.18,
  version: '0.1.0',
  scanContent: 'c0'.repeat(32),
  plannedContent: null,
};

/** As the spreadsheet saves it: another separator, commas in numbers, its own minus. */
const resaved = (separator: string, minus = '-'): string =>
  writeRecord([row])
    .split('\r\n')
    .map(line =>
      line
        .split(',')
        .map(cell => (/^-?\d+\.\d+$/.test(cell) ? cell.replace('.', ',').replace('-', minus) : cell))
        .join(separator),
    )
    .join('\r\n');

describe('a record that a spreadsheet saved again', () => {
  it.each([
    [';', '-'],
    ['\t', '-'],
    [';', '\u2212'],
  ])('with %j between fields and %j as minus is read as it was', (separator, minus) => {
    expect(readRecord(resaved(separator, minus))).toEqual({ ok: true, value: [row] });
  });

  it.each([
    ['0,7 cm', 'Line 2 of record.csv has "0,7 cm" as targetErrorMm: "0,7 cm" has a unit ("cm")'],
    ['07-mai', 'Line 2 of record.csv has "07-mai" as targetErrorMm: "07-mai" is not one number'],
    ['0x1F', 'Line 2 of record.csv has "0x1F" as targetErrorMm: "0x1F" is not one number'],
    ['1e400', 'as targetErrorMm: "1e400" is too large'],
    ['', 'Line 2 of record.csv has "" as targetErrorMm, which cannot be right'],
  ])('with %j for the error at the target is refused by line and column', (cell, words) => {
    const read = readRecord(resaved(';').replace(';0,7;', `;${cell};`));
    expect(read.ok ? '' : read.problem.message).toContain(words);
  });

  it('does not guess what a quoted comma before three digits means between commas', () => {
    const read = readRecord(writeRecord([row]).replace(',1.234,', ',"1,234",'));
    expect(read.ok ? '' : read.problem.message).toBe(
      'Line 2 of record.csv has "1,234" as angleErrorDeg: "1,234" may be 1.234 or 1234; write one of these; mend or delete that line.',
    );
    // With one reading only it is read.
    expect(readRecord(writeRecord([row]).replace(',1.234,', ',"1,23",'))).toMatchObject({
      value: [{ angleErrorDeg: 1.23 }],
    });
  });
});
