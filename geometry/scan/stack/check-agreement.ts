import type { Problem } from '../../core/result';
import { compareText } from '../source/compare-text';
import type { SliceSource } from '../source/slice-source';
/** A scale that no more than this part of the slices share is each slice's own; else those that differ are wrong. */
const OWN_SCALE_SHARE = 1 / 3;

/**
 * Checks that the slices of a CT agree on how their numbers are stored and what they mean. A CT has one rescale, or
 * (some micro-CTs, as PET and MR) each slice its own; where a few slices differ from the rest, or say nothing, whatever
 * wrote them lost it, and their voxels would lie hundreds of HU beside the others'.
 * Problems: mixed-rescale, mixed-bits. None for other modalities.
 */
export function checkAgreement(slices: readonly SliceSource[]): Problem[] {
  if (!slices.every(({ header }) => header.modality === 'CT')) return [];
  const problems: Problem[] = [];
  // Frames of one file were given theirs by one hand.
  const isOneFile = slices.every(({ file }) => file === slices[0]!.file);
  const rescale = isOneFile ? null : disagreement(slices, rescaleOf, OWN_SCALE_SHARE);
  if (rescale) {
    const { slice, own, rest, more, restCount } = rescale;
    problems.push({
      code: 'mixed-rescale',
      message: `${slice.file.path}${more} turns its values into Hounsfield units otherwise (${own}) than ${restCount} slices of the series (${rest}), so one of the two is wrong; export the original CT slices again.`,
      where: slice.file.path,
    });
  }
  const bits = disagreement(slices, bitsOf, 0);
  if (bits) {
    const { slice, own, rest, more, restCount } = bits;
    problems.push({
      code: 'mixed-bits',
      message: `${slice.file.path}${more} stores its values otherwise (${own}) than ${restCount} slices of the series (${rest}), so one of the two is wrong; export the original CT slices again.`,
      where: slice.file.path,
    });
  }
  return problems;
}

function rescaleOf({ header: { encoding, hasRescale, rescaleType } }: SliceSource): string {
  if (!hasRescale) return 'no rescale slope and intercept';
  const type = rescaleType === '' ? '' : `, type ${rescaleType}`;
  return `slope ${encoding.rescaleSlope}, intercept ${encoding.rescaleIntercept}${type}`;
}

function bitsOf({ header: { encoding } }: SliceSource): string {
  const { bitsStored, bitsAllocated, highBit, signed } = encoding;
  return `${bitsStored} of ${bitsAllocated} bits, high bit ${highBit}, ${signed ? 'signed' : 'unsigned'}`;
}

interface Disagreement {
  /** The first slice, by path, that differs. */
  readonly slice: SliceSource;
  readonly own: string;
  readonly rest: string;
  /** " and 2 more" that differ too; empty where there are none. */
  readonly more: string;
  /** How many agree. */
  readonly restCount: number;
}

/** The slices that differ from the commonest value; null where none does, or where no value is common. */
function disagreement(
  slices: readonly SliceSource[],
  valueOf: (slice: SliceSource) => string,
  ownShare: number,
): Disagreement | null {
  const groups = new Map<string, SliceSource[]>();
  for (const slice of slices) {
    const value = valueOf(slice);
    groups.set(value, [...(groups.get(value) ?? []), slice]);
  }
  if (groups.size < 2) return null;
  const [rest] = [...groups].sort((a, b) => b[1].length - a[1].length || compareText(a[0], b[0]));
  const restCount = rest![1].length;
  if (restCount <= ownShare * slices.length) return null;
  const others = slices
    .filter(slice => valueOf(slice) !== rest![0])
    .sort((a, b) => compareText(a.file.path, b.file.path));
  const slice = others[0]!;
  return {
    slice,
    own: valueOf(slice),
    rest: rest![0],
    more: others.length > 1 ? ` and ${others.length - 1} more` : '',
    restCount,
  };
}
