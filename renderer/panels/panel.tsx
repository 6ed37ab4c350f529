import type { ComponentType } from 'react';
import { TabPanel } from 'react-aria-components';
import { BonePanel } from './bone-panel';
import { CheckPanel } from './check-panel';
import { ExportPanel } from './export-panel';
import { GuidePanel } from './guide-panel';
import { OrientationPanel } from './orientation-panel';
import styles from './panels.module.css';
import { PathPanel } from './path-panel';
import { ScanPanel } from './scan-panel';
import { StepGate } from './step-gate';
import { VerifyPanel } from './verify-panel';
import { STEPS, type Step } from '../app/steps';

const PANELS: Readonly<Record<Step, ComponentType>> = {
  scan: ScanPanel,
  orientation: OrientationPanel,
  bone: BonePanel,
  path: PathPanel,
  guide: GuidePanel,
  check: CheckPanel,
  export: ExportPanel,
  verify: VerifyPanel,
};

/** The chosen step's panel. */
export function Panel() {
  return STEPS.map(step => {
    const Content = PANELS[step];
    return (
      <TabPanel key={step} id={step} className={styles.panel!}>
        <StepGate step={step}>
          <Content />
        </StepGate>
      </TabPanel>
    );
  });
}
