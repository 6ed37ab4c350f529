import { parseNumber, type NumberUnit } from '../../geometry/core/parse-number';
import type { Sentence } from '../../geometry/core/message';
import { refusalWords } from '../../geometry/messages/refusal-words';
import { phrase, words } from '../../geometry/messages/phrase';
import { refuseInput } from './exit';

/** A whole number that an option gives, from `low` to `high`; refused in words otherwise. */
export function whole(text: string, option: string, low: number, high: number): number {
  const value = number(text, option, low, high);
  return Number.isInteger(value) ? value : refuseOption(option, text, words('needs-whole-number'));
}

/**
 * A number that an option gives, from `low` to `high`, with point or comma and, where it has one,
 * with its unit (see `parseNumber`); refused in words otherwise.
 */
export function number(
  text: string,
  option: string,
  low: number,
  high: number,
  reading: { readonly unit?: NumberUnit; readonly commaIsDecimal?: boolean } = {},
): number {
  const parsed = parseNumber(text, reading);
  const need = words('needs-number-between', { low, high });
  if (!parsed.ok) {
    return refuseInput({
      code: 'bad-option',
      ...phrase('option-number-refused', { option, need, why: refusalWords(parsed.refusal) }),
      where: option,
    });
  }
  return parsed.value >= low && parsed.value <= high ? parsed.value : refuseOption(option, text, need);
}

export type Three = readonly [number, number, number];

export interface NumberLimits {
  readonly low: number;
  readonly high: number;
  /** Default none. */
  readonly unit?: NumberUnit;
}

/**
 * Three numbers that an option gives, each from `low` to `high`, joined by `separator`; refused in
 * words otherwise. Joined by semicolons they may have decimal commas: "12,5; 3; -4,25".
 */
export function threeNumbers(
  text: string,
  separator: string,
  option: string,
  { low, high, unit = '' }: NumberLimits,
): Three {
  const hasSemicolons = text.includes(';');
  const parts = text.split(hasSemicolons ? ';' : separator);
  if (parts.length !== 3) {
    return refuseOption(
      option,
      text,
      words(separator === ',' ? 'needs-three-numbers-or-semicolons' : 'needs-three-numbers', { separator }),
    );
  }
  const reading = { unit, commaIsDecimal: hasSemicolons };
  const [a, b, c] = parts.map(part => number(part, option, low, high, reading)) as [number, number, number];
  return [a, b, c];
}

/**
 * Two numbers from `low` to `high`, the lower first, joined by ".." or a comma; or one for both.
 * What may as well be one number with a decimal comma ("1,5") is refused.
 */
export function range(text: string, option: string, low: number, high: number): readonly [number, number] {
  const need = words('needs-range');
  const isDotted = text.includes('..');
  const parts = text.split(isDotted ? '..' : ',');
  if (!isDotted && parts.length === 2 && parseNumber(text, { commaIsDecimal: true }).ok) {
    const [first = '', last = ''] = parts;
    return refuseInput({
      code: 'bad-option',
      ...phrase('option-may-be-two', { option, need, text, one: `${first}.${last}`, first, last }),
      where: option,
    });
  }
  const values = parts.map(part => number(part, option, low, high));
  const [first, last = first] = values;
  if (first === undefined || last === undefined || values.length > 2 || last < first) {
    return refuseOption(option, text, need);
  }
  return [first, last];
}

/** Refuses what an option gives: "--seed needs a whole number; "x" is not that." */
export function refuseOption(option: string, text: string, need: Sentence): never {
  return refuseInput({
    code: 'bad-option',
    ...phrase('option-is-not', { option, need, text }),
    where: option,
  });
}
