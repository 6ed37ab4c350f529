import type { TFunction } from 'i18next';
import type { PatientPoint } from '../../geometry/core/frames';
import type { SignalWindow } from '../../geometry/volume/signal-window';
import { number } from '../language/format';
import type { SliceTool, WindowLevel } from './slice-view-props';

/** What the 2D viewports say, put together from the words of the language files. */

export const windowWords = (t: TFunction, { widthHu, centerHu }: WindowLevel): string =>
  t('sliceView.window', { width: Math.round(widthHu), center: Math.round(centerHu) });

/** The window of a scan laid over the slice. */
export const overlayWords = (t: TFunction, name: string, { width, center }: SignalWindow): string =>
  `${name} ${t('sliceView.window', { width: Math.round(width), center: Math.round(center) })}`;

/**
 * A place and the value there (null outside the scan), with the digits of the language; that of an
 * overlay after it, or, where it is seen alone, in its place.
 */
export function probeWords(
  t: TFunction,
  language: string,
  point: PatientPoint,
  hu: number | null,
  over?: { readonly name: string; readonly value: number | null; readonly isAlone: boolean },
): string {
  const place = point.map(value => number(value, 2, language)).join(language === 'fr' ? ' ; ' : ', ');
  const own = hu === null ? t('sliceView.outside') : `${number(hu, 0, language)} ${t('units.hu')}`;
  const others =
    over && `${over.name} ${over.value === null ? t('sliceView.outside') : number(over.value, 0, language)}`;
  const values = others && over.isAlone ? [others] : others && over.value !== null ? [own, others] : [own];
  return [`${place} mm`, ...values].join('   ');
}

/** @param depthMm how far the end lies behind the plane; negative before it */
export function handleWords(
  t: TFunction,
  language: string,
  id: string,
  end: 'target' | 'entry',
  depthMm: number,
): string {
  const mm = number(Math.abs(depthMm), 1, language);
  const where =
    Math.abs(depthMm) < 0.05
      ? t('sliceView.inPlane')
      : depthMm > 0
        ? t('sliceView.behind', { mm })
        : t('sliceView.before', { mm });
  return t('sliceView.handle', { end: t(`sliceView.${end}`), id, where });
}

/** What keys do on a viewport. */
export function describeKeys(t: TFunction, tool: SliceTool): string {
  const [moved, enter] = {
    crosshair: [t('sliceView.movesCrosshair'), ''],
    target: [t('sliceView.movesTarget'), t('sliceView.enterTarget')],
    entry: [t('sliceView.movesEntry'), t('sliceView.enterEntry')],
    distance: [t('sliceView.movesCrosshair'), t('sliceView.enterMeasure')],
    angle: [t('sliceView.movesCrosshair'), t('sliceView.enterMeasure')],
    landmark: [t('sliceView.movesCrosshair'), t('sliceView.enterLandmark')],
    nudge: [t('sliceView.movesOverlay'), t('sliceView.turnOverlay')],
  }[tool] as [string, string];
  return [t('sliceView.description', { moved }), enter].filter(Boolean).join(' ');
}
