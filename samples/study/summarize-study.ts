import { spreadOf } from '../../geometry/verify/summarise-record';
import { PARTS, type Part } from './operate';
import { STUDY_SUPPORTS, type StudyVariant } from './settings';
import { isOperated, type OperatedRow, type StudyRow } from './study-row';

/**
 * A sample as the papers describe one; all null where it is empty, the standard deviation also
 * where it is single.
 */
export interface Spread {
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  /** Of a sample: n - 1. */
  readonly sd: number | null;
}

/** What leaving one thing out costs, on the patients that were operated both ways. */
interface AblationCost {
  readonly variant: StudyVariant;
  readonly patients: number;
  /** Could not be operated though the complete pipeline could. */
  readonly lost: number;
  readonly target: Spread;
  /** Error without less error with, patient by patient, mm. */
  readonly cost: Spread;
}

export interface StudySummary {
  readonly patients: number;
  /** Heads without an outcome, and why. */
  readonly failed: number;
  readonly refused: number;
  readonly reasons: readonly { readonly patient: number; readonly reason: string }[];
  /** mm. */
  readonly target: Spread;
  readonly entry: Spread;
  /** Degrees. */
  readonly angle: Spread;
  /**
   * Share of outcomes within their own predicted 95 % radius; and the 95 % confidence interval of
   * that share.
   */
  readonly inside95: number | null;
  readonly inside95Interval: readonly [number, number] | null;
  /** The same for the entry's and the angle's own predictions. */
  readonly insideEntry95: number | null;
  readonly insideAngle95: number | null;
  /**
   * What each source did, and the share of its outcomes within its own predicted 95 % radius; the
   * largest root mean square first.
   */
  readonly parts: readonly PartSummary[];
  readonly ablations: readonly AblationCost[];
  /** Every support that was run, the pad first; empty where it was the pad alone. */
  readonly supports: readonly SupportSummary[];
}

/** How a support did on all the heads that it was run on. */
interface SupportSummary {
  /** 'complete' is the pad. */
  readonly variant: StudyVariant;
  readonly patients: number;
  /** Of them with an outcome: a guide that fails its checks is operated too, and counted. */
  readonly operated: number;
  readonly target: Spread;
  /** Within so much of the lesion's centre were 95 of 100, mm. */
  readonly p95Mm: number | null;
  /** Shares of all patients, those without an outcome counted as misses. */
  readonly underOneMm: number;
  /** Share of outcomes within their own predicted 95 % radius, and of the median radius, mm. */
  readonly inside95: number | null;
  readonly predicted95Mm: number | null;
}

interface PartSummary {
  readonly part: Part;
  readonly rmsMm: number | null;
  readonly moved: Spread;
  readonly predicted95Mm: number | null;
  readonly inside95: number | null;
}

/**
 * The study in figures. Rows in any order; variants beside the complete pipeline become ablations.
 */
export function summarizeStudy(rows: readonly StudyRow[]): StudySummary {
  const complete = rows.filter(row => row.variant === 'complete').sort((a, b) => a.patient - b.patient);
  const operated = complete.filter(isOperated);
  const isInside = (row: OperatedRow): boolean => row.targetErrorMm <= row.predicted95Mm;
  const share = (kept: (row: OperatedRow) => boolean): number | null =>
    operated.length > 0 ? operated.filter(kept).length / operated.length : null;
  return {
    patients: complete.length,
    failed: complete.filter(row => row.status === 'failed').length,
    refused: complete.filter(row => row.status === 'refused').length,
    reasons: complete.flatMap(({ patient, reason }) => (reason === null ? [] : [{ patient, reason }])),
    target: describeSpread(operated.map(row => row.targetErrorMm)),
    entry: describeSpread(operated.map(row => row.entryErrorMm)),
    angle: describeSpread(operated.map(row => row.angleErrorDeg)),
    inside95: share(isInside),
    inside95Interval:
      operated.length > 0 ? wilsonInterval(operated.filter(isInside).length, operated.length) : null,
    insideEntry95: share(row => row.entryErrorMm <= row.predictedEntry95Mm),
    insideAngle95: share(row => row.angleErrorDeg <= row.predictedAngle95Deg),
    parts: PARTS.map(part => describePart(part, operated)).sort((a, b) => (b.rmsMm ?? 0) - (a.rmsMm ?? 0)),
    ablations: [...new Set(rows.map(row => row.variant))]
      .filter(variant => variant !== 'complete' && !isSupport(variant))
      .sort()
      .map(variant => costOf(variant, rows, operated)),
    supports: rows.some(row => isSupport(row.variant))
      ? (['complete', ...STUDY_SUPPORTS] as const).flatMap(variant => describeSupport(variant, rows))
      : [],
  };
}

const isSupport = (variant: StudyVariant): boolean =>
  (STUDY_SUPPORTS as readonly StudyVariant[]).includes(variant);

function describeSupport(variant: StudyVariant, rows: readonly StudyRow[]): SupportSummary[] {
  const own = rows.filter(row => row.variant === variant);
  if (own.length === 0) return [];
  const operated = own.filter(isOperated);
  const errors = operated.map(row => row.targetErrorMm).sort((a, b) => a - b);
  return [
    {
      variant,
      patients: own.length,
      operated: operated.length,
      target: describeSpread(errors),
      p95Mm: errors[Math.ceil(0.95 * errors.length) - 1] ?? null,
      underOneMm: errors.filter(mm => mm < 1).length / own.length,
      inside95:
        operated.length > 0
          ? operated.filter(row => row.targetErrorMm <= row.predicted95Mm).length / operated.length
          : null,
      predicted95Mm: describeSpread(operated.map(row => row.predicted95Mm)).median,
    },
  ];
}

const NOTHING: Spread = { median: null, min: null, max: null, mean: null, sd: null };

/** Median, range, mean and standard deviation. */
export function describeSpread(values: readonly number[]): Spread {
  const { median, min, max, mean, sd } = spreadOf(values) ?? NOTHING;
  return { median, min, max, mean, sd };
}

/**
 * 95 % confidence interval of a share (Wilson 1927): right for shares near 1, where the usual one
 * is not.
 */
export function wilsonInterval(hits: number, count: number): readonly [number, number] {
  const z = 1.959963984540054;
  const share = hits / count;
  const spread = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const middle = share + (z * z) / (2 * count);
  const scale = 1 + (z * z) / count;
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
}

function describePart(part: Part, rows: readonly OperatedRow[]): PartSummary {
  const moved = rows.map(row => row.parts[part]);
  const predicted = rows.map(row => row.predictedParts95Mm?.[part] ?? null);
  const known = predicted.filter(p => p !== null);
  const inside = moved.filter((m, n) => predicted[n] != null && m <= predicted[n]!).length;
  return {
    part,
    rmsMm: moved.length > 0 ? Math.sqrt(moved.reduce((sum, m) => sum + m * m, 0) / moved.length) : null,
    moved: describeSpread(moved),
    predicted95Mm: describeSpread(known).median,
    inside95: known.length > 0 ? inside / known.length : null,
  };
}

function costOf(
  variant: StudyVariant,
  rows: readonly StudyRow[],
  complete: readonly OperatedRow[],
): AblationCost {
  const without = new Map(rows.filter(row => row.variant === variant).map(row => [row.patient, row]));
  const both = complete.flatMap(row => {
    const other = without.get(row.patient);
    return other && isOperated(other) ? [{ row, other }] : [];
  });
  return {
    variant,
    patients: both.length,
    lost: complete.filter(row => without.has(row.patient)).length - both.length,
    target: describeSpread(both.map(({ other }) => other.targetErrorMm)),
    cost: describeSpread(both.map(({ row, other }) => other.targetErrorMm - row.targetErrorMm)),
  };
}
