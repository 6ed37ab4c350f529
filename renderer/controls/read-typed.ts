import type { TFunction } from 'i18next';
import {
  decimalsOf,
  parseNumber,
  type NumberReading,
  type NumberRefusal,
} from '../../geometry/core/parse-number';
import { entered, MOST_DECIMALS } from '../language/format';

/** How a field reads what is typed: its unit and language, and the limits that its number keeps. */
export interface FieldReading extends Required<NumberReading> {
  readonly low: number;
  readonly high: number;
}

export type TypedRefusal = NumberRefusal | { readonly code: 'outside'; readonly text: string };

/** The number that a field's text is, within the field's limits; or why it is not taken. */
export function readTyped(
  text: string,
  { low, high, ...reading }: FieldReading,
): { readonly ok: true; readonly value: number } | { readonly ok: false; readonly refusal: TypedRefusal } {
  const parsed = parseNumber(text, reading);
  if (!parsed.ok) return parsed;
  const said = text.trim();
  if (parsed.value < low || parsed.value > high)
    return { ok: false, refusal: { code: 'outside', text: said } };
  // With more decimals than a field shows it could not be shown as it is kept.
  if (decimalsOf(parsed.value) > MOST_DECIMALS)
    return { ok: false, refusal: { code: 'cannot-be-kept', text: said } };
  return parsed;
}

/** A number and a step, with as many decimals as the finer of both has: 0.1 and 0.2 are 0.3. */
export function stepFrom(value: number, step: number): number {
  return Number(
    (value + step).toFixed(Math.min(MOST_DECIMALS, Math.max(decimalsOf(value), decimalsOf(step)))),
  );
}

/** A number in words with its unit: "1.80 mm", "12°". */
export const withUnit = (number: string, unit: string): string =>
  unit === '°' ? `${number}°` : unit === '' ? number : `${number} ${unit}`;

/** Why a field does not take what was typed, in the user's language. */
export function refusedWords(
  refusal: TypedRefusal,
  {
    low,
    high,
    unitWords,
    because,
  }: FieldReading & { readonly unitWords: string; readonly because: string | undefined },
  t: TFunction,
  language: string,
): string {
  switch (refusal.code) {
    case 'empty':
      return t('number.empty');
    case 'not-a-number':
      return t('number.notANumber', { text: refusal.text });
    case 'two-readings': {
      const [small, large] = refusal.readings;
      return t('number.twoReadings', { text: refusal.text, small, large });
    }
    case 'wrong-unit':
      return t('number.wrongUnit', { text: refusal.text, unit: unitWords });
    case 'cannot-be-kept':
      return t('number.cannotBeKept', { text: refusal.text });
    case 'outside': {
      const outside = t('number.outside', {
        text: refusal.text,
        low: entered(low, 0, language),
        high: withUnit(entered(high, 0, language), unitWords),
      });
      return because === undefined ? outside : `${outside} ${because}`;
    }
  }
}
