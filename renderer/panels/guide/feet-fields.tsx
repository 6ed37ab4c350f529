import { useTranslation } from 'react-i18next';
import { Choice } from '../../controls/choice';
import { useDraft } from '../../state/draft-store';
import styles from '../parts/panels.module.css';
import { changeGuide } from './change-guide';
import { COARSE, MillimetreField } from './millimetre-field';

const COUNTS = ['3', '4', '5', '6'] as const;
const FEET = ['reachMm', 'footDiameterMm'] as const;
const SIGHTS = ['0', '1', '2', '3'] as const;
const SMALL_PADS = ['0', '8', '10', '12'] as const;

/** How many feet, how far out, and what stands or hangs beside them. */
export function FeetFields() {
  const { t } = useTranslation();
  const guide = useDraft(draft => draft.guide);
  return (
    <>
      {guide.support === 'feet' && (
        <Choice
          name={t('guide.feetCount')}
          value={COUNTS.find(count => Number(count) === guide.feet.count) ?? COUNTS[1]}
          options={COUNTS.map(id => ({ id, label: id, name: t('guide.feetNumber', { feet: id }) }))}
          onChange={count => changeGuide({ feet: { ...guide.feet, count: Number(count) } })}
        />
      )}
      {FEET.map(name => (
        <MillimetreField
          key={name}
          name={t(`guide.${name}`)}
          limitsOf={`guide.feet.${name}`}
          value={guide.feet[name]}
          steps={COARSE}
          onChange={value => changeGuide({ feet: { ...guide.feet, [name]: value } })}
        />
      ))}
      <p className={styles.note}>{t('guide.smallPadNote')}</p>
      <Choice
        name={t('guide.smallPad')}
        value={SMALL_PADS.find(mm => Number(mm) === guide.feet.padRadiusMm) ?? SMALL_PADS[0]}
        options={SMALL_PADS.map(id => ({
          id,
          label: id,
          name: t(id === '0' ? 'guide.noSmallPad' : 'guide.smallPadOf', { radius: id }),
        }))}
        onChange={id =>
          changeGuide({
            feet: { ...guide.feet, padRadiusMm: ([0, 8, 10, 12] as const)[SMALL_PADS.indexOf(id)]! },
          })
        }
      />
      <p className={styles.note}>{t('guide.sightsNote')}</p>
      <Choice
        name={t('guide.sights')}
        value={SIGHTS.find(count => Number(count) === guide.feet.sights) ?? SIGHTS[0]}
        options={SIGHTS.map(id => ({ id, label: id, name: t('guide.sightsNumber', { sights: id }) }))}
        onChange={count => changeGuide({ feet: { ...guide.feet, sights: Number(count) } })}
      />
    </>
  );
}
