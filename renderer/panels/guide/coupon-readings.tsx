import { useTranslation } from 'react-i18next';
import { translate } from '../../../geometry/messages/translate';
import { listCouponRows, type CouponRow } from '../../../geometry/print/coupon-rows';
import type { CouponLayout } from '../../../geometry/print/lay-out-coupon';
import { changeCoupon } from '../../actions/measure-coupon';
import { NumberInput } from '../../controls/number-input';
import { number } from '../../language/format';
import type { CouponWork } from '../../state/session/coupon-work';
import { useSession } from '../../state/session-store';
import styles from './coupon-dialog.module.css';

interface CouponReadingsProps {
  readonly coupon: CouponWork;
  readonly layout: CouponLayout;
}

/** Limits of a reading; whether it can be right is for the table's reader to say. */
const limitsOf = ({ kind }: CouponRow) =>
  kind === 'bore' ? { low: 0, high: 14, leastDigits: 0 } : { low: 0, high: 300, leastDigits: 2 };

/** Every reading of a coupon with its field, and what is left of it once it was solved. */
export function CouponReadings({ coupon, layout }: CouponReadingsProps) {
  const { t, i18n } = useTranslation();
  const lang = useSession(session => session.language);
  const { readings, solved, problem } = coupon;
  const set = (id: string, value: number | null): void => {
    const others = Object.fromEntries(Object.entries(readings).filter(([row]) => row !== id));
    changeCoupon({ readings: value === null ? others : { ...others, [id]: value } });
  };
  return (
    <table className={styles.readings}>
      <thead>
        <tr>
          <th scope="col">{t('coupon.row')}</th>
          <th scope="col">{t('coupon.drawn')}</th>
          <th scope="col">{t('coupon.read')}</th>
          <th scope="col">{t('coupon.left')}</th>
        </tr>
      </thead>
      <tbody>
        {listCouponRows(layout).map(row => {
          const { id, kind, nominal } = row;
          const left = solved?.residualsMm[id];
          return (
            <tr key={id} data-refused={problem?.where === id}>
              <th scope="row">
                <code>{id}</code> {translate([row.what], lang)}
              </th>
              <td>{kind === 'length' || kind === 'needle' ? number(nominal, 2, i18n.language) : ''}</td>
              <td>
                <NumberInput
                  name={id}
                  caption=""
                  unit={kind === 'bore' ? '' : 'mm'}
                  value={readings[id] ?? null}
                  {...limitsOf(row)}
                  steps={kind === 'bore' ? [1, 1, 1] : [0.01, 0.1, 0.01]}
                  onChange={value => set(id, value)}
                  onClear={() => set(id, null)}
                />
              </td>
              <td>{left === undefined ? '' : `${number(left, 3, i18n.language)} mm`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
