import type { SupportComparison, SupportOption } from '../../geometry/plan/compare-supports';
import type { Draft } from './draft';
import { supportsKey } from './result-keys';
import type { Session } from './session-store';

/** A support by what it is, and not by what it is worth. */
type Support = Pick<SupportOption, 'pad' | 'feet'>;

/** The comparison that is of the draft as it stands; null where none was made, or of another. */
export const comparisonOf = (
  draft: Draft,
  { supports }: Pick<Session, 'supports'>,
): SupportComparison | null => (supports?.key === supportsKey(draft) ? supports.value : null);

/**
 * The guide on a support that was compared. Of feet the number is taken: where they stand is
 * searched again, on the same bone, when the guide is made.
 */
export function guideOnSupport(guide: Draft['guide'], { pad, feet }: Support): Draft['guide'] {
  if (!pad) return { ...guide, support: 'feet', feet: { ...guide.feet, count: feet.length } };
  const { radiusMm: footprintRadiusMm, shiftMm } = pad;
  return { ...guide, support: 'pad', footprintRadiusMm, footprintShiftMm: { ...shiftMm } };
}

/**
 * Index of the option that the guide stands on now; null where it is none of them, or where it is
 * left to the program and that has not chosen.
 */
export function presentSupport(guide: Draft['guide'], { options, chosen }: SupportComparison): number | null {
  if (guide.support === 'auto') return chosen;
  const { rostral, left } = guide.footprintShiftMm;
  const found = options.findIndex(({ pad, feet }) =>
    guide.support === 'feet'
      ? !pad && feet.length === guide.feet.count
      : pad?.radiusMm === guide.footprintRadiusMm &&
        pad.shiftMm.rostral === rostral &&
        pad.shiftMm.left === left,
  );
  return found < 0 ? null : found;
}
