import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { restoreCell, writeCsv } from '../../geometry/core/write-csv';
import { writeRecord } from '../../geometry/verify/add-to-record';
import { readRecord } from '../../geometry/verify/read-record';
import { recordRowOf } from '../support/record-row-of';

const dangerous = [
  '=HYPERLINK("http://x.example/","K9")',
  "+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1)',
  'K9;=HYPERLINK("http://x.example/")',
  "'=quoted already",
  "''+twice",
  'a;;-b',
  '＝1+1',
];

describe('a text in a record that a spreadsheet would run', () => {
  it.each(dangerous)('%s does not begin a cell, and is read back as it was', id => {
    const text = writeRecord([recordRowOf(id)]);
    const line = text.split('\r\n')[1]!;
    // As any spreadsheet splits it: no cell begins with what it would run, but for numbers.
    for (const cell of line.split(/[,;\t]/).map(part => part.replace(/^"/, ''))) {
      expect(cell).toMatch(/^([^=+\-@＝]|$|-\d+(\.\d+)?$)/);
    }
    expect(readRecord(text)).toEqual({ ok: true, value: [recordRowOf(id)] });
  });

  it('leaves numbers as numbers and plain words as they are', () => {
    expect(writeCsv([['K9-0042', -2.25, 3, null, "O'Hara", 'a-b;c']])).toBe(
      "K9-0042,-2.25,3,,O'Hara,a-b;c\r\n",
    );
  });

  it('comes back whatever it was (2,000 texts, seed 5)', () => {
    const random = seededRandom(5);
    const letters = ["'", '=', '+', '-', '@', ';', '\t', '\n', '|', 'a', '1', '＝'];
    for (let n = 0; n < 2000; n++) {
      const text = Array.from(
        { length: random.whole(0, 7) },
        () => letters[random.whole(0, letters.length - 1)],
      ).join('');
      const cell = writeCsv([[text]]).slice(0, -2);
      const plain = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect([text, restoreCell(plain)]).toEqual([text, text]);
      expect(plain).not.toMatch(/(^|[;\t\n|])[=+\-@＝]/);
    }
  });
});
