import { type Dirent, promises as fs } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Message } from '../../geometry/core/message';
import { refuse, succeed, type Result } from '../../geometry/core/result';
import { phrase, wordsOf } from '../../geometry/messages/phrase';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { diskFile } from './disk-file';

/**
 * Lists the files below the given folders (all levels) and the given files, each once, in order of
 * path. Names and extensions play no part, but for a DICOMDIR, the directory of a DICOM disc: given
 * by itself it stands for the folder that it describes. A link is followed once, and only to what
 * lies below one of the given folders; any other is listed as passed over, with the reason
 * (`ScanFile.passedOver`).
 *
 * @param paths folders and files, as the user gave them; the files' own paths begin with these. One
 *   that is itself a link was picked on purpose, and is followed wherever it leads
 * @returns Problems: `nothing-given`, `not-found`, `not-readable`, `empty-folder`
 */
export async function listScanFiles(paths: readonly string[]): Promise<Result<ScanFile[]>> {
  if (paths.length === 0) return refuse('nothing-given', phrase('nothing-given'));
  const places = paths.map(path => (isDiscDirectory(path) ? dirname(path) : path));
  const search: Search = { roots: [], found: new Map(), visited: new Set() };
  for (const [n, place] of places.entries()) {
    try {
      search.roots.push(await fs.realpath(place));
    } catch (error) {
      return refuseUnreadable(error, paths[n]!);
    }
  }
  for (const [n, place] of places.entries()) {
    try {
      await collect(place, search);
    } catch (error) {
      return refuseUnreadable(error, paths[n]!);
    }
  }
  if (search.found.size === 0) {
    return refuse('empty-folder', phrase('empty-folder', { place: [...paths] }), paths.join(', '));
  }
  const files = [...search.found.values()];
  return succeed(files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)));
}

const isDiscDirectory = (path: string): boolean => /^DICOMDIR\.?$/i.test(basename(path));

interface Search {
  /** What was given, each link in it resolved. */
  readonly roots: string[];
  /** By the true path, or that of the link that was passed over. */
  readonly found: Map<string, ScanFile>;
  readonly visited: Set<string>;
}

async function collect(path: string, search: Search): Promise<void> {
  const { found, visited } = search;
  const stats = await fs.stat(path);
  if (stats.isFile()) {
    found.set(await fs.realpath(path), diskFile(path, stats.size));
    return;
  }
  if (!stats.isDirectory()) return;
  const real = await fs.realpath(path);
  if (visited.has(real)) return;
  visited.add(real);
  const entries: Dirent[] = await fs.readdir(path, { withFileTypes: true });
  // Sizes of a folder's files are asked for together: one by one, three hundred slices take a tenth
  // of a second.
  await Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async entry => {
        const child = join(path, entry.name);
        found.set(resolve(real, entry.name), diskFile(child, (await fs.stat(child)).size));
      }),
  );
  for (const entry of entries) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) {
      await collect(child, search);
    } else if (entry.isSymbolicLink()) {
      const reason = await whyNotFollowed(child, search.roots);
      if (reason === null) await collect(child, search);
      else found.set(resolve(real, entry.name), passedOver(child, reason));
    }
  }
}

/** Why a link in a folder is not followed; null where it is. */
async function whyNotFollowed(link: string, roots: readonly string[]): Promise<Message | null> {
  try {
    const target = await fs.realpath(link);
    return roots.some(root => isWithin(root, target)) ? null : phrase('link-out');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return phrase('link-nowhere');
    if (codeOf(error) === 'ELOOP') return phrase('link-to-itself');
    throw error;
  }
}

function isWithin(root: string, target: string): boolean {
  const down = relative(root, target);
  return down === '' || (down.split(sep)[0] !== '..' && !isAbsolute(down));
}

function passedOver(path: string, reason: Message): ScanFile {
  return {
    path,
    sizeBytes: 0,
    passedOver: reason,
    read: () => Promise.reject(new Error(reason.message)),
  };
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function refuseUnreadable(error: unknown, given: string): Result<never> {
  const where = typeof error === 'object' && error !== null && 'path' in error ? String(error.path) : given;
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return refuse('not-found', phrase('place-not-found', { place: where }), where);
    case 'EACCES':
    case 'EPERM':
      return refuse('not-readable', phrase('place-not-permitted', { place: where }), where);
    default: {
      const why = wordsOf(error);
      return refuse('not-readable', phrase('place-not-read', { place: where, why }), where);
    }
  }
}
