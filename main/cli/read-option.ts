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

/** Refuses what an option gives: "--seed needs a whole number; "x" is not that." */
export function refuseOption(option: string, text: string, need: string): never {
  return refuseInput({
    code: 'bad-option',
    message: `${option} ${need}; "${text}" is not that.`,
    where: option,
  });
}
