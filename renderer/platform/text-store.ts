import { MessageError } from '../../geometry/core/message-error';
import { phrase } from '../../geometry/messages/phrase';

/** Texts by key. */
export interface TextStore {
  /** Rejects, with a few words why, where it cannot be kept. */
  write(key: string, text: string): Promise<void>;
  /** Null where nothing was kept. */
  read(key: string): Promise<string | null>;
}

const FOLDER = 'kept';

/**
 * The browser's private file system: no limit of a few MB, and a text is whole or not there. Writes
 * of one key happen in the order asked.
 *
 * @returns null where it cannot be had or written: a private window, a browser without it
 */
export async function openPrivateFiles(
  storage: Pick<StorageManager, 'getDirectory'> | undefined,
): Promise<TextStore | null> {
  let folder: FileSystemDirectoryHandle;
  try {
    if (!storage) return null;
    folder = await (await storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
  } catch {
    return null;
  }
  // A browser that has the files and cannot write them so that a kill leaves the old text or the
  // new one.
  if (typeof FileSystemFileHandle !== 'undefined' && !('createWritable' in FileSystemFileHandle.prototype)) {
    return null;
  }
  const last = new Map<string, Promise<void>>();
  const write = async (key: string, text: string): Promise<void> => {
    try {
      const handle = await folder.getFileHandle(`${key}.json`, { create: true });
      const writable = await handle.createWritable();
      // What is written takes the name's place when it is closed, and not before.
      await writable.write(text);
      await writable.close();
    } catch (error) {
      throw isFull(error) ? new MessageError(phrase('storage-full')) : error;
    }
  };
  return {
    async write(key, text) {
      const mine = (last.get(key) ?? Promise.resolve())
        .catch(() => undefined) // told to who asked for it
        .then(() => write(key, text));
      last.set(key, mine);
      await mine;
    },
    async read(key) {
      try {
        const handle = await folder.getFileHandle(`${key}.json`);
        return (await (await handle.getFile()).text()) || null;
      } catch (error) {
        if (error instanceof DOMException && error.name === 'NotFoundError') return null;
        throw error;
      }
    },
  };
}

const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

/**
 * Local storage, for as long as the window lives: a private window forgets it, and a browser that
 * is killed has not written the last seconds of it. Never a place that work is safe in.
 */
export function openLocalStore(local: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): TextStore & {
  forget(key: string): void;
} {
  const nameOf = (key: string): string => `bregma/${key}`;
  return {
    write: (key, text) => Promise.resolve(local.setItem(nameOf(key), text)),
    read: key => Promise.resolve(local.getItem(nameOf(key))),
    forget: key => local.removeItem(nameOf(key)),
  };
}
