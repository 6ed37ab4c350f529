import { describe, expect, it } from 'vitest';
import { refusalWords } from '../../geometry/messages/refusal-words';
import { translate } from '../../geometry/messages/translate';
import {
  decimalsOf,
  parseNumber,
  type NumberReading,
  type NumberRefusal,
} from '../../geometry/core/parse-number';
import { seededRandom } from '../../geometry/core/random';

const read = (text: string, reading?: NumberReading): number | NumberRefusal['code'] => {
  const parsed = parseNumber(text, reading);
  return parsed.ok ? parsed.value : parsed.refusal.code;
};
const french = { commaIsDecimal: true };

describe('a number is read as it is written, whatever the language', () => {
  it.each([
    ['13,7', 13.7],
    ['13.7', 13.7],
    ['1,8', 1.8],
    ['0,15', 0.15],
    ['0.2', 0.2],
    ['0,123', 0.123],
    ['0.075', 0.075],
    ['1.925', 1.925],
    ['1234,567', 1234.567],
    ['1,2345', 1.2345],
    [',5', 0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['5,', 5],
    ['007', 7],
    ['  42 ', 42],
    ['\u00A042\u202F', 42],
    ['+5', 5],
    ['\uFF0B5', 5],
    ['0', 0],
    ['1.80000000000000000000', 1.8],
    ['0000000000000000000012', 12],
    ['-0', 0],
    ['-0,0', 0],
    ['1e3', 1000],
    ['1,5E-2', 0.015],
    ['1.5e+2', 150],
    ['1e\u22122', 0.01],
    ['１２．５', 12.5],
    ['１，８', 1.8],
    ['\u200E12.5\u200F', 12.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['1\u202F234,5', 1234.5],
    ['1\u00A0234.5', 1234.5],
    ["1'234.5", 1234.5],
    ['1’234,5', 1234.5],
    ['1 234', 1234],
    ["1'234", 1234],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['12,345.678', 12345.678],
    ['123456789012345', 123456789012345],
  ])('%j is %f', (text, value) => {
    expect(read(text)).toBe(value);
    expect(read(text, french)).toBe(value);
  });

  it.each(['-', '\u2212', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\uFE63', '\uFF0D'])(
    'a minus of kind %j is one',
    sign => {
      expect(read(`${sign}5`)).toBe(-5);
      expect(read(`${sign} 5,25`)).toBe(-5.25);
    },
  );
});

describe('what is not one number is refused', () => {
  it.each([
    ['', 'empty'],
    ['  \u00A0', 'empty'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['-∞', 'not-a-number'],
    ['abc', 'not-a-number'],
    ['-', 'not-a-number'],
    ['.', 'not-a-number'],
    [',', 'not-a-number'],
    ['1.8.2', 'not-a-number'],
    ['1,8,2', 'not-a-number'],
    ['1..8', 'not-a-number'],
    ['1,.8', 'not-a-number'],
    ['1 8', 'not-a-number'],
    ['12 5', 'not-a-number'],
    ['1.8 2.0', 'not-a-number'],
    ['1;2', 'not-a-number'],
    ['1-2', 'not-a-number'],
    ['--5', 'not-a-number'],
    ['+-5', 'not-a-number'],
    ['5-', 'not-a-number'],
    ['(5)', 'not-a-number'],
    ['±5', 'not-a-number'],
    ['1/2', 'not-a-number'],
    ['½', 'not-a-number'],
    ['5²', 'wrong-unit'],
    ['0x10', 'not-a-number'],
    ['1_000', 'not-a-number'],
    ['1×10^3', 'not-a-number'],
    ['1,23,456', 'not-a-number'],
    ['0,123,456', 'not-a-number'],
    ['1,234 567', 'not-a-number'],
    ['1 234 56', 'not-a-number'],
    ['1,234.567,8', 'not-a-number'],
    ['=1+1', 'not-a-number'],
    ['1e', 'wrong-unit'],
    ['\u202E12', 'not-a-number'],
    ['9'.repeat(200), 'not-a-number'],
    ['1e400', 'cannot-be-kept'],
    ['-1e400', 'cannot-be-kept'],
    ['1e-400', 'cannot-be-kept'],
    ['0.12345678901234567', 'cannot-be-kept'],
    ['12345678901234567', 'cannot-be-kept'],
  ])('%j: %s', (text, code) => {
    expect(read(text)).toBe(code);
    expect(read(text, french)).toBe(code);
  });

  it('a comma before three digits has two readings, but in French, where commas mark no thousands', () => {
    for (const text of ['1,234', '-1,234', '12,345', '999,000']) {
      expect(read(text)).toBe('two-readings');
      expect(read(text, french)).toBe(Number(text.replace(',', '.')));
    }
    expect(parseNumber('\u22121,234')).toEqual({
      ok: false,
      refusal: { code: 'two-readings', text: '\u22121,234', readings: ['-1.234', '-1234'] },
    });
    // A point marks thousands in neither language.
    expect(read('1.234')).toBe(1.234);
    expect(read('1.234', french)).toBe(1.234);
  });
});

describe('a unit may stand behind the number, and only the right one', () => {
  it.each([
    ['1.8 mm', 'mm', 1.8],
    ['1,8mm', 'mm', 1.8],
    ['1.8\u00A0MM', 'mm', 1.8],
    ['1,234.5 mm', 'mm', 1234.5],
    ['12°', '°', 12],
    ['12 deg', '°', 12],
    ['12º', '°', 12],
    ['-3,5 degrés', '°', -3.5],
    ['30 HU', 'HU', 30],
    ['30UH', 'HU', 30],
    ['1e2 HU', 'HU', 100],
    ['12.5 Kg', 'kg', 12.5],
    ['1.8 ｍｍ', 'mm', 1.8],
    ['250 mm²', 'mm²', 250],
    ['1,234.5mm2', 'mm²', 1234.5],
    ['250 mm^2', 'mm²', 250],
  ] as const)('%j in %s is %f', (text, unit, value) => expect(read(text, { unit })).toBe(value));

  it.each([
    ['1.8 cm', 'mm', 'wrong-unit'],
    ['1.8 m', 'mm', 'wrong-unit'],
    ['0.07"', 'mm', 'wrong-unit'],
    ['12 rad', '°', 'wrong-unit'],
    ['12 %', '°', 'wrong-unit'],
    ['30 mm', 'HU', 'wrong-unit'],
    ['1.8 mm', '', 'wrong-unit'],
    ['1.8 mm²', 'mm', 'wrong-unit'],
    ['250 mm', 'mm²', 'wrong-unit'],
    ['2.5 cm²', 'mm²', 'wrong-unit'],
    ['1.8 mm 2', 'mm', 'not-a-number'],
    ['mm', 'mm', 'not-a-number'],
    ['mm 1.8', 'mm', 'not-a-number'],
  ] as const)('%j in %j: %s', (text, unit, code) => expect(read(text, { unit })).toBe(code));

  it('says which was found and which is meant', () => {
    expect(parseNumber('1.8 cm', { unit: 'mm' })).toEqual({
      ok: false,
      refusal: { code: 'wrong-unit', text: '1.8 cm', found: 'cm', unit: 'mm' },
    });
  });
});

/** The number's own digits, grouped and marked as one asks. */
function write(value: number, group: string, mark: string): string {
  const [whole, part] = String(Math.abs(value)).split('.') as [string, string | undefined];
  const grouped = group === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${value < 0 ? '-' : ''}${grouped}${part === undefined ? '' : mark + part}`;
}

describe('2,000 numbers (seed 11)', () => {
  const random = seededRandom(11);
  it('come back from every way of writing them, or are refused; never as another number', () => {
    let refused = 0;
    for (let n = 0; n < 2000; n++) {
      const decimals = Math.floor(random.uniform() * 5);
      const value =
        Number(((random.uniform() - 0.5) * 10 ** (1 + random.uniform() * 6)).toFixed(decimals)) + 0;
      for (const [group, mark] of [
        ['', '.'],
        ['', ','],
        [',', '.'],
        ['.', ','],
        [' ', ','],
        ['\u202F', ','],
        ["'", '.'],
      ] as const) {
        const text = write(value, group, mark);
        for (const reading of [{}, french]) {
          const parsed = parseNumber(text, reading);
          // Without a decimal part, a lone point or comma in threes is the only thing that says
          // thousands.
          const isLoneGroup = /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text) && group !== '' && group !== ' ';
          if (isLoneGroup) continue;
          if (!parsed.ok) {
            expect(parsed.refusal.code).toBe('two-readings');
            refused++;
          } else expect([text, parsed.value]).toEqual([text, value]);
        }
      }
    }
    expect(refused).toBeGreaterThan(20);
  });
});

describe('refusalWords', () => {
  it.each([
    ['', 'there is no number'],
    ['1.8.2', '"1.8.2" is not one number'],
    ['1,234', '"1,234" may be 1.234 or 1234; write one of these'],
    ['1.8 cm', '"1.8 cm" has a unit ("cm") where only a number may stand'],
    ['1e400', '"1e400" is too large, too near to zero, or has more than 15 digits'],
  ])('%j: %s', (text, words) => {
    const parsed = parseNumber(text);
    expect(!parsed.ok && translate([refusalWords(parsed.refusal)], 'en')).toBe(words);
  });
});

it('decimalsOf counts what stands behind the point', () => {
  expect([5, 0.1, -1.925, 1e-7].map(decimalsOf)).toEqual([0, 1, 3, 20]);
});
