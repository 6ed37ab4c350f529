import { useTranslation } from 'react-i18next';
import { fitLandmarks } from '../../../geometry/fusion/fit-landmarks';
import { measureLandmarks } from '../../../geometry/fusion/measure-landmarks';
import { wholeLandmarks } from '../../state/case-scans';
import { ActionButton } from '../../controls/action-button';
import { Facts } from '../../controls/facts';
import { OnOff } from '../../controls/on-off';
import { number, UNKNOWN } from '../../language/format';
import { awaitsMoving, layScan, removeLandmark } from '../../state/fusion-edits';
import { raise, setSession, useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';
import { SpotRow } from '../parts/spot-row';
import type { AddedScan } from '../../state/added-scan';

/**
 * Spots that both scans show: marked in turn, held against the fusion, and a way to lay the scan on
 * the CT.
 */
export function FusionLandmarks({ added }: { readonly added: AddedScan }) {
  const { t, i18n } = useTranslation();
  const marking = useSession(session => session.tool === 'landmark');
  const { id, landmarks, fusion } = added;
  const pairs = wholeLandmarks(added);
  const residuals = fusion && measureLandmarks(pairs, fusion.fixedFromMoving);
  const mm = (value: number | undefined): string =>
    value === undefined ? UNKNOWN : `${number(value, 2, i18n.language)} mm`;
  const fit = (): void => {
    const fitted = fitLandmarks(pairs);
    if (!fitted.ok) {
      raise('scan', fitted.problem);
      return;
    }
    const { fixedFromMoving } = fitted.value;
    layScan(id, { fixedFromMoving, method: 'landmarks', metric: null, quality: null });
    setSession({ tool: 'crosshair' });
  };
  return (
    <Section title={t('fusion.landmarks')}>
      <OnOff value={marking} onChange={on => setSession({ tool: on ? 'landmark' : 'crosshair' })}>
        {t('fusion.mark')}
      </OnOff>
      {marking && (
        <p className={styles.placing} role="status">
          {t(awaitsMoving(added) ? 'fusion.markMoving' : 'fusion.markFixed')}
        </p>
      )}
      {landmarks.length > 0 && (
        <ul className={styles.paths} aria-label={t('fusion.landmarks')}>
          {landmarks.map(({ fixedLps, movingLps }, n) => (
            <SpotRow
              key={n}
              at={fixedLps}
              showName={t('fusion.showPair', { n: n + 1 })}
              removeName={t('fusion.removePair', { n: n + 1 })}
              onRemove={() => removeLandmark(id, n)}
            >
              {t('fusion.pair', { n: n + 1 })}
              <span className={styles.small}>{movingLps ? mm(residuals?.eachMm[n]) : t('fusion.half')}</span>
            </SpotRow>
          ))}
        </ul>
      )}
      {residuals && (
        <Facts
          facts={[
            { name: t('fusion.residualMean'), value: mm(residuals.meanMm) },
            { name: t('fusion.residualMax'), value: mm(residuals.maxMm) },
          ]}
        />
      )}
      {(marking || landmarks.length > 0) && (
        <>
          {pairs.length < 3 && <p className={styles.small}>{t('fusion.needPairs')}</p>}
          <ActionButton wide disabled={pairs.length < 3} onPress={fit}>
            {t('fusion.fit')}
          </ActionButton>
        </>
      )}
    </Section>
  );
}
