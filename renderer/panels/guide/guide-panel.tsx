import { useTranslation } from 'react-i18next';
import { checkSpacing } from '../../../geometry/plan/checks/check-scan';
import { generateGuide } from '../../actions/make-guide';
import { ActionButton } from '../../controls/action-button';
import { Facts } from '../../controls/facts';
import { LevelSlider } from '../../controls/level-slider';
import { OnOff } from '../../controls/on-off';
import { TextInput } from '../../controls/text-input';
import { number } from '../../language/format';
import { edit, useDraft } from '../../state/draft-store';
import { caseKey } from '../../state/result-keys';
import { setSession, useSession } from '../../state/session-store';
import { CaseIdQuestion } from '../parts/case-id-question';
import { ErrorBudget } from '../parts/error-budget';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';
import { SoftPartsSection } from '../parts/soft-parts-section';
import { KeepOff } from './keep-off';
import { PadSection } from './pad-section';
import { PrinterSection } from './printer-section';
import { SeatSection } from './seat-section';
import { SupportsSection } from './supports-section';
import { SleeveSection, ToolSection } from './tool-sections';

/** The guide's measures, its preview, and the making of the real one. */
export function GuidePanel() {
  const { t, i18n } = useTranslation();
  const scan = useSession(session => session.scan);
  const coarse = scan && checkSpacing(scan.volume, scan.rescues);
  const planning = useSession(session => session.jobs.some(job => job.kind === 'plan'));
  return (
    <>
      <div className={styles.content}>
        {coarse?.status === 'fail' && (
          <p className={styles.bad} data-testid="too-coarse">
            {t('rescue.tooCoarse', { mm: number(coarse.value ?? 0, 2, i18n.language) })}
          </p>
        )}
        <GuideFacts />
        <PadSection />
        <SoftPartsSection />
        <KeepOff />
        <SeatSection />
        <SupportsSection />
        <ErrorBudget />
        <PrinterSection />
        <SleeveSection />
        <ToolSection />
        <LabelSection />
        <ViewSection />
      </div>
      <div className={styles.foot}>
        <CaseIdQuestion />
        <ActionButton kind="primary" wide disabled={planning} onPress={() => void generateGuide()}>
          {t('guide.generate')}
        </ActionButton>
      </div>
    </>
  );
}

/**
 * Whether the guide on screen is the one that would be made now, and how its sleeves are told
 * apart.
 */
function GuideFacts() {
  const { t } = useTranslation();
  const key = caseKey(useDraft(whole => whole));
  const preview = useSession(session => session.preview);
  const final = useSession(session => session.final);
  const shaping = useSession(session => session.jobs.some(job => job.kind === 'previewGuide'));
  const state =
    final?.key === key
      ? t('guide.final')
      : shaping
        ? t('guide.updating')
        : preview?.key === key
          ? t('guide.preview')
          : preview
            ? t('guide.stale')
            : t('guide.noGuide');
  const sleeves = preview?.key === key ? preview.value.sleeves : [];
  return (
    <Facts
      facts={[
        { name: t('guide.state'), value: state },
        ...sleeves
          .filter(({ dots }) => dots > 0)
          .map(({ trajectory, dots }) => ({ name: trajectory, value: t('guide.dots', { count: dots }) })),
      ]}
    />
  );
}

/** What the guide is called on its files. */
function LabelSection() {
  const { t } = useTranslation();
  const label = useDraft(draft => draft.guide.label);
  return (
    <Section title={t('guide.onFiles')}>
      <TextInput
        name={t('guide.label')}
        value={label}
        most={40}
        placeholder={t('guide.labelAuto')}
        onChange={next => edit(({ guide }) => ({ guide: { ...guide, label: next } }))}
      />
    </Section>
  );
}

/** How the guide is shown. */
function ViewSection() {
  const { t } = useTranslation();
  const opacity = useSession(session => session.guideOpacity);
  const clip = useSession(session => session.clip);
  return (
    <Section title={t('guide.view')}>
      <LevelSlider
        name={t('guide.opacity')}
        value={opacity}
        low={0.1}
        high={1}
        step={0.05}
        words={`${Math.round(100 * opacity)} %`}
        onChange={guideOpacity => setSession({ guideOpacity })}
      />
      <OnOff value={clip} onChange={value => setSession({ clip: value })}>
        {t('guide.clip')}
      </OnOff>
    </Section>
  );
}
