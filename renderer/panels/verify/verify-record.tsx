import { useTranslation } from 'react-i18next';
import { refineTerms, LEAST_GUIDES } from '../../../geometry/verify/refine-terms';
import { summariseRecord, type Spread } from '../../../geometry/verify/summarise-record';
import { addVerified, openRecord, removeVerified, saveRecord } from '../../actions/clinic-record';
import { ActionButton } from '../../controls/action-button';
import { Facts } from '../../controls/facts';
import { judgeOf } from '../../state/carried-out';
import { edit, useDraft } from '../../state/draft-store';
import { number, UNKNOWN } from '../../language/format';
import { laterKey } from '../../state/edit-postoperative-scan';
import { isOfSample } from '../../state/of-sample';
import { useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';

/**
 * The clinic's own record: what this check adds to it, its statistics, and what they make of the
 * error budget.
 */
export function VerifyRecord() {
  const { t } = useTranslation();
  const rows = useSession(session => session.record);
  const final = useSession(session => session.final);
  const verified = useSession(session => session.verified);
  const draft = useDraft(all => all);
  const isSample = useSession(session => isOfSample(draft, session));
  const judge = judgeOf(draft, { final });
  const isMeasured = verified !== null && verified.key === laterKey(draft, { final });
  if (!rows) return null;
  const isIn = rows.some(
    row => row.case === judge?.plan.case.patient.id && row.scan === draft.later?.seriesUid,
  );
  return (
    <Section title={t('verify.record')}>
      {rows.length === 0 ? <p className={styles.small}>{t('verify.recordEmpty')}</p> : <Statistics />}
      <ActionButton
        wide
        kind={isMeasured && !isIn ? 'primary' : 'plain'}
        disabled={isSample || !isMeasured || verified.value.outcomes.length === 0}
        onPress={() => void addVerified()}
      >
        {t(isIn ? 'verify.recordAgain' : 'verify.recordAdd')}
      </ActionButton>
      {isSample && <p className={styles.small}>{t('verify.recordSample')}</p>}
      {isIn && (
        <ActionButton wide onPress={() => void removeVerified()}>
          {t('verify.recordRemove')}
        </ActionButton>
      )}
      <div className={styles.pair}>
        <ActionButton disabled={rows.length === 0} onPress={() => void saveRecord()}>
          {t('verify.recordSave')}
        </ActionButton>
        <ActionButton onPress={() => void openRecord()}>{t('verify.recordOpen')}</ActionButton>
      </div>
    </Section>
  );
}

function Statistics() {
  const { t, i18n } = useTranslation();
  const rows = useSession(session => session.record) ?? [];
  const lang = i18n.language;
  const { paths, guides, targetMm, entryMm, angleDeg, inside95 } = summariseRecord(rows);
  const spread = (s: Spread | null, unit: string): string =>
    s
      ? t('verify.spread', {
          median: number(s.median, 2, lang),
          min: number(s.min, 2, lang),
          max: number(s.max, 2, lang),
          unit,
        })
      : UNKNOWN;
  return (
    <>
      <Facts
        facts={[
          { name: t('verify.counted'), value: t('verify.count', { paths, guides }) },
          { name: t('verify.target'), value: spread(targetMm, 'mm') },
          { name: t('verify.entry'), value: spread(entryMm, 'mm') },
          { name: t('verify.angle'), value: spread(angleDeg, '°') },
          {
            name: t('verify.inside95'),
            value: inside95.of === 0 ? UNKNOWN : t('verify.of', { inside: inside95.inside, of: inside95.of }),
          },
        ]}
      />
      <Refined />
    </>
  );
}

/**
 * What the record makes of the budget's print term; used only when it is asked for, and undone like
 * every edit.
 */
function Refined() {
  const { t, i18n } = useTranslation();
  const rows = useSession(session => session.record) ?? [];
  const printMm = useDraft(draft => draft.accuracy.printMm);
  const refined = refineTerms(rows);
  if (!refined.ok) return <p className={styles.small}>{t('verify.tooFew', { least: LEAST_GUIDES })}</p>;
  const n = (value: number): string => number(value, 2, i18n.language);
  const { factor, factorLow, factorHigh, printMm: next } = refined.value;
  return (
    <>
      <p className={styles.note}>
        {t('verify.factor', { factor: n(factor), low: n(factorLow), high: n(factorHigh) })}
      </p>
      <ActionButton
        wide
        disabled={printMm === next}
        onPress={() => edit(d => ({ accuracy: { ...d.accuracy, printMm: next } }))}
      >
        {t('verify.apply', { from: n(printMm), to: n(next) })}
      </ActionButton>
    </>
  );
}
