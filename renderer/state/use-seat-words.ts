import { useTranslation } from 'react-i18next';
import { lettersOf } from '../../geometry/core/name-direction';
import { scale, type Vec3 } from '../../geometry/core/vector';
import type { ErrorPrediction } from '../workers/planner/planner-protocol';
import { number } from '../language/format';
import { sideWords } from '../language/side-words';
import { useAxes } from './use-axes';

/**
 * How the guide most readily moves on its seat, in the user's language; null where nothing is
 * predicted.
 */
export function useSeatWords(seating: ErrorPrediction['seating']): string | null {
  const { t, i18n } = useTranslation();
  const { axes } = useAxes();
  if (!seating) return null;
  const { kind, directionLps, amount } = seating;
  const side = (sign: number): string => sideWords(t, lettersOf(scale<Vec3>(directionLps, sign), axes));
  const much = number(amount, kind === 'slide' ? 2 : 1, i18n.language);
  return t(`seat.${kind}`, { much, one: side(1), other: side(-1) });
}
