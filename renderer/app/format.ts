/** A number as it stands beside its unit, in the user's language, always with the same digits. */
export function number(value: number, digits: number, language: string): string {
  return value.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  });
}

/** A whole number with groups of three. */
export function whole(value: number, language: string): string {
  return Math.round(value).toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB');
}

/** What stands in a place whose number is not known yet: as wide as a number, so that nothing moves. */
export const UNKNOWN = '–';
