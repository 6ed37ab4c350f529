import type { ComponentType } from 'react';
import { TabPanel } from 'react-aria-components';
import { BonePanel } from './bone/bone-panel';
import { CheckPanel } from './check/check-panel';
import { ExportPanel } from './export/export-panel';
import { GuidePanel } from './guide/guide-panel';
import { OrientationPanel } from './orientation/orientation-panel';
import styles from './parts/panels.module.css';
import { PathPanel } from './path/path-panel';
import { ScanPanel } from './scan/scan-panel';
import { StepGate } from './parts/step-gate';
import { VerifyPanel } from './verify/verify-panel';
import { STEPS, type Step } from '../state/session/steps';

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
