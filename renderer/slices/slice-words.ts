import type { TFunction } from 'i18next';
import type { PatientPoint } from '../../geometry/core/frames';
import { number } from '../app/format';
import type { SliceTool, WindowLevel } from './slice-view-props';

/** What the 2D viewports say, put together from the words of the language files. */

export const windowWords = (t: TFunction, { widthHu, centerHu }: WindowLevel): string =>
  t('sliceView.window', { width: Math.round(widthHu), center: Math.round(centerHu) });

/** A place and the value there (null outside the scan), with the digits of the language. */
export function probeWords(t: TFunction, language: string, point: PatientPoint, hu: number | null): string {
  const place = point.map(value => number(value, 2, language)).join(language === 'fr' ? ' ; ' : ', ');
  return `${place} mm   ${hu === null ? t('sliceView.outside') : `${number(hu, 0, language)} HU`}`;
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
  }[tool] as [string, string];
  return [t('sliceView.description', { moved }), enter].filter(Boolean).join(' ');
}
