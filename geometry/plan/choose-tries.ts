import type { SupportOption } from './compare-supports';

/** So many supports are made until one passes every check. */
const MOST_TRIES = 3;

/**
 * Which supports are made until one passes: the best, and last of all the best of the other kind
 * where they are all of one. Feet share places, and what a check finds wrong with one layout is
 * mostly wrong with the next.
 *
 * @returns indices of the options, in the order in which they are tried
 */
export function chooseTries(options: readonly Pick<SupportOption, 'pad' | 'costMm'>[]): number[] {
  const order = [...options.keys()].sort((a, b) => options[a]!.costMm - options[b]!.costMm);
  const isPad = (n: number): boolean => options[n]!.pad !== null;
  const first = order.slice(0, MOST_TRIES - 1);
  const left = order.slice(MOST_TRIES - 1);
  const other = left.find(n => first.every(m => isPad(m) !== isPad(n)));
  const last = other ?? left[0];
  return last === undefined ? first : [...first, last];
}
