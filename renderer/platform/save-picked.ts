import { ownPart } from './own-part';
import type { FileContent } from './platform-types';
/**
 * What is asked of the browser's save dialog (https://wicg.github.io/file-system-access), which not
 * every browser has.
 */
export type ShowSavePicker = (options: {
  readonly id: string;
  readonly suggestedName: string;
  readonly types: readonly {
    readonly description: string;
    readonly accept: Readonly<Record<string, readonly string[]>>;
  }[];
}) => Promise<Pick<FileSystemFileHandle, 'name' | 'createWritable'>>;

/** A dialog that is gone sooner was never shown: nobody can have called it off, ms. */
const SEEN_MS = 500;
/** The browser remembers the last folder under this name. */
const PLACE = 'bregma-export';

const TYPES: Readonly<Record<string, string>> = {
  stl: 'model/stl',
  json: 'application/json',
  txt: 'text/plain',
};

/**
 * Writes a file where the user says in the browser's own save dialog; it is there whole or not at
 * all.
 *
 * @returns null where the user changes their mind; 'not-shown' where the browser shows no dialog
 * (no press just before, a policy against it, no screen)
 * @throws what the disk says where the file cannot be written
 */
export async function savePicked(
  showPicker: ShowSavePicker,
  name: string,
  content: FileContent,
  now: () => number = () => performance.now(),
): Promise<{ readonly where: string } | null | 'not-shown'> {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const asked = now();
  let file: Awaited<ReturnType<ShowSavePicker>>;
  try {
    file = await showPicker({
      id: PLACE,
      suggestedName: name,
      types: [
        {
          description: extension.toUpperCase(),
          accept: { [TYPES[extension] ?? 'application/octet-stream']: [`.${extension}`] },
        },
      ],
    });
  } catch (error) {
    const calledOff =
      error instanceof DOMException && error.name === 'AbortError' && now() - asked >= SEEN_MS;
    return calledOff ? null : 'not-shown';
  }
  const writable = await file.createWritable();
  try {
    await writable.write(content instanceof Blob ? content : ownPart(content));
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined); // told below
    throw error;
  }
  return { where: file.name };
}
