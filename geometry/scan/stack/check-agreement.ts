import type { Message, Value } from '../../core/message';
import type { Problem } from '../../core/result';
import { andMore } from '../../messages/compose';
import { asWords, phrase } from '../../messages/phrase';
import { compareText } from '../source/compare-text';
import type { SliceSource } from '../source/slice-source';
/**
 * A scale that no more than this part of the slices share is each slice's own; else those that
 * differ are wrong.
 */
const OWN_SCALE_SHARE = 1 / 3;

/**
 * Checks that the slices of a CT agree on how their numbers are stored and what they mean. A CT has
 * one rescale, or (some micro-CTs, as PET and MR) each slice its own; where a few slices differ
 * from the rest, or say nothing, whatever wrote them lost it, and their voxels would lie hundreds
 * of HU beside the others'. Problems: mixed-rescale, mixed-bits. None for other modalities.
 */
export function checkAgreement(slices: readonly SliceSource[]): Problem[] {
  if (!slices.every(({ header }) => header.modality === 'CT')) return [];
  const problems: Problem[] = [];
  // Frames of one file were given theirs by one hand.
  const isOneFile = slices.every(({ file }) => file === slices[0]!.file);
  const rescale = isOneFile ? null : disagreement(slices, rescaleOf, OWN_SCALE_SHARE);
  if (rescale) {
    const { where, ...values } = rescale;
    problems.push({ code: 'mixed-rescale', ...phrase('mixed-rescale', values), where });
  }
  const bits = disagreement(slices, bitsOf, 0);
  if (bits) {
    const { where, ...values } = bits;
    problems.push({ code: 'mixed-bits', ...phrase('mixed-bits', values), where });
  }
  return problems;
}

function rescaleOf({ header: { encoding, hasRescale, rescaleType: type } }: SliceSource): Message {
  if (!hasRescale) return phrase('without-rescale');
  const line = { slope: encoding.rescaleSlope, intercept: encoding.rescaleIntercept };
  return type === '' ? phrase('slope-intercept', line) : phrase('slope-intercept-type', { ...line, type });
}

function bitsOf({ header: { encoding } }: SliceSource): Message {
  const { bitsStored: stored, bitsAllocated: allocated, highBit: high, signed } = encoding;
  return phrase(signed ? 'bits-signed' : 'bits-unsigned', { stored, allocated, high });
}

interface Disagreement {
  /** The first file, by path, that differs. */
  readonly where: string;
  /** The same, and how many more differ. */
  readonly file: Value;
  readonly own: Value;
  readonly rest: Value;
  /** How many agree. */
  readonly count: number;
}

/**
 * The slices that differ from the commonest value; null where none does, or where no value is
 * common.
 */
function disagreement(
  slices: readonly SliceSource[],
  valueOf: (slice: SliceSource) => Message,
  ownShare: number,
): Disagreement | null {
  const groups = new Map<string, SliceSource[]>();
  for (const slice of slices) {
    const { message } = valueOf(slice);
    groups.set(message, [...(groups.get(message) ?? []), slice]);
  }
  if (groups.size < 2) return null;
  const [rest] = [...groups].sort((a, b) => b[1].length - a[1].length || compareText(a[0], b[0]));
  const [common, alike] = rest!;
  if (alike.length <= ownShare * slices.length) return null;
  const others = slices
    .filter(slice => valueOf(slice).message !== common)
    .sort((a, b) => compareText(a.file.path, b.file.path));
  const slice = others[0]!;
  return {
    where: slice.file.path,
    file: andMore(slice.file.path, others.length - 1),
    own: asWords(valueOf(slice)),
    rest: asWords(valueOf(alike[0]!)),
    count: alike.length,
  };
}
