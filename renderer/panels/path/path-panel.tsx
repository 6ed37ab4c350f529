import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sleevePlayLimits } from '../../../geometry/accuracy/sleeve-play';
import { trajectoryLimits } from '../../../geometry/path/check-trajectory';
import { ActionButton } from '../../controls/action-button';
import { Choice } from '../../controls/choice';
import { Facts } from '../../controls/facts';
import { Said } from '../../controls/said';
import { MOST_TRAJECTORIES, selectedTrajectory, trajectoryColour } from '../../state/draft';
import { addTrajectory, useDraft } from '../../state/draft-store';
import { number, UNKNOWN } from '../../language/format';
import { measuredPaths } from '../../state/measured-paths';
import { overlaidScan } from '../../state/overlaid-scan';
import { setSession, useSession } from '../../state/session-store';
import { AlongSlider } from './along-slider';
import { CheckMark } from '../parts/check-mark';
import { OverlayControls } from '../fusion/overlay-controls';
import { GuideHeadline } from '../parts/guide-headline';
import { EndFields } from './end-fields';
import { ErrorBudget } from '../parts/error-budget';
import { LesionControls } from './lesion-controls';
import styles from '../parts/panels.module.css';
import { ProfilePlot } from './profile-plot';
import { Section } from '../parts/section';
import { TrajectoryList } from './trajectory-list';

/** Where the needle goes. */
export function PathPanel() {
  const { t, i18n } = useTranslation();
  const draft = useDraft(whole => whole);
  const measured = useSession(session => session.measured);
  const tool = useSession(session => session.tool);
  const pathViews = useSession(session => session.pathViews);
  const over = useSession(session => overlaidScan(draft, session)?.scan.role ?? null);
  const selected = selectedTrajectory(draft);
  const path = selected && measuredPaths(draft, { measured })?.find(one => one.id === selected.id);
  const trajectory = path?.trajectory ?? null;
  const placing = tool === 'target' || tool === 'entry' ? tool : null;
  const lang = i18n.language;
  const mm = (value: number | null | undefined, digits = 1): string =>
    value === null || value === undefined ? UNKNOWN : `${number(value, digits, lang)} mm`;
  const findings = path?.checks.filter(check => check.status !== 'pass') ?? [];
  const steep = trajectory && trajectory.angleToNormalDeg > trajectoryLimits.warnAngleDeg;
  const loose = path?.playMm !== null && path?.playMm !== undefined && path.playMm > sleevePlayLimits.warnMm;
  return (
    <>
      <div className={styles.content}>
        <TrajectoryList />
        <LesionControls />
        {selected && (
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
                value={pathViews ? 'path' : 'slices'}
                options={[
                  { id: 'slices', label: t('path.slices') },
                  { id: 'path', label: t('path.pathViews') },
                ]}
                onChange={next => setSession({ pathViews: next === 'path', beside: null, maximised: null })}
              />
            </div>
            {placing && (
              <p className={styles.placing}>{t('path.placing', { end: t(`path.end.${placing}`) })}</p>
            )}
            <EndFields trajectory={selected} />
            {trajectory ? (
              <ProfilePlot
                trajectory={trajectory}
                colour={trajectoryColour(draft, selected.id)}
                name={t('path.profileText')}
                boneWords={t('path.boneMark', { mm: number(trajectory.boneThicknessMm, 1, lang) })}
                targetWords={t('path.targetMark')}
              />
            ) : (
              <div className={styles.plot}>
                <div className={styles.plotEmpty}>{t('path.profileEmpty')}</div>
              </div>
            )}
            <AlongSlider />
            <GuideHeadline />
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
            <ErrorBudget />
            {!path && selected.targetLps && selected.entryLps && (
              <Section title={t('path.checks')}>
                <p className={styles.small}>{t('path.measuring')}</p>
              </Section>
            )}
            {path && (
              <Section title={t('path.checks')}>
                {findings.length === 0 ? (
                  <p className={styles.good}>✓ {t('path.allGood')}</p>
                ) : (
                  <ul className={styles.findings}>
                    {findings.map(finding => (
                      <li key={finding.id} className={styles.finding}>
                        <CheckMark status={finding.status} />
                        <Said of={finding} />
                      </li>
                    ))}
                  </ul>
                )}
              </Section>
            )}
          </>
        )}
        {over && <OverlayControls name={t(`fusion.short.${over}`)} />}
      </div>
      <div className={styles.foot}>
        <ActionButton
          wide
          disabled={draft.trajectories.length >= MOST_TRAJECTORIES}
          onPress={() => {
            addTrajectory();
            setSession({ tool: 'target' });
          }}
        >
          <Plus size={15} aria-hidden="true" />
          {t('path.add')}
        </ActionButton>
        <ActionButton
          kind="primary"
          wide
          disabled={!trajectory}
          onPress={() => setSession({ step: 'guide' })}
        >
          {t('path.next')}
        </ActionButton>
      </div>
    </>
  );
}
