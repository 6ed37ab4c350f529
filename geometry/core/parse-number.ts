/** Units that may be typed along; '' takes none. */
export type NumberUnit = 'mm' | 'mm²' | '°' | 'HU' | 'kg' | '';

export interface NumberReading {
  /**
   * What the number is of: written behind it, it is read along; another unit is refused. Default
   * '': none.
   */
  readonly unit?: NumberUnit;
  /**
   * Whether a lone comma is a decimal mark even before three digits, as in French. Default false:
   * "1,234" has two readings.
   */
  readonly commaIsDecimal?: boolean;
}

/** Why a text is not taken for a number: a code, and the values that its sentence needs. */
export type NumberRefusal =
  | { readonly code: 'empty' }
  | { readonly code: 'not-a-number'; readonly text: string }
  /** A comma before three digits: a decimal mark or a mark of thousands. */
  | { readonly code: 'two-readings'; readonly text: string; readonly readings: readonly [string, string] }
  | {
      readonly code: 'wrong-unit';
      readonly text: string;
      readonly found: string;
      readonly unit: NumberUnit;
    }
  /** Too large, too near to zero, or with more digits than can be kept as they are. */
  | { readonly code: 'cannot-be-kept'; readonly text: string };

export type ParsedNumber =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly refusal: NumberRefusal };

/** So many digits of any decimal number come back from a double as they went in. */
export const MOST_DIGITS = 15;
const LONGEST = 100;

/** As people and spreadsheets write them, in small letters. */
const SPELLINGS: Readonly<Record<NumberUnit, readonly string[]>> = {
  mm: ['mm', 'millimetre', 'millimetres', 'millimeter', 'millimeters', 'millimètre', 'millimètres'],
  'mm²': ['mm²', 'mm2', 'mm^2'],
  '°': ['°', 'º', '˚', 'deg', 'degree', 'degrees', 'degré', 'degrés'],
  HU: ['hu', 'uh'],
  kg: ['kg', 'kilogram', 'kilograms', 'kilogramme', 'kilogrammes'],
  '': [],
};

/**
 * Reads one number as people write it, or says why it is none. Nothing is guessed, cut or rounded.
 *
 * - Decimal mark: point or comma. A lone point is always one: "1.234" is 1.234. So is a lone comma,
 *   but before exactly three digits ("1,234", not "0,123") it may as well mark thousands: refused
 *   with both readings unless `commaIsDecimal`.
 * - Thousands: points, commas, spaces or apostrophes, one kind, in threes; read where only one
 *   reading is left, that is with another decimal mark behind ("1,234.5", "1.234,5"), with two or
 *   more of them, or with spaces or apostrophes.
 * - Signs of every kind (hyphen, minus, dashes, full width); full-width digits; spaces of every
 *   kind; exponents ("1.2e-3").
 *
 * A number that a double cannot give back as it was written (1e400, 1e-400, 16 digits) is refused.
 */
export function parseNumber(
  text: string,
  { unit = '', commaIsDecimal = false }: NumberReading = {},
): ParsedNumber {
  const said = text.trim();
  const refuse = (refusal: NumberRefusal): ParsedNumber => ({ ok: false, refusal });
  const plain = toPlain(text).trim();
  if (plain === '') return refuse({ code: 'empty' });
  if (plain.length > LONGEST) return refuse({ code: 'not-a-number', text: `${said.slice(0, 40)}…` });
  const parts = /^([+-]?) ?([\d.,' ]*\d[.,]?|\d[\d.,' ]*[.,])(?:[eE]([+-]?\d{1,6}))?( ?)([^\d\s].*)?$/u.exec(
    plain,
  );
  if (!parts) return refuse({ code: 'not-a-number', text: said });
  const [, sign, body, exponent = '0', , tail = ''] = parts;
  const read = readBody(body!, commaIsDecimal);
  if (read === null) return refuse({ code: 'not-a-number', text: said });
  if (tail !== '' && !SPELLINGS[unit].includes(tail.toLowerCase())) {
    return /^[\p{L}°º˚%µ'"²³/]+\.?$/u.test(tail)
      ? refuse({ code: 'wrong-unit', text: said, found: tail, unit })
      : refuse({ code: 'not-a-number', text: said });
  }
  const minus = sign === '-' ? '-' : '';
  if (read.thousands !== null) {
    return refuse({
      code: 'two-readings',
      text: said,
      readings: [`${minus}${read.digits}`, `${minus}${read.thousands}`],
    });
  }
  const value = Number(`${minus}${read.digits}e${exponent}`);
  // Zeros at either end carry nothing.
  const significant = read.digits
    .replace(/(\.\d*?)0+$/, '$1')
    .replace('.', '')
    .replace(/^0+/, '');
  const isZero = significant === '';
  if (!Number.isFinite(value) || (value === 0 && !isZero) || significant.length > MOST_DIGITS) {
    return refuse({ code: 'cannot-be-kept', text: said });
  }
  return { ok: true, value: value === 0 ? 0 : value };
}

/**
 * Digits with a point, as a program writes them; `thousands` where they may as well be a whole
 * number. Null for neither.
 */
function readBody(
  body: string,
  commaIsDecimal: boolean,
): { readonly digits: string; readonly thousands: string | null } | null {
  const marks = body.replace(/\d/g, '');
  if (marks === '') return { digits: body, thousands: null };
  const last = marks.at(-1)!;
  const isLone = marks.length === 1;
  const isPointOrComma = last === '.' || last === ',';
  if (isLone && isPointOrComma) {
    const [whole, part] = body.split(last) as [string, string];
    const digits = `${whole || '0'}.${part || '0'}`;
    const isUnsure = last === ',' && !commaIsDecimal && /^[1-9]\d{0,2}$/.test(whole) && part.length === 3;
    return { digits, thousands: isUnsure ? `${whole}${part}` : null };
  }
  const kind = marks[0]!;
  // One kind throughout marks thousands; another, once and last, the decimals behind them.
  const others = marks.replaceAll(kind, '');
  if (others !== '' && !(others === last && isPointOrComma && marks.endsWith(last) && others.length === 1))
    return null;
  const [whole, part] = others === '' ? [body, ''] : (body.split(last) as [string, string]);
  const groups = whole.split(kind);
  if (!/^[1-9]\d{0,2}$/.test(groups[0]!) || !groups.slice(1).every(group => /^\d{3}$/.test(group)))
    return null;
  return { digits: `${groups.join('')}.${part || '0'}`, thousands: null };
}

const MINUS = /[\u2010-\u2015\u2212\uFE58\uFE63]/g;
const SPACES = /[\s\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/g;
const APOSTROPHES = /[\u2018\u2019\u02BC\u02B9]/g;
/**
 * Marks of writing direction and joiners that spreadsheets and web pages leave in what is copied.
 */
const UNSEEN = /[\u200B-\u200F\u2060\uFEFF\u061C]/g;

/** The same text in the plain letters of a keyboard, each run of spaces one space. */
function toPlain(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/[\uFF01-\uFF5E]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(MINUS, '-')
    .replace(/\uFE62/g, '+')
    .replace(APOSTROPHES, "'")
    .replace(SPACES, ' ');
}

/**
 * Digits behind the point of a number as a program writes it in full; 20 for one that is written
 * with an exponent.
 */
export function decimalsOf(value: number): number {
  const text = String(value);
  return text.includes('e') ? 20 : (text.split('.')[1] ?? '').length;
}
