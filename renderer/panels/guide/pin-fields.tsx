import { useTranslation } from 'react-i18next';
import { Choice } from '../../controls/choice';
import { useDraft } from '../../state/draft-store';
import styles from '../parts/panels.module.css';
import { changeGuide } from './change-guide';
import { FINE, MillimetreField } from './millimetre-field';

const PINS = ['0', '2', '3'] as const;

/** Holes for pins that hold the guide to the bone. */
export function PinFields() {
  const { t } = useTranslation();
  const guide = useDraft(draft => draft.guide);
  return (
    <>
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
    </>
  );
}
