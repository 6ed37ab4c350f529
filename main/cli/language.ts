import { Option } from 'commander';
import { printable } from '../../geometry/core/printable';
import type { Value } from '../../geometry/core/message';
import { words } from '../../geometry/messages/phrase';
import { LANGUAGES, writeValue, type Language } from '../../geometry/messages/translate';
import { refuseOption } from './read-option';

/** What every command that prints for people takes. */
export interface Spoken {
  readonly language: Language;
}

/** `--language`, by which a command prints and refuses in another language than English. */
export const languageOption = (): Option =>
  new Option('--language <language>', `language of what is printed for people: ${LANGUAGES.join(', ')}`)
    .default('en')
    .argParser(readLanguage);

/**
 * The language that a command is asked for, also where its other options are refused before they
 * are all read.
 */
export function languageOf(argv: readonly string[]): Language {
  const asked = argv.flatMap((text, n) =>
    text === '--language' ? [argv[n + 1]] : text.startsWith('--language=') ? [text.slice(11)] : [],
  );
  return LANGUAGES.find(language => language === asked.at(-1)) ?? 'en';
}

const readLanguage = (text: string): Language =>
  LANGUAGES.find(language => language === text) ??
  refuseOption('--language', text, words('needs-one-of', { choices: [...LANGUAGES] }));

/**
 * Lines for people; names of files and texts of scans in them stay on their line and steer no
 * terminal.
 */
export const translateLines = (lines: readonly Value[], language: Language): string =>
  lines.map(line => printable(writeValue(line, language))).join('\n');

/**
 * Rows of a name and what it tells, in two columns; the first is `least` wide, or as wide as the
 * longest name asks.
 */
export function translateRows(
  rows: readonly (readonly [name: Value, told: Value])[],
  least: number,
  language: Language,
): string[] {
  const names = rows.map(([name]) => writeValue(name, language));
  const width = Math.max(least, ...names.map(name => name.length + 1));
  return rows.map(([, told], n) => names[n]!.padEnd(width) + writeValue(told, language));
}
