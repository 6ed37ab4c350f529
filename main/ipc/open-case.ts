import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { parseCase } from '../../geometry/plan/parse-case';
import { refuse, succeed, type Result } from '../../geometry/core/result';
import { listScanFiles } from '../files/list-scan-files';
import type { GrantedFile } from './contract';
import type { FileGrants } from './file-grants';
import { isFile, OPEN_FOLDER_KEY, type ShowOpenDialog } from './open-files';
import { forgetCase, placeOfRecent, rememberCase } from './recent-cases';
import type { Handlers } from './register-calls';
import type { TextStore } from './text-store';

/** Asks for a case file and grants the window that file and its scan; it is then among the recent ones. */
export function openCase(
  showDialog: ShowOpenDialog,
  grants: FileGrants,
  texts: TextStore,
  now: () => Date,
): Handlers['openCase'] {
  return async () => {
    const before = await texts.read(OPEN_FOLDER_KEY);
    const { canceled, filePaths } = await showDialog({
      ...(before ? { defaultPath: before } : {}),
      properties: ['openFile'],
      filters: [{ name: 'JSON', extensions: ['json'] }],
    });
    const [where] = filePaths;
    if (canceled || where === undefined) return succeed(null);
    const granted = await grantCase(where, grants);
    if (!granted.ok) return granted;
    await texts.write(OPEN_FOLDER_KEY, dirname(where));
    await remember(where, texts, now);
    return granted;
  };
}

/** The same for a case of the list; where it is gone, says so and takes it off. */
export function openRecent(grants: FileGrants, texts: TextStore, now: () => Date): Handlers['openRecent'] {
  return async ({ id }) => {
    const where = await placeOfRecent(texts, id);
    if (where === null) return refuse('not-recent', 'This case is no longer on the list of recent ones.');
    const granted = await grantCase(where, grants);
    if (granted.ok) await remember(where, texts, now);
    else await forgetCase(texts, where);
    return granted;
  };
}

const remember = (where: string, texts: TextStore, now: () => Date): Promise<void> =>
  rememberCase(texts, {
    name: basename(dirname(where)) || basename(where),
    at: now().toISOString(),
    where: resolve(where),
  });

/**
 * Grants the case and, where the case can be read and its scans lie where it says, the scans' files, all named from the
 * case's folder on. What was granted before lapses. A fault in the case is for the window to tell.
 */
async function grantCase(where: string, grants: FileGrants): Promise<Result<GrantedFile[]>> {
  const folder = dirname(resolve(where));
  let text: string;
  let sizeBytes: number;
  try {
    text = await readFile(where, 'utf8');
    sizeBytes = (await stat(where)).size;
  } catch {
    return refuse(
      'case-gone',
      `${where} is no longer there or may not be read. If it was moved, open it from its new place with Open case.`,
      where,
    );
  }
  const parsed = parseCase(text, basename(where));
  const named = parsed.ok ? parsed.value.scans.map(scan => scan.path.replaceAll('\\', '/')) : [];
  const places = [...new Set(named.map(path => resolve(folder, path)))].filter(
    place => !isAbove(place, folder),
  );
  const lists = await Promise.all(places.map(place => listScanFiles([place])));
  const found = lists.flatMap(listed => (listed.ok ? listed.value.filter(isFile) : []));
  const files = [...new Map(found.map(file => [file.path, file])).values()].filter(
    ({ path }) => path !== resolve(where),
  );
  grants.clear();
  return succeed(
    [{ path: resolve(where), sizeBytes }, ...files].map(file => ({
      token: grants.grant(file.path),
      path: relative(folder, file.path).split(sep).join('/'),
      sizeBytes: file.sizeBytes,
    })),
  );
}

/** A case from elsewhere that names a folder above its own would have the window shown all that lies there. */
function isAbove(place: string, folder: string): boolean {
  const down = relative(place, folder);
  return down !== '' && down.split(sep)[0] !== '..' && !isAbsolute(down);
}
