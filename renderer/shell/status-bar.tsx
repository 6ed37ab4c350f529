import { ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { moveVolume } from '../../geometry/fusion/move-volume';
import { isInside, patientToVoxel } from '../../geometry/volume/volume';
import { cancelJobs } from '../actions/run-job';
import { ActionButton } from '../controls/action-button';
import { listed, UNKNOWN, whole } from '../language/format';
import { doingWords } from '../../geometry/messages/doing-words';
import { asLanguage } from '../../geometry/messages/translate';
import { readVoxel } from '../slices/read-voxel';
import { useSession } from '../state/session-store';
import { useOverlay } from '../stage/use-overlay';
import { SteppedWords } from './history-buttons';
import styles from './shell.module.css';

/** Where the pointer (or the crosshair) is, and what the planner is doing. */
export function StatusBar() {
  const { t, i18n } = useTranslation();
  const volume = useSession(session => session.scan?.volume ?? null);
  const point = useSession(session => session.hover ?? session.crosshair);
  const { overlay } = useOverlay();
  const over =
    overlay && point ? readVoxel(moveVolume(overlay.volume, overlay.fixedFromMoving), point) : null;
  const job = useSession(session => session.jobs.at(-1) ?? null);
  const voxel =
    volume && point && isInside(volume, point) ? patientToVoxel(volume, point).map(Math.round) : null;
  const [ni, nj] = volume?.sizeVoxels ?? [0, 0];
  const hu = voxel && volume ? volume.voxels[voxel[0]! + ni * (voxel[1]! + nj * voxel[2]!)]! : null;
  const share = job ? Math.round(100 * job.fraction) : 0;
  return (
    <footer className={styles.foot} aria-label={t('foot.status')}>
      <span className={styles.point} data-testid="cursor-lps">
        {point ? `${listed(point, 2, i18n.language)} mm` : UNKNOWN}
      </span>
      <span className={styles.voxel} data-testid="cursor-voxel">
        {voxel ? `${t('foot.voxel')} ${voxel.join(', ')}` : point ? t('foot.outside') : UNKNOWN}
      </span>
      <span className={styles.hu} data-testid="cursor-hu">
        {hu === null ? UNKNOWN : `${whole(hu, i18n.language)} ${t('units.hu')}`}
      </span>
      {overlay && (
        <span className={styles.hu} data-testid="cursor-over">
          {over === null ? UNKNOWN : `${overlay.name} ${whole(over, i18n.language)}`}
        </span>
      )}
      <SteppedWords />
      {job && (
        <>
          <ProgressBar
            className={styles.progress!}
            aria-label={doingWords(job.doing, asLanguage(i18n.language))}
            value={share}
          >
            <span>{doingWords(job.doing, asLanguage(i18n.language))}</span>
            <span className={styles.progressTrack}>
              <span className={styles.progressBar} style={{ display: 'block', width: `${share}%` }} />
            </span>
            <span className={styles.progressShare}>{share} %</span>
          </ProgressBar>
          <ActionButton kind="quiet" onPress={cancelJobs}>
            {t('foot.cancel')}
          </ActionButton>
        </>
      )}
    </footer>
  );
}
