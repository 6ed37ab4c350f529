import type { TFunction } from 'i18next';
import type { SupportOption } from '../../../geometry/plan/compare-supports';
import { number } from '../../language/format';

/** A support as plot and table say it. */
export interface ToldSupport {
  readonly name: string;
  /** Bone that it bares, cm2. */
  readonly bare: string;
  /** Its seating, mm; in words where it comes to rest nowhere. */
  readonly seating: string;
}

/** A support in the user's words. */
export function tellSupport(
  { pad, feet, sights, bareMm2, seating95Mm }: SupportOption,
  t: TFunction,
  language: string,
): ToldSupport {
  return {
    name: pad
      ? namePad(pad, t, language)
      : sights.length > 0
        ? t('supports.feetBySights', { feet: feet.length, count: sights.length })
        : t('guide.feetNumber', { feet: feet.length }),
    bare: number(bareMm2 / 100, 1, language),
    seating: Number.isFinite(seating95Mm) ? number(seating95Mm, 2, language) : t('supports.loose'),
  };
}

function namePad(
  { radiusMm, shiftMm: { rostral, left } }: NonNullable<SupportOption['pad']>,
  t: TFunction,
  language: string,
): string {
  const figure = (mm: number): string => number(Math.abs(mm), 0, language);
  const by = (mm: number) => ({ mm: `${figure(mm)} mm` });
  const places = [
    ...(rostral === 0 ? [] : [t(`seat.place.${rostral > 0 ? 'rostral' : 'caudal'}`, by(rostral))]),
    ...(left === 0 ? [] : [t(`seat.place.${left > 0 ? 'left' : 'right'}`, by(left))]),
  ];
  const radius = figure(radiusMm);
  return places.length > 0
    ? t('supports.moved', { radius, place: places.join(', ') })
    : t('supports.pad', { radius });
}
