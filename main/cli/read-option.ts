import { refuseInput } from './exit';

/** A whole number that an option gives, from `low` to `high`; refused in words otherwise. */
export function whole(text: string, option: string, low: number, high: number): number {
  const value = number(text, option, low, high);
  return Number.isInteger(value) ? value : refuseOption(option, text, 'needs a whole number');
}

/** A number that an option gives, from `low` to `high`; refused in words otherwise. */
export function number(text: string, option: string, low: number, high: number): number {
  const value = text.trim() === '' ? NaN : Number(text);
  return value >= low && value <= high
    ? value
    : refuseOption(option, text, `needs numbers from ${low} to ${high}`);
}

export type Three = readonly [number, number, number];

/** Three numbers that an option gives, each from `low` to `high`; refused in words otherwise. */
export function threeNumbers(
  text: string,
  separator: string,
  option: string,
  low: number,
  high: number,
): Three {
  const parts = text.split(separator);
  if (parts.length !== 3) {
    return refuseOption(option, text, `needs three numbers joined by "${separator}"`);
  }
  const [a, b, c] = parts.map(part => number(part, option, low, high)) as [number, number, number];
  return [a, b, c];
}

/** Refuses what an option gives: "--seed needs a whole number; "x" is not that." */
export function refuseOption(option: string, text: string, need: string): never {
  return refuseInput({
    code: 'bad-option',
    message: `${option} ${need}; "${text}" is not that.`,
    where: option,
  });
}
