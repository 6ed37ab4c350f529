import { Help, type HelpConfiguration, type Option } from 'commander';
import { say } from './language';

const plain = new Help();

/** Titles, and what stands in brackets, in the language that the command line asks for. */
export const helpInLanguage: HelpConfiguration = {
  styleTitle: title => TITLES[title]?.() ?? title,
  commandUsage: command => plain.commandUsage(command).replace('[command]', say('help-command-place')),
  optionDescription,
};

const TITLES: Readonly<Record<string, () => string>> = {
  'Usage:': () => say('help-usage'),
  'Arguments:': () => say('help-arguments'),
  'Options:': () => say('help-options'),
  'Commands:': () => say('help-commands'),
};

/** As commander writes it: what the option is, its choices and its default. */
function optionDescription(option: Option): string {
  const { description, argChoices, required, defaultValueDescription } = option;
  const given = option.defaultValue as unknown;
  const value = defaultValueDescription ?? JSON.stringify(given);
  const more = [
    ...(argChoices ? [say('help-choices', { choices: argChoices.map(text => JSON.stringify(text)) })] : []),
    ...(given !== undefined && required ? [say('help-default', { value })] : []),
  ];
  return more.length > 0 ? `${description} (${more.join(', ')})` : description;
}

/**
 * What commander refuses, in the language that the command line asks for; it knows English only,
 * and names the fault in its text alone.
 */
export function usageInLanguage(told: string): string {
  return told.split('\n').map(translateUsage).join('\n');
}

type Found = Readonly<Record<string, string>>;

/** What stands in the named groups becomes the values of the sentence. */
const REFUSALS: readonly (readonly [said: RegExp, inLanguage: (found: Found) => string])[] = [
  [
    /^error: missing required argument '(?<name>.*)'$/,
    ({ name = '' }) => say('usage-missing-argument', { name }),
  ],
  [
    /^error: option '(?<option>.*)' argument missing$/,
    ({ option = '' }) => say('usage-option-argument-missing', { option }),
  ],
  [
    /^error: required option '(?<option>.*)' not specified$/,
    ({ option = '' }) => say('usage-option-missing', { option }),
  ],
  [/^error: unknown option '(?<option>.*)'$/, ({ option = '' }) => say('usage-unknown-option', { option })],
  [/^error: unknown command '(?<name>.*)'$/, ({ name = '' }) => say('usage-unknown-command', { name })],
  [
    /^error: option '(?<option>[^']*)' argument '(?<text>.*)' is invalid\. Allowed choices are (?<choices>.*)\.$/,
    ({ option = '', text = '', choices = '' }) => say('usage-invalid-choice', { option, text, choices }),
  ],
  [
    /^error: too many arguments for '(?<command>.*)'\. Expected (?<expected>\d+) arguments? but got (?<given>\d+)\.$/,
    ({ command = '', expected, given }) =>
      say('usage-too-many-for', { command, expected: Number(expected), given: Number(given) }),
  ],
  [/^\(Did you mean one of (?<names>.*)\?\)$/, ({ names = '' }) => say('usage-meant-one-of', { names })],
  [/^\(Did you mean (?<name>.*)\?\)$/, ({ name = '' }) => say('usage-meant', { name })],
];

function translateUsage(line: string): string {
  for (const [said, inLanguage] of REFUSALS) {
    const found = said.exec(line)?.groups;
    if (found) return inLanguage(found);
  }
  return line;
}
