import { type Dirent, promises as fs } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { refuse, succeed, type Result } from '../../geometry/core/result';
import type { ScanFile } from '../../geometry/scan/scan-file';
import { diskFile } from './disk-file';

/**
 * Lists the files below the given folders (all levels) and the given files, each once, in order of path.
 * Names and extensions play no part, but for a DICOMDIR, the directory of a DICOM disc: given by itself it stands for
 * the folder that it describes. A link to a folder is followed once.
 *
 * @param paths folders and files, as the user gave them; the files' own paths begin with these
 * @returns Problems: `nothing-given`, `not-found`, `not-readable`, `empty-folder`
 */
export async function listScanFiles(paths: readonly string[]): Promise<Result<ScanFile[]>> {
  if (paths.length === 0) return refuse('nothing-given', 'No folder or file was given.');
  const found = new Map<string, ScanFile>();
  const visited = new Set<string>();
  for (const path of paths) {
    try {
      await collect(isDiscDirectory(path) ? dirname(path) : path, found, visited);
    } catch (error) {
      return refuseUnreadable(error, path);
    }
  }
  if (found.size === 0) {
    const where = paths.join(', ');
    return refuse(
      'empty-folder',
      `There are no files in ${where}; give the folder that holds the CT slices.`,
      where,
    );
  }
  const files = [...found.values()];
  return succeed(files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)));
}

const isDiscDirectory = (path: string): boolean => /^DICOMDIR\.?$/i.test(basename(path));

async function collect(path: string, found: Map<string, ScanFile>, visited: Set<string>): Promise<void> {
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
  // Sizes of a folder's files are asked for together: one by one, three hundred slices take a tenth of a second.
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
      await collect(child, found, visited);
    } else if (entry.isSymbolicLink()) {
      // A link that leads nowhere is no file of the scan.
      await collect(child, found, visited).catch((error: unknown) => {
        if (codeOf(error) !== 'ENOENT') throw error;
      });
    }
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function refuseUnreadable(error: unknown, given: string): Result<never> {
  const where = typeof error === 'object' && error !== null && 'path' in error ? String(error.path) : given;
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return refuse('not-found', `There is no file or folder ${where}; check the path.`, where);
    case 'EACCES':
    case 'EPERM':
      return refuse('not-readable', `${where} may not be read; check its permissions.`, where);
    default: {
      const words = error instanceof Error ? error.message : String(error);
      return refuse('not-readable', `${where} cannot be read (${words}).`, where);
    }
  }
}
