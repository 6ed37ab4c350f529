import { MessageError } from '../../geometry/core/message-error';
import { phrase } from '../../geometry/messages/phrase';
import { askBeforeUnload, runWhenHidden } from './ask-before-unload';
import { createKeeper } from './keep-beside';
import { keepWork } from './keep-work';
import { pickFiles } from './pick-files';
import { ownPart } from './own-part';
import { savePicked, type ShowSavePicker } from './save-picked';
import { openLocalStore, openPrivateFiles } from './text-store';
import type { KeepOutcome } from './keep-calls';
import type { FileContent, Platform } from './platform-types';

/** Long enough for a slow disk; the bytes are held so long. */
const RELEASE_MS = 60_000;

/**
 * A plain browser: file inputs, its save dialog or else downloads, and what it keeps for this
 * address.
 */
export function createBrowserPlatform(): Platform {
  // Computed when first used: a test that only loads this file has no page.
  const local = () => openLocalStore(localStorage);
  const files = () => openPrivateFiles(navigator.storage);
  let keeper: ReturnType<typeof createKeeper> | undefined;
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
    async autosave(key, text) {
      const safe = await files();
      await (safe ?? local()).write(key, text);
      return safe ? 'safe' : 'until-closed';
    },
    // What an earlier version kept in local storage is found there.
    restore: async key => (await (await files())?.read(key)) ?? local().read(key),
    async keepWork(work) {
      let outcome: KeepOutcome;
      try {
        outcome = await (keeper ??= createKeeper())(work);
      } catch (error) {
        // Better than nothing, and told as not kept all the same.
        await keepWork(local(), work).catch(() => undefined);
        throw error;
      }
      if (outcome !== 'no-files') return outcome === 'kept' ? 'safe' : outcome;
      return (await keepWork(local(), work)) === 'kept' ? 'until-closed' : 'overtaken';
    },
    leftBehind: async key => ((await files()) ? local().read(key) : null),
    async forgetLeftBehind(key) {
      if (await files()) local().forget(key);
    },
    recent: () => Promise.resolve([]),
    openRecent: () => Promise.reject(new MessageError(phrase('no-places-of-files'))),
    onCloseAsk: askBeforeUnload,
    onHide: runWhenHidden,
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
