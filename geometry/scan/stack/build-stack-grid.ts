import { patientPoint, patientVector } from '../../core/frames';
import { along, type Vec3 } from '../../core/vector';
import type { GapReading } from './check-gaps';
import type { StackLayout } from './stack-layout';

export interface StackPlaces {
  /** Pixel (0, 0) of the first slice, LPS mm. */
  readonly firstLps: Vec3;
  /** Row, column, normal: unit, right-handed. */
  readonly axes: readonly [Vec3, Vec3, Vec3];
  readonly pixelSpacingMm: readonly [number, number];
  /** Of a slice. */
  readonly sizePx: readonly [number, number];
  /**
   * Of each slice, from the first: along row and column; null for an upright stack, whatever is
   * left within its tolerance.
   */
  readonly offsetsMm: readonly (readonly [number, number])[] | null;
  /** Of each slice, along the normal from the first; growing. */
  readonly heightsMm: readonly number[];
  readonly gaps: Exclude<GapReading, { kind: 'unusable' }>;
}

/** Nearer to a scanned slice than this, in spacings, a slice of the grid counts as scanned. */
const SCANNED_REACH = 0.25;

/**
 * Lays an upright regular grid under a stack: as wide as all slices together reach, as high as the
 * stack. Pixels keep their size; slices of an even stack keep their places. Uneven ones get a grid
 * of their finer gaps (the lower quartile, at least half of the mean), so that no detail is lost
 * where the scan is fine.
 */
export function buildStackGrid(places: StackPlaces): StackLayout {
  const { axes, pixelSpacingMm, sizePx, offsetsMm, heightsMm, gaps } = places;
  const extent = heightsMm.at(-1)! - heightsMm[0]!;
  const steps = countSteps(heightsMm, gaps);
  const spacingZ = steps > 0 ? extent / steps : 1;

  const low = [0, 1].map(n => Math.min(...(offsetsMm ?? [[0, 0]]).map(offset => offset[n]!)));
  const high = [0, 1].map(n => Math.max(...(offsetsMm ?? [[0, 0]]).map(offset => offset[n]!)));
  const size = [0, 1].map(n => sizePx[n]! + Math.ceil((high[n]! - low[n]!) / pixelSpacingMm[n]! - 1e-6));
  const origin = along(along(places.firstLps, axes[0], low[0]!), axes[1], low[1]!);

  const isEven = gaps.kind === 'even';
  const heights = isEven ? null : heightsMm.map(height => (height - heightsMm[0]!) / spacingZ);
  // Places within the rounding of positions are taken for whole ones, as in an even stack.
  const settled = gaps.kind === 'one-missing' && gaps.even ? heights!.map(Math.round) : heights;
  return {
    geometry: {
      originLps: patientPoint(...origin),
      axes: [patientVector(...axes[0]), patientVector(...axes[1]), patientVector(...axes[2])],
      spacingMm: [pixelSpacingMm[0], pixelSpacingMm[1], spacingZ],
    },
    sizeVoxels: [size[0]!, size[1]!, steps + 1],
    shiftsPx:
      offsetsMm?.map(offset => [
        (offset[0] - low[0]!) / pixelSpacingMm[0],
        (offset[1] - low[1]!) / pixelSpacingMm[1],
      ]) ?? null,
    heights: settled,
    missing: gaps.kind === 'one-missing' ? listBetween(settled![gaps.at]!, settled![gaps.at + 1]!) : [],
  };
}

/** How many spacings of the grid the stack is high. */
function countSteps(heightsMm: readonly number[], gaps: StackPlaces['gaps']): number {
  const count = heightsMm.length;
  if (gaps.kind === 'even') return count - 1;
  if (gaps.kind === 'one-missing' && gaps.even) return count;
  const extent = heightsMm[count - 1]! - heightsMm[0]!;
  const sorted = heightsMm
    .slice(1)
    .map((height, i) => height - heightsMm[i]!)
    .sort((a, b) => a - b);
  const fine = Math.max(sorted[Math.floor((count - 2) / 4)]!, extent / (2 * (count - 1)));
  return Math.max(1, Math.round(extent / fine));
}

function listBetween(low: number, high: number): number[] {
  const list: number[] = [];
  for (let k = Math.ceil(low + SCANNED_REACH); k <= high - SCANNED_REACH; k++) list.push(k);
  return list;
}
