import { phrase, wordsOf } from '../../geometry/messages/phrase';
import { platform } from '../platform/platform';
import { draftStore } from '../state/draft-store';
import { raise, sessionStore, setSession, type SaveState, type Session } from '../state/session-store';
import { isHeld, keepBeforeYielding, yieldWork } from './hold-work';
import { currentWork, isUntouched, listRecent, nextRevision } from './recent-work';
import { textOfWork, type SavedWork } from './saved-work';

const SETTINGS_KEY = 'settings';
/** After the last change, ms. */
const PAUSE_MS = 400;
/**
 * After the first change that is not saved, however fast others follow it, ms: with the writing, at
 * most 2 s behind.
 */
const MOST_MS = 1000;
/** After a save that failed, ms. */
const AGAIN_MS = 5000;

const SETTINGS = [
  'theme',
  'language',
  'split',
  'pathViews',
  'sideConvention',
  'tourSeen',
  'boneOpacity',
  'boneOpacityOverPath',
  'guideOpacity',
] as const;
type Settings = Pick<Session, (typeof SETTINGS)[number]>;

let timer: ReturnType<typeof setTimeout> | undefined;
/** When the first change came that no save has begun with. */
let waitingSince: number | null = null;
let unsaved = false;
/** Counts changes: one that came while another was being written is still to be saved. */
let changes = 0;

/** Saves every change a moment after it was made; call once, after `restoreWork`. */
export function keepSaving(): () => void {
  const stop = [
    draftStore.subscribe(plan),
    sessionStore.subscribe((now, before) => {
      if (now.step !== before.step || now.scan !== before.scan) plan();
    }),
  ];
  // What was opened while kept work was still coming back.
  if (sessionStore.getState().save.kind === 'none') plan();
  platform.onCloseAsk(() => unsaved || sessionStore.getState().save.kind === 'unsafe');
  platform.onHide(() => {
    if (unsaved) void saveWork();
  });
  keepBeforeYielding(() => (unsaved ? saveWork() : Promise.resolve()));
  return () => stop.forEach(end => end());
}

function plan(): void {
  if (!sessionStore.getState().scan || !isHeld()) {
    // What belonged to it was saved before it was closed (settleWork), or another window has it.
    clearTimeout(timer);
    waitingSince = null;
    unsaved = false;
    return;
  }
  unsaved = true;
  changes++;
  // What is not safe stays said while it is tried again.
  if (!isInDanger(sessionStore.getState().save)) setSession({ save: { kind: 'saving' } });
  const now = performance.now();
  waitingSince ??= now;
  clearTimeout(timer);
  const rest = waitingSince + MOST_MS - now;
  // A thread that is busy with every key comes to no timer.
  if (rest <= 0) void saveWork();
  else timer = setTimeout(() => void saveWork(), Math.min(PAUSE_MS, rest));
}

const isInDanger = ({ kind }: SaveState): boolean => kind === 'failed' || kind === 'unsafe';

/** Saves at once. Several that are under way at once are written in their order. */
export async function saveWork(): Promise<void> {
  // This save has what every timer so far was set for.
  clearTimeout(timer);
  waitingSince = null;
  const { scan, step } = sessionStore.getState();
  if (!scan || !isHeld()) return;
  const at = new Date();
  const draft = draftStore.getState();
  const work: SavedWork = {
    format: 'bregma-work',
    version: 1,
    id: currentWork(),
    revision: nextRevision(),
    at: at.toISOString(),
    step,
    draft,
    series: scan.series,
  };
  const isListed = !isUntouched(draft) || draft.trajectories.length > 0;
  const upTo = changes;
  try {
    const kept = await platform.keepWork(textOfWork(work, isListed));
    void listRecent();
    if (work.id !== currentWork()) return;
    if (kept === 'overtaken') {
      yieldWork();
      return;
    }
    if (upTo === changes) unsaved = false;
    if (kept === 'until-closed') tell({ kind: 'unsafe' });
    else if (!unsaved) tell({ kind: 'saved', at });
  } catch (error) {
    tell({ kind: 'failed', why: wordsOf(error) });
    clearTimeout(timer);
    timer = setTimeout(() => void saveWork(), AGAIN_MS);
  }
}

/**
 * Shows the state in the bar; that work is not safe is said once in whole sentences, with what to
 * do.
 */
function tell(state: SaveState): void {
  const { save: before, step } = sessionStore.getState();
  setSession({ save: state });
  if (before.kind === state.kind) return;
  if (state.kind === 'unsafe') {
    raise(step, { code: 'not-safe', ...phrase('work-not-safe') });
  } else if (state.kind === 'failed') {
    raise(step, { code: 'not-saved', ...phrase('work-not-saved', { why: state.why }) });
  }
}

/**
 * Saves what is not saved yet, before something else takes its place; false, and an alert, where it
 * cannot be kept.
 */
export async function settleWork(): Promise<boolean> {
  if (!unsaved) return true;
  await saveWork();
  // A change may have come while it was written.
  if (unsaved && sessionStore.getState().save.kind === 'saving') await saveWork();
  const { save } = sessionStore.getState();
  if (save.kind !== 'failed') return true;
  const { id } = draftStore.getState().patient;
  raise('scan', { code: 'work-not-kept', ...phrase('work-not-kept', { id, why: save.why }) });
  return false;
}

/**
 * Keeps every change of them from then on; call once, after `restoreSettings` and before anybody
 * can make one: kept work may take seconds to come back, and a theme that was chosen meanwhile was
 * lost.
 */
export function keepSettings(): () => void {
  return sessionStore.subscribe((now, before) => {
    if (SETTINGS.some(key => now[key] !== before[key])) saveSettings();
  });
}

function saveSettings(): void {
  const session = sessionStore.getState();
  const settings = Object.fromEntries(SETTINGS.map(key => [key, session[key]]));
  // Losing a preference is no loss of work.
  platform.autosave(SETTINGS_KEY, JSON.stringify(settings)).catch(() => undefined);
}

/** The theme and the like of the last session. */
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
