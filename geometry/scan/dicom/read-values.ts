import type { Vec3 } from '../../core/vector';
import type { DataSet } from './data-set';
import { decodeText } from './decode-text';

const CHARACTER_SET = 'x00080005';

/** A text value as it is stored, without padding; empty where there is none. */
export function text(data: DataSet, tag: string): string {
  return data.string(tag)?.trim() ?? '';
}

/**
 * Text in the file's own character set; null where empty.
 *
 * @param characterSet that of the file, for an item of a sequence, which mostly has none of its own
 */
export function displayText(
  data: DataSet,
  tag: string,
  characterSet = text(data, CHARACTER_SET),
): string | null {
  const bytes = data.value(tag);
  if (!bytes || bytes.length === 0) return null;
  const words = decodeText(bytes, characterSet);
  // Control characters and padding have no place on a screen or in a list.
  const shown = words.replace(/\p{Cc}+/gu, ' ').trim();
  return shown === '' ? null : shown;
}

/** The first item of a sequence. */
export function firstItem(data: DataSet | undefined, tag: string): DataSet | undefined {
  return data?.items(tag, 1)?.[0];
}

/** The words of the first coded value in a sequence. */
export function codeMeaning(data: DataSet, tag: string): string | null {
  const item = firstItem(data, tag);
  return item ? displayText(item, 'x00080104', text(item, CHARACTER_SET) || text(data, CHARACTER_SET)) : null;
}

/** All values of a decimal string; a value that is no number becomes NaN. */
export function numbers(data: DataSet, tag: string): number[] {
  const words = text(data, tag);
  if (words === '') return [];
  return words.split('\\').map(word => (word.trim() === '' ? NaN : Number(word)));
}

/** A decimal string of three values. */
export function vector(data: DataSet, tag: string): Vec3 | null {
  const values = numbers(data, tag);
  return values.length === 3 ? (values as unknown as Vec3) : null;
}

/** A number written in digits alone. */
export function wholeNumber(words: string): number | undefined {
  return /^\d+$/.test(words) ? Number(words) : undefined;
}
