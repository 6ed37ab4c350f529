import { useTranslation } from 'react-i18next';
import { checkFigures } from '../../../geometry/core/check-figures';
import type { Plan } from '../../../geometry/plan/document/plan-schema';
import { number } from '../../language/format';
import styles from '../parts/panels.module.css';

const UNITS: Readonly<Record<string, string>> = {
  mm: ' mm',
  deg: '°',
  mm2: ' mm²',
  mm3: ' mm³',
  count: '',
  '': '',
};

/**
 * A check's three figures: what was measured, what it must keep to, and what is left before that.
 */
export function CheckFigures({ check }: { readonly check: Plan['checks'][number] }) {
  const { t, i18n } = useTranslation();
  const { measured, required, margin, digits } = checkFigures(check);
  if (measured === null && !required) return null;
  const value = (v: number): string =>
    `${number(v, digits, i18n.language)}${check.unit === 'HU' ? ` ${t('units.hu')}` : (UNITS[check.unit] ?? ` ${check.unit}`)}`;
  const figures = [
    ['measured', measured === null ? null : value(measured)],
    [
      'required',
      required &&
        (required.sense === 'within'
          ? `${number(required.nominal!, digits, i18n.language)} ± ${value(required.limit)}`
          : `${SIGNS[required.sense]} ${value(required.limit)}`),
    ],
    ['margin', margin === null ? null : `${margin > 0 ? '+' : ''}${value(margin)}`],
  ] as const;
  return (
    <dl className={styles.checkFigures}>
      {figures.map(([name, said]) => (
        <div key={name} data-figure={name}>
          {said !== null && (
            <>
              <dt>{t(`check.${name}`)}</dt>
              <dd>{said}</dd>
            </>
          )}
        </div>
      ))}
    </dl>
  );
}

const SIGNS = { 'at-most': '≤', 'at-least': '≥', above: '>', exactly: '=' } as const;
