/** Texts by key, kept by the browser for this address. */
export interface TextStore {
  /** Rejects where it cannot be kept. */
  write(key: string, text: string): Promise<void>;
  /** Null where nothing was kept. */
  read(key: string): Promise<string | null>;
}

const FOLDER = 'kept';

/**
 * The browser's private file system where it has one (no limit of a few MB, and a text is whole or not there), else its
 * local storage. Writes of one key happen in the order asked.
 */
export function createTextStore(
  storage: Pick<StorageManager, 'getDirectory'> | undefined,
  local: Pick<Storage, 'getItem' | 'setItem'>,
): TextStore {
  const last = new Map<string, Promise<void>>();
  const folder = async (): Promise<FileSystemDirectoryHandle | null> => {
    try {
      const root = await storage?.getDirectory();
      return root ? await root.getDirectoryHandle(FOLDER, { create: true }) : null;
    } catch {
      return null; // a private window
    }
  };
  const nameOf = (key: string): string => `bregma/${key}`;
  const write = async (key: string, text: string): Promise<void> => {
    const handle = await (await folder())?.getFileHandle(`${key}.json`, { create: true });
    if (typeof handle?.createWritable !== 'function') {
      local.setItem(nameOf(key), text);
      return;
    }
    const writable = await handle.createWritable();
    // What is written takes the name's place when it is closed, and not before.
    await writable.write(text);
    await writable.close();
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
        const handle = await (await folder())?.getFileHandle(`${key}.json`);
        const text = await (await handle?.getFile())?.text();
        if (text) return text;
      } catch (error) {
        if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
      }
      return local.getItem(nameOf(key));
    },
  };
}
