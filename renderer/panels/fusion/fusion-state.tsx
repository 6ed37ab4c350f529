import { useTranslation } from 'react-i18next';
import { measureLandmarks } from '../../../geometry/fusion/measure-landmarks';
import { wholeLandmarks } from '../../state/case-scans';
import { Facts, type Fact } from '../../controls/facts';
import { number } from '../../language/format';
import { Translated } from '../../controls/translated';
import { CheckMark } from '../parts/check-mark';
import { acceptanceWords, fusionStatus, laidWords } from './fusion-words';
import styles from '../parts/panels.module.css';
import type { AddedScan } from '../../state/added-scan';

const TONES = { pass: 'good', warn: 'warn', fail: 'bad' } as const;

/** How the scan lies on the CT, what speaks against it, and who answers for it. */
export function FusionState({ added }: { readonly added: AddedScan }) {
  const { t, i18n } = useTranslation();
  const status = fusionStatus(added);
  const { fusion, doubts } = added;
  const residuals = fusion && measureLandmarks(wholeLandmarks(added), fusion.fixedFromMoving);
  const mm = (value: number): string => number(value, 2, i18n.language);
  const facts: Fact[] = [];
  if (fusion && fusion.metric !== null) {
    facts.push({ name: t('fusion.metric'), value: number(fusion.metric, 3, i18n.language) });
  }
  if (fusion && fusion.nudges > 0) {
    facts.push({ name: t('fusion.nudges'), value: t('fusion.times', { count: fusion.nudges }) });
  }
  if (residuals) {
    const value = `${mm(residuals.meanMm)} / ${mm(residuals.maxMm)} mm`;
    facts.push({ name: t('fusion.residual'), value });
  }
  return (
    <>
      <div className={`${styles.verdict} ${styles[status]}`} role="status" aria-label={t('fusion.state')}>
        <CheckMark status={status} />
        <span>
          {laidWords(t, added)}
          <span className={`${styles.small} ${styles[TONES[status]]}`}>
            {acceptanceWords(t, i18n.language, added)}
          </span>
        </span>
      </div>
      {doubts.map(doubt => (
        <p key={doubt.code} className={styles.warn}>
          <Translated of={doubt} />
        </p>
      ))}
      {facts.length > 0 && <Facts facts={facts} />}
    </>
  );
}
