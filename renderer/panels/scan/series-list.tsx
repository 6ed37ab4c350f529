import { Layers } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import { addSeries } from '../../actions/add-scan';
import { chooseSeries } from '../../actions/opening/choose-series';
import { ActionButton } from '../../controls/action-button';
import { Translated } from '../../controls/translated';
import { useDraft } from '../../state/draft-store';
import { number } from '../../language/format';
import { useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { MissingSliceQuestion } from './missing-slice-question';
import { ThumbnailPicture } from './thumbnail-picture';

/** Every series of the files, with what it is and why it can or cannot be used. */
export function SeriesList({ series }: { readonly series: readonly SeriesSummary[] }) {
  const { t, i18n } = useTranslation();
  const chosen = useDraft(draft => draft.seriesUid);
  const thumbnails = useSession(session => session.thumbnails);
  const preselected = useSession(session => session.files?.preselected ?? null);
  const open = useSession(session => session.scan?.series.uid ?? null);
  const added = useDraft(draft => draft.added);
  const usable = series.filter(one => one.usable).length;
  return (
    <ul className={styles.series}>
      {series.map(one => (
        <li key={one.uid} className={styles.seriesRow}>
          <Button
            className={styles.seriesItem!}
            data-chosen={one.uid === chosen}
            isDisabled={!one.usable}
            onPress={() => void chooseSeries(one.uid)}
          >
            <ThumbnailPicture thumbnail={thumbnails[one.uid]} />
            <span>
              <span className={styles.seriesName}>{one.description || t('scan.untitled')}</span>
              <span className={styles.small}>
                {one.format === 'DICOM' ? one.modality : `${one.modality} (${one.format})`},{' '}
                {one.sizeVoxels[0]} × {one.sizeVoxels[1]}, {t('scan.slices', { count: one.slices })}
              </span>
              {one.spacingMm && (
                <span className={styles.small}>
                  {one.spacingMm.map(v => number(v, 2, i18n.language)).join(' × ')} mm
                </span>
              )}
              {one.uid === preselected && one.uid === chosen && (
                <span className={`${styles.small} ${styles.good}`}>
                  {t(usable > 1 ? 'scan.chosenFullest' : 'scan.chosen')}
                </span>
              )}
              {one.tiltDeg !== null && Math.abs(one.tiltDeg) > 0.1 && (
                <span className={`${styles.small} ${styles.warn}`}>
                  {t('scan.tilted', { deg: number(one.tiltDeg, 1, i18n.language) })}
                </span>
              )}
              {one.role === 'mr' && (
                <span className={styles.small}>
                  {t(added.some(a => a.seriesUid === one.uid) ? 'fusion.isAdded' : 'fusion.canAdd')}
                </span>
              )}
              {(one.role === 'mr' || (one.offer && one.uid === open) ? [] : one.problems)
                .slice(0, 2)
                .map(problem => (
                  <span key={problem.code} className={`${styles.small} ${styles.warn}`}>
                    <Translated of={problem} />
                  </span>
                ))}
            </span>
          </Button>
          {one.offer && one.uid !== open && <MissingSliceQuestion series={one} />}
          {open && one.role && one.uid !== open && added.every(a => a.seriesUid !== one.uid) && (
            <ActionButton
              kind="small"
              wide
              name={t('fusion.addName', { name: one.description || t('scan.untitled') })}
              onPress={() => addSeries(one.uid)}
            >
              <Layers size={14} aria-hidden="true" />
              {t('fusion.addSeries')}
            </ActionButton>
          )}
        </li>
      ))}
    </ul>
  );
}
