import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import { platform } from '../../platform/platform';
import type { Draft } from '../draft';
import { draftStore } from '../draft-store';
import { raise, sessionStore, setSession, type Session, type Step } from '../session-store';
import { currentWork, keepRecent } from './recent-work';

export const DRAFT_KEY = 'draft';
const SETTINGS_KEY = 'settings';
/** After the last change, ms. */
const PAUSE_MS = 500;

/** What is kept of the work: everything the vet decided, and which scan it was decided on. */
export interface SavedWork {
  readonly format: 'bregma-work';
  readonly version: 1;
  /** Tells it from other work, also on the same scan. */
  readonly id: string;
  readonly step: Step;
  readonly draft: Draft;
  readonly series: SeriesSummary;
}

const SETTINGS = ['theme', 'language', 'split', 'tourSeen', 'boneOpacity', 'guideOpacity'] as const;
type Settings = Pick<Session, (typeof SETTINGS)[number]>;

let timer: ReturnType<typeof setTimeout> | undefined;
let unsaved = false;
/** Counts changes: one that came while another was being written is still to be saved. */
let changes = 0;

/** Saves every change a moment after it was made; call once, after `restoreWork`. */
export function keepSaving(): () => void {
  const stop = [
    draftStore.subscribe(plan),
    sessionStore.subscribe((now, before) => {
      if (now.step !== before.step || now.scan !== before.scan) plan();
      if (SETTINGS.some(key => now[key] !== before[key])) saveSettings();
    }),
  ];
  platform.onCloseAsk(() => unsaved);
  return () => stop.forEach(end => end());
}

function plan(): void {
  if (!sessionStore.getState().scan) {
    // What belonged to it was saved before it was closed (settleWork).
    clearTimeout(timer);
    unsaved = false;
    return;
  }
  unsaved = true;
  changes++;
  setSession({ save: { kind: 'saving' } });
  clearTimeout(timer);
  timer = setTimeout(() => void saveWork(), PAUSE_MS);
}

/** Saves at once. */
export async function saveWork(): Promise<void> {
  clearTimeout(timer);
  const { scan, step } = sessionStore.getState();
  if (!scan) return;
  const work: SavedWork = {
    format: 'bregma-work',
    version: 1,
    id: currentWork(),
    step,
    draft: draftStore.getState(),
    series: scan.series,
  };
  try {
    const upTo = changes;
    const at = new Date();
    const text = JSON.stringify(work);
    await platform.autosave(DRAFT_KEY, text);
    await keepRecent(work.draft, text, at);
    if (upTo !== changes) return;
    unsaved = false;
    setSession({ save: { kind: 'saved', at } });
  } catch (error) {
    setSession({ save: { kind: 'failed', why: error instanceof Error ? error.message : String(error) } });
  }
}

/** Saves what is not saved yet, before something else takes its place; false, and an alert, where it cannot be kept. */
export async function settleWork(): Promise<boolean> {
  if (!unsaved) return true;
  await saveWork();
  const { save } = sessionStore.getState();
  if (save.kind !== 'failed') return true;
  const { id } = draftStore.getState().patient;
  raise('scan', {
    code: 'work-not-kept',
    message: `Nothing was opened, because your work on ${id} could not be kept (${save.why}) and would be lost. Export the case or make room on the disk first; to let the work go, reload the window.`,
  });
  return false;
}

function saveSettings(): void {
  const session = sessionStore.getState();
  const settings = Object.fromEntries(SETTINGS.map(key => [key, session[key]]));
  // Losing a preference is no loss of work.
  platform.autosave(SETTINGS_KEY, JSON.stringify(settings)).catch(() => undefined);
}

export async function restoreSettings(): Promise<void> {
  const text = await platform.restore(SETTINGS_KEY).catch(() => null);
  if (!text) return;
  try {
    const saved = JSON.parse(text) as Partial<Settings>;
    const known = SETTINGS.filter(key => typeof saved[key] === typeof sessionStore.getState()[key]);
    setSession(Object.fromEntries(known.map(key => [key, saved[key]])));
  } catch {
    return; // settings of another version
  }
}
