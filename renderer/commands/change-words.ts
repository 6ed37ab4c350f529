import type { TFunction } from 'i18next';
import type { Change } from '../state/describe-change';

/** What a step of undo changed, with the path that it is about. */
export const changeWords = (t: TFunction, { what, path }: Change): string =>
  t(`changes.words.${what}`, { path: path ?? '' });
