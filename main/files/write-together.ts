import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refuse, succeed, type Result } from '../../geometry/core/result';

export interface OutgoingFile {
  /** Name in the folder. */
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

/**
 * Says in words whether `folder` can be written, before hours of work end in nothing; makes and changes nothing.
 * The nearest existing folder above a missing one decides.
 */
export async function checkWritable(folder: string): Promise<Result<null>> {
  for (let at = folder; ; at = dirname(at)) {
    try {
      if (!(await stat(at)).isDirectory()) {
        return refuse('not-a-folder', `${folder} cannot be written: ${at} is a file, not a folder.`, folder);
      }
      await access(at, constants.W_OK | constants.X_OK);
      return succeed(null);
    } catch (error) {
      const missing = codeOf(error) === 'ENOENT' && dirname(at) !== at;
      if (!missing && codeOf(error) !== 'ENOTDIR') return cannotWrite(folder, error);
    }
  }
}

/**
 * Writes the files into `folder` (made where missing) so that a reader never meets half of one: each goes to a
 * temporary name beside its own, is flushed to the disk, and only when all are there do they take their names.
 *
 * @param stale names of earlier results that must not survive beside these, such as yesterday's guide
 */
export async function writeTogether(
  folder: string,
  files: readonly OutgoingFile[],
  stale: readonly string[] = [],
): Promise<Result<null>> {
  const mark = randomBytes(4).toString('hex');
  const temporary = (name: string): string => join(folder, `.${name}.${mark}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, bytes } of files) {
      const handle = await open(temporary(name), 'wx');
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    for (const name of stale) await rm(join(folder, name), { force: true });
    for (const { name } of files) await rename(temporary(name), join(folder, name));
    return succeed(null);
  } catch (error) {
    for (const { name } of files) await rm(temporary(name), { force: true }).catch(() => undefined);
    return cannotWrite(folder, error);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file stands where a folder should be',
  EEXIST: 'a file stands where a folder should be',
  EISDIR: 'a folder stands where a file should be',
};

function cannotWrite(folder: string, error: unknown): Result<null> {
  const code = codeOf(error);
  if (code === null) throw error;
  return refuse(
    'cannot-write',
    `${folder} cannot be written: ${reasons[code] ?? code}. Choose another folder for --out.`,
    folder,
  );
}

/** The system's error code; null for what is no system error. */
function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
