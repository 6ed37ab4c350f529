import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SeatImprovement } from '../../../geometry/plan/improve-seating';
import { improveSeat } from '../../actions/improve-seat';
import { ActionButton } from '../../controls/action-button';
import { Facts } from '../../controls/facts';
import { useDraft } from '../../state/draft-store';
import { predictionOf } from '../../state/prediction';
import { number, UNKNOWN } from '../../language/format';
import { caseKey } from '../../state/result-keys';
import { useSeatWords } from '../../state/use-seat-words';
import { useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';

/** How the guide seats, and the button that looks for a better seat. */
export function SeatSection() {
  const { t, i18n } = useTranslation();
  const draft = useDraft(whole => whole);
  const preview = useSession(session => session.preview);
  const final = useSession(session => session.final);
  const jobs = useSession(session => session.jobs);
  const improved = useSession(session => session.improvedSeat);
  const prediction = predictionOf(draft, { preview, final });
  const words = useSeatWords(prediction?.seating ?? null);
  const isBusy = jobs.some(job => job.kind === 'improveSeating' || job.kind === 'plan');
  const found = improved?.key === caseKey(draft) ? improved.value : null;
  const figure = (value: number, digits: number): string => `${number(value, digits, i18n.language)} mm`;
  const changes = found ? describeChange(found.pad, t, mm => figure(mm, 1)) : [];
  const seats = prediction?.paths.flatMap(path => path.predictedErrorMm?.seating ?? []) ?? [];
  const condition = prediction?.seating?.condition;
  return (
    <Section title={t('seat.title')}>
      <Facts
        facts={[
          { name: t('seat.radius'), value: seats.length > 0 ? figure(Math.max(...seats), 2) : UNKNOWN },
          {
            name: t('seat.condition'),
            value: !prediction?.seating
              ? UNKNOWN
              : typeof condition === 'number'
                ? number(condition, 1, i18n.language)
                : t('seat.free'),
          },
        ]}
      />
      {words && <p className={styles.note}>{t('seat.motion', { words })}</p>}
      {draft.guide.support === 'pad' && (
        <ActionButton wide disabled={isBusy || !prediction} onPress={() => void improveSeat()}>
          {t('seat.improve')}
        </ActionButton>
      )}
      <p role="status" className={styles.note}>
        {found &&
          (changes.length === 0
            ? t('seat.best', { radius: figure(found.seating95Mm.before, 2) })
            : t('seat.better', {
                change: changes.join(', '),
                before: figure(found.seating95Mm.before, 2),
                after: figure(found.seating95Mm.after, 2),
              }))}
      </p>
    </Section>
  );
}

/** What is new about the pad, in the user's words: nothing where it is the same. */
function describeChange(
  { before, after }: SeatImprovement['pad'],
  t: TFunction,
  figure: (mm: number) => string,
): string[] {
  const { rostral, left } = after.shiftMm;
  const places = [
    ...(rostral === 0
      ? []
      : [t(`seat.place.${rostral > 0 ? 'rostral' : 'caudal'}`, { mm: figure(Math.abs(rostral)) })]),
    ...(left === 0 ? [] : [t(`seat.place.${left > 0 ? 'left' : 'right'}`, { mm: figure(Math.abs(left)) })]),
  ];
  const isMoved = rostral !== before.shiftMm.rostral || left !== before.shiftMm.left;
  return [
    ...(isMoved ? [t('seat.moved', { place: places.join(', ') || t('seat.place.entry') })] : []),
    ...(after.radiusMm === before.radiusMm
      ? []
      : [t('seat.grown', { from: figure(before.radiusMm), to: figure(after.radiusMm) })]),
  ];
}
