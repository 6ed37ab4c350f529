import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSignature } from '../../../geometry/plan/document/case-fields';
import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import { agreeToOffer } from '../../actions/opening/choose-series';
import { ActionButton } from '../../controls/action-button';
import { TextInput } from '../../controls/text-input';
import { number } from '../../language/format';
import { raise } from '../../state/session-store';
import styles from '../parts/panels.module.css';

/**
 * Asks whether the slice that a series lacks may be filled in, says what that means, and takes a
 * name for it.
 */
export function MissingSliceQuestion({ series }: { readonly series: SeriesSummary }) {
  const { t, i18n } = useTranslation();
  const [name, setName] = useState('');
  const [declined, setDeclined] = useState(false);
  const { offer, problems } = series;
  if (!offer) return null;
  const decline = (): void => {
    setDeclined(true);
    if (problems[0]) raise('scan', problems[0]);
  };
  if (declined) {
    return (
      <div className={styles.question}>
        <p>{t('rescue.declined')}</p>
        <ActionButton kind="quiet" onPress={() => setDeclined(false)}>
          {t('rescue.askAgain')}
        </ActionButton>
      </div>
    );
  }
  const words = `missing-slice-${series.uid}`;
  return (
    <section className={styles.question} role="group" aria-labelledby={words}>
      <p id={words} className={styles.questionTitle}>
        {t('rescue.question')}
      </p>
      <p>{t('rescue.meaning', { mm: number(offer.amount, 2, i18n.language) })}</p>
      <TextInput name={t('rescue.name')} value={name} most={64} onChange={setName} />
      <div className={styles.pair}>
        <ActionButton onPress={decline}>{t('rescue.decline')}</ActionButton>
        <ActionButton
          kind="primary"
          disabled={!isSignature(name.trim())}
          onPress={() => void agreeToOffer(series.uid, name.trim())}
        >
          {t('rescue.agree')}
        </ActionButton>
      </div>
    </section>
  );
}
