import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assertThat } from '../../geometry/core/result';

/** Texts by key in one folder of the program's own. */
export interface TextStore {
  /** Null where nothing was kept. */
  read(key: string): Promise<string | null>;
  /** A reader, or a kill in between, meets the old text or the new one and never half of one. */
  write(key: string, text: string): Promise<void>;
}

/** A store of texts in `folder`, made when the first is kept. Writes of one key happen in the order asked. */
export function createTextStore(folder: string): TextStore {
  const last = new Map<string, Promise<void>>();
  const fileOf = (key: string): string => {
    assertThat(/^[a-z][a-z0-9-]{0,39}$/.test(key), 'text store', 'this is no key', key);
    return join(folder, `${key}.txt`);
  };
  return {
    async read(key) {
      try {
        return await readFile(fileOf(key), 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    async write(key, text) {
      const file = fileOf(key);
      const mine = (last.get(key) ?? Promise.resolve())
        .catch(() => undefined) // told to who asked for it
        .then(() => replaceFile(folder, file, text));
      last.set(key, mine);
      await mine;
    },
  };
}

async function replaceFile(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
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
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
