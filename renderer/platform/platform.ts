/** A case that was open before. */
export interface RecentCase {
  readonly name: string;
  /** ISO date and time of the last save. */
  readonly at: string;
}

/** What the window asks of its home: Electron or a plain browser. */
export interface Platform {
  readonly kind: 'browser' | 'electron';
  /** Every file of a folder that the user picks; null where they change their mind. */
  openFolder(): Promise<File[] | null>;
  openFiles(): Promise<File[] | null>;
  /** Writes a file where the user says; null where they change their mind. */
  save(name: string, bytes: Uint8Array | string): Promise<{ readonly where: string } | null>;
  showSaved?(where: string): void;
  /** Keeps a text under a key until it is replaced. Rejects where it cannot be kept. */
  autosave(key: string, text: string): Promise<void>;
  restore(key: string): Promise<string | null>;
  recent(): Promise<RecentCase[]>;
  /** Asks before the window closes while `hasUnsaved` says so. */
  onCloseAsk(hasUnsaved: () => boolean): void;
}

/** A plain browser: file inputs, downloads, local storage. */
export const platform: Platform = {
  kind: 'browser',
  openFolder: () => pickFiles(true),
  openFiles: () => pickFiles(false),
  save: (name, bytes) => {
    const part: BlobPart = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
    const url = URL.createObjectURL(new Blob([part]));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    return Promise.resolve({ where: name });
  },
  autosave: (key, text) => {
    try {
      localStorage.setItem(`bregma/${key}`, text);
      return Promise.resolve();
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  },
  restore: key => Promise.resolve(localStorage.getItem(`bregma/${key}`)),
  recent: () => Promise.resolve([]),
  onCloseAsk: hasUnsaved => {
    window.addEventListener('beforeunload', event => {
      if (hasUnsaved()) event.preventDefault();
    });
  },
};

function pickFiles(folder: boolean): Promise<File[] | null> {
  return new Promise(resolve => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.webkitdirectory = folder;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}
