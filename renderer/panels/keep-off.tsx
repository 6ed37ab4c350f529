import { Crosshair, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { patientPoint } from '../../geometry/core/frames';
import { MOST_KEPT_OFF } from '../../geometry/plan/case-schema';
import { ActionButton } from '../app/controls/action-button';
import { edit, useDraft } from '../app/draft-store';
import { setSession, useSession } from '../app/session-store';
import styles from './panels.module.css';
import { Section } from './section';

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
          {places.map(([x, y, z], n) => (
            <li key={n} className={styles.landmark}>
              <span>{t('keepOff.place', { n: n + 1 })}</span>
              <ActionButton
                kind="quiet"
                name={t('keepOff.show', { n: n + 1 })}
                onPress={() => setSession({ crosshair: patientPoint(x, y, z) })}
              >
                <Crosshair size={14} aria-hidden="true" />
              </ActionButton>
              <ActionButton
                kind="quiet"
                name={t('keepOff.remove', { n: n + 1 })}
                onPress={() => change(places.filter((_, k) => k !== n))}
              >
                <Trash2 size={14} aria-hidden="true" />
              </ActionButton>
            </li>
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
