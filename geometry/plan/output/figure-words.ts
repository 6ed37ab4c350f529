import { checkFigures, type MeasuredCheck } from '../../core/check-figures';
import { decimal, type Value } from '../../core/message';
import { words } from '../../messages/phrase';

/** What is written behind a figure; a unit that is not here stands as it is. */
const UNITS: Readonly<Record<string, Value | null>> = {
  deg: words('degrees'),
  HU: words('hounsfield-unit'),
  mm2: words('square-mm'),
  mm3: words('cubic-mm'),
  count: null,
  '': null,
};
const REQUIRED = {
  'at-most': 'figure-at-most',
  'at-least': 'figure-at-least',
  above: 'figure-above',
  exactly: 'figure-exactly',
} as const;

/**
 * "measured 1.900 mm, required 1.900 +/- 0.030 mm, margin 0.030 mm" as a value of a sentence; null
 * for a check without a number.
 */
export function figureWords(check: MeasuredCheck): Value | null {
  const { measured, required, margin, digits } = checkFigures(check);
  const unit = UNITS[check.unit] === undefined ? check.unit : UNITS[check.unit]!;
  const asValue = (value: number): Value =>
    unit === null ? decimal(value, digits) : words('with-unit', { number: decimal(value, digits), unit });
  const parts: Value[] = [];
  if (measured !== null) parts.push(words('figure-value', { value: asValue(measured) }));
  if (required) {
    const { sense, limit, nominal } = required;
    parts.push(
      sense === 'within'
        ? words('figure-within', { nominal: decimal(nominal!, digits), limit: asValue(limit) })
        : words(REQUIRED[sense], { limit: asValue(limit) }),
    );
  }
  if (margin !== null) parts.push(words('figure-margin', { margin: asValue(margin) }));
  return parts.length === 0 ? null : parts;
}
