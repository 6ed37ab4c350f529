import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../controls/action-button';
import { setSession } from '../../state/session-store';
import { useStepStates } from '../../state/use-step-states';
import styles from './panels.module.css';
import type { Step } from '../../state/session/steps';

interface StepGateProps {
  readonly step: Step;
  readonly children: ReactNode;
}

/** The step's name, and its controls once nothing stands before it. */
export function StepGate({ step, children }: StepGateProps) {
  const { t } = useTranslation();
  const { waitsFor } = useStepStates()[step];
  return (
    <>
      <h2 className={styles.title}>{t(`steps.${step}`)}</h2>
      {waitsFor ? (
        <div className={styles.content}>
          <p className={styles.note}>{t('status.waits', { step: t(`steps.${waitsFor}`) })}</p>
          <ActionButton onPress={() => setSession({ step: waitsFor })}>
            {t('alert.goTo', { step: t(`steps.${waitsFor}`) })}
          </ActionButton>
        </div>
      ) : (
        children
      )}
    </>
  );
}
