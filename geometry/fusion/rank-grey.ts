import { coarsenVolume } from '../volume/coarsen-volume';
import { voxelToPatient, type Volume } from '../volume/volume';
import { voxelPoint, type PatientPoint } from '../core/frames';

/** Bins of a scan's grey values, background and foreground together. */
export const GREY_BINS = 32;

/**
 * A scan's grey values as ranks: how many bins of equally many foreground voxels lie below,
 * whatever the scanner's units.
 */
export interface RankedVolume {
  readonly frame: Omit<Volume, 'voxels'>;
  /** Continuous bin of each voxel, 0 to GREY_BINS - 1; below 1 is background. */
  readonly ranks: Float32Array;
}

/** What is said of a scan once, for all finenesses. */
export interface GreyScale {
  /**
   * Values above it are animal; below lie air and, in MR, compact bone. In the scan's own units.
   */
  readonly foregroundLevel: number;
  /** Upper value of bin 1, 2, ...: the foreground's quantiles, strictly ascending. */
  readonly edges: readonly number[];
  /** Middle of the foreground, LPS mm. */
  readonly centreLps: PatientPoint;
  /** Foreground, mm3. */
  readonly volumeMm3: number;
}

/**
 * Cells on which a scan's grey values are surveyed, mm: enough of them for quantiles, and little
 * noise.
 */
const SURVEY_MM = 2;
/** In a scan in Hounsfield units, what lies above is animal or couch, not air, HU. */
const HOUNSFIELD_FOREGROUND = -300;
/** A scan whose darkest hundredth lies below this is in Hounsfield units. */
const HOUNSFIELD_DARK = -400;

/**
 * Surveys a scan's grey values: where background ends (by Otsu's threshold, or at -300 HU), and
 * quantiles of what lies above.
 *
 * @returns null for a scan without two different values
 */
export function surveyGrey(volume: Volume): GreyScale | null {
  const { volume: cells } = coarsenVolume(volume, SURVEY_MM);
  const sorted = Int16Array.from(cells.voxels).sort();
  const lowest = sorted[0]!;
  const highest = sorted[sorted.length - 1]!;
  if (lowest === highest) return null;
  const isHounsfield = sorted[Math.floor(sorted.length / 100)]! < HOUNSFIELD_DARK;
  const foregroundLevel = isHounsfield ? HOUNSFIELD_FOREGROUND : otsuLevel(sorted);
  let first = sorted.findIndex(value => value > foregroundLevel);
  if (first < 0) first = sorted.length - 1;
  const count = sorted.length - first;
  const edges: number[] = [];
  const steps = GREY_BINS - 2;
  for (let n = 1; n <= steps; n++) {
    const value = sorted[first + Math.min(count - 1, Math.floor((n * count) / steps))]!;
    const below = edges[edges.length - 1] ?? foregroundLevel;
    // Equal values would make empty bins, which ranks could not pass through.
    edges.push(Math.max(value, below + 1e-3));
  }
  const [ni, nj] = cells.sizeVoxels;
  const sum = [0, 0, 0];
  let inside = 0;
  for (let n = 0; n < cells.voxels.length; n++) {
    if (cells.voxels[n]! <= foregroundLevel) continue;
    sum[0]! += n % ni;
    sum[1]! += Math.floor(n / ni) % nj;
    sum[2]! += Math.floor(n / (ni * nj));
    inside++;
  }
  const [i, j, k] = sum.map(s => s / Math.max(1, inside)) as [number, number, number];
  const cellMm3 = cells.spacingMm[0] * cells.spacingMm[1] * cells.spacingMm[2];
  return {
    foregroundLevel,
    edges,
    centreLps: voxelToPatient(cells, voxelPoint(i, j, k)),
    volumeMm3: inside * cellMm3,
  };
}

/** The scan in cells of about `cellMm`, never finer than its voxels, as ranks of the scale. */
export function rankGrey(volume: Volume, scale: GreyScale, cellMm: number): RankedVolume {
  const { voxels, ...frame } = coarsenVolume(volume, cellMm).volume;
  let lowest = Infinity;
  let highest = -Infinity;
  for (const value of voxels) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const table = rankTable(scale, lowest, highest);
  const ranks = new Float32Array(voxels.length);
  for (let n = 0; n < voxels.length; n++) ranks[n] = table[voxels[n]! - lowest]!;
  return { frame, ranks };
}

/**
 * The rank of each whole value from `lowest` to `highest`: straight lines between the bins' edges.
 */
function rankTable({ foregroundLevel, edges }: GreyScale, lowest: number, highest: number): Float32Array {
  const table = new Float32Array(highest - lowest + 1);
  const stops = [Math.min(lowest, foregroundLevel - 1), foregroundLevel, ...edges];
  let bin = 0;
  for (let n = 0; n < table.length; n++) {
    const value = lowest + n;
    while (bin + 2 < stops.length && value > stops[bin + 1]!) bin++;
    const t = (value - stops[bin]!) / (stops[bin + 1]! - stops[bin]!);
    table[n] = Math.min(GREY_BINS - 1, Math.max(0, bin + Math.min(1, t)));
  }
  return table;
}

/**
 * The level that parts values into two classes of least variance within (Otsu, IEEE Trans. Syst.
 * Man Cybern. 9 (1979) 62).
 * @param sorted ascending
 */
function otsuLevel(sorted: Int16Array): number {
  const total = sorted.reduce((sum, value) => sum + value, 0);
  let below = 0;
  let best = -1;
  let level = sorted[0]!;
  for (let n = 0; n + 1 < sorted.length; n++) {
    below += sorted[n]!;
    if (sorted[n] === sorted[n + 1]) continue;
    const low = n + 1;
    const high = sorted.length - low;
    const between = low * high * (below / low - (total - below) / high) ** 2;
    if (between > best) {
      best = between;
      level = (sorted[n]! + sorted[n + 1]!) / 2;
    }
  }
  return level;
}
