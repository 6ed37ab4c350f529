import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { translate } from '../../../geometry/messages/translate';
import { checkPrinter } from '../../../geometry/plan/checks/check-printer';
import { cycleWords } from '../../../geometry/print/describe-profile';
import { couponExpiry } from '../../../geometry/print/judge-profile';
import { isMeasured, type PrinterProfile } from '../../../geometry/print/printer-profile';
import { beginCoupon } from '../../actions/measure-coupon';
import { choosePrinter, loadPrinters, openPrinter, savePrinter } from '../../actions/printers';
import { ActionButton } from '../../controls/action-button';
import { Choice } from '../../controls/choice';
import { Facts } from '../../controls/facts';
import { TextInput } from '../../controls/text-input';
import { day } from '../../language/format';
import { translateMessage } from '../../language/translate-message';
import { edit, useDraft } from '../../state/draft-store';
import { chosenPrinter, CYCLE_CHOICES, listPrinters } from '../../state/printer-choice';
import { useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';

const NONE = 'none-said';

/** What the guide is printed on, what is known of it, and the way to know more. */
export function PrinterSection() {
  const { t, i18n } = useTranslation();
  const printer = useDraft(draft => draft.printer);
  const own = useSession(session => session.printers) ?? [];
  useEffect(() => void loadPrinters(), []);
  const options = listPrinters(own, printer);
  const chosen = chosenPrinter(options, printer);
  const label = (profile: PrinterProfile): string =>
    isMeasured(profile)
      ? t('printer.measured', {
          name: profile.name,
          date: day(profile.measuredAt!.slice(0, 10), i18n.language),
        })
      : t('printer.shipped', { name: profile.name });
  return (
    <Section title={t('printer.title')}>
      <Choice
        name={t('printer.choose')}
        columns={1}
        value={chosen?.id ?? NONE}
        options={[
          { id: NONE, label: t('printer.none') },
          ...options.map(({ id, profile }) => ({ id, label: label(profile) })),
        ]}
        onChange={id => {
          const option = options.find(one => one.id === id);
          if (option) void choosePrinter(option.profile);
          else edit(() => ({ printer: null }));
        }}
      />
      {printer ? <PrinterUse /> : <p className={styles.small}>{t('printer.note')}</p>}
      <div className={styles.pair}>
        <ActionButton onPress={() => void openPrinter()}>{t('printer.open')}</ActionButton>
        <ActionButton disabled={!printer} onPress={() => printer && void savePrinter(printer.profile)}>
          {t('printer.save')}
        </ActionButton>
      </div>
      <ActionButton wide disabled={!printer} onPress={() => printer && beginCoupon(printer.profile)}>
        {t('printer.coupon')}
      </ActionButton>
    </Section>
  );
}

/** Lot and cycle, and what the checks will say of them. */
function PrinterUse() {
  const { t, i18n } = useTranslation();
  const draft = useDraft(whole => whole);
  const lang = useSession(session => session.language);
  const { printer } = draft;
  if (!printer) return null;
  const change = (part: Partial<typeof printer>): void =>
    edit(now => ({ printer: now.printer && { ...now.printer, ...part } }));
  const until = couponExpiry(printer.profile);
  const checks = checkPrinter(draft, Date.now());
  const tones = { pass: '', warn: styles.warn, fail: styles.bad } as const;
  return (
    <>
      <TextInput name={t('printer.lot')} value={printer.lot} most={64} onChange={lot => change({ lot })} />
      <Choice
        name={t('printer.cycle')}
        columns={2}
        value={printer.cycle ?? NONE}
        options={CYCLE_CHOICES.map(cycle => ({
          id: cycle ?? NONE,
          label: cycle === null ? t('printer.none') : translate([cycleWords(cycle)], lang),
        }))}
        onChange={id => change({ cycle: CYCLE_CHOICES.find(cycle => cycle === id) ?? null })}
      />
      {until !== null && <Facts facts={[{ name: t('printer.expires'), value: day(until, i18n.language) }]} />}
      <ul className={styles.reasons} aria-label={t('printer.title')}>
        {checks.map(check => (
          <li key={check.id} className={`${styles.small} ${tones[check.status]}`}>
            {translateMessage(check, i18n.language)}
          </li>
        ))}
      </ul>
    </>
  );
}
