import { access, constants, mkdir, readdir, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isDeviceName } from '../../geometry/core/is-device-name';
import { refuse, succeed, type Result } from '../../geometry/core/result';
import { phrase, words } from '../../geometry/messages/phrase';
import { InTheWay, repairSwap, swapSet, type StagedFile } from './swap-set';
import { systemCode } from './system-code';
import { withLock } from './with-lock';

export type OutgoingFile = StagedFile;

/**
 * Says in words whether `folder` can be written, before hours of work end in nothing; makes and
 * changes nothing. The nearest existing folder above a missing one decides; no part of it may have
 * a device's name on any system, for folders travel.
 */
export async function checkWritable(folder: string): Promise<Result<null>> {
  const named = refuseDevice(folder);
  if (!named.ok) return named;
  for (let at = folder; ; at = dirname(at)) {
    try {
      if (!(await stat(at)).isDirectory()) {
        return refuse('not-a-folder', phrase('not-a-folder', { folder, at }), folder);
      }
      await access(at, constants.W_OK | constants.X_OK);
      return succeed(null);
    } catch (error) {
      const missing = systemCode(error) === 'ENOENT' && dirname(at) !== at;
      if (!missing && systemCode(error) !== 'ENOTDIR') return cannotWrite(folder, error);
    }
  }
}

function refuseDevice(folder: string): Result<null> {
  const device = folder.split(/[\\/]/).find(isDeviceName);
  if (device === undefined) return succeed(null);
  return refuse('device-name', phrase('device-folder', { folder, device }), folder);
}

/** Held while a folder's set is written or put right, so that two runs never do so at once. */
const LOCK = '.bregma-writing.lock';

/**
 * Writes the files into `folder` (made where missing) as one set: whole, or the older set stays as
 * it was. A reader never finds files of two sets there, nor half of one; see swapSet. What an
 * earlier run left that was killed is put right first.
 *
 * @param files in the order in which they come to stand there; the last is the one that nobody
 *   should find without the rest
 * @param stale names of earlier results that must not survive beside these, such as yesterday's
 *   guide; that first
 */
export async function writeTogether(
  folder: string,
  files: Iterable<OutgoingFile>,
  stale: readonly string[] = [],
): Promise<Result<null>> {
  const named = refuseDevice(folder);
  if (!named.ok) return named;
  let made: string | undefined;
  try {
    made = await mkdir(folder, { recursive: true });
    const held = await withLock(join(folder, LOCK), () => swapSet(folder, files, stale));
    return held.ok ? succeed(null) : held;
  } catch (error) {
    if (made !== undefined) await removeEmpty(folder, made);
    return cannotWrite(folder, error);
  }
}

/**
 * Puts right, and clears away, what a run left that was killed while it wrote into `folder`; a
 * missing folder is fine.
 */
export async function repairFolder(folder: string): Promise<Result<null>> {
  try {
    const left = await readdir(folder).catch(() => []);
    if (!left.some(name => name.startsWith('.bregma-writing'))) return succeed(null);
    const held = await withLock(join(folder, LOCK), () => repairSwap(folder));
    return held.ok ? succeed(null) : held;
  } catch (error) {
    return cannotWrite(folder, error);
  }
}

/** Folders that were made for a set which then could not be written. */
async function removeEmpty(folder: string, made: string): Promise<void> {
  for (let at = folder; at.length >= made.length; at = dirname(at)) {
    if (
      !(await rmdir(at).then(
        () => true,
        () => false,
      ))
    )
      return;
  }
}

/** By the system's code. */
const reasons = {
  EACCES: 'may-not-write',
  EPERM: 'may-not-write',
  EROFS: 'disk-read-only',
  ENOSPC: 'disk-full',
  ENOTDIR: 'file-for-folder',
  EEXIST: 'file-for-folder',
  EISDIR: 'folder-for-file',
  EBUSY: 'file-in-use',
  EFBIG: 'file-too-large',
  EDQUOT: 'share-full',
} as const;

function cannotWrite(folder: string, error: unknown): Result<null> {
  if (error instanceof InTheWay) return refuse('in-the-way', error.translatable, folder);
  const code = systemCode(error);
  if (code === null) throw error;
  // What is ours alone says nothing to whoever reads it.
  const at = error instanceof Error && 'path' in error ? basename(String(error.path)) : '';
  const isOurs = at === '' || at.startsWith('.bregma') || at === basename(folder);
  const why = code in reasons ? words(reasons[code as keyof typeof reasons]) : code;
  const said = isOurs
    ? phrase('folder-not-written', { folder, why })
    : phrase('file-not-written', { folder, file: at, why });
  return refuse('cannot-write', said, folder);
}
