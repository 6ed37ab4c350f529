import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../controls/action-button';
import { Translated } from '../controls/translated';
import { dismiss, setSession, useSession, type Alert } from '../state/session-store';
import styles from './shell.module.css';

/** What went wrong, in words, where it is worked on. */
export function AlertList() {
  const alerts = useSession(session => session.alerts);
  return (
    <div className={alerts.length > 0 ? styles.alerts : undefined}>
      {alerts.map(alert => (
        <AlertCard key={alert.id} alert={alert} />
      ))}
    </div>
  );
}

function AlertCard({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation();
  const step = useSession(session => session.step);
  const [copied, setCopied] = useState(false);
  const { code, message, where } = alert.problem;
  const isFault = code === 'fault';
  const copy = (): void => {
    const details = [`Bregma: ${code}`, message, where ?? ''].join('\n');
    // Without a clipboard the words can still be marked and copied by hand.
    navigator.clipboard
      .writeText(details)
      .then(() => setCopied(true))
      .catch(() => undefined);
  };
  return (
    <div role="alert" className={styles.alert}>
      <CircleAlert size={16} className={styles.alertIcon} aria-hidden="true" />
      <div>
        <p>
          <Translated of={alert.problem} />
        </p>
        {where && !isFault && !message.includes(where) && <span className={styles.alertWhere}>{where}</span>}
        <div className={styles.alertActions}>
          <ActionButton kind="quiet" onPress={copy}>
            {copied ? t('alert.copied') : t('alert.details')}
          </ActionButton>
          {alert.step !== step && (
            <ActionButton kind="quiet" onPress={() => setSession({ step: alert.step })}>
              {t('alert.goTo', { step: t(`steps.${alert.step}`) })}
            </ActionButton>
          )}
          <ActionButton kind="quiet" onPress={() => dismiss(alert.id)}>
            {t('alert.dismiss')}
          </ActionButton>
        </div>
      </div>
    </div>
  );
}
