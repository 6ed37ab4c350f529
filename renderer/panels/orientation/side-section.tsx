import { useTranslation } from 'react-i18next';
import { Choice } from '../../controls/choice';
import { chooseSides } from '../../state/choose-sides';
import { useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';

/** On which side of the pictures the animal's left lies: a way to look, and no decision. */
export function SideSection() {
  const { t } = useTranslation();
  const convention = useSession(session => session.sideConvention);
  return (
    <Section title={t('sideConvention.title')}>
      <Choice
        name={t('sideConvention.title')}
        value={convention}
        options={[
          { id: 'radiological', label: t('sideConvention.radiological') },
          { id: 'neurological', label: t('sideConvention.neurological') },
        ]}
        onChange={chooseSides}
      />
      <p className={styles.small}>{t('sideConvention.text')}</p>
    </Section>
  );
}
