import { describe, expect, it } from 'vitest';
import { readDay } from '../../geometry/print/read-day';

describe('readDay', () => {
  it.each([
    ['2026-01-31', '2026-01-31'],
    ['2026-01-31T10:20:00Z', '2026-01-31'],
    // What spreadsheets make of it when they save a table.
    ['31/01/2026', '2026-01-31'],
    ['1/31/2026', '2026-01-31'],
    ['31-01-2026', '2026-01-31'],
    ['03.04.2026', '2026-04-03'],
    ['4/4/2026', '2026-04-04'],
    ['29/02/2028', '2028-02-29'],
  ])('reads %s', (text, iso) => expect(readDay(text)).toEqual({ kind: 'day', iso }));

  it('does not guess which of two is the month', () => {
    for (const text of ['03/04/2026', '12-11-2026']) expect(readDay(text)).toEqual({ kind: 'ambiguous' });
  });

  it('takes nothing that is no day', () => {
    for (const text of [
      '',
      'today',
      '31/01/26',
      '2026-02-30',
      '30/02/2026',
      '9999-01-01',
      '13/13/2026',
      '1/2.2026',
    ])
      expect(readDay(text)).toEqual({ kind: 'none' });
  });
});
