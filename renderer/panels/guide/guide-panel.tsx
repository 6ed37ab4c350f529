import { useTranslation } from 'react-i18next';
import { checkSpacing } from '../../../geometry/plan/checks/check-scan';
import { ENTRY_IN_PAD_MM, mostShiftMm, shiftLength } from '../../../geometry/guide/shift-pad';
import { normalize, subtract, type Vec3 } from '../../../geometry/core/vector';
import { generateGuide } from '../../actions/make-guide';
import { ActionButton } from '../../controls/action-button';
import { Choice } from '../../controls/choice';
import { Facts } from '../../controls/facts';
import { LevelSlider } from '../../controls/level-slider';
import { NumberInput } from '../../controls/number-input';
import { OnOff } from '../../controls/on-off';
import { TextInput } from '../../controls/text-input';
import type { Draft } from '../../state/draft';
import { edit, useDraft } from '../../state/draft-store';
import { fieldLimits } from '../../state/field-limits';
import { entered, number } from '../../language/format';
import { caseKey } from '../../state/result-keys';
import { setSession, useSession } from '../../state/session-store';
import { viewedPath } from '../../state/view-planes';
import { GuideHeadline } from '../parts/guide-headline';
import { ErrorBudget } from '../parts/error-budget';
import { CaseIdQuestion } from '../parts/case-id-question';
import styles from '../parts/panels.module.css';
import { KeepOff } from './keep-off';
import { SeatSection } from './seat-section';
import { Section } from '../parts/section';

type PadField = 'contactGapMm' | 'thicknessMm' | 'footprintRadiusMm';
type SleeveField = keyof Draft['guide']['sleeve'];
type ToolField = 'diameterMm' | 'lengthMm' | 'windowMm' | 'tipMm' | 'collarMm';

const PAD: readonly PadField[] = ['contactGapMm', 'thicknessMm', 'footprintRadiusMm'];
const SLEEVE: readonly SleeveField[] = ['boreClearanceMm', 'wallMm', 'lengthMm', 'standoffMm'];
const TOOL: readonly ToolField[] = ['diameterMm', 'lengthMm', 'windowMm', 'tipMm', 'collarMm'];
/** Each way that the pad can be moved, and the one across it. */
const SHIFTS = [
  ['rostral', 'left'],
  ['left', 'rostral'],
] as const;
/** Arrow steps: fine fields, and lengths. */
const FINE = [0.01, 0.1, 0.005] as const;
const COARSE = [0.5, 5, 0.1] as const;

/** So far can the pad be moved one way with what it is moved the other way, mm. */
const mostBeside = (
  { footprintRadiusMm, footprintShiftMm }: Draft['guide'],
  across: (typeof SHIFTS)[number][1],
): number =>
  Math.floor(
    100 * Math.sqrt(Math.max(0, mostShiftMm(footprintRadiusMm) ** 2 - footprintShiftMm[across] ** 2)),
  ) / 100;

/** So small may a pad be that is moved so far from its entry, mm. */
const leastRadius = ({ footprintShiftMm }: Draft['guide']): number =>
  shiftLength(footprintShiftMm) === 0
    ? 0
    : Math.ceil(100 * (ENTRY_IN_PAD_MM + shiftLength(footprintShiftMm)) - 1e-7) / 100;

/** The guide's measures, its preview, and the making of the real one. */
export function GuidePanel() {
  const { t, i18n } = useTranslation();
  const draft = useDraft(whole => whole);
  const preview = useSession(session => session.preview);
  const final = useSession(session => session.final);
  const scan = useSession(session => session.scan);
  const coarse = scan && checkSpacing(scan.volume, scan.rescues);
  const jobs = useSession(session => session.jobs);
  const opacity = useSession(session => session.guideOpacity);
  const clip = useSession(session => session.clip);
  const { guide, tool } = draft;
  const key = caseKey(draft);
  const path = viewedPath(draft);
  const planning = jobs.some(job => job.kind === 'plan');
  const shaping = jobs.some(job => job.kind === 'previewGuide');
  const changeGuide = (part: Partial<Draft['guide']>) => edit(d => ({ guide: { ...d.guide, ...part } }));
  const changeSleeve = (part: Partial<Draft['guide']['sleeve']>) =>
    changeGuide({ sleeve: { ...guide.sleeve, ...part } });
  const changeTool = (part: Partial<Draft['tool']>) => edit(d => ({ tool: { ...d.tool, ...part } }));
  const field = (
    name: string,
    limitsOf: string,
    value: number,
    onChange: (value: number) => void,
    steps: readonly [number, number, number],
    own: { readonly least?: number; readonly most?: number; readonly because?: string } = {},
  ) => {
    const limits = fieldLimits(limitsOf);
    const { least = -Infinity, most = Infinity, because } = own;
    const [low, high] = [Math.max(limits.low, least), Math.min(limits.high, most)];
    const said = (value: number): string => entered(value, 0, i18n.language);
    return (
      <NumberInput
        key={limitsOf}
        layout="row"
        name={name}
        value={value}
        unit="mm"
        low={low}
        high={high}
        steps={steps}
        because={because}
        leastDigits={steps === FINE ? 2 : 1}
        hint={t('guide.limits', { low: said(low), high: said(high), unit: 'mm' })}
        onChange={onChange}
      />
    );
  };
  const inPad = { mm: ENTRY_IN_PAD_MM };
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
    <>
      <div className={styles.content}>
        {coarse?.status === 'fail' && (
          <p className={styles.bad} data-testid="too-coarse">
            {t('rescue.tooCoarse', { mm: number(coarse.value ?? 0, 2, i18n.language) })}
          </p>
        )}
        <Facts
          facts={[
            { name: t('guide.state'), value: state },
            ...sleeves
              .filter(({ dots }) => dots > 0)
              .map(({ trajectory, dots }) => ({ name: trajectory, value: t('guide.dots', { count: dots }) })),
          ]}
        />
        <GuideHeadline />
        <Section title={t('guide.pad')}>
          {PAD.map(name =>
            field(
              t(`guide.${name}`),
              `guide.${name}`,
              guide[name],
              value => changeGuide({ [name]: value }),
              name === 'contactGapMm' ? FINE : COARSE,
              name === 'footprintRadiusMm' && shiftLength(guide.footprintShiftMm) > 0
                ? { least: leastRadius(guide), because: t('guide.radiusBecause', inPad) }
                : {},
            ),
          )}
          {SHIFTS.map(([name, across]) =>
            field(
              t(`guide.${name}`),
              `guide.footprintShiftMm.${name}`,
              guide.footprintShiftMm[name],
              value => changeGuide({ footprintShiftMm: { ...guide.footprintShiftMm, [name]: value } }),
              COARSE,
              {
                least: -mostBeside(guide, across),
                most: mostBeside(guide, across),
                because: t('guide.shiftBecause', inPad),
              },
            ),
          )}
          {field(
            t('guide.exposedRadiusMm'),
            'guide.exposedRadiusMm',
            guide.exposedRadiusMm,
            value => changeGuide({ exposedRadiusMm: value }),
            COARSE,
          )}
          <p className={styles.note}>{t('guide.insertion')}</p>
          <Choice
            name={t('guide.insertion')}
            value={guide.insertion === 'auto' ? 'auto' : 'path'}
            options={[
              { id: 'auto', label: t('guide.auto') },
              { id: 'path', label: t('guide.path') },
            ]}
            onChange={next => {
              if (next === 'auto') changeGuide({ insertion: 'auto' });
              else if (path) {
                const [x, y, z] = normalize(subtract<Vec3>(path.entry, path.target));
                changeGuide({ insertion: [x, y, z] });
              }
            }}
          />
        </Section>
        <KeepOff />
        <SeatSection />
        <ErrorBudget />
        <Section title={t('guide.sleeve')}>
          {SLEEVE.map(name =>
            field(
              t(`guide.${name}`),
              `guide.sleeve.${name}`,
              guide.sleeve[name],
              value => changeSleeve({ [name]: value }),
              name === 'boreClearanceMm' ? FINE : COARSE,
            ),
          )}
        </Section>
        <Section title={t('guide.tool')}>
          <TextInput
            name={t('guide.name')}
            value={tool.name}
            most={64}
            onChange={name => changeTool({ name })}
          />
          {TOOL.map(name =>
            field(
              t(name === 'lengthMm' ? 'guide.toolLengthMm' : `guide.${name}`),
              `tool.${name}`,
              tool[name],
              value => changeTool({ [name]: value }),
              name === 'diameterMm' ? FINE : COARSE,
            ),
          )}
        </Section>
        <Section title={t('guide.view')}>
          <TextInput
            name={t('guide.label')}
            value={guide.label}
            most={40}
            placeholder={t('guide.labelAuto')}
            onChange={label => changeGuide({ label })}
          />
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
