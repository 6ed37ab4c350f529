import type { Check } from '../core/check';
import { decimal } from '../core/message';
import { phrase } from '../messages/phrase';
import type { GuideParameters } from './parameters';

/**
 * Whether a guide, whatever it stands on, needs no more bone bare than is to be; nothing where the
 * case sets no limit.
 *
 * @param bareMm2 bone that it needs bare, mm2
 */
export function checkBared(
  { exposedAreaMm2 }: Pick<GuideParameters, 'exposedAreaMm2'>,
  bareMm2: number,
): Check[] {
  if (exposedAreaMm2 === null) return [];
  const isMuch = bareMm2 > exposedAreaMm2 + 1e-6;
  const told = { bare: decimal(bareMm2, 0), area: decimal(exposedAreaMm2, 0) };
  return [
    {
      id: 'exposed-area',
      status: isMuch ? 'warn' : 'pass',
      value: bareMm2,
      limit: exposedAreaMm2,
      sense: 'at-most',
      unit: 'mm2',
      ...phrase(isMuch ? 'bared-too-much' : 'bared-within', told),
    },
  ];
}
