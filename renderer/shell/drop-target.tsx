import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { phrase } from '../../geometry/messages/phrase';
import { openFiles } from '../actions/opening/open-files';
import { listDropped } from '../actions/list-dropped';
import { readReadings } from '../actions/measure-coupon';
import { raise, sessionStore } from '../state/session-store';
import styles from './shell.module.css';

/** The whole window takes files, folders and zips. */
export function DropTarget() {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => !!event.dataTransfer?.types.includes('Files');
    const drag = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!event.relatedTarget) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!event.dataTransfer || !holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      listDropped(event.dataTransfer)
        .then(dropped =>
          // Over the coupon's dialog a file is its table.
          sessionStore.getState().dialog === 'coupon' && dropped[0]
            ? readReadings(dropped[0].file)
            : openFiles(dropped),
        )
        .catch((error: unknown) =>
          raise('scan', {
            code: 'unreadable-drop',
            ...phrase('drop-not-read'),
            where: error instanceof Error ? error.message : String(error),
          }),
        );
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return over ? (
    <div className={styles.dropping} aria-hidden="true">
      {t('empty.drop')}
    </div>
  ) : null;
}
