import { useTranslation } from 'react-i18next';
import { normalize, subtract, type Vec3 } from '../../../geometry/core/vector';
import { ENTRY_IN_PAD_MM, mostShiftMm, shiftLength } from '../../../geometry/guide/shift-pad';
import { Choice } from '../../controls/choice';
import type { Draft } from '../../state/draft';
import { edit, useDraft } from '../../state/draft-store';
import { viewedPath } from '../../state/view-planes';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';
import { ExposedFields } from './exposed-fields';
import { COARSE, FINE, MillimetreField } from './millimetre-field';

const PAD = ['contactGapMm', 'thicknessMm', 'footprintRadiusMm'] as const;
const SUPPORTS = ['pad', 'feet', 'auto'] as const;
const COUNTS = ['3', '4', '5', '6'] as const;
const FEET = ['reachMm', 'footDiameterMm'] as const;
const SIGHTS = ['0', '1', '2', '3'] as const;
const PINS = ['0', '2', '3'] as const;
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

const changeGuide = (part: Partial<Draft['guide']>): void =>
  edit(draft => ({ guide: { ...draft.guide, ...part } }));

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
      {guide.support === 'feet' && (
        <Choice
          name={t('guide.feetCount')}
          value={COUNTS.find(count => Number(count) === guide.feet.count) ?? COUNTS[1]}
          options={COUNTS.map(id => ({ id, label: id, name: t('guide.feetNumber', { feet: id }) }))}
          onChange={count => changeGuide({ feet: { ...guide.feet, count: Number(count) } })}
        />
      )}
      {guide.support !== 'pad' &&
        FEET.map(name => (
          <MillimetreField
            key={name}
            name={t(`guide.${name}`)}
            limitsOf={`guide.feet.${name}`}
            value={guide.feet[name]}
            steps={COARSE}
            onChange={value => changeGuide({ feet: { ...guide.feet, [name]: value } })}
          />
        ))}
      {guide.support !== 'pad' && (
        <>
          <p className={styles.note}>{t('guide.sightsNote')}</p>
          <Choice
            name={t('guide.sights')}
            value={SIGHTS.find(count => Number(count) === guide.feet.sights) ?? SIGHTS[0]}
            options={SIGHTS.map(id => ({ id, label: id, name: t('guide.sightsNumber', { sights: id }) }))}
            onChange={count => changeGuide({ feet: { ...guide.feet, sights: Number(count) } })}
          />
        </>
      )}
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
      <p className={styles.note}>{t('guide.pinsNote')}</p>
      <Choice
        name={t('guide.pins')}
        value={PINS.find(count => Number(count) === guide.pins.count) ?? PINS[0]}
        options={PINS.map(id => ({ id, label: id, name: t('guide.pinsNumber', { pins: id }) }))}
        onChange={id =>
          changeGuide({ pins: { ...guide.pins, count: ([0, 2, 3] as const)[PINS.indexOf(id)]! } })
        }
      />
      {guide.pins.count > 0 && (
        <MillimetreField
          name={t('guide.pinMm')}
          limitsOf="guide.pins.diameterMm"
          value={guide.pins.diameterMm}
          steps={FINE}
          onChange={diameterMm => changeGuide({ pins: { ...guide.pins, diameterMm } })}
        />
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
  );
}
