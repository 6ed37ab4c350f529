import { useTranslation } from 'react-i18next';
import { MOST_KEPT_OFF } from '../../../geometry/plan/document/guide-schema';
import { ActionButton } from '../../controls/action-button';
import { edit, useDraft } from '../../state/draft-store';
import { useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';
import { SpotRow } from '../parts/spot-row';

/** Places that the pad stays off, marked at the crosshair: a suture, a thin spot, a screw. */
export function KeepOff() {
  const { t } = useTranslation();
  const places = useDraft(draft => draft.guide.keepOffLps);
  const crosshair = useSession(session => session.crosshair);
  const change = (keepOffLps: typeof places): void => edit(d => ({ guide: { ...d.guide, keepOffLps } }));
  return (
    <Section title={t('keepOff.title')}>
      <p className={styles.small}>{t('keepOff.note')}</p>
      {places.length > 0 && (
        <ul className={styles.paths} aria-label={t('keepOff.title')}>
          {places.map((at, n) => (
            <SpotRow
              key={n}
              at={at}
              showName={t('keepOff.show', { n: n + 1 })}
              removeName={t('keepOff.remove', { n: n + 1 })}
              onRemove={() => change(places.filter((_, k) => k !== n))}
            >
              {t('keepOff.place', { n: n + 1 })}
            </SpotRow>
          ))}
        </ul>
      )}
      <ActionButton
        wide
        disabled={!crosshair || places.length >= MOST_KEPT_OFF}
        onPress={() => crosshair && change([...places, [crosshair[0], crosshair[1], crosshair[2]]])}
      >
        {t('keepOff.add')}
      </ActionButton>
    </Section>
  );
}
