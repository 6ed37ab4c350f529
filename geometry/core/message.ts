/**
 * What stands in a place of a sentence: a name as it is, a whole number, a number with its digits,
 * words of the catalogue, or several of these, with a comma between them.
 */
export type Value = string | number | Decimal | Sentence | readonly Value[];

/** A number that is written with so many digits behind the point. */
export interface Decimal {
  readonly decimal: number;
  readonly digits: number;
}

/**
 * A sentence, or words within one, as data: its code in the catalogue, and what stands in its
 * places.
 */
export interface Sentence {
  readonly code: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** What a check, a problem or a repair tells: sentences as data, and the English that they make. */
export interface Message {
  readonly message: string;
  readonly sentences: readonly Sentence[];
}

/**
 * `value` with so many digits that tell something, 12.3 or 0.0123. A number of more digits than
 * that before the point is written with a power of ten.
 */
export function significant(value: number, digits: number): Value {
  const written = value.toPrecision(digits);
  return /[a-z]/i.test(written) ? written : decimal(value, (written.split('.')[1] ?? '').length);
}

/**
 * `value` as it stands in a sentence, with `digits` behind the point. What is no finite number is
 * its name, "Infinity": JSON has no number for it.
 */
export const decimal = (value: number, digits: number): Decimal | string =>
  Number.isFinite(value) ? { decimal: value, digits } : String(value);
