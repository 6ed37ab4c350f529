import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { registerScan, type RegisterFrom } from '../../actions/register-scan';
import { wholeLandmarks } from '../../state/case-scans';
import { ActionButton } from '../../controls/action-button';
import { Choice } from '../../controls/choice';
import { useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';
import type { AddedScan } from '../../state/added-scan';

const STARTS: readonly RegisterFrom[] = ['automatic', 'current', 'landmarks'];

/** Lays the scan on the CT by what both show, from where the user says. */
export function FusionRegister({ added }: { readonly added: AddedScan }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState<RegisterFrom>('automatic');
  const isBusy = useSession(session => session.jobs.some(({ kind }) => kind === 'fuse'));
  const lacksPairs = from === 'landmarks' && wholeLandmarks(added).length < 3;
  return (
    <Section title={t('fusion.register')}>
      <Choice
        name={t('fusion.start')}
        value={from}
        options={STARTS.map(id => ({ id, label: t(`fusion.starts.${id}`) }))}
        onChange={setFrom}
      />
      <p className={styles.small}>{t(lacksPairs ? 'fusion.needPairs' : `fusion.startTexts.${from}`)}</p>
      <ActionButton wide disabled={isBusy || lacksPairs} onPress={() => void registerScan(from)}>
        {t(isBusy ? 'fusion.registering' : 'fusion.registerNow')}
      </ActionButton>
    </Section>
  );
}
