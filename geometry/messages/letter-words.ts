import type { Sentence } from '../core/message';
import type { SideLetter } from '../core/name-direction';
import type { MessageCode } from './catalogue';
import { words } from './phrase';

const LETTERS = {
  Le: 'letter-left',
  Rt: 'letter-right',
  D: 'letter-dorsal',
  V: 'letter-ventral',
  R: 'letter-rostral',
  Cd: 'letter-caudal',
} as const satisfies Readonly<Record<SideLetter, MessageCode>>;

/**
 * Letters of a direction, "Le-D" as `lettersOf` gives them, as they stand in a sentence of any
 * language.
 */
export const letterWords = (letters: string): Sentence =>
  letters
    .split('-')
    .map((letter): Sentence => words(LETTERS[letter as SideLetter]))
    .reduce((a, b) => words('letters-two', { a, b }));
