import { platform } from '../platform/platform';
import { DRAFT_KEY, forgetWork, readList, readSlot } from '../platform/keep-work';
import type { TextStore } from '../platform/text-store';
import type { Draft } from '../state/draft';
import { beginDraft } from '../state/draft-store';
import { setSession } from '../state/session-store';
import { beginHeld, type HeldWork } from './hold-work';
import { newerWork, readWork, type SavedWork } from './saved-work';
import type { RecentCase } from '../state/session/recent-case';
const store: TextStore = {
  read: key => platform.restore(key),
  write: async (key, text) => void (await platform.autosave(key, text)),
};

let workId = '';
let begun: Draft | null = null;
let revision = 0;

export const currentWork = (): string => workId;

/** Whether the work at hand is a draft as it was begun. */
export const isUntouched = (draft: Draft): boolean => begun !== null && isSameWork(draft, begun);

/**
 * What a draft learns of its scan as it is read (`followSignatures`) is nothing that was decided.
 */
const isSameWork = (a: Draft, b: Draft): boolean =>
  (Object.keys(a) as (keyof Draft)[]).every(
    key => key === 'content' || key === 'patientId' || Object.is(a[key], b[key]),
  );

/** The number of the next save of the work at hand. */
export const nextRevision = (): number => ++revision;

/** The work at hand is at a revision that another window has saved. */
export function adoptRevision(saved: number): void {
  revision = saved;
}

/** Of its own kind in this and every other window. */
const freshId = (): string =>
  `${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36)}`;

/**
 * Begins with a draft: new work, or with its `id` work that was kept and was asked for
 * (`askForWork`).
 */
export function startWork(
  draft: Draft,
  id: string = freshId(),
  saved = 0,
  held: HeldWork | null = null,
): void {
  workId = id;
  revision = saved;
  begun = draft;
  // Before the draft: what is begun may be changed, or not.
  beginHeld(id, held);
  beginDraft(draft);
}

/** Kept work by its id; null where it is gone. */
async function readRecent(id: string): Promise<SavedWork | null> {
  const entry = (await readList(store)).find(one => one.id === id);
  const work = readWork(entry ? await readSlot(store, entry) : null);
  return work && { ...work, id };
}

/** The newest state of work that was kept; with null, of what was worked on last. */
export async function readNewest(id: string | null): Promise<SavedWork | null> {
  const last = readWork(await platform.restore(DRAFT_KEY).catch(() => null));
  const wanted = id ?? last?.id;
  if (wanted === undefined) return null;
  // A kill between the two leaves one of them a revision behind.
  return newerWork(last?.id === wanted ? last : null, await readRecent(wanted));
}

export async function forgetRecent(id: string): Promise<void> {
  await forgetWork(store, id);
  await listRecent();
}

/** Reads anew what can be gone on with, the latest first. */
export async function listRecent(): Promise<void> {
  const [works, files] = await Promise.all([readList(store), platform.recent().catch(() => [])]);
  const recent: RecentCase[] = [
    ...works.map(({ id, name, at }) => ({ kind: 'work' as const, id, name, at })),
    ...files.map(({ id, name, at }) => ({ kind: 'file' as const, id, name, at })),
  ];
  setSession({ recent: recent.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)) });
}
