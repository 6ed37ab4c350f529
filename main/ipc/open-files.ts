import { basename, dirname, relative, sep } from 'node:path';
import { succeed } from '../../geometry/core/result';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { listScanFiles } from '../files/list-scan-files';
import type { GivenFile, LeftAside } from './contract';
import type { FileGrants } from './file-grants';
import type { Handlers } from './register-calls';
import type { TextStore } from './text-store';

/** What is asked of Electron's open dialog. */
export type ShowOpenDialog = (options: {
  defaultPath?: string;
  properties: ('openDirectory' | 'openFile' | 'multiSelections')[];
  filters?: { name: string; extensions: string[] }[];
}) => Promise<{ canceled: boolean; filePaths: string[] }>;

/**
 * A listed file as the window is told of it, by the name that it has there: granted, or a link that
 * was passed over, which it lists with the reason.
 */
export function tellFile(
  { path, sizeBytes, passedOver }: ScanFile,
  name: string,
  grants: FileGrants,
): GivenFile {
  const shown = name.split(sep).join('/');
  if (!passedOver) return { token: grants.grant(path), path: shown, sizeBytes };
  return { path: shown, leftAside: passedOver.sentences[0]!.code as LeftAside['leftAside'] };
}

/** Under which the picker's last folder is kept. */
export const OPEN_FOLDER_KEY = 'open-folder';

/**
 * Asks for a folder or files and grants the window each file of them; what was granted before
 * lapses.
 */
export function openFiles(
  showDialog: ShowOpenDialog,
  grants: FileGrants,
  texts: TextStore,
): Handlers['openFiles'] {
  return async ({ folder }) => {
    const before = await texts.read(OPEN_FOLDER_KEY);
    const { canceled, filePaths } = await showDialog({
      ...(before ? { defaultPath: before } : {}),
      properties: folder ? ['openDirectory'] : ['openFile', 'multiSelections'],
    });
    const [first] = filePaths;
    if (canceled || first === undefined) return succeed(null);
    const listed = await listScanFiles(filePaths);
    if (!listed.ok) return listed;
    await texts.write(OPEN_FOLDER_KEY, folder ? first : dirname(first));
    grants.clear();
    const top = dirname(first);
    return succeed(
      listed.value.map(file =>
        tellFile(file, folder ? relative(top, file.path) : basename(file.path), grants),
      ),
    );
  };
}
