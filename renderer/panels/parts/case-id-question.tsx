import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasId } from '../../state/case-id';
import { ActionButton } from '../../controls/action-button';
import { TextInput } from '../../controls/text-input';
import { edit, useDraft } from '../../state/draft-store';
import { useSession } from '../../state/session-store';
import styles from './panels.module.css';

/** Asks for the case's id where there is none yet; nothing leaves the window without. */
export function CaseIdQuestion() {
  const { t } = useTranslation();
  const patient = useDraft(draft => draft.patient);
  const ofFile = useSession(session => session.scan?.series.identity?.patientId ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  if (hasId({ patient })) return null;
  const id = (typed ?? ofFile).trim();
  return (
    <div className={styles.question} role="group" aria-label={t('scan.idMissing')}>
      <p className={styles.questionTitle}>{t('scan.idMissing')}</p>
      <p className={styles.small}>{t('scan.idText')}</p>
      <TextInput name={t('scan.patientId')} value={typed ?? ofFile} most={64} onChange={setTyped} />
      <ActionButton
        wide
        disabled={!hasId({ patient: { ...patient, id } })}
        onPress={() => edit(draft => ({ patient: { ...draft.patient, id } }))}
      >
        {t('scan.idTake')}
      </ActionButton>
    </div>
  );
}
