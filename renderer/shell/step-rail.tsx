import {
  Bone,
  Box,
  Compass,
  Crosshair,
  Download,
  ListChecks,
  ScanLine,
  Target,
  type LucideIcon,
} from 'lucide-react';
import { Tab, TabList } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StepState } from '../state/step-states';
import { PlanCard } from './plan-card';
import { useStepStates } from '../state/use-step-states';
import styles from './shell.module.css';
import { STEPS, type Step } from '../state/session/steps';

const ICONS: Readonly<Record<Step, LucideIcon>> = {
  scan: ScanLine,
  orientation: Compass,
  bone: Bone,
  path: Crosshair,
  guide: Box,
  check: ListChecks,
  export: Download,
  verify: Target,
};
const MARKS = { todo: '', done: '✓', attention: '!', failed: '✕', stale: '↻' } as const;

/** The steps with their states. */
export function StepRail() {
  const { t } = useTranslation();
  const states = useStepStates();
  const words = ({ status, waitsFor }: StepState): string =>
    waitsFor ? t('status.waits', { step: t(`steps.${waitsFor}`) }) : t(`status.${status}`);
  return (
    <nav className={styles.rail} aria-label={t('bar.steps')}>
      <TabList aria-label={t('bar.steps')} className={styles.tabList!}>
        {STEPS.map((step, n) => {
          const state = states[step];
          const Icon = ICONS[step];
          return (
            <Tab
              key={step}
              id={step}
              className={styles.tab!}
              aria-label={t(`steps.${step}`)}
              aria-describedby={`state-${step}`}
            >
              <span className={styles.tabNumber} data-sign={n + 1} aria-hidden="true" />
              <Icon size={15} aria-hidden="true" />
              <span>{t(`steps.${step}`)}</span>
              <span
                className={state.waitsFor ? styles.waits : styles[state.status]}
                title={words(state)}
                data-sign={state.waitsFor ? '' : MARKS[state.status]}
                aria-hidden="true"
              />
            </Tab>
          );
        })}
      </TabList>
      <PlanCard />
      {STEPS.map(step => (
        <span key={step} id={`state-${step}`} hidden>
          {words(states[step])}
        </span>
      ))}
    </nav>
  );
}
