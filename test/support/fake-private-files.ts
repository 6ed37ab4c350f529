/**
 * A browser's private file system in memory, as much of it as kept texts need; and its local
 * storage.
 */
export function createFakeBrowser() {
  const files = new Map<string, string>();
  const local = new Map<string, string>();
  const state = { isFull: false, writeMs: 0 };
  const missing = (): DOMException => new DOMException('not there', 'NotFoundError');
  const fileHandle = (name: string) => ({
    getFile: () => Promise.resolve({ text: () => Promise.resolve(files.get(name) ?? '') }),
    createWritable: () => {
      let text = '';
      return Promise.resolve({
        write: (part: string) => Promise.resolve(void (text += part)),
        close: async () => {
          if (state.writeMs > 0) await new Promise(done => setTimeout(done, state.writeMs));
          if (state.isFull) throw new DOMException('no room', 'QuotaExceededError');
          files.set(name, text);
        },
      });
    },
  });
  const folder = {
    getDirectoryHandle: () => Promise.resolve(folder),
    getFileHandle: (name: string, { create = false } = {}) =>
      create || files.has(name) ? Promise.resolve(fileHandle(name)) : Promise.reject(missing()),
  };
  return {
    /** By their names: "draft.json". */
    files,
    /** By their names: "bregma/draft". */
    local,
    state,
    storage: { getDirectory: () => Promise.resolve(folder) } as unknown as StorageManager,
    localStorage: {
      getItem: (key: string) => local.get(key) ?? null,
      setItem: (key: string, text: string) => void local.set(key, text),
      removeItem: (key: string) => void local.delete(key),
    },
  };
}
