import { platform } from '../../platform/platform';
import type { Draft } from '../draft';
import { beginDraft } from '../draft-store';
import { setSession } from '../session-store';

/** A case that can be gone on with. */
export interface RecentCase {
  /** 'work': kept by the window with every change; 'file': a case file whose place the program knows. */
  readonly kind: 'work' | 'file';
  readonly id: string;
  readonly name: string;
  /** ISO date and time of the last change. */
  readonly at: string;
}

/** The window's own list: works by the place they are kept in. */
interface Entry {
  readonly id: string;
  readonly slot: number;
  readonly name: string;
  readonly at: string;
}

const LIST_KEY = 'recent';
const MOST = 12;
const slotKey = (slot: number): string => `work-${slot}`;

let workId = '';
let begun: Draft | null = null;

export const currentWork = (): string => workId;

/** Begins with a draft: new work, or with its `id` work that was kept. */
export function startWork(draft: Draft, id: string = Date.now().toString(36)): void {
  workId = id;
  begun = draft;
  beginDraft(draft);
}

/**
 * Keeps a text of the work at hand beside those of others, in the place of the longest untouched where there are many,
 * so that opening something else never loses it. A scan on which nothing was decided yet is not listed.
 */
export async function keepRecent(draft: Draft, text: string, at: Date): Promise<void> {
  const id = workId;
  const untouched = begun !== null && isSameWork(draft, begun);
  const list = await readList();
  const mine = list.find(entry => entry.id === id);
  if (!mine && untouched && draft.trajectories.length === 0) return;
  const replaced = mine ?? (await findTwin(list, draft));
  const others = list.filter(entry => entry !== replaced).slice(0, MOST - 1);
  const taken = new Set(others.map(({ slot }) => slot));
  const slot = replaced?.slot ?? Array.from({ length: MOST }, (_, n) => n).find(n => !taken.has(n))!;
  await platform.autosave(slotKey(slot), text);
  await writeList([{ id, slot, name: draft.patient.id, at: at.toISOString() }, ...others]);
}

/** What a draft learns of its scan as it is read (`followSignatures`) is nothing that was decided. */
const isSameWork = (a: Draft, b: Draft): boolean =>
  (Object.keys(a) as (keyof Draft)[]).every(
    key => key === 'content' || key === 'patientId' || Object.is(a[key], b[key]),
  );

/** A case that is opened from its file once more is listed once: the work that is word for word the same. */
async function findTwin(list: readonly Entry[], draft: Draft): Promise<Entry | undefined> {
  const mine = JSON.stringify(draft);
  for (const entry of list.filter(({ name }) => name === draft.patient.id)) {
    const text = await readSlot(entry);
    if (text?.includes(mine)) return entry;
  }
  return undefined;
}

const readSlot = async ({ slot }: Entry): Promise<string | null> =>
  (await platform.restore(slotKey(slot)).catch(() => null)) || null;

/** The text of a kept work; null where it is gone. */
export async function readRecent(id: string): Promise<string | null> {
  const entry = (await readList()).find(one => one.id === id);
  return entry ? readSlot(entry) : null;
}

export async function forgetRecent(id: string): Promise<void> {
  await writeList((await readList()).filter(entry => entry.id !== id));
}

/** Reads anew what can be gone on with, the latest first. */
export async function listRecent(): Promise<void> {
  const [works, files] = await Promise.all([readList(), platform.recent().catch(() => [])]);
  const recent: RecentCase[] = [
    ...works.map(({ id, name, at }) => ({ kind: 'work' as const, id, name, at })),
    ...files.map(({ id, name, at }) => ({ kind: 'file' as const, id, name, at })),
  ];
  setSession({ recent: recent.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)) });
}

async function writeList(list: readonly Entry[]): Promise<void> {
  await platform.autosave(LIST_KEY, JSON.stringify(list));
  await listRecent();
}

/** A list that cannot be read is no loss of work: it begins anew. */
async function readList(): Promise<readonly Entry[]> {
  try {
    const list = JSON.parse((await platform.restore(LIST_KEY)) ?? '[]') as unknown;
    return Array.isArray(list) ? list.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { id, slot, name, at } = value as Partial<Record<keyof Entry, unknown>>;
  return (
    typeof id === 'string' &&
    typeof name === 'string' &&
    typeof at === 'string' &&
    typeof slot === 'number' &&
    Number.isInteger(slot) &&
    slot >= 0 &&
    slot < MOST
  );
}
