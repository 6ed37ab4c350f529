import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { assertThat } from '../../geometry/core/result';
import { syncFolder } from '../files/sync-folder';
import { withLock } from '../files/with-lock';

/** Texts by key in one folder of the program's own. */
export interface TextStore {
  /** Null where nothing was kept. */
  read(key: string): Promise<string | null>;
  /** A reader, or a kill in between, meets the old text or the new one and never half of one. */
  write(key: string, text: string): Promise<void>;
  /**
   * Writes what `change` makes of what is kept (null: nothing), with no other change of that key in
   * between, be it of this program or of another that keeps its texts in the same folder.
   */
  update(key: string, change: (text: string | null) => string): Promise<void>;
}

/**
 * A store of texts in `folder`, made when the first is kept. Writes of one key happen in the order
 * asked, also where two programs keep theirs there.
 */
export function createTextStore(folder: string): TextStore {
  const fileOf = (key: string): string => {
    assertThat(/^[a-z][a-z0-9-]{0,39}$/.test(key), 'text store', 'this is no key', key);
    return join(folder, `${key}.txt`);
  };
  const read = async (key: string): Promise<string | null> => {
    try {
      return await readFile(fileOf(key), 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  };
  const change = async (key: string, to: (text: string | null) => string): Promise<void> => {
    const file = fileOf(key);
    await mkdir(folder, { recursive: true });
    const done = await withLock(`${file}.lock`, async () => replaceFile(folder, file, to(await read(key))));
    if (!done.ok) throw new Error(done.problem.message);
  };
  /** A folder that is made takes one write longer than another: their order is kept before that. */
  const last = new Map<string, Promise<void>>();
  const update: TextStore['update'] = (key, to) => {
    const before = last.get(key) ?? Promise.resolve();
    // What went wrong is told to who asked for it.
    const mine = before.catch(() => undefined).then(() => change(key, to));
    last.set(key, mine);
    return mine;
  };
  return { read, update, write: (key, text) => update(key, () => text) };
}

async function replaceFile(folder: string, file: string, text: string): Promise<void> {
  await clearUnfinished(folder, file);
  const temporary = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** What a program left that was killed while it wrote the same text. */
async function clearUnfinished(folder: string, file: string): Promise<void> {
  const names = await readdir(folder);
  const left = names.filter(name => name.startsWith(`${basename(file)}.`) && name.endsWith('.tmp'));
  for (const name of left) await rm(join(folder, name), { force: true });
}
