import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';

/** Where a scan that a case names truly lies. */
export interface ScanPlace {
  /** As the case names it, from the case's folder on. */
  readonly named: string;
  /** The same with every link resolved: this is what is read. */
  readonly real: string;
  /** Whether it is the case's own folder or lies below it. */
  readonly isOwn: boolean;
}

/**
 * Finds the place that a case names, whatever it is named by: links, `..`, backslashes, another
 * case of letters.
 *
 * @param folder where the case file lies
 * @param path as the case says it
 * @returns null where there is nothing, for a network or device path (`\\server\share`, `\\?\`,
 * `//`), and for a folder above the case's own, which would show the window all that lies there
 */
export async function placeOfScan(folder: string, path: string): Promise<ScanPlace | null> {
  const plain = path.replaceAll('\\', '/');
  if (plain.startsWith('//') || plain.includes('\0')) return null;
  const given = resolve(folder, plain);
  // A DICOM disc's directory stands for the folder that it lies in.
  const named = /^DICOMDIR\.?$/i.test(basename(given)) ? dirname(given) : given;
  let real: string;
  let own: string;
  try {
    real = await realpath(named);
    own = await realpath(folder);
  } catch {
    return null;
  }
  if (isBelow(own, real) && own !== real) return null;
  return { named, real, isOwn: isBelow(real, own) };
}

/** Whether a path is the folder or lies in it. */
function isBelow(path: string, folder: string): boolean {
  const down = relative(folder, path);
  return down.split(sep)[0] !== '..' && !isAbsolute(down);
}
