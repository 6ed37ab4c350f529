import { useTranslation } from 'react-i18next';
import { sleevePlayLimits } from '../../../geometry/accuracy/sleeve-play';
import { trajectoryLimits } from '../../../geometry/path/check-trajectory';
import { Choice } from '../../controls/choice';
import { Facts } from '../../controls/facts';
import { Translated } from '../../controls/translated';
import { number, UNKNOWN } from '../../language/format';
import { trajectoryColour, type Draft, type DraftTrajectory } from '../../state/draft';
import { useDraft } from '../../state/draft-store';
import { setSession, useSession } from '../../state/session-store';
import { choosePathViews, showsPathViews } from '../../state/stage-views';
import type { MeasuredPath } from '../../workers/planner/planner-protocol';
import { CheckMark } from '../parts/check-mark';
import { ErrorBudget } from '../parts/error-budget';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';
import { AlongSlider } from './along-slider';
import { EndFields } from './end-fields';
import { ProfilePlot } from './profile-plot';

interface SelectedPathProps {
  readonly draft: Draft;
  readonly selected: DraftTrajectory;
  /** Null until it has been measured. */
  readonly path: MeasuredPath | null;
}

/** The path that is worked on: its ends, what lies along it, and what was measured. */
export function SelectedPath({ draft, selected, path }: SelectedPathProps) {
  const { t, i18n } = useTranslation();
  const trajectory = path?.trajectory ?? null;
  return (
    <>
      <PathTools />
      <EndFields trajectory={selected} />
      {trajectory ? (
        <ProfilePlot
          trajectory={trajectory}
          colour={trajectoryColour(draft, selected.id)}
          name={t('path.profileText')}
          boneWords={t('path.boneMark', { mm: number(trajectory.boneThicknessMm, 1, i18n.language) })}
          targetWords={t('path.targetMark')}
        />
      ) : (
        <div className={styles.plot}>
          <div className={styles.plotEmpty}>{t('path.profileEmpty')}</div>
        </div>
      )}
      <AlongSlider />
      <PathFacts path={path} />
      <ErrorBudget />
      {!path && selected.targetLps && selected.entryLps && (
        <Section title={t('path.checks')}>
          <p className={styles.small}>{t('path.measuring')}</p>
        </Section>
      )}
      {path && <PathFindings path={path} />}
    </>
  );
}

/** Which end a click places, and which views are shown. */
function PathTools() {
  const { t } = useTranslation();
  const tool = useSession(session => session.tool);
  const step = useSession(session => session.step);
  const pathViews = useSession(session => session.pathViews);
  const isAlongPath = useDraft(draft => showsPathViews(draft, { pathViews, step }));
  const placing = tool === 'target' || tool === 'entry' ? tool : null;
  return (
    <>
      <div className={styles.pair}>
        <Choice
          name={t('path.place')}
          value={placing ?? 'off'}
          options={[
            { id: 'target', label: t('path.placeTarget') },
            { id: 'entry', label: t('path.placeEntry') },
            { id: 'off', label: '+', name: t('path.off') },
          ]}
          onChange={next => setSession({ tool: next === 'off' ? 'crosshair' : next })}
        />
        <Choice
          name={t('path.views')}
          value={isAlongPath ? 'path' : 'slices'}
          options={[
            { id: 'slices', label: t('path.slices') },
            { id: 'path', label: t('path.pathViews') },
          ]}
          onChange={next => choosePathViews(next === 'path')}
        />
      </div>
      {placing && <p className={styles.placing}>{t('path.placing', { end: t(`path.end.${placing}`) })}</p>}
    </>
  );
}

function PathFacts({ path }: Pick<SelectedPathProps, 'path'>) {
  const { t, i18n } = useTranslation();
  const trajectory = path?.trajectory ?? null;
  const lang = i18n.language;
  const mm = (value: number | null | undefined, digits = 1): string =>
    value === null || value === undefined ? UNKNOWN : `${number(value, digits, lang)} mm`;
  const steep = trajectory && trajectory.angleToNormalDeg > trajectoryLimits.warnAngleDeg;
  const loose = path?.playMm !== null && path?.playMm !== undefined && path.playMm > sleevePlayLimits.warnMm;
  return (
    <Facts
      facts={[
        { name: t('path.length'), value: mm(trajectory?.lengthMm) },
        { name: t('path.thickness'), value: mm(trajectory?.boneThicknessMm) },
        {
          name: t('path.angle'),
          value: trajectory ? `${number(trajectory.angleToNormalDeg, 1, lang)}°` : UNKNOWN,
          tone: trajectory ? (steep ? 'warn' : 'ok') : undefined,
        },
        { name: t('path.play'), value: mm(path?.playMm, 2), tone: loose ? 'warn' : undefined },
      ]}
    />
  );
}

function PathFindings({ path }: { readonly path: MeasuredPath }) {
  const { t } = useTranslation();
  const findings = path.checks.filter(check => check.status !== 'pass');
  return (
    <Section title={t('path.checks')}>
      {findings.length === 0 ? (
        <p className={styles.good}>✓ {t('path.allGood')}</p>
      ) : (
        <ul className={styles.findings}>
          {findings.map(finding => (
            <li key={finding.id} className={styles.finding}>
              <CheckMark status={finding.status} />
              <Translated of={finding} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
