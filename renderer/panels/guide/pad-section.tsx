import { useTranslation } from 'react-i18next';
import { normalize, subtract, type Vec3 } from '../../../geometry/core/vector';
import { ENTRY_IN_PAD_MM, mostShiftMm, shiftLength } from '../../../geometry/guide/shift-pad';
import { Choice } from '../../controls/choice';
import type { Draft } from '../../state/draft';
import { useDraft } from '../../state/draft-store';
import { viewedPath } from '../../state/view-planes';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';
import { changeGuide } from './change-guide';
import { ExposedFields } from './exposed-fields';
import { FeetFields } from './feet-fields';
import { COARSE, FINE, MillimetreField } from './millimetre-field';
import { PinFields } from './pin-fields';

const PAD = ['contactGapMm', 'thicknessMm', 'footprintRadiusMm'] as const;
const SUPPORTS = ['pad', 'feet', 'auto'] as const;
const SOFT = ['eye', 'ear'] as const;
/** Each way that the pad can be moved, and the one across it. */
const SHIFTS = [
  ['rostral', 'left'],
  ['left', 'rostral'],
] as const;

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

/** What the guide stands on, how large and where, and the direction in which it goes on. */
export function PadSection() {
  const { t } = useTranslation();
  const guide = useDraft(draft => draft.guide);
  const path = viewedPath(useDraft(whole => whole));
  const inPad = { mm: ENTRY_IN_PAD_MM };
  return (
    <Section title={t('guide.support')}>
      <Choice
        name={t('guide.support')}
        value={guide.support}
        options={SUPPORTS.map(id => ({ id, label: t(`guide.supports.${id}`) }))}
        onChange={support => changeGuide({ support })}
      />
      <p className={styles.note}>{t(`guide.supportNotes.${guide.support}`)}</p>
      {guide.support !== 'pad' && <FeetFields />}
      {PAD.filter(name => guide.support === 'pad' || name === 'contactGapMm').map(name => (
        <MillimetreField
          key={name}
          name={t(`guide.${name}`)}
          limitsOf={`guide.${name}`}
          value={guide[name]}
          steps={name === 'contactGapMm' ? FINE : COARSE}
          {...(name === 'footprintRadiusMm' && shiftLength(guide.footprintShiftMm) > 0
            ? { least: leastRadius(guide), because: t('guide.radiusBecause', inPad) }
            : {})}
          onChange={value => changeGuide({ [name]: value })}
        />
      ))}
      {(guide.support === 'pad' ? SHIFTS : []).map(([name, across]) => (
        <MillimetreField
          key={name}
          name={t(`guide.${name}`)}
          limitsOf={`guide.footprintShiftMm.${name}`}
          value={guide.footprintShiftMm[name]}
          steps={COARSE}
          least={-mostBeside(guide, across)}
          most={mostBeside(guide, across)}
          because={t('guide.shiftBecause', inPad)}
          onChange={value => changeGuide({ footprintShiftMm: { ...guide.footprintShiftMm, [name]: value } })}
        />
      ))}
      <ExposedFields />
      {SOFT.map(name => (
        <MillimetreField
          key={name}
          name={t(`guide.clearOf.${name}`)}
          limitsOf={`guide.clearOfMm.${name}`}
          value={guide.clearOfMm[name]}
          steps={COARSE}
          onChange={value => changeGuide({ clearOfMm: { ...guide.clearOfMm, [name]: value } })}
        />
      ))}
      <PinFields />
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
  );
}
