import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../controls/action-button';
import { MOST_TRAJECTORIES, selectedTrajectory } from '../../state/draft';
import { addTrajectory, useDraft } from '../../state/draft-store';
import { measuredPaths } from '../../state/measured-paths';
import { overlaidScan } from '../../state/overlaid-scan';
import { setSession, useSession } from '../../state/session-store';
import { OverlayControls } from '../fusion/overlay-controls';
import { SoftPartsSection } from '../parts/soft-parts-section';
import styles from '../parts/panels.module.css';
import { LesionControls } from './lesion-controls';
import { SelectedPath } from './selected-path';
import { TrajectoryList } from './trajectory-list';

/** Where the needle goes. */
export function PathPanel() {
  const { t } = useTranslation();
  const draft = useDraft(whole => whole);
  const measured = useSession(session => session.measured);
  const over = useSession(session => overlaidScan(draft, session)?.scan.role ?? null);
  const selected = selectedTrajectory(draft);
  const path = (selected && measuredPaths(draft, { measured })?.find(one => one.id === selected.id)) ?? null;
  return (
    <>
      <div className={styles.content}>
        <TrajectoryList />
        <LesionControls />
        {selected && <SelectedPath draft={draft} selected={selected} path={path} />}
        <SoftPartsSection />
        {over && <OverlayControls name={t(`fusion.short.${over}`)} />}
      </div>
      <div className={styles.foot}>
        <ActionButton
          wide
          disabled={draft.trajectories.length >= MOST_TRAJECTORIES}
          onPress={() => {
            addTrajectory();
            setSession({ tool: 'target' });
          }}
        >
          <Plus size={15} aria-hidden="true" />
          {t('path.add')}
        </ActionButton>
        <ActionButton
          kind="primary"
          wide
          disabled={!path?.trajectory}
          onPress={() => setSession({ step: 'guide' })}
        >
          {t('path.next')}
        </ActionButton>
      </div>
    </>
  );
}
