import { decimalsOf } from '../../geometry/core/parse-number';

/** Formatters are dear to make and numbers change with every move of the pointer. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(
  language: string,
  leastDigits: number,
  mostDigits: number,
  useGrouping: boolean,
): Intl.NumberFormat {
  const key = `${language} ${leastDigits} ${mostDigits} ${useGrouping}`;
  let made = formatters.get(key);
  if (!made) {
    made = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
      minimumFractionDigits: leastDigits,
      maximumFractionDigits: mostDigits,
      useGrouping,
      signDisplay: 'negative', // never -0.00
    });
    formatters.set(key, made);
  }
  return made;
}

/** A number as it stands beside its unit, in the user's language, always with the same digits. */
export function number(value: number, digits: number, language: string): string {
  return formatter(language, digits, digits, false).format(value);
}

/**
 * What a field shows behind the point at most: all that is typed into it; of a computed number, its
 * first four.
 */
export const MOST_DECIMALS = 12;
const COMPUTED_DECIMALS = 4;

/**
 * A number as it stands in a field: in full, and with no less than `leastDigits` behind the point.
 */
export function entered(value: number, leastDigits: number, language: string): string {
  const decimals = decimalsOf(value);
  const most = Math.max(leastDigits, decimals <= MOST_DECIMALS ? decimals : COMPUTED_DECIMALS);
  return formatter(language, leastDigits, most, false).format(value);
}

/** A whole number with groups of three. */
export function whole(value: number, language: string): string {
  return formatter(language, 0, 0, true).format(Math.round(value));
}

/**
 * What stands in a place whose number is not known yet: as wide as a number, so that nothing moves.
 */
export const UNKNOWN = '–';

/** A day ("2026-01-02") as it is written; the day that was meant, wherever on earth it is read. */
export function day(iso: string, language: string): string {
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
}

/** A day and time of day, as short as it can be read. */
export function dateAndTime(iso: string, language: string): string {
  return new Date(iso).toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
}

/**
 * Numbers in a row, kept apart by what is no decimal sign in the language: "1.00, -0.05" and "1,00
 * ; -0,05".
 */
export const listed = (numbers: readonly number[], digits: number, language: string): string =>
  numbers.map(value => number(value, digits, language)).join(language === 'fr' ? ' ; ' : ', ');
