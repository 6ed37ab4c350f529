import { ChevronLeft } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSignature } from '../../../geometry/plan/document/case-fields';
import { ActionButton } from '../../controls/action-button';
import { TextInput } from '../../controls/text-input';
import { acceptFusion, withdrawAcceptance } from '../../state/fusion-edits';
import { setSession, useSession } from '../../state/session-store';
import { FusionLandmarks } from './fusion-landmarks';
import { FusionNudge } from './fusion-nudge';
import { FusionRegister } from './fusion-register';
import { FusionState } from './fusion-state';
import { addedName } from './fusion-words';
import { OverlayControls } from './overlay-controls';
import styles from '../parts/panels.module.css';
import type { AddedScan } from '../../state/added-scan';

/** One scan and the CT: laid on it, looked at, and signed for. */
export function FusionPanel({ added }: { readonly added: AddedScan }) {
  const { t } = useTranslation();
  const [initials, setInitials] = useState('');
  const hint = useId();
  const isHere = useSession(session => session.added[added.seriesUid ?? ''] !== undefined);
  const named = initials.trim();
  const { id, fusion } = added;
  const accept = (): void => {
    acceptFusion(id, named, new Date().toISOString());
    // A stray drag would take it back at once.
    setSession({ tool: 'crosshair' });
  };
  const canAccept = fusion !== null && fusion.quality !== 'failed';
  const hintWords = !fusion
    ? t('fusion.needLaid')
    : !canAccept
      ? t('fusion.cannotAccept')
      : isSignature(named)
        ? t('fusion.acceptText')
        : t('fusion.needInitials');
  return (
    <>
      <div className={styles.content}>
        <div className={styles.panelHead}>
          <ActionButton
            kind="quiet"
            name={t('fusion.back')}
            onPress={() => setSession({ fusing: null, tool: 'crosshair' })}
          >
            <ChevronLeft size={16} aria-hidden="true" />
          </ActionButton>
          <span className={styles.seriesName}>
            {t('fusion.title')}: {addedName(added)}
          </span>
        </div>
        <FusionState added={added} />
        {isHere ? (
          <>
            <OverlayControls name={t(`fusion.short.${added.role}`)} />
            <FusionRegister added={added} />
            <FusionLandmarks added={added} />
            <FusionNudge />
          </>
        ) : (
          <p className={styles.note}>{t('fusion.loading')}</p>
        )}
      </div>
      <div className={styles.foot}>
        {fusion?.acceptedBy ? (
          <ActionButton wide onPress={() => withdrawAcceptance(id)}>
            {t('fusion.withdraw')}
          </ActionButton>
        ) : (
          <>
            <TextInput name={t('fusion.initials')} value={initials} most={64} onChange={setInitials} />
            <p id={hint} className={styles.small}>
              {hintWords}
            </p>
            <ActionButton
              kind="primary"
              wide
              disabled={!canAccept || !isSignature(named)}
              describedBy={hint}
              onPress={accept}
            >
              {t('fusion.accept')}
            </ActionButton>
          </>
        )}
      </div>
    </>
  );
}
