import type { GivenFile } from './platform-types';

/**
 * Lets the user pick files, or a folder with everything below it; null where they change their
 * mind. The files are read where they lie, when they are needed: nothing is copied.
 *
 * @param accept the extension of the one file that is wanted; any files where it is empty
 */
export function pickFiles(folder: boolean, accept = ''): Promise<GivenFile[] | null> {
  return new Promise(resolve => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = accept === '';
    input.accept = accept;
    input.webkitdirectory = folder;
    input.addEventListener('change', () =>
      resolve([...(input.files ?? [])].map(file => ({ path: file.webkitRelativePath || file.name, file }))),
    );
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}
