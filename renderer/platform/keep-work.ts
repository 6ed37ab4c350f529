import type { TextStore } from './text-store';
import { withLock } from './with-lock';

/** Where a work of the window's own list is kept. */
export interface WorkEntry {
  readonly id: string;
  readonly slot: number;
  readonly name: string;
  /** ISO date and time of the last change. */
  readonly at: string;
  /** Of the text that lies there; missing where an earlier version kept it. */
  readonly revision?: number;
}

/** Work on its way to being kept. */
export interface WorkText {
  readonly id: string;
  /** More than that of every save of this work before it. */
  readonly revision: number;
  readonly name: string;
  readonly at: string;
  /** All of it. */
  readonly text: string;
  /** The part of the text that tells work which is word for word the same. */
  readonly draft: string;
  /** Whether it is worth a place in the list; a scan on which nothing was decided is not. */
  readonly isListed: boolean;
  /** Whether the next session begins with it. */
  readonly isNext: boolean;
}

/** Under which the home keeps what the next session begins with. */
export const DRAFT_KEY = 'draft';
const LIST_KEY = 'recent';
const MOST = 12;
const slotKey = (slot: number): string => `work-${slot}`;
/** Every place that work may be kept in. */
export const SLOT_KEYS: readonly string[] = Array.from({ length: MOST }, (_, slot) => slotKey(slot));

/** Two windows that write the list or a text of it at once would each lose what the other wrote. */
const lockStore = <T>(act: () => Promise<T>): Promise<T> => withLock('bregma-store', act);

/**
 * Keeps work beside others in the list, in the place of the longest untouched where there are many,
 * and as what the next session begins with, so that opening something else never loses it. Where a
 * newer revision of it lies there, another window has written it: nothing is written then.
 *
 * @throws what the store says where it cannot be kept
 */
export function keepWork(store: TextStore, work: WorkText): Promise<'kept' | 'overtaken'> {
  return lockStore(async () => {
    const { id, name, at, revision } = work;
    const list = await readList(store);
    const mine = list.find(entry => entry.id === id);
    if ((mine?.revision ?? 0) >= revision) return 'overtaken';
    if (mine || work.isListed) {
      const replaced = mine ?? (await findTwin(store, list, work));
      const others = list.filter(entry => entry !== replaced).slice(0, MOST - 1);
      const taken = new Set(others.map(({ slot }) => slot));
      const slot = replaced?.slot ?? Array.from({ length: MOST }, (_, n) => n).find(n => !taken.has(n))!;
      await store.write(slotKey(slot), work.text);
      await writeList(store, [{ id, slot, name, at, revision }, ...others]);
    }
    if (work.isNext) await store.write(DRAFT_KEY, work.text);
    return 'kept';
  });
}

/**
 * A case that is opened from its file once more is listed once: the work that is word for word the
 * same.
 */
async function findTwin(
  store: TextStore,
  list: readonly WorkEntry[],
  { name, draft }: WorkText,
): Promise<WorkEntry | undefined> {
  for (const entry of list.filter(one => one.name === name)) {
    const text = await readSlot(store, entry);
    if (text?.includes(draft)) return entry;
  }
  return undefined;
}

export const readSlot = async (store: Pick<TextStore, 'read'>, { slot }: WorkEntry): Promise<string | null> =>
  (await store.read(slotKey(slot)).catch(() => null)) || null;

/** Takes work off the list. */
export const forgetWork = (store: TextStore, id: string): Promise<void> =>
  lockStore(async () =>
    writeList(
      store,
      (await readList(store)).filter(entry => entry.id !== id),
    ),
  );

const writeList = (store: TextStore, list: readonly WorkEntry[]): Promise<void> =>
  store.write(LIST_KEY, JSON.stringify(list));

/** A list that cannot be read is no loss of work: it begins anew. */
export async function readList(store: Pick<TextStore, 'read'>): Promise<readonly WorkEntry[]> {
  try {
    const list = JSON.parse((await store.read(LIST_KEY)) ?? '[]') as unknown;
    return Array.isArray(list) ? list.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is WorkEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { id, slot, name, at, revision } = value as Partial<Record<keyof WorkEntry, unknown>>;
  return (
    typeof id === 'string' &&
    typeof name === 'string' &&
    typeof at === 'string' &&
    (revision === undefined || Number.isInteger(revision)) &&
    typeof slot === 'number' &&
    Number.isInteger(slot) &&
    slot >= 0 &&
    slot < MOST
  );
}
