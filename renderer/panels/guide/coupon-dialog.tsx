import { useTranslation } from 'react-i18next';
import { translate } from '../../../geometry/messages/translate';
import { cycleWords, describeProfile } from '../../../geometry/print/describe-profile';
import { STERILISING_CYCLES } from '../../../geometry/print/printer-profile';
import {
  changeCoupon,
  openReadings,
  saveCouponFile,
  solveTyped,
  takeSolved,
} from '../../actions/measure-coupon';
import { savePrinter } from '../../actions/printers';
import { ActionButton } from '../../controls/action-button';
import { Choice } from '../../controls/choice';
import dialogs from '../../controls/dialogs.module.css';
import { Facts } from '../../controls/facts';
import { HouseDialog } from '../../controls/house-dialog';
import { NumberInput } from '../../controls/number-input';
import { TextInput } from '../../controls/text-input';
import { number } from '../../language/format';
import { translateMessage } from '../../language/translate-message';
import { couponLayout } from '../../state/coupon-layout';
import { fieldLimits } from '../../state/field-limits';
import type { CouponWork } from '../../state/session/coupon-work';
import { setSession, useSession } from '../../state/session-store';
import panels from '../parts/panels.module.css';
import { Section } from '../parts/section';
import { CouponReadings } from './coupon-readings';
import styles from './coupon-dialog.module.css';

/** The coupon of a printer: its part to be printed, its readings to be typed in, what they say. */
export function CouponDialog() {
  const { t, i18n } = useTranslation();
  const coupon = useSession(session => session.coupon);
  if (!coupon) return null;
  return (
    <HouseDialog title={t('coupon.title', { name: coupon.profile.name })} wide>
      <div className={styles.page}>
        <p className={panels.note}>{t('coupon.note')}</p>
        <CouponPart coupon={coupon} />
        <CouponProfile coupon={coupon} />
        <CouponTable coupon={coupon} />
      </div>
      {coupon.problem && (
        <p className={panels.bad} role="alert">
          {translateMessage(coupon.problem, i18n.language)}
        </p>
      )}
      <div className={dialogs.foot}>
        <ActionButton onPress={() => setSession({ dialog: null })}>{t('coupon.close')}</ActionButton>
        <div className={dialogs.footEnd}>
          <ActionButton kind={coupon.solved ? 'plain' : 'primary'} onPress={solveTyped}>
            {t('coupon.solve')}
          </ActionButton>
          <ActionButton
            disabled={!coupon.solved}
            onPress={() => coupon.solved && void savePrinter(coupon.solved.profile)}
          >
            {t('printer.save')}
          </ActionButton>
          <ActionButton
            kind={coupon.solved ? 'primary' : 'plain'}
            disabled={!coupon.solved}
            onPress={() => void takeSolved()}
          >
            {t('coupon.take')}
          </ActionButton>
        </div>
      </div>
    </HouseDialog>
  );
}

interface CouponProps {
  readonly coupon: CouponWork;
}

/** What it is made for, and its files. */
function CouponPart({ coupon }: CouponProps) {
  const { t, i18n } = useTranslation();
  const layout = couponLayout(coupon);
  const mm = (value: number): string => number(value, 0, i18n.language);
  return (
    <Section title={t('coupon.made')}>
      <div className={panels.pair}>
        <NumberInput
          layout="row"
          name={t('coupon.needle')}
          value={coupon.toolDiameterMm}
          unit="mm"
          {...fieldLimits('tool.diameterMm')}
          onChange={toolDiameterMm => changeCoupon({ toolDiameterMm })}
        />
        <NumberInput
          layout="row"
          name={t('coupon.tilt')}
          value={coupon.tiltDeg}
          unit="°"
          low={0}
          high={60}
          leastDigits={0}
          steps={[1, 5, 1]}
          onChange={tiltDeg => changeCoupon({ tiltDeg })}
        />
      </div>
      {layout.ok ? (
        <Facts
          facts={[
            { name: t('coupon.id'), value: layout.value.id },
            { name: t('coupon.size'), value: `${layout.value.sizeMm.map(mm).join(' × ')} mm` },
          ]}
        />
      ) : (
        <p className={panels.bad}>{translateMessage(layout.problem, i18n.language)}</p>
      )}
      <div className={panels.three}>
        {(['part', 'sheet', 'table'] as const).map(file => (
          <ActionButton key={file} disabled={!layout.ok} onPress={() => void saveCouponFile(file)}>
            {t(`coupon.${file}`)}
          </ActionButton>
        ))}
      </div>
    </Section>
  );
}

/** When and how it was measured, and every reading. */
function CouponTable({ coupon }: CouponProps) {
  const { t } = useTranslation();
  const layout = couponLayout(coupon);
  const lang = useSession(session => session.language);
  return (
    <Section title={t('coupon.readings')}>
      <div className={styles.open}>
        <ActionButton onPress={() => void openReadings()}>{t('coupon.open')}</ActionButton>
        <span className={panels.small}>{t('coupon.drop')}</span>
      </div>
      <div className={panels.pair}>
        <TextInput
          name={t('coupon.day')}
          value={coupon.day}
          most={10}
          onChange={next => changeCoupon({ day: next })}
        />
        <TextInput
          name={t('printer.lot')}
          value={coupon.lot}
          most={64}
          onChange={lot => changeCoupon({ lot })}
        />
      </div>
      <Choice
        name={t('printer.cycle')}
        columns={3}
        value={coupon.cycle}
        options={STERILISING_CYCLES.map(id => ({ id, label: translate([cycleWords(id)], lang) }))}
        onChange={cycle => changeCoupon({ cycle })}
      />
      {layout.ok && <CouponReadings coupon={coupon} layout={layout.value} />}
    </Section>
  );
}

/** What the readings say of the printer. */
function CouponProfile({ coupon: { solved } }: CouponProps) {
  const { t } = useTranslation();
  const lang = useSession(session => session.language);
  if (!solved) return null;
  return (
    <Section title={t('coupon.solved')}>
      <dl className={styles.profile}>
        {describeProfile(solved.profile).map(({ name, told }) => (
          <div key={translate([name], lang)}>
            <dt>{translate([name], lang)}</dt>
            <dd>{told.map(line => translate([line], lang)).join(' ; ')}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
