import type { TFunction } from 'i18next';
import type { SideLetter } from '../../geometry/core/name-direction';

/**
 * Letters of a direction ("Le-D") as the language has them: none of them a bare letter for left or
 * right in any.
 */
export const sideWords = (t: TFunction, letters: string): string =>
  letters
    .split('-')
    .map(letter => (letter === '' ? '' : t(`sides.${letter as SideLetter}`)))
    .join('-');
