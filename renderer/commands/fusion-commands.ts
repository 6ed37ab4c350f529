import type { TFunction } from 'i18next';
import { OVERLAY_MODES } from '../slices/slice-overlay';
import { openFusion } from '../actions/add-scan';
import { pickAdded } from '../actions/opening/open-files';
import { draftStore } from '../state/draft-store';
import { fusedScan, overlaidScan } from '../state/overlaid-scan';
import { sessionStore, setSession } from '../state/session-store';
import type { Command } from './command';

/** What can be done with scans beside the CT. */
export function fusionCommands(t: TFunction): readonly Command[] {
  const session = sessionStore.getState();
  const draft = draftStore.getState();
  const isSeen = overlaidScan(draft, session) !== null;
  const isWorkedOn = isSeen && fusedScan(draft, session) !== null;
  const tool = (next: 'landmark' | 'nudge') => (): void =>
    setSession({ tool: sessionStore.getState().tool === next ? 'crosshair' : next });
  return [
    { id: 'overlay-mode', name: t('fusion.nextMode'), key: 'O', run: nextMode, enabled: isSeen },
    { id: 'overlay', name: t('fusion.toggle'), key: 'Shift+O', run: toggleOverlay, enabled: isSeen },
    { id: 'landmarks', name: t('fusion.commandMark'), key: 'K', run: tool('landmark'), enabled: isWorkedOn },
    { id: 'nudge', name: t('fusion.commandNudge'), key: 'N', run: tool('nudge'), enabled: isWorkedOn },
    {
      id: 'add-scan',
      name: t('fusion.commandAdd'),
      run: () => void pickAdded(),
      enabled: session.scan !== null,
    },
    ...draft.added.map(({ id, seriesUid, description }) => ({
      id: `fusion-${id}`,
      name: t('fusion.commandOpen', { name: description || id }),
      run: () => openFusion(id),
      enabled: seriesUid !== null && session.added[seriesUid] !== undefined,
    })),
  ];
}

function toggleOverlay(): void {
  const { overlay } = sessionStore.getState();
  setSession({ overlay: { ...overlay, on: !overlay.on } });
}

function nextMode(): void {
  const { overlay } = sessionStore.getState();
  const place = OVERLAY_MODES.indexOf(overlay.mode);
  const mode = overlay.on ? OVERLAY_MODES[(place + 1) % OVERLAY_MODES.length]! : overlay.mode;
  setSession({ overlay: { ...overlay, on: true, mode } });
}
