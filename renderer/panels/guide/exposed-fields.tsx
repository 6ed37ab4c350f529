import { useTranslation } from 'react-i18next';
import { NumberInput } from '../../controls/number-input';
import { entered } from '../../language/format';
import { useDraft } from '../../state/draft-store';
import { fieldLimits } from '../../state/field-limits';
import styles from '../parts/panels.module.css';
import { changeGuide } from './change-guide';
import { COARSE, MillimetreField } from './millimetre-field';

/** How far round the entry bone is exposed, and how much of it may be bared: none is no limit. */
export function ExposedFields() {
  const { t, i18n } = useTranslation();
  const { exposedRadiusMm, exposedAreaMm2 } = useDraft(draft => draft.guide);
  const { low, high } = fieldLimits('guide.exposedAreaMm2');
  const said = (value: number): string => entered(value, 0, i18n.language);
  return (
    <>
      <MillimetreField
        name={t('guide.exposedRadiusMm')}
        limitsOf="guide.exposedRadiusMm"
        value={exposedRadiusMm}
        steps={COARSE}
        onChange={mm => changeGuide({ exposedRadiusMm: mm })}
      />
      <NumberInput
        layout="row"
        name={t('guide.exposedAreaMm2')}
        unit="mm²"
        value={exposedAreaMm2}
        low={low}
        high={high}
        leastDigits={0}
        steps={[50, 500, 10]}
        hint={t('guide.limits', { low: said(low), high: said(high), unit: 'mm²' })}
        onChange={mm2 => changeGuide({ exposedAreaMm2: mm2 })}
        onClear={() => changeGuide({ exposedAreaMm2: null })}
      />
      <p className={styles.small}>{t('guide.exposedAreaNote')}</p>
    </>
  );
}
