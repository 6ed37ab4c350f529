import type { Decimal, Sentence, Value } from '../core/message';
import { catalogue, type MessageCode } from './catalogue';

/** Languages of the catalogue, in the order in which each entry gives them. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language that is meant; English for any other. */
export const asLanguage = (text: string): Language => (text === 'fr' ? 'fr' : 'en');

/** "{name}", or "{name|one|many}": the form that the language takes for that number. */
export const PLACE = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

const plurals: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  fr: new Intl.PluralRules('fr'),
};

/**
 * The sentences of a message in `language`. A code that the catalogue does not know stays as it is.
 */
export const translate = (sentences: readonly Sentence[], language: Language): string =>
  sentences.map(sentence => translateOne(sentence, language)).join(' ');

function translateOne({ code, values }: Sentence, language: Language): string {
  // Kept work and files of other versions may hold codes that are gone.
  if (!Object.hasOwn(catalogue, code)) return code;
  const template = catalogue[code as MessageCode][LANGUAGES.indexOf(language) as 0 | 1];
  return template.replace(PLACE, (_, name: string, one: string | undefined, many: string | undefined) => {
    const value = values[name];
    if (value === undefined) return '';
    if (one === undefined) return writeValue(value, language);
    const isOne = typeof value === 'number' && plurals[language].select(value) === 'one';
    return isOne ? one : many!;
  });
}

/** A value as it stands in a sentence of `language`. */
export function writeValue(value: Value, language: Language): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return writeNumber(String(value), language);
  if (isList(value)) return value.map(one => writeValue(one, language)).join(', ');
  return 'decimal' in value ? writeDecimal(value, language) : translateOne(value, language);
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** Never "-0.0": what rounds to nothing has no sign. */
function writeDecimal({ decimal, digits }: Decimal, language: Language): string {
  const written = decimal.toFixed(digits);
  return writeNumber(Number(written) === 0 ? (0).toFixed(digits) : written, language);
}

const writeNumber = (english: string, language: Language): string =>
  language === 'fr' ? english.replace('.', ',').replace('-', '−') : english;
