import { decimal, type Message, type Sentence } from '../../core/message';
import type { Problem } from '../../core/result';
import { length, subtract } from '../../core/vector';
import { phrase, words } from '../../messages/phrase';
import type { SliceSource } from '../source/slice-source';
/** Gaps may differ from their mean by this part of it and still count as equal. */
export const SPACING_TOLERANCE = 0.01;
/** Positions printed with two decimals are off the true ones by up to half of the last. */
const POSITION_ROUNDING_MM = 0.006;
/**
 * A gap that is wider than the usual one by this factor is no unevenness: something is missing
 * there.
 */
const WIDE_GAP = 1.5;
/** A gap of twice the usual one, within this part of it, lacks one slice. */
const DOUBLE_TOLERANCE = 0.2;
/** Slices this part as thick as they are apart leave something out between them. */
const THIN = 0.6;
/**
 * So many equal wide gaps in a row are a part that was scanned more coarsely, not slices that are
 * missing.
 */
const COARSE_RUN = 4;

/** What the gaps between neighbouring slices say. */
export type GapReading =
  /** A regular stack. */
  | { readonly kind: 'even' }
  /** Every slice is there, the gaps differ: narrowest and widest, mm. */
  | { readonly kind: 'uneven'; readonly narrowestMm: number; readonly widestMm: number }
  /** Between slices `at` and `at + 1` one slice is missing; `even`: all others stand regularly. */
  | { readonly kind: 'one-missing'; readonly at: number; readonly even: boolean; readonly problem: Problem }
  | { readonly kind: 'unusable'; readonly problem: Problem };

/**
 * Reads the gaps between slices in order. `heightsMm` are their places along the normal and grow;
 * at least two. Problems: not-a-volume, positions-in-plane, positions-lost, duplicate-slices,
 * missing-slices, missing-slice, unequal-spacing.
 */
export function checkGaps(ordered: readonly SliceSource[], heightsMm: readonly number[]): GapReading {
  const count = ordered.length;
  const extent = heightsMm[count - 1]! - heightsMm[0]!;
  const name = (index: number) => ordered[index]!.file.path;
  const unusable = (code: string, message: Message, at?: number): GapReading => ({
    kind: 'unusable',
    problem: { code, ...message, ...(at === undefined ? {} : { where: name(at) }) },
  });
  if (extent < 1e-3) {
    const lost = findLostPlaces(ordered);
    return lost
      ? { kind: 'unusable', problem: lost }
      : unusable('not-a-volume', phrase('repeated-images', { count }));
  }
  const gaps = heightsMm.slice(1).map((height, i) => height - heightsMm[i]!);
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)]!;

  const same = gaps.flatMap((gap, i) => (gap < 1e-3 || gap < SPACING_TOLERANCE * usual ? [i] : []));
  if (same.length > 0) {
    const at = same[0]!;
    const last = name(at + 1);
    const other = same.length > 1 ? words('and-more-pairs', { last, count: same.length - 1 }) : last;
    return unusable('duplicate-slices', phrase('duplicate-slices', { one: name(at), other }), at + 1);
  }
  const turn = findMissingInTurn(ordered, gaps);
  if (turn) return unusable('missing-slices', turn.message, turn.at);
  const holes = findHoles(gaps, usual, countSteps(ordered) === 1);
  if (holes.length === 0) {
    return isRegular(
      heightsMm,
      gaps.map(() => 1),
    )
      ? { kind: 'even' }
      : { kind: 'uneven', narrowestMm: Math.min(...gaps), widestMm: Math.max(...gaps) };
  }
  const at = holes[0]!;
  const where = describeGap(ordered, at, gaps[at]!, usual);
  const around = Math.max(gaps[at - 1] ?? 0, gaps[at + 1] ?? 0);
  if (holes.length === 1 && Math.abs(gaps[at]! / around - 2) < DOUBLE_TOLERANCE) {
    return {
      kind: 'one-missing',
      at,
      even: isRegular(
        heightsMm,
        gaps.map((_, i) => (i === at ? 2 : 1)),
      ),
      problem: {
        code: 'missing-slice',
        ...phrase('missing-slice', { where }),
        where: name(at),
      },
    };
  }
  const lacking = holes.map(i => Math.round(gaps[i]! / usual) - 1);
  const isWhole = holes.every(
    (i, n) => Math.abs(gaps[i]! / usual - lacking[n]! - 1) < 0.1 * (lacking[n]! + 1),
  );
  if (!isWhole) {
    return unusable('unequal-spacing', phrase('unequal-spacing', { where }), at);
  }
  const missing = lacking.reduce((sum, n) => sum + n, 0);
  return unusable('missing-slices', phrase('missing-slices', { count: missing, where }), at);
}

/** Behind which slice a gap lies, how wide it is, and how wide the others are. */
const describeGap = (ordered: readonly SliceSource[], at: number, gapMm: number, usualMm: number): Sentence =>
  words('gap-between', {
    before: ordered[at]!.file.path,
    behind: ordered[at + 1]!.file.path,
    gap: decimal(gapMm, 2),
    usual: decimal(usualMm, 2),
  });

/**
 * The gaps (by index) that are too wide for their surroundings, but for a whole run of equal ones
 * where the slices are numbered one by one: then none is missing there.
 */
function findHoles(gaps: readonly number[], usual: number, areNumbered: boolean): number[] {
  const holes: number[] = [];
  for (let from = 0; from < gaps.length;) {
    if (gaps[from]! <= WIDE_GAP * usual) {
      from++;
      continue;
    }
    let to = from;
    while (to < gaps.length && gaps[to]! > WIDE_GAP * usual) to++;
    const run = gaps.slice(from, to);
    const isPart = areNumbered && run.length >= COARSE_RUN && Math.max(...run) <= 1.1 * Math.min(...run);
    if (!isPart) holes.push(...run.map((_, n) => from + n));
    from = to;
  }
  return holes;
}

/** Whether the slices stand on a grid on which neighbours are `steps` apart. */
function isRegular(heightsMm: readonly number[], steps: readonly number[]): boolean {
  const total = steps.reduce((sum, n) => sum + n, 0);
  const spacing = (heightsMm.at(-1)! - heightsMm[0]!) / total;
  let unevenness = 0;
  let offGrid = 0;
  let place = 0;
  for (const [i, step] of steps.entries()) {
    place += step;
    const height = heightsMm[i + 1]! - heightsMm[0]!;
    unevenness = Math.max(unevenness, Math.abs(heightsMm[i + 1]! - heightsMm[i]! - step * spacing) / spacing);
    offGrid = Math.max(offGrid, Math.abs(height - place * spacing));
  }
  return offGrid <= POSITION_ROUNDING_MM || (unevenness <= SPACING_TOLERANCE && offGrid <= 0.1 * spacing);
}

/**
 * Why slices that all lie at one height are no repeats of one picture: their places contradict what
 * else they say.
 */
function findLostPlaces(ordered: readonly SliceSource[]): Problem | null {
  const first = ordered[0]!.header.position!;
  const apart = ordered.map(({ header }) => length(subtract(header.position!, first)));
  const widest = Math.max(...apart);
  if (widest > 1e-3) {
    return {
      code: 'positions-in-plane',
      ...phrase('positions-in-plane', { apart: decimal(widest, 2) }),
    };
  }
  const locations = ordered.flatMap(({ header }) => header.sliceLocationMm ?? []);
  const [low, high] = [Math.min(...locations), Math.max(...locations)];
  if (locations.length < ordered.length || high - low <= 1e-3) return null;
  return {
    code: 'positions-lost',
    ...phrase('positions-lost', { count: ordered.length, low: decimal(low, 2), high: decimal(high, 2) }),
  };
}

/** By how many the numbers of neighbouring slices differ, where all do by the same; else null. */
function countSteps(ordered: readonly SliceSource[]): number | null {
  // Frames of one file share its number.
  if (ordered.some(({ header }) => header.instanceNumber <= 0 || header.frame > 0)) return null;
  const steps = ordered
    .slice(1)
    .map(({ header }, i) => Math.abs(header.instanceNumber - ordered[i]!.header.instanceNumber));
  return steps.every(step => step > 0 && step === steps[0]) ? steps[0]! : null;
}

/**
 * Slices that are missing in turn leave gaps that are whole multiples of the others', or the same
 * everywhere, and no gap stands out: where slices are numbered one by one, they were scanned so;
 * else they were lost, or nobody can tell.
 */
function findMissingInTurn(
  ordered: readonly SliceSource[],
  gaps: readonly number[],
): { readonly message: Message; readonly at: number } | null {
  const step = countSteps(ordered);
  const narrowest = Math.min(...gaps);
  const { thicknessMm, modality } = ordered[0]!.header;
  const areAlike = Math.max(...gaps) < 1.1 * narrowest;
  if (areAlike) {
    const isThin = thicknessMm !== null && thicknessMm > 0 && thicknessMm < THIN * narrowest;
    if (modality !== 'CT' || step === null || step < 2 || !isThin) return null;
    return {
      at: 0,
      message: phrase('one-in-many', {
        step,
        thickness: decimal(thicknessMm, 2),
        apart: decimal(narrowest, 2),
      }),
    };
  }
  const multiples = gaps.map(gap => gap / narrowest);
  const areWhole = multiples.every(n => Math.abs(n - Math.round(n)) < 0.1);
  const wide = multiples.flatMap((n, i) => (Math.round(n) > 1 ? [i] : []));
  if (step === 1 || !areWhole || wide.length < 2) return null;
  const count = multiples.reduce((sum, n) => sum + Math.round(n) - 1, 0);
  const at = wide[0]!;
  const where = describeGap(ordered, at, gaps[at]!, narrowest);
  return { at, message: phrase('missing-slices', { count, where }) };
}
