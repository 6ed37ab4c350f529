import type { TFunction } from 'i18next';
import type { Repair } from '../../geometry/scan/source/repair';
import { number } from './format';

/** A rescue in a few words of the user's language, with its amount. */
export function rescueWords(t: TFunction, language: string, { code, amount }: Repair): string {
  switch (code) {
    case 'tilt-removed':
      return t('rescue.tilt', { amount: number(amount, 1, language) });
    case 'spacing-evened':
      return t('rescue.spacing', { amount: number(amount, 2, language) });
    case 'slice-interpolated':
      return t('rescue.filled', { amount: number(amount, 2, language) });
    case 'copies-dropped':
      return t('rescue.copies', { count: amount });
    case 'values-clamped':
      return t('rescue.clamped', { count: amount });
    case 'values-missing':
      return t('rescue.noNumbers', { count: amount });
    case 'positions-rounded':
      return t('rescue.rounded', { amount: number(amount, 2, language) });
    case 'padding-kept':
      return t('rescue.padding', { amount: number(amount, 0, language) });
    case 'slices-lost':
      return t('rescue.lost', { count: amount });
    case 'bytes-behind':
      return t('rescue.bytesBehind', { count: amount });
    case 'no-air':
      return t('rescue.noAir', { amount: number(amount, 0, language) });
  }
}
