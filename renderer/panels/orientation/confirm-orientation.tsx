import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Vec3 } from '../../../geometry/core/vector';
import { contradictionOf } from '../../../geometry/plan/checks/check-orientation';
import { isReason, isSignature } from '../../../geometry/plan/document/case-fields';
import { sealOrientation } from '../../../geometry/plan/document/seal';
import { ActionButton } from '../../controls/action-button';
import { TextInput } from '../../controls/text-input';
import { edit, useDraft } from '../../state/draft-store';
import { markerDoubt, markerOfCase } from '../../state/marker-answer';
import { useSession } from '../../state/session-store';
import { useAxes } from '../../state/use-axes';
import styles from '../parts/panels.module.css';

const plain = (v: Vec3): [number, number, number] => [v[0] + 0, v[1] + 0, v[2] + 0];

interface ConfirmOrientationProps {
  /** Kept by the panel, for an orientation that is confirmed and opened again. */
  readonly typed: { readonly initials: string; readonly reason: string };
  onType(typed: ConfirmOrientationProps['typed']): void;
}

/**
 * Initials under the axes, with a reason where they contradict what is known; and what still stands
 * in the way.
 */
export function ConfirmOrientation({ typed, onType }: ConfirmOrientationProps) {
  const { t } = useTranslation();
  const hint = useId();
  const { axes } = useAxes();
  const proposal = useSession(session => session.proposal);
  const markerAnswer = useDraft(draft => draft.saidOfMarkers);
  const turned = useDraft(draft => draft.turned);
  const series = useSession(session => session.scan?.series);
  const content = useSession(session => session.scan?.content ?? null);
  const known = useDraft(draft => draft.content);
  const named = typed.initials.trim();
  const said = typed.reason.trim();
  const turns = turned?.turns ?? [];
  const earlier = turned?.earlier ?? [];
  const markers = proposal?.markers ?? [];
  const medianLps = proposal?.mirror?.pointLps ?? null;
  const doubt = markerDoubt(markers, medianLps, axes, markerAnswer);
  const open = content !== null && known !== null && content !== known;
  const contradiction = contradictionOf(axes, proposal, earlier);
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
  return (
    <>
      {contradiction && (
        <>
          <p className={styles.warn}>
            {t(
              contradiction.by === 'anatomy' ? 'identity.contradictsAnatomy' : 'identity.contradictsEarlier',
              { deg: contradiction.apartDeg.toFixed(0), who: contradiction.who },
            )}
          </p>
          <TextInput
            name={t('identity.axesReason')}
            value={typed.reason}
            most={200}
            onChange={reason => onType({ ...typed, reason })}
          />
        </>
      )}
      <TextInput
        name={t('orientation.initials')}
        value={typed.initials}
        most={64}
        onChange={initials => onType({ ...typed, initials })}
      />
      <p id={hint} className={styles.small}>
        {missing ?? ''}
      </p>
      <ActionButton kind="primary" wide disabled={missing !== null} onPress={confirm} describedBy={hint}>
        {t('orientation.confirm')}
      </ActionButton>
    </>
  );
}
