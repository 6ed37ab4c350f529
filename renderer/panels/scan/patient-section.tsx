import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../controls/action-button';
import { Choice } from '../../controls/choice';
import { Facts } from '../../controls/facts';
import { NumberInput } from '../../controls/number-input';
import { TextInput } from '../../controls/text-input';
import { NO_ID } from '../../state/case-id';
import type { Draft } from '../../state/draft';
import { edit, useDraft } from '../../state/draft-store';
import { fieldLimits } from '../../state/field-limits';
import type { LoadedScan } from '../../state/session-store';
import { declaredFacts, identityFacts } from '../parts/declared-note';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';

const WEIGHT = fieldLimits('patient.weightKg');

/** Whose head it is: what the file says, and what the case will say. */
export function PatientSection({ scan }: { readonly scan: LoadedScan }) {
  const { t, i18n } = useTranslation();
  const patient = useDraft(draft => draft.patient);
  const idOfFile = scan.series.identity?.patientId ?? null;
  const change = (part: Partial<Draft['patient']>): void =>
    edit(draft => ({ patient: { ...draft.patient, ...part } }));
  return (
    <Section title={t('scan.patient')}>
      <Facts facts={[...identityFacts(scan.series, t, i18n.language), ...declaredFacts(scan.series, t)]} />
      <p className={styles.small}>{t('orientation.fileDoubt')}</p>
      <TextInput
        name={t('scan.patientId')}
        value={patient.id === NO_ID ? '' : patient.id}
        placeholder={t('scan.idPlaceholder')}
        most={64}
        onChange={id => change({ id: id || NO_ID })}
      />
      {idOfFile !== null && idOfFile !== patient.id && (
        <ActionButton kind="small" wide onPress={() => change({ id: idOfFile })}>
          {t('scan.idOfFile', { id: idOfFile })}
        </ActionButton>
      )}
      <Choice
        name={t('scan.species')}
        value={patient.species}
        options={(['canine', 'feline', 'other'] as const).map(id => ({ id, label: t(`bar.${id}`) }))}
        onChange={species => change({ species })}
      />
      <div className={styles.pair}>
        <TextInput
          name={t('scan.breed')}
          value={patient.breed}
          most={64}
          onChange={breed => change({ breed })}
        />
        <NumberInput
          name={t('scan.weight')}
          value={patient.weightKg}
          unit="kg"
          low={WEIGHT.low}
          high={WEIGHT.high}
          steps={[0.5, 5, 0.1]}
          leastDigits={1}
          onChange={weightKg => change({ weightKg })}
          onClear={() => change({ weightKg: null })}
        />
      </div>
    </Section>
  );
}
