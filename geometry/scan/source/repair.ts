import type { Message } from '../../core/message';

/**
 * What was done to a series so that it makes an upright, regular volume, or what is in doubt about
 * it (`isDoubt`), said out loud: it stays on screen, in `bregma inspect`, in plan.json and in the
 * report. Plain data; its message is whole sentences: what was found, and what was done.
 */
export interface Repair extends Message {
  readonly code:
    | 'tilt-removed'
    | 'spacing-evened'
    | 'slice-interpolated'
    | 'copies-dropped'
    | 'values-clamped'
    | 'values-missing'
    | 'positions-rounded'
    | 'padding-kept'
    | 'slices-lost'
    | 'no-air'
    | 'bytes-behind';
  /**
   * How much. tilt-removed: the lean of the stack, deg. spacing-evened and slice-interpolated: the
   * widest gap between two slices of the scanner that was bridged, mm. copies-dropped: slices left
   * out, count. values-clamped and values-missing: voxels whose value no Hounsfield unit of sixteen
   * bits is, or that held no number, count. positions-rounded: how far the furthest slice was
   * moved, mm. padding-kept: the value that was not taken for padding, HU. slices-lost: files that
   * may have been slices, count. no-air: the darkest value that a large part of the scan has, HU.
   * bytes-behind: files, count.
   */
  readonly amount: number;
  readonly unit: 'deg' | 'mm' | 'count' | 'HU';
  /**
   * slice-interpolated: which slices of the volume hold nothing that was scanned (index k from 0).
   * Else empty.
   */
  readonly slices: readonly number[];
}

/**
 * What was not put right but has to be known: nothing was done to the scan, and something may be
 * wrong with it.
 */
export function isDoubt({ code }: Pick<Repair, 'code'>): boolean {
  return ['slices-lost', 'no-air', 'padding-kept', 'bytes-behind'].includes(code);
}

/** A repair as it stands in files for programs: what it says in English alone. */
export const repairJson = ({ sentences: _, ...repair }: Repair): RepairJson => ({
  ...repair,
  slices: [...repair.slices],
});

export type RepairJson = Omit<Repair, 'sentences' | 'slices'> & { slices: number[] };

/** The slices of the volume that were not scanned but filled in. */
export function interpolatedSlices(rescues: readonly Repair[]): readonly number[] {
  return rescues.flatMap(({ slices }) => slices);
}

/**
 * The widest gap between two scanned slices that the volume's own spacing does not show, mm; 0
 * where there is none.
 */
export function widestEvenedMm(rescues: readonly Repair[]): number {
  return Math.max(0, ...rescues.map(({ code, amount }) => (code === 'spacing-evened' ? amount : 0)));
}
