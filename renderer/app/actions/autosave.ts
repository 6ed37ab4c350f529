import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import { platform } from '../../platform/platform';
import { EMPTY_DRAFT, type Draft } from '../draft';
import { beginDraft, draftStore } from '../draft-store';
import { raise, sessionStore, setSession, type Session, type Step } from '../session-store';
import { openSample, showScan } from './open-scan';
import { planner, runJob } from './run-job';

const DRAFT_KEY = 'draft';
const SETTINGS_KEY = 'settings';
/** After the last change, ms. */
const PAUSE_MS = 500;

/** What is kept of the work: everything the vet decided, and which scan it was decided on. */
interface SavedWork {
  readonly format: 'bregma-work';
  readonly version: 1;
  readonly step: Step;
  readonly draft: Draft;
  readonly series: SeriesSummary;
}

const SETTINGS = ['theme', 'language', 'split', 'tourSeen', 'boneOpacity', 'guideOpacity'] as const;
type Settings = Pick<Session, (typeof SETTINGS)[number]>;

let timer: ReturnType<typeof setTimeout> | undefined;
let unsaved = false;

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
  if (!sessionStore.getState().scan) return;
  unsaved = true;
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
    step,
    draft: draftStore.getState(),
    series: scan.series,
  };
  try {
    await platform.autosave(DRAFT_KEY, JSON.stringify(work));
    unsaved = false;
    setSession({ save: { kind: 'saved', at: new Date() } });
  } catch (error) {
    setSession({ save: { kind: 'failed', why: error instanceof Error ? error.message : String(error) } });
  }
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

/** Goes on where the last session ended: the draft at once, the scan from what was kept of it. */
export async function restoreWork(): Promise<void> {
  const work = readWork(await platform.restore(DRAFT_KEY).catch(() => null));
  if (!work) return;
  const { draft, series, step } = work;
  beginDraft(draft);
  const kept = await runJob('recallScan', { key: series.uid }, 'scan');
  if (kept) {
    const target = draft.trajectories.find(t => t.id === draft.selected)?.targetLps ?? null;
    showScan(kept, series, target);
    setSession({ step, save: { kind: 'saved', at: new Date() } });
  } else if (draft.source?.kind === 'sample') {
    await openSample(draft.source.name);
    beginDraft(draft);
    setSession({ step });
  } else {
    raise('scan', {
      code: 'scan-not-kept',
      message: `Your work on ${draft.patient.id} is here, but its scan is not: open the folder "${draft.source?.folder ?? ''}" again to go on.`,
    });
  }
}

function readWork(text: string | null): SavedWork | null {
  if (!text) return null;
  try {
    const work = JSON.parse(text) as SavedWork;
    if (work.format !== 'bregma-work' || work.version !== 1) return null;
    return { ...work, draft: { ...EMPTY_DRAFT, ...work.draft } };
  } catch {
    return null; // cut short by a crash: nothing that can be gone on with
  }
}

/** Cancels what the planner is doing. */
export const cancelWork = (): void => planner.cancel();
