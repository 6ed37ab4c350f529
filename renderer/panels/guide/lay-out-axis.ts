/** An axis of a plot, in the unit of its values. */
export interface PlotAxis {
  readonly low: number;
  readonly high: number;
  /** Round values from `low` to `high`, both included. */
  readonly ticks: readonly number[];
  /** Digits behind the point that tell the ticks apart. */
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
