import { printable } from '../../geometry/core/printable';
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { currentWork, listRecent } from '../actions/recent-work';
import { openRecent } from '../actions/opening/open-recent';
import { dateAndTime } from '../language/format';
import { useSession } from '../state/session-store';
import styles from './stage.module.css';

/** Cases that can be gone on with at a click: name, and when they were last worked on. */
export function RecentCases({ most }: { readonly most: number }) {
  const { t, i18n } = useTranslation();
  const recent = useSession(session => session.recent);
  const isOpen = useSession(session => session.scan !== null);
  useEffect(() => void listRecent(), []);
  const others = recent.filter(({ id }) => !isOpen || id !== currentWork()).slice(0, most);
  if (others.length === 0) return null;
  return (
    <section className={styles.recent} aria-label={t('recent.title')}>
      <h3>{t('recent.title')}</h3>
      <ul>
        {others.map(one => (
          <li key={`${one.kind} ${one.id}`}>
            <Button className={styles.recentItem!} onPress={() => void openRecent(one)}>
              <span className={styles.recentName}>
                {printable(one.name)}
                {one.kind === 'file' && <span className={styles.recentWhen}> {t('recent.file')}</span>}
              </span>
              <time dateTime={one.at} className={styles.recentWhen}>
                {dateAndTime(one.at, i18n.language)}
              </time>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
