import { basename, dirname, extname, join, resolve } from 'node:path';
import { refuse, succeed } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';
import { writeTogether } from '../files/write-together';
import type { Handlers } from './register-calls';
import { rememberCase } from './recent-cases';
import type { TextStore } from './text-store';

/** What is asked of Electron's save dialog. */
export type ShowSaveDialog = (options: {
  defaultPath: string;
  filters: { name: string; extensions: string[] }[];
}) => Promise<{ canceled: boolean; filePath: string }>;

const SAVE_FOLDER_KEY = 'save-folder';

/** Where files went in this session: only these can be shown in their folder. */
export type SavedPlaces = Set<string>;

/** Asks where, then writes whole or not at all. A case is remembered among the recent ones. */
export function saveFile(
  showDialog: ShowSaveDialog,
  texts: TextStore,
  saved: SavedPlaces,
  now: () => Date,
): Handlers['saveFile'] {
  return async ({ name, bytes }) => {
    const extension = extname(name).slice(1);
    const { canceled, filePath } = await showDialog({
      defaultPath: join((await texts.read(SAVE_FOLDER_KEY)) ?? '', name),
      filters: extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : [],
    });
    if (canceled || !filePath) return succeed(null);
    const where = resolve(filePath);
    const folder = dirname(where);
    const written = await writeTogether(folder, [{ name: basename(where), bytes }]);
    if (!written.ok) return written;
    saved.add(where);
    await texts.write(SAVE_FOLDER_KEY, folder);
    if (extension === 'json' && name.startsWith('case')) {
      await rememberCase(texts, { name: basename(folder) || name, at: now().toISOString(), where });
    }
    return succeed({ where });
  };
}

/** Shows a file in the system's file manager; any path that was not saved here is refused. */
export function showSaved(showInFolder: (path: string) => void, saved: SavedPlaces): Handlers['showSaved'] {
  return ({ where }) => {
    if (!saved.has(where)) {
      return Promise.resolve(refuse('not-saved-here', phrase('not-saved-here')));
    }
    showInFolder(where);
    return Promise.resolve(succeed(null));
  };
}
