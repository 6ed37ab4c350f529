import { FlipHorizontal2, FlipVertical2, RotateCw, Shuffle } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Vec3 } from '../../../geometry/core/vector';
import { isReason, isSignature } from '../../../geometry/plan/document/case-fields';
import { MOST_TURNS } from '../../../geometry/plan/document/case-schema';
import { contradictionOf } from '../../../geometry/plan/checks/check-orientation';
import { sealOrientation } from '../../../geometry/plan/document/seal';
import { ActionButton } from '../../controls/action-button';
import { TextInput } from '../../controls/text-input';
import { edit, useDraft } from '../../state/draft-store';
import { listed } from '../../language/format';
import { markerDoubt, markerOfCase } from '../../state/marker-answer';
import { setSession, useSession } from '../../state/session-store';
import { useAxes } from '../../state/use-axes';
import {
  recordTurn,
  scanLetter,
  TURN_RECORDS,
  turnAxes,
  turnFinely,
  type FineTurn,
  type Turn,
  type TurnRecord,
  type TwoAxes,
} from '../../state/turn-axes';
import { DeclaredNote } from '../parts/declared-note';
import { FineTurns } from '../parts/fine-turns';
import { MarkerQuestion } from './marker-question';
import styles from '../parts/panels.module.css';
import { ProposalSection } from './proposal-section';
import { Section } from '../parts/section';

const TURNS = [
  { turn: 'flipDorsal', Icon: FlipVertical2 },
  { turn: 'flipRostral', Icon: FlipHorizontal2 },
  { turn: 'roll', Icon: RotateCw },
  { turn: 'swap', Icon: Shuffle },
] as const;

const plain = (v: Vec3): [number, number, number] => [v[0] + 0, v[1] + 0, v[2] + 0];

/** The gate: which way is dorsal, rostral and left, said by a person. */
export function OrientationPanel() {
  const { t, i18n } = useTranslation();
  const [initials, setInitials] = useState('');
  const hint = useId();
  const { axes } = useAxes();
  const orientation = useDraft(draft => draft.orientation);
  const proposal = useSession(session => session.proposal);
  const markerAnswer = useDraft(draft => draft.saidOfMarkers);
  const named = initials.trim();
  const markers = proposal?.markers ?? [];
  const medianLps = proposal?.mirror?.pointLps ?? null;
  const doubt = markerDoubt(markers, medianLps, axes, markerAnswer);
  const turned = useDraft(draft => draft.turned);
  const turns = turned?.turns ?? [];
  const earlier = turned?.earlier ?? [];
  const content = useSession(session => session.scan?.content ?? null);
  const known = useDraft(draft => draft.content);
  const open = content !== null && known !== null && content !== known;
  const contradiction = contradictionOf(axes, proposal, earlier);
  const [reason, setReason] = useState('');
  const said = reason.trim();
  const missing =
    doubt === 'unanswered'
      ? t('orientation.markerUnanswered')
      : doubt === 'disagrees'
        ? t('orientation.markerDisagrees')
        : open
          ? t('identity.needAnswer')
          : !isSignature(named)
            ? t('orientation.needInitials')
            : contradiction && !isReason(said)
              ? t('identity.needReason')
              : null;

  const series = useSession(session => session.scan?.series);
  const take = (next: TwoAxes, record: TurnRecord): void =>
    edit(() => ({ turned: { ...next, turns: recordTurn(turns, record), earlier } }));
  const turn = (way: Turn): void => take(turnAxes(axes, way), TURN_RECORDS[way]);
  const turnBy = (about: FineTurn, angleDeg: number): void =>
    take(turnFinely(axes, about, angleDeg), { about, angleDeg });
  const confirm = (): void => {
    edit(() => ({
      orientation: {
        dorsal: plain(axes.dorsal),
        rostral: plain(axes.rostral),
        confirmedBy: named,
        at: new Date().toISOString(),
        seal: content && sealOrientation(content, axes),
        reason: contradiction ? said : null,
        declared: series?.declared ?? null,
        proposed: proposal && {
          dorsal: plain(proposal.dorsal),
          rostral: plain(proposal.rostral),
          confidence: proposal.confidence,
          certainty: proposal.certainty,
        },
        turns: [...turns],
        earlier: [...earlier],
        marker: markerOfCase(markers, medianLps, markerAnswer),
      },
      turned: null,
    }));
  };
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
  const toward = (direction: Vec3) => (
    <>
      {t('orientation.toward', { letter: scanLetter(direction) })}
      <span className={styles.small}>
        {listed(
          direction.map(v => v + 0),
          2,
          i18n.language,
        )}
      </span>
    </>
  );
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
        <dl className={styles.axes}>
          <dt className={styles.axisName}>{t('orientation.dorsal')}</dt>
          <dd>{toward(axes.dorsal)}</dd>
          <dt className={styles.axisName}>{t('orientation.rostral')}</dt>
          <dd>{toward(axes.rostral)}</dd>
          <dt className={styles.axisName}>{t('orientation.left')}</dt>
          <dd>
            {toward(axes.left)}
            <span className={styles.small}>{t('orientation.derived')}</span>
          </dd>
        </dl>
        {!orientation && (
          <Section title={t('orientation.turn')}>
            {TURNS.map(({ turn: way, Icon }) => (
              <ActionButton key={way} wide onPress={() => turn(way)}>
                <Icon size={15} aria-hidden="true" />
                {t(`orientation.${way}`)}
              </ActionButton>
            ))}
            <FineTurns turns={turns} onTurn={turnBy} />
          </Section>
        )}
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
          <>
            {contradiction && (
              <>
                <p className={styles.warn}>
                  {t(
                    contradiction.by === 'anatomy'
                      ? 'identity.contradictsAnatomy'
                      : 'identity.contradictsEarlier',
                    { deg: contradiction.apartDeg.toFixed(0), who: contradiction.who },
                  )}
                </p>
                <TextInput name={t('identity.axesReason')} value={reason} most={200} onChange={setReason} />
              </>
            )}
            <TextInput name={t('orientation.initials')} value={initials} most={64} onChange={setInitials} />
            <p id={hint} className={styles.small}>
              {missing ?? ''}
            </p>
            <ActionButton
              kind="primary"
              wide
              disabled={missing !== null}
              onPress={confirm}
              describedBy={hint}
            >
              {t('orientation.confirm')}
            </ActionButton>
          </>
        )}
      </div>
    </>
  );
}
