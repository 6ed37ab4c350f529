import type { TFunction } from 'i18next';
import type { Check } from '../../../geometry/core/check';
import { dateAndTime } from '../../language/format';
import type { AddedScan } from '../../state/added-scan';

/**
 * How far a fusion can be relied on, for icons and colours: never better than what was found and
 * signed.
 */
export function fusionStatus({ fusion }: AddedScan): Check['status'] {
  if (fusion?.quality === 'failed') return 'fail';
  return fusion && fusion.acceptedBy !== null && fusion.quality !== 'doubtful' ? 'pass' : 'warn';
}

/** How a scan was laid on the CT, in a sentence. */
export function laidWords(t: TFunction, { fusion }: AddedScan): string {
  if (!fusion) return t('fusion.stateNotLaid');
  if (fusion.quality === 'failed') return t('fusion.stateFailed');
  if (fusion.quality === 'doubtful') return t('fusion.stateDoubtful');
  if (fusion.quality === 'good') return t('fusion.stateGood');
  if (fusion.nudges > 0 || fusion.method === 'by-hand') return t('fusion.stateByHand');
  return t('fusion.stateLandmarks');
}

/** Who answers for it, or that nobody does. */
export function acceptanceWords(
  t: TFunction,
  language: string,
  { fusion, withdrawnFrom }: AddedScan,
): string {
  if (fusion?.acceptedBy && fusion.at) {
    const signed = { who: fusion.acceptedBy, when: dateAndTime(fusion.at, language) };
    return fusion.quality === 'doubtful'
      ? t('fusion.acceptedDoubtful', signed)
      : t('fusion.accepted', signed);
  }
  return withdrawnFrom ? t('fusion.withdrawn', { who: withdrawnFrom }) : t('fusion.unaccepted');
}

/** What a scan is called. */
export const addedName = ({ description, id }: AddedScan): string => description || id;
