import { describe, expect, it } from 'vitest';
import { InputRefused } from '../../main/cli/exit';
import { number, range, threeNumbers, whole } from '../../main/cli/read-option';

// "--noise 1,5" was taken apart at its decimal comma, "--noise 13,7" of a sample refused, and
// "--seed 0x10" was 16.

const refused = (act: () => unknown): string => {
  try {
    return `taken: ${JSON.stringify(act())}`;
  } catch (error) {
    if (error instanceof InputRefused) return error.problem.message;
    throw error;
  }
};

describe('a number of an option', () => {
  it.each([
    ['13,7', 13.7],
    ['13.7', 13.7],
    ['\u22122,5', -2.5],
    ['1e1', 10],
    ['12 HU', 12],
  ])('%j is %f', (text, value) => expect(number(text, '--noise', -100, 100, { unit: 'HU' })).toBe(value));

  it.each([
    ['1,234', '--n needs numbers from -100 to 5000; "1,234" may be 1.234 or 1234; write one of these.'],
    ['0x10', '--n needs numbers from -100 to 5000; "0x10" is not one number.'],
    ['', '--n needs numbers from -100 to 5000; there is no number.'],
    ['NaN', '--n needs numbers from -100 to 5000; "NaN" is not one number.'],
    ['9999', '--n needs numbers from -100 to 5000; "9999" is not that.'],
    [
      '1.8 cm',
      '--n needs numbers from -100 to 5000; "1.8 cm" has a unit ("cm") where only a number may stand.',
    ],
  ])('%j is refused', (text, words) => expect(refused(() => number(text, '--n', -100, 5000))).toBe(words));

  it('is whole where it must be', () => {
    expect(whole('42', '--seed', 0, 100)).toBe(42);
    expect(refused(() => whole('4,2', '--seed', 0, 100))).toBe(
      '--seed needs a whole number; "4,2" is not that.',
    );
  });
});

describe('a point', () => {
  it.each([
    ['12.5,-8.3,4', [12.5, -8.3, 4]],
    ['12,5; -8,3; 4', [12.5, -8.3, 4]],
    ['12.5 mm; \u22128,3 mm; 4', [12.5, -8.3, 4]],
  ])('%j is read', (text, point) => {
    expect(threeNumbers(text, ',', '--tip', { low: -100, high: 100, unit: 'mm' })).toEqual(point);
  });
  it('with decimal commas between commas is refused, and says how to write it', () => {
    expect(refused(() => threeNumbers('12,5,-8,3,4', ',', '--tip', { low: -100, high: 100 }))).toBe(
      '--tip needs three numbers joined by ",", or by ";" where they have decimal commas; "12,5,-8,3,4" is not that.',
    );
  });
});

describe('a range', () => {
  it.each([
    ['10..30', [10, 30]],
    ['0,4..0,6', [0.4, 0.6]],
    ['0.4,0.6', [0.4, 0.6]],
    ['0.5', [0.5, 0.5]],
  ])('%j is read', (text, values) => expect(range(text, '--noise', 0, 200)).toEqual(values));
  it('that may be one number with a decimal comma is refused', () => {
    expect(refused(() => range('1,5', '--noise', 0, 200))).toMatch(/"1,5" may be 1\.5 or 1 to 5\.$/);
    expect(refused(() => range('30..10', '--noise', 0, 200))).toMatch(/the lower first/);
  });
});
