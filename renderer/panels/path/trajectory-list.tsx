import { Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { worstStatus } from '../../../geometry/core/check';
import { ActionButton } from '../../controls/action-button';
import { trajectoryColour } from '../../state/draft';
import { removeTrajectory, useDraft } from '../../state/draft-store';
import { number, UNKNOWN } from '../../language/format';
import { measuredPaths } from '../../state/measured-paths';
import { useSession } from '../../state/session-store';
import { selectTrajectory } from '../../actions/place-end';
import styles from '../parts/panels.module.css';

/** The paths; one of them is worked on. */
export function TrajectoryList() {
  const { t, i18n } = useTranslation();
  const draft = useDraft(whole => whole);
  const measured = useSession(session => session.measured);
  const paths = measuredPaths(draft, { measured });
  if (draft.trajectories.length === 0) return <p className={styles.note}>{t('path.none')}</p>;
  return (
    <ul className={styles.paths} aria-label={t('path.list')}>
      {draft.trajectories.map(({ id }) => {
        const path = paths?.find(one => one.id === id);
        const colour = trajectoryColour(draft, id);
        const chosen = id === draft.selected;
        const length = path?.trajectory
          ? `${number(path.trajectory.lengthMm, 1, i18n.language)} mm`
          : UNKNOWN;
        return (
          <li key={id} className={styles.pathRow}>
            <Button
              className={styles.path!}
              style={chosen ? { borderColor: colour } : {}}
              aria-current={chosen}
              onPress={() => selectTrajectory(id)}
            >
              <span className={styles.dot} style={{ background: colour }} aria-hidden="true" />
              <span>{id}</span>
              <span className={styles.pathPlace}>{path ? t(`check.${worstStatus(path.checks)}`) : ''}</span>
              <span>{length}</span>
            </Button>
            <ActionButton kind="quiet" name={t('path.remove', { id })} onPress={() => removeTrajectory(id)}>
              <Trash2 size={14} aria-hidden="true" />
            </ActionButton>
          </li>
        );
      })}
    </ul>
  );
}
