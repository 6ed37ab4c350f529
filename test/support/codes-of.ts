import type { Sentence, Value } from '../../geometry/core/message';

/**
 * What a check or problem says, a sentence a line: its code in the catalogue and what stands in its
 * places. Of the words themselves tests of the catalogue speak; these are whether the right thing
 * is said, with the right figures.
 */
export const codesOf = ({ sentences = [] }: { readonly sentences?: readonly Sentence[] }): string[] =>
  sentences.map(show);

function show(value: Value): string {
  if (typeof value !== 'object') return String(value);
  if ('decimal' in value) return value.decimal.toFixed(value.digits);
  if (!('code' in value)) return value.map(show).join('+');
  const places = Object.entries(value.values).map(([place, put]) =>
    typeof put === 'object' && 'code' in put ? `${place}=(${show(put)})` : `${place}=${show(put)}`,
  );
  return [value.code, ...places].join(' ');
}
