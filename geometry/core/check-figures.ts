import type { LimitSense } from './check';

/** A check as it stands in a plan, or in one of an earlier version, whose limits had no sense. */
export interface MeasuredCheck {
  readonly value: number | null;
  readonly limit: number | null;
  readonly sense?: LimitSense | null;
  readonly nominal?: number | null;
  readonly unit: string;
}

/** The three columns of a check: numbers, and the digits that are enough to tell them apart. */
export interface CheckFigures {
  readonly measured: number | null;
  /**
   * Null where there is no limit, or where a plan of an earlier version does not say which way it
   * is meant.
   */
  readonly required: {
    readonly sense: LimitSense;
    readonly limit: number;
    readonly nominal: number | null;
  } | null;
  /**
   * How much is left before the limit, in the check's unit; negative where it is missed. Null for
   * 'exactly'.
   */
  readonly margin: number | null;
  readonly digits: number;
}

/** Digits behind the point, two where nothing is said. */
const DIGITS: Readonly<Record<string, number>> = { count: 0, mm3: 0, HU: 0, mm2: 1, deg: 1 };
const MOST_DIGITS = 6;

/**
 * What was measured, what was required and what is left between them. Digits are added until the
 * rounded figures tell the same as the exact ones: 30.02 held against 30 is never shown as "30.0,
 * at most 30.0, missed".
 */
export function checkFigures({ value, limit, sense, nominal, unit }: MeasuredCheck): CheckFigures {
  const measured = value !== null && Number.isFinite(value) ? value : null;
  const middle = nominal ?? null;
  const required =
    limit === null || !sense || (sense === 'within' && middle === null)
      ? null
      : { sense, limit, nominal: middle };
  const least = unit === 'count' && [measured, limit].some(v => v !== null && v % 1 !== 0) ? 2 : 0;
  let digits = Math.max(least, DIGITS[unit] ?? 2);
  if (required && measured !== null) {
    const sound = isMet(measured, required);
    const round = (v: number): number => Number(v.toFixed(digits));
    while (
      digits < MOST_DIGITS &&
      // What is required stands in full, as it was typed or set.
      ([limit!, middle ?? 0].some(v => round(v) !== Number(v.toFixed(4))) ||
        isMet(round(measured), {
          ...required,
          limit: round(limit!),
          nominal: middle === null ? null : round(middle),
        }) !== sound)
    )
      digits++;
  }
  return {
    measured,
    required,
    margin: required && measured !== null ? marginOf(measured, required) : null,
    digits,
  };
}

/** Whether a check's value keeps to its limit; null where it has none, or no number. */
export function keepsLimit(check: MeasuredCheck): boolean | null {
  const { measured, required } = checkFigures(check);
  return measured === null || !required ? null : isMet(measured, required);
}

type Required = NonNullable<CheckFigures['required']>;

function isMet(value: number, { sense, limit, nominal }: Required): boolean {
  switch (sense) {
    case 'at-most':
      return value <= limit;
    case 'at-least':
      return value >= limit;
    case 'above':
      return value > limit;
    case 'exactly':
      return value === limit;
    case 'within':
      // A difference of two decimals carries the last bit of both.
      return Math.abs(value - nominal!) <= limit + 1e-9;
  }
}

function marginOf(value: number, { sense, limit, nominal }: Required): number | null {
  switch (sense) {
    case 'at-most':
      return limit - value;
    case 'at-least':
    case 'above':
      return value - limit;
    case 'exactly':
      return null;
    case 'within':
      return limit - Math.abs(value - nominal!);
  }
}
