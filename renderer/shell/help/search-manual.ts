import type { ManualPage, ManualSection } from './manual-pages';

export interface ManualHit extends Pick<ManualSection, 'page' | 'heading' | 'anchor'> {
  /** Where the first word stands, with what is round it. */
  readonly excerpt: string;
}

/** So many characters stand before the first word found, and in all. */
const BEFORE = 40;
const LONG = 140;

/**
 * The parts of the manual that hold every word sought, whatever its accents and case; those that
 * have them in their heading first.
 */
export function searchManual(pages: readonly ManualPage[], sought: string): readonly ManualHit[] {
  const words = plain(sought.normalize('NFC')).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const holdsAll = (text: string): boolean => words.every(word => plain(text).includes(word));
  const found = pages
    .flatMap(({ sections }) => sections)
    .filter(({ heading, text }) => holdsAll(`${heading} ${text}`));
  const inHeading = found.filter(({ heading }) => holdsAll(heading));
  return [...new Set([...inHeading, ...found])].map(({ page, heading, anchor, text }) => {
    return { page, heading, anchor, excerpt: cutOut(text, plain(text).indexOf(words[0]!) - BEFORE) };
  });
}

/** Whole words from about a place on. */
function cutOut(text: string, about: number): string {
  const from = about <= 0 ? 0 : text.indexOf(' ', about) + 1;
  const to = from + LONG >= text.length ? text.length : text.lastIndexOf(' ', from + LONG);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
}

/** Letter for letter as long as the text, so that places in one are places in the other. */
const plain = (text: string): string =>
  [...text].map(letter => letter.normalize('NFD')[0]!.toLowerCase()[0] ?? letter).join('');
