import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isReason, isSignature } from '../../../geometry/plan/document/case-fields';
import { shortHash } from '../../../geometry/plan/document/plan-id';
import { ActionButton } from '../../controls/action-button';
import { TextInput } from '../../controls/text-input';
import { edit, useDraft } from '../../state/draft-store';
import { answered, scanQuestions, type ScanQuestion } from '../../state/scan-questions';
import { sessionStore, useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';

/**
 * What somebody has to answer for before anything is planned: a scan that is not the case's own, or
 * another animal's.
 */
export function ScanQuestionList() {
  const draft = useDraft(whole => whole);
  const scan = useSession(session => session.scan);
  const added = useSession(session => session.added);
  return scanQuestions(draft, { scan, added }).map(question => (
    <Question key={`${question.id} ${question.question} ${question.found}`} question={question} />
  ));
}

function Question({ question }: { readonly question: ScanQuestion }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const { id } = question;
  const isContent = question.question === 'content';
  const shown = (value: string): string => (isContent ? shortHash(value) : value);
  const words = `scan-question-${id}-${question.question}`;
  const signed = isSignature(name.trim()) && isReason(reason.trim());
  const accept = (): void =>
    edit(draft =>
      answered(draft, sessionStore.getState(), question, {
        acceptedBy: name.trim(),
        reason: reason.trim(),
        at: new Date().toISOString(),
      }),
    );
  return (
    <section className={styles.question} role="group" aria-labelledby={words}>
      <p id={words} className={styles.questionTitle}>
        {t(isContent ? 'identity.otherScan' : 'identity.otherAnimal', { id })}
      </p>
      <p>
        {t(isContent ? 'identity.otherScanText' : 'identity.otherAnimalText', {
          id,
          found: shown(question.found),
          said: shown(question.said),
        })}
      </p>
      <TextInput name={t('identity.name')} value={name} most={64} onChange={setName} />
      <TextInput name={t('identity.reason')} value={reason} most={200} onChange={setReason} />
      <ActionButton wide disabled={!signed} onPress={accept}>
        {t('identity.accept')}
      </ActionButton>
    </section>
  );
}
