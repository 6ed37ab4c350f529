import { catalogue } from '../../geometry/messages/catalogue';
import { checkNames } from '../../geometry/messages/check-names';
import { PLACE } from '../../geometry/messages/translate';

/**
 * What of a sentence stands between its places, where it is long enough to be told from a name: two
 * words or more.
 */
const fragments = (template: string): string[] =>
  template
    .split(new RegExp(PLACE.source.replaceAll(/\((?!\?)/g, '(?:')))
    .map(part => part.trim())
    .filter(part => /[a-z]{2,}.* .*[a-z]{2,}/i.test(part));

const english = Object.values<readonly [string, string]>(catalogue)
  .concat(Object.values(checkNames))
  .flatMap(([said]) => fragments(said));
const french = Object.values<readonly [string, string]>(catalogue).map(([, said]) => said);

/** Words of the catalogue's English that stand in a text, its broken lines taken as one. */
export function englishIn(text: string): string[] {
  const whole = text.replace(/\s+/g, ' ');
  return [...new Set(english)].filter(
    part => whole.includes(part) && !french.some(said => said.includes(part)),
  );
}

/** Every figure of a text, in order of its digits, with the point and the minus of English. */
export const figuresIn = (text: string): string[] =>
  (text.match(/(?<![\p{L}\d.])[-−]?\d+(?:[.,]\d+)?/gu) ?? [])
    .map(figure => figure.replace('−', '-').replace(',', '.'))
    .sort();
