import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_TURNS } from '../../../geometry/plan/document/case-schema';
import { ActionButton } from '../../controls/action-button';
import { edit, useDraft } from '../../state/draft-store';
import { setSession, useSession } from '../../state/session-store';
import { useAxes } from '../../state/use-axes';
import { DeclaredNote } from '../parts/declared-note';
import styles from '../parts/panels.module.css';
import { AxesList } from './axes-list';
import { ConfirmOrientation } from './confirm-orientation';
import { MarkerQuestion } from './marker-question';
import { ProposalSection } from './proposal-section';
import { SideSection } from './side-section';
import { TurnSection } from './turn-section';

/** The gate: which way is dorsal, rostral and left, said by a person. */
export function OrientationPanel() {
  const { t, i18n } = useTranslation();
  const [typed, setTyped] = useState({ initials: '', reason: '' });
  const { axes } = useAxes();
  const orientation = useDraft(draft => draft.orientation);
  const proposal = useSession(session => session.proposal);
  const markerAnswer = useDraft(draft => draft.saidOfMarkers);
  const series = useSession(session => session.scan?.series);
  const markers = proposal?.markers ?? [];
  const medianLps = proposal?.mirror?.pointLps ?? null;
  const reopen = (): void => {
    if (!orientation) return;
    const { dorsal, rostral, confirmedBy, at, seal, reason } = orientation;
    edit(() => ({
      orientation: null,
      turned: {
        dorsal: axes.dorsal,
        rostral: axes.rostral,
        turns: orientation.turns,
        earlier: [...orientation.earlier, { dorsal, rostral, confirmedBy, at, seal, reason }].slice(
          -MOST_TURNS,
        ),
      },
    }));
  };
  return (
    <>
      <div className={styles.content}>
        <p className={styles.note}>{t('orientation.intro')}</p>
        {proposal && !orientation && (
          <ProposalSection proposal={proposal} declared={series?.declared ?? null} />
        )}
        {!orientation && medianLps && markers.length > 0 && (
          <MarkerQuestion
            markers={markers}
            medianLps={medianLps}
            axes={axes}
            answer={markerAnswer}
            onAnswer={saidOfMarkers => edit(() => ({ saidOfMarkers }))}
          />
        )}
        {series && <DeclaredNote series={series} axes={axes} tableLps={proposal?.table?.downLps ?? null} />}
        <AxesList />
        {!orientation && <TurnSection />}
        <SideSection />
        {orientation && (
          <p className={styles.good}>
            ✓{' '}
            {t('orientation.confirmed', {
              who: orientation.confirmedBy,
              when: new Date(orientation.at).toLocaleString(i18n.language === 'fr' ? 'fr-FR' : 'en-GB', {
                dateStyle: 'medium',
                timeStyle: 'short',
              }),
            })}
          </p>
        )}
      </div>
      <div className={styles.foot}>
        {orientation ? (
          <>
            <ActionButton wide onPress={reopen}>
              {t('orientation.reopen')}
            </ActionButton>
            <ActionButton kind="primary" wide onPress={() => setSession({ step: 'bone' })}>
              {t('orientation.next')}
            </ActionButton>
          </>
        ) : (
          <ConfirmOrientation typed={typed} onType={setTyped} />
        )}
      </div>
    </>
  );
}
