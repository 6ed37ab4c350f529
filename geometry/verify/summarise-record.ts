import type { RecordRow } from './record-row';

/** As the papers report an error: of `n` paths. */
export interface Spread {
  readonly n: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Of a sample, n - 1; null of a single value. */
  readonly sd: number | null;
}

export interface RecordSummary {
  readonly paths: number;
  /** Operations: paths of one case and one later scan are of one guide. */
  readonly guides: number;
  readonly targetMm: Spread | null;
  readonly entryMm: Spread | null;
  readonly angleDeg: Spread | null;
  /**
   * How many paths ended within the predicted 95 % radius at the target, of those for which there
   * was one.
   */
  readonly inside95: { readonly inside: number; readonly of: number };
}

export function summariseRecord(rows: readonly RecordRow[]): RecordSummary {
  const predicted = rows.filter(row => row.predictedTarget95Mm !== null);
  const known = (of: (row: RecordRow) => number | null): number[] =>
    rows.map(of).filter(value => value !== null);
  return {
    paths: rows.length,
    guides: new Set(rows.map(guideOf)).size,
    targetMm: spreadOf(known(row => row.targetErrorMm)),
    entryMm: spreadOf(known(row => row.entryErrorMm)),
    angleDeg: spreadOf(known(row => row.angleErrorDeg)),
    inside95: {
      inside: predicted.filter(row => row.targetErrorMm <= row.predictedTarget95Mm!).length,
      of: predicted.length,
    },
  };
}

/** The operation that a row is of. */
export const guideOf = (row: RecordRow): string => `${row.case}\n${row.scan}`;

/** Null of nothing. */
export function spreadOf(values: readonly number[]): Spread | null {
  const n = values.length;
  if (n === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const mean = values.reduce((sum, v) => sum + v, 0) / n;
  const squares = values.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  return {
    n,
    median: (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2,
    min: sorted[0]!,
    max: sorted[n - 1]!,
    mean,
    sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null,
  };
}
