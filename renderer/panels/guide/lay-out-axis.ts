/** An axis of a plot, in the unit of its values. */
export interface PlotAxis {
  readonly low: number;
  readonly high: number;
  /** Round values from `low` to `high`. */
  readonly ticks: readonly number[];
  /** Digits behind the point that the ticks are told with. */
  readonly digits: number;
}

const MOST_STEPS = 5;
const ROUND = [1, 2, 5] as const;

/**
 * The axis that holds all values (finite, at least one) between round ends, in at most five steps
 * of 1, 2 or 5 times a power of ten.
 */
export function layOutAxis(values: readonly number[]): PlotAxis {
  const least = Math.min(...values);
  const most = Math.max(...values);
  let power = Math.floor(Math.log10(most - least || Math.abs(most) || 1)) - 1;
  for (; ; power++) {
    for (const round of ROUND) {
      // Whole numbers are divided by: 3 times a tenth is not three tenths.
      const at = (n: number): number => (power < 0 ? (n * round) / 10 ** -power : n * round * 10 ** power);
      const first = Math.floor(least / at(1) + 1e-9);
      const last = Math.max(first + 1, Math.ceil(most / at(1) - 1e-9));
      if (last - first > MOST_STEPS) continue;
      const ticks = Array.from({ length: last - first + 1 }, (_, n) => at(first + n));
      return { low: ticks[0]!, high: ticks.at(-1)!, ticks, digits: Math.max(0, -power) };
    }
  }
}

/** Beyond the least and the greatest value a logarithmic axis goes on by this share. */
const BEYOND = 1.1;

/**
 * The axis for the logarithms of all values (above nought, at least one), a tenth beyond them. Its
 * ticks are 1, 2 and 5 times the powers of ten in it; where that is but one, the values' own ends,
 * to a tenth.
 */
export function layOutLogAxis(values: readonly number[]): PlotAxis {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const [low, high] = [least / BEYOND, most * BEYOND];
  const first = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, n) => first + n);
  const ticks = powers
    .flatMap(power => ROUND.map(round => (power < 0 ? round / 10 ** -power : round * 10 ** power)))
    .filter(tick => tick >= low && tick <= high);
  if (ticks.length < 2) return { low, high, ticks: [...new Set([least, most])], digits: 1 };
  return { low, high, ticks, digits: Math.max(0, -Math.floor(Math.log10(ticks[0]!) + 1e-9)) };
}
