import process from 'node:process';
import { Option } from 'commander';
import { printable } from '../../geometry/core/printable';
import type { Value } from '../../geometry/core/message';
import type { MessageCode } from '../../geometry/messages/catalogue';
import { words } from '../../geometry/messages/phrase';
import { LANGUAGES, translate, writeValue, type Language } from '../../geometry/messages/translate';
import { refuseOption } from './read-option';

/** What every command that prints for people takes. */
export interface Spoken {
  readonly language: Language;
}

/**
 * `--language`, by which a command prints and refuses in another language than English. It is read
 * off the whole command line, see `withoutLanguage`; here it is named for the help.
 */
export const languageOption = (): Option =>
  new Option('--language <language>', say('help-language', { languages: [...LANGUAGES] })).default(
    languageOf(process.argv),
    JSON.stringify('en'),
  );

/** Words of the catalogue in the language that the command line asks for. */
export const say = <Code extends MessageCode>(...said: Parameters<typeof words<Code>>): string =>
  translate([words<Code>(...said)], languageOf(process.argv));

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

/**
 * The command line without its `--language`, which may so stand before the command, and beside one
 * that has no such option; a language that we do not speak is refused.
 */
export function withoutLanguage(argv: readonly string[]): string[] {
  const asksAt = (n: number): boolean => argv[n] === '--language' && n + 1 < argv.length;
  return argv.filter((text, n) => {
    const isJoined = text.startsWith('--language=');
    if (isJoined) checkLanguage(text.slice(11));
    if (asksAt(n - 1)) checkLanguage(text);
    return !isJoined && !asksAt(n) && !asksAt(n - 1);
  });
}

function checkLanguage(text: string): void {
  if (LANGUAGES.some(language => language === text)) return;
  refuseOption('--language', text, words('needs-one-of', { choices: [...LANGUAGES] }));
}

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
