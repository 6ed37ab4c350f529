import { useTranslation } from 'react-i18next';
import { improveSeat } from '../app/actions/improve-seat';
import { ActionButton } from '../app/controls/action-button';
import { Facts } from '../app/controls/facts';
import { useDraft } from '../app/draft-store';
import { forecastOf } from '../app/forecast';
import { number, UNKNOWN } from '../app/format';
import { caseKey } from '../app/result-keys';
import { useSeatWords } from '../app/use-seat-words';
import { useSession } from '../app/session-store';
import styles from './panels.module.css';
import { Section } from './section';

/** How the guide seats, and the button that looks for a better seat. */
export function SeatSection() {
  const { t, i18n } = useTranslation();
  const draft = useDraft(whole => whole);
  const preview = useSession(session => session.preview);
  const final = useSession(session => session.final);
  const jobs = useSession(session => session.jobs);
  const improved = useSession(session => session.improvedSeat);
  const forecast = forecastOf(draft, { preview, final });
  const words = useSeatWords(forecast?.seating ?? null);
  const isBusy = jobs.some(job => job.kind === 'improveSeating' || job.kind === 'plan');
  const found = improved?.key === caseKey(draft) ? improved.value : null;
  const figure = (value: number, digits: number): string => `${number(value, digits, i18n.language)} mm`;
  const seats = forecast?.paths.flatMap(path => path.predictedErrorMm?.seating ?? []) ?? [];
  const condition = forecast?.seating?.condition;
  return (
    <Section title={t('seat.title')}>
      <Facts
        facts={[
          { name: t('seat.radius'), value: seats.length > 0 ? figure(Math.max(...seats), 2) : UNKNOWN },
          {
            name: t('seat.condition'),
            value: !forecast?.seating
              ? UNKNOWN
              : typeof condition === 'number'
                ? number(condition, 1, i18n.language)
                : t('seat.free'),
          },
        ]}
      />
      {words && <p className={styles.note}>{t('seat.motion', { words })}</p>}
      <ActionButton wide disabled={isBusy || !forecast} onPress={() => void improveSeat()}>
        {t('seat.improve')}
      </ActionButton>
      <p role="status" className={styles.note}>
        {found &&
          (found.footprintRadiusMm.after === found.footprintRadiusMm.before
            ? t('seat.best', { radius: figure(found.seating95Mm.before, 2) })
            : t('seat.better', {
                from: figure(found.footprintRadiusMm.before, 1),
                to: figure(found.footprintRadiusMm.after, 1),
                before: figure(found.seating95Mm.before, 2),
                after: figure(found.seating95Mm.after, 2),
              }))}
      </p>
    </Section>
  );
}
