import { useTranslation } from 'react-i18next';
import { isDoubt } from '../../../geometry/scan/source/repair';
import { Translated } from '../../controls/translated';
import { useDraft } from '../../state/draft-store';
import { rescueWords } from '../../language/rescue-words';
import { useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';

/** What was done to the open scan to make an upright, regular, whole volume of it. */
export function RescueList() {
  const { t, i18n } = useTranslation();
  const rescues = useSession(session => session.scan?.rescues ?? null);
  const agreed = useDraft(draft => draft.interpolateMissing);
  if (!rescues || rescues.length === 0) return null;
  return (
    <Section title={t(rescues.some(isDoubt) ? 'rescue.doubtTitle' : 'rescue.title')}>
      <ul className={styles.rescues}>
        {rescues.map(rescue => (
          <li key={rescue.code}>
            <span className={styles.warn}>{rescueWords(t, i18n.language, rescue)}</span>
            <span className={styles.small}>
              <Translated of={rescue} />
            </span>
            {rescue.code === 'slice-interpolated' && agreed && (
              <span className={styles.small}>{t('rescue.filledBy', { name: agreed.agreedBy })}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
