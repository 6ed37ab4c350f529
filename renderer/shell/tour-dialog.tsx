import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../controls/action-button';
import { setSession } from '../state/session-store';
import styles from '../controls/dialogs.module.css';
import { HouseDialog } from '../controls/house-dialog';

const PAGES = ['open', 'orientation', 'bone', 'path', 'guide', 'check', 'export', 'verify'] as const;

/** A page for each step on the way from a scan to a guide, and to what came of it. */
export function TourDialog() {
  const { t } = useTranslation();
  const [place, setPlace] = useState(0);
  const page = PAGES[place]!;
  const isLast = place === PAGES.length - 1;
  const end = (): void => setSession({ dialog: null, tourSeen: true });
  return (
    <HouseDialog title={t(`tour.${page}Title`)}>
      <p>{t(`tour.${page}`)}</p>
      <div className={styles.foot}>
        <span className={styles.note}>{t('tour.place', { n: place + 1, of: PAGES.length })}</span>
        <div className={styles.footEnd}>
          {!isLast && (
            <ActionButton kind="quiet" onPress={end}>
              {t('tour.skip')}
            </ActionButton>
          )}
          {place > 0 && <ActionButton onPress={() => setPlace(place - 1)}>{t('tour.back')}</ActionButton>}
          <ActionButton kind="primary" onPress={isLast ? end : () => setPlace(place + 1)}>
            {isLast ? t('tour.done') : t('tour.next')}
          </ActionButton>
        </div>
      </div>
    </HouseDialog>
  );
}
