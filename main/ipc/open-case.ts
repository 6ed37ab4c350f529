import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { phrase } from '../../geometry/messages/phrase';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { refuse, succeed, type Result } from '../../geometry/core/result';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { listScanFiles } from '../files/list-scan-files';
import type { AskForFolder } from './ask-for-folder';
import type { GivenFile } from './contract';
import type { FileGrants } from './file-grants';
import { OPEN_FOLDER_KEY, tellFile, type ShowOpenDialog } from './open-files';
import { placeOfScan } from './place-of-scan';
import { forgetCase, placeOfRecent, rememberCase } from './recent-cases';
import type { Handlers } from './register-calls';
import type { TextStore } from './text-store';

/**
 * Asks for a case file and grants the window that file and its scan; it is then among the recent
 * ones.
 */
export function openCase(
  showDialog: ShowOpenDialog,
  grants: FileGrants,
  texts: TextStore,
  now: () => Date,
  ask: AskForFolder,
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
    const granted = await grantCase(where, grants, ask);
    if (!granted.ok) return granted;
    await texts.write(OPEN_FOLDER_KEY, dirname(where));
    await remember(where, texts, now);
    return granted;
  };
}

/** The same for a case of the list; where it is gone, says so and takes it off. */
export function openRecent(
  grants: FileGrants,
  texts: TextStore,
  now: () => Date,
  ask: AskForFolder,
): Handlers['openRecent'] {
  return async ({ id }) => {
    const where = await placeOfRecent(texts, id);
    if (where === null) return refuse('not-recent', phrase('case-not-recent'));
    const granted = await grantCase(where, grants, ask);
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
 * Grants the case and, where the case can be read and its scans lie where it says, the scans'
 * files, all named from the case's folder on. What lies outside that folder needs the user's word.
 * What was granted before lapses. A fault in the case is for the window to tell.
 */
async function grantCase(where: string, grants: FileGrants, ask: AskForFolder): Promise<Result<GivenFile[]>> {
  const folder = dirname(resolve(where));
  let text: string;
  let sizeBytes: number;
  try {
    text = await readFile(where, 'utf8');
    sizeBytes = (await stat(where)).size;
  } catch {
    return refuse('case-gone', phrase('case-gone', { place: where }), where);
  }
  const parsed = parseCase(text, basename(where));
  const files = new Map<string, { readonly file: ScanFile; readonly name: string }>();
  for (const path of new Set(parsed.ok ? parsed.value.scans.map(scan => scan.path) : [])) {
    const place = await placeOfScan(folder, path);
    if (!place || !(place.isOwn || (await ask(place.real, resolve(where))))) continue;
    // What was asked about is what is read: a link may be laid elsewhere meanwhile.
    const listed = await listScanFiles([place.real]);
    for (const file of listed.ok ? listed.value : []) {
      const name = relative(folder, join(place.named, relative(place.real, file.path)));
      files.set(file.path, { file, name });
    }
  }
  files.delete(resolve(where));
  grants.clear();
  const own = { token: grants.grant(resolve(where)), path: basename(where), sizeBytes };
  return succeed([own, ...[...files.values()].map(({ file, name }) => tellFile(file, name, grants))]);
}
