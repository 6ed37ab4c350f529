import { useTranslation } from 'react-i18next';
import { isSeated, MOST_OPEN_MM, type SeatedBore } from '../../../geometry/verify/verify-seated';
import { Facts } from '../../controls/facts';
import { number, UNKNOWN, whole } from '../../language/format';
import { judgeOf } from '../../state/carried-out';
import { useDraft } from '../../state/draft-store';
import { seatedKey } from '../../state/edit-postoperative-scan';
import { useSession } from '../../state/session-store';
import { CheckMark } from '../parts/check-mark';
import shared from '../parts/panels.module.css';
import { Section } from '../parts/section';
import styles from './verify-panel.module.css';

/** Whether the guide sits as it was planned, before anything is drilled. */
export function VerifySeated() {
  const { t, i18n } = useTranslation();
  const draft = useDraft(all => all);
  const final = useSession(session => session.final);
  const seated = useSession(session => session.seated);
  const isBusy = useSession(session => session.jobs.some(({ kind }) => kind === 'measureSeated'));
  const mm = (value: number): string => `${number(value, 2, i18n.language)} mm`;
  const judge = judgeOf(draft, { final });
  if (judge && (judge.isOpened || !final?.value.guide)) {
    return <p className={shared.warn}>{t('verify.seatedNeedsGuide')}</p>;
  }
  const key = seatedKey(draft, { final });
  if (!seated || seated.key !== key) {
    return isBusy ? <p className={shared.note}>{t('verify.measuring')}</p> : null;
  }
  const { bores, zones, guide } = seated.value;
  const status = isSeated(seated.value) ? 'pass' : 'fail';
  const rests = (openMm: number): boolean => Math.abs(openMm) <= MOST_OPEN_MM;
  const off = zones.filter(({ openMm }) => !rests(openMm));
  return (
    <Section title={t('verify.seat')}>
      <p className={`${shared.verdict} ${shared[status]}`} data-testid="seated">
        <CheckMark status={status} />
        {t(`verify.seated.${status}`)}
      </p>
      {off.length > 0 && (
        <p className={shared.bad}>
          {t('verify.standsOff', {
            places: off
              .map(({ zone, openMm }) => `${t(`verify.zones.${zone}`).toLowerCase()} ${kept(mm(openMm))}`)
              .join(', '),
          })}
        </p>
      )}
      {bores.map(bore => (
        <BoreAsSeated key={bore.trajectory} bore={bore} />
      ))}
      <Facts
        facts={[
          ...zones.map(({ zone, openMm }) => ({
            name: t(`verify.zones.${zone}`),
            value: t(rests(openMm) ? 'verify.rests' : 'verify.restsNot', { mm: mm(openMm) }),
            tone: rests(openMm) ? ('ok' as const) : ('fail' as const),
          })),
          {
            name: t('verify.guideFound'),
            value: t('verify.guidePlaces', {
              count: guide.points,
              places: whole(guide.points, i18n.language),
              mm: mm(guide.misfitMm),
            }),
          },
        ]}
      />
      <p className={shared.small}>{t('verify.zonesText', { most: mm(MOST_OPEN_MM) })}</p>
    </Section>
  );
}

/** A figure that no line ends within. */
const kept = (figure: string): string => figure.replaceAll(' ', '\u00a0');

/** Where a bore aims as the guide sits, beside what the plan predicted. */
function BoreAsSeated({ bore }: { readonly bore: SeatedBore }) {
  const { t, i18n } = useTranslation();
  const mm = (value: number): string => `${number(value, 2, i18n.language)} mm`;
  const offMm = Math.hypot(bore.targetMm, bore.raisedMm);
  const inside = bore.predicted95Mm === null ? null : offMm <= bore.predicted95Mm;
  const rows = [
    { name: t('verify.boreTarget'), is: mm(bore.targetMm) },
    { name: t('verify.boreRaised'), is: mm(bore.raisedMm) },
    { name: t('verify.boreEntry'), is: mm(bore.entryMm) },
    { name: t('verify.angle'), is: `${number(bore.angleDeg, 1, i18n.language)}°` },
  ];
  return (
    <table className={styles.errors} aria-label={t('verify.bore', { id: bore.trajectory })}>
      <thead>
        <tr>
          <th scope="col">{t('verify.bore', { id: bore.trajectory })}</th>
          <th scope="col">{t(`verify.by.${bore.by}`)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, is }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{is}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('verify.boreAll')}</th>
          <td className={inside === null ? '' : inside ? shared.good : shared.bad}>
            {t('verify.boreOf', {
              off: mm(offMm),
              limit: bore.predicted95Mm === null ? UNKNOWN : mm(bore.predicted95Mm),
            })}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
