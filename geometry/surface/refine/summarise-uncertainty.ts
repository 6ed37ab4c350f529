import { assertThat } from '../../core/result';

/** Standard deviations that hold 95 % of a normal distribution, to either side. */
export const BAND_SIGMAS = 1.959963985;

/** How sure a refined surface is. */
export interface UncertaintySummary {
  /**
   * Half-width of the 95 % band, mm, that half of the refined vertices keep within, and that 95 %
   * of them do.
   */
  readonly medianMm: number;
  readonly p95Mm: number;
  /** Share of the vertices that were refined, 0 to 1. */
  readonly refinedShare: number;
}

const BIN_MM = 0.0005;
const BINS = 4000;

/**
 * Median and 95th percentile of the 95 % bands of a surface's refined vertices, to half a
 * micrometre; null where none was refined.
 *
 * @param uncertaintyMm standard uncertainty of each vertex, mm
 * @param isRefined 1 or 0 for each vertex
 */
export function summariseUncertainty(
  uncertaintyMm: Float32Array,
  isRefined: Uint8Array,
): UncertaintySummary | null {
  assertThat(
    uncertaintyMm.length === isRefined.length,
    'summariseUncertainty',
    'each vertex needs an uncertainty and a mark',
  );
  const counts = new Uint32Array(BINS);
  let refined = 0;
  for (let v = 0; v < uncertaintyMm.length; v++) {
    if (!isRefined[v]) continue;
    refined++;
    counts[Math.min(BINS - 1, Math.floor((BAND_SIGMAS * uncertaintyMm[v]!) / BIN_MM))]!++;
  }
  if (refined === 0) return null;
  const bandAt = (share: number): number => {
    let left = share * refined;
    let bin = 0;
    while (bin < BINS - 1 && (left -= counts[bin]!) > 0) bin++;
    return (bin + 0.5) * BIN_MM;
  };
  return { medianMm: bandAt(0.5), p95Mm: bandAt(0.95), refinedShare: refined / uncertaintyMm.length };
}
