import { useTranslation } from 'react-i18next';
import { NumberInput } from '../../controls/number-input';
import { entered } from '../../language/format';
import { fieldLimits } from '../../state/field-limits';

/** Arrow steps: fine fields, and lengths. */
export const FINE = [0.01, 0.1, 0.005] as const;
export const COARSE = [0.5, 5, 0.1] as const;

interface MillimetreFieldProps {
  readonly name: string;
  /** The field of the case whose limits hold. */
  readonly limitsOf: string;
  readonly value: number;
  readonly steps: readonly [number, number, number];
  /** Closer limits than the field's own, and why. */
  readonly least?: number;
  readonly most?: number;
  readonly because?: string;
  onChange(value: number): void;
}

/** One measure of the guide or its tool, with the limits that the case file sets. */
export function MillimetreField({
  limitsOf,
  least = -Infinity,
  most = Infinity,
  ...field
}: MillimetreFieldProps) {
  const { t, i18n } = useTranslation();
  const limits = fieldLimits(limitsOf);
  const [low, high] = [Math.max(limits.low, least), Math.min(limits.high, most)];
  const said = (value: number): string => entered(value, 0, i18n.language);
  return (
    <NumberInput
      {...field}
      layout="row"
      unit="mm"
      low={low}
      high={high}
      leastDigits={field.steps === FINE ? 2 : 1}
      hint={t('guide.limits', { low: said(low), high: said(high), unit: 'mm' })}
    />
  );
}
