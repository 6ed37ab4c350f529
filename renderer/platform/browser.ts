import { askBeforeUnload } from './ask-before-unload';
import { pickFiles } from './pick-files';
import { ownPart } from './own-part';
import type { FileContent, Platform } from './platform';
import { savePicked, type ShowSavePicker } from './save-picked';
import { createTextStore, type TextStore } from './text-store';

/** Long enough for a slow disk; the bytes are held so long. */
const RELEASE_MS = 60_000;

/** A plain browser: file inputs, its save dialog or else downloads, and what it keeps for this address. */
export function createBrowserPlatform(): Platform {
  let store: TextStore | undefined;
  // Made when first used: a test that only loads this file has no page.
  const texts = (): TextStore => (store ??= createTextStore(navigator.storage, localStorage));
  return {
    kind: 'browser',
    openFolder: () => pickFiles(true),
    openFiles: () => pickFiles(false),
    openCase: () => pickFiles(false, '.json'),
    async save(name, content) {
      const { showSaveFilePicker } = globalThis as { showSaveFilePicker?: ShowSavePicker };
      const saved = showSaveFilePicker
        ? await savePicked(options => showSaveFilePicker(options), name, content)
        : 'not-shown';
      if (saved !== 'not-shown') return saved;
      download(name, content);
      return { where: name };
    },
    autosave: (key, text) => texts().write(key, text),
    restore: key => texts().read(key),
    recent: () => Promise.resolve([]),
    openRecent: () => Promise.reject(new Error('A browser knows no places of files.')),
    onCloseAsk: askBeforeUnload,
  };
}

function download(name: string, content: FileContent): void {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([ownPart(content)]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS);
}
