import type { Result } from '../../geometry/core/result';
import { MessageError } from '../../geometry/core/message-error';
import { phrase } from '../../geometry/messages/phrase';
import type { Bridge, GivenFile as Told } from '../../main/ipc/contract';
import { askBeforeUnload, runWhenHidden } from './ask-before-unload';
import { keepWork } from './keep-work';
import { ownPart } from './own-part';
import { pickFiles } from './pick-files';
import type { TextStore } from './text-store';
import type { GivenFile, Platform } from './platform-types';

/** Read at once: enough to keep the disk busy. */
const READ_TOGETHER = 8;

/** Electron: its dialogs and disk, by the bridge of the preload. */
export function createElectronPlatform(bridge: Bridge): Platform {
  const texts: TextStore = {
    write: async (key, text) => void need(await bridge.keepText({ key, text })),
    read: async key => need(await bridge.restoreText({ key })),
  };
  return {
    kind: 'electron',
    openFolder: () => open(bridge, true),
    openFiles: () => open(bridge, false),
    // Always the program's dialog: it finds the scan beside the case.
    openCase: async () => {
      const granted = need(await bridge.openCase({}));
      return granted && fetchAll(granted);
    },
    async save(name, content) {
      const blob = content instanceof Blob ? content : new Blob([ownPart(content)]);
      return need(await bridge.saveFile({ name, bytes: new Uint8Array(await blob.arrayBuffer()) }));
    },
    showSaved: where => void bridge.showSaved({ where }),
    async autosave(key, text) {
      await texts.write(key, text);
      return 'safe';
    },
    restore: texts.read,
    keepWork: async work => ((await keepWork(texts, work)) === 'kept' ? 'safe' : 'overtaken'),
    leftBehind: () => Promise.resolve(null),
    forgetLeftBehind: () => Promise.resolve(),
    recent: async () => need(await bridge.recentCases({})),
    openRecent: async id => fetchAll(need(await bridge.openRecent({ id }))),
    onCloseAsk: askBeforeUnload,
    onHide: runWhenHidden,
    onCommand: run => bridge.onCommand(run),
  };
}

/**
 * From a press in the page, the page's own picker: its files are read where they lie and nothing
 * crosses the bridge. A picker needs such a press; from the native menu, the program's dialog.
 */
async function open(bridge: Bridge, folder: boolean): Promise<GivenFile[] | null> {
  if (navigator.userActivation.isActive) return pickFiles(folder);
  const granted = need(await bridge.openFiles({ folder }));
  return granted && fetchAll(granted);
}

async function fetchAll(granted: readonly Told[]): Promise<GivenFile[]> {
  const files: GivenFile[] = [];
  for (let from = 0; from < granted.length; from += READ_TOGETHER) {
    files.push(...(await Promise.all(granted.slice(from, from + READ_TOGETHER).map(fetchGranted))));
  }
  return files;
}

async function fetchGranted(told: Told): Promise<GivenFile> {
  const { path } = told;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if ('leftAside' in told) return { path, file: new File([], name), leftAside: phrase(told.leftAside) };
  const { token } = told;
  const reply = await fetch(`app://bregma/granted/${token}`);
  if (!reply.ok) throw new MessageError(phrase('file-no-longer-read', { file: path }));
  return { path, file: new File([await reply.blob()], name) };
}

function need<T>(answer: Result<T>): T {
  if (!answer.ok) throw new MessageError(answer.problem);
  return answer.value;
}
