import type { TFunction } from 'i18next';
import type { NeedleStop } from '../../geometry/plan/output/needle-stop';
import { number } from './format';

/** A needle stop as the sum that it is, in the words of `t`. */
export function stopSum(
  { needleMm, depthMm, halfWindowMm, tipMm, digits }: NeedleStop,
  t: TFunction,
  language: string,
): string {
  const mm = (value: number): string => number(value, digits, language);
  return [
    `${mm(needleMm)} mm = ${t('stop.depth', { mm: mm(depthMm) })}`,
    ...(halfWindowMm === 0 ? [] : [t('stop.halfWindow', { mm: mm(halfWindowMm) })]),
    ...(tipMm === 0 ? [] : [t('stop.tip', { mm: mm(tipMm) })]),
  ].join(' + ');
}
