import type { SupportOption } from './compare-supports';

/** So many supports are drafted until one is taken. */
export const MOST_TRIES = 3;
/**
 * Beside one that passed, another is made only where it promises to cost less by more than chance:
 * the figures are good to 12 %.
 */
const WORTH_TRYING = 0.88;

/** A support that was made. */
export interface Tried {
  /** Its index. */
  readonly n: number;
  /** Checks that it fails. */
  readonly fails: number;
  /** What it costs as it was made, mm. */
  readonly costMm: number;
  /** Whether its pad came out smaller than was asked: a wider one would too. */
  readonly isSmaller: boolean;
}

/**
 * Which support is to be made next: the best of those left, and last of all the best of the other
 * kind where those that failed are all of one. Feet share places, and what a check finds wrong with
 * one layout is mostly wrong with the next.
 *
 * @param options as they were compared
 * @returns the option's index; null where one that was made passes, and none of the others promises
 *   to be better as made, or where there were tries enough
 */
export function nextTry(
  options: readonly Pick<SupportOption, 'pad' | 'costMm'>[],
  tried: readonly Tried[],
): number | null {
  if (tried.length === MOST_TRIES) return null;
  const isPad = (n: number): boolean => options[n]!.pad !== null;
  const widest = Math.min(
    Infinity,
    ...tried.filter(one => one.isSmaller).map(({ n }) => options[n]!.pad!.radiusMm),
  );
  const left = [...options.keys()]
    .filter(n => tried.every(one => one.n !== n) && !((options[n]!.pad?.radiusMm ?? 0) >= widest))
    .sort((a, b) => options[a]!.costMm - options[b]!.costMm);
  const best = Math.min(Infinity, ...tried.filter(({ fails }) => fails === 0).map(({ costMm }) => costMm));
  const isLast = tried.length === MOST_TRIES - 1;
  const other = isLast ? left.find(n => tried.every(one => isPad(one.n) !== isPad(n))) : undefined;
  const next = [other, left[0]].find(n => n !== undefined && options[n]!.costMm < WORTH_TRYING * best);
  return next ?? null;
}

/**
 * Which of the drafts is to be made in full next: the best of them. Null where one that was made in
 * full has no more faults than any of them, and none promises to cost less by more than chance.
 */
export function nextInFull<T extends Pick<Tried, 'fails' | 'costMm'>>(
  drafts: readonly T[],
  full: readonly T[],
): T | null {
  const draft = bestTried(drafts);
  const made = bestTried(full);
  if (!draft || !made) return draft;
  const isBetter =
    draft.fails < made.fails || (draft.fails === made.fails && draft.costMm < WORTH_TRYING * made.costMm);
  return isBetter ? draft : null;
}

/** Of those that were made the one to take: that with fewest failed checks, then the cheapest. */
export const bestTried = <T extends Pick<Tried, 'fails' | 'costMm'>>(tried: readonly T[]): T | null =>
  tried.reduce<T | null>(
    (best, one) =>
      !best || one.fails < best.fails || (one.fails === best.fails && one.costMm < best.costMm) ? one : best,
    null,
  );
