import { lstat, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertThat } from '../../geometry/core/result';
import { MessageError } from '../../geometry/core/message-error';
import { phrase } from '../../geometry/messages/phrase';
import { z } from '../../geometry/plan/document/zod';
import { syncFolder } from './sync-folder';
import { systemCode } from './system-code';

/*
 * How a set of files takes the place of an older one, in a folder that holds other things too and
 * so cannot be swapped itself (docs/decisions/001-sets-of-files.md):
 *
 *   1. The new files are written below `.bregma-writing/new` and flushed. Until here nothing of the
 *      old set is touched.
 *   2. `moves.json` is put beside them: which names come, and which go. From here on the swap is
 *      under way.
 *   3. The old files move to `.bregma-writing/old`, the last of the set (its guide) first.
 *   4. The new ones move in, the last of the set (its guide) last.
 *   5. `moves.json` is removed: done. Then the rest of `.bregma-writing`.
 *
 * So whoever looks into the folder at any moment finds files of the old set alone or of the new set
 * alone, and a guide only with all that belongs to it. What a kill leaves is put right by
 * `repairSwap`: with moves.json and something still in `new`, everything goes back; without, it is
 * only cleared away. Each step of that can itself be killed and done again.
 */

/** Where a folder's next set is got ready. */
const WORK = '.bregma-writing';

/** A file that is written in parts stands in a folder of its own, which moves as one. */
export interface StagedFile {
  /** Name in the folder; with "/" for a file below one of its folders, which must then be new. */
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

const moves = z.strictObject({ come: z.array(z.string()), go: z.array(z.string()) });
type Moves = z.output<typeof moves>;

/**
 * What stands in the way and is not ours to take away. Its message says what, where and what to do.
 */
export class InTheWay extends MessageError {}

/**
 * Puts the files into the folder in the place of those of the same names and of `stale`; all or,
 * after an error, none.
 *
 * @param files the most telling last
 * @param stale names that go; the most telling first, such as a guide of another name
 * @throws InTheWay; the system's error. The folder is then as it was, or, where not even that could
 *   be done, as it was for the next `repairSwap`
 */
export async function swapSet(
  folder: string,
  files: Iterable<StagedFile>,
  stale: readonly string[],
): Promise<void> {
  await repairSwap(folder);
  try {
    const come = await stage(folder, files);
    assertThat(come.length > 0, 'swapSet', 'a set has no file');
    const go: string[] = [];
    // The most telling file of a set is its last: it leaves first, and comes last.
    const [guide, ...others] = [...come].reverse();
    for (const name of [guide!, ...stale.filter(name => !come.includes(name)), ...others]) {
      if (await mayMove(folder, name)) go.push(name);
    }
    if (come.length === 1 && go.every(name => name === come[0])) {
      // One file in the place of one: the rename itself is whole or not at all.
      await rename(staged(folder, come[0]!), join(folder, come[0]!));
      await syncFolder(folder);
      await clear(folder);
      return;
    }
    await announce(folder, { come, go });
    await mkdir(join(folder, WORK, 'old'));
    for (const name of go) await rename(join(folder, name), aside(folder, name));
    await syncAll(folder);
    for (const name of come) await rename(staged(folder, name), join(folder, name));
    await syncAll(folder);
    await clear(folder);
  } catch (error) {
    // A fault of putting back leaves moves.json for the next run; the first error is the one to
    // tell.
    await repairSwap(folder).catch(() => undefined);
    throw error;
  }
}

/**
 * Puts right what a run left that was killed while it wrote into the folder, and removes its
 * leftovers.
 *
 * @throws InTheWay; the system's error. Nothing is lost then: it can be called again
 */
export async function repairSwap(folder: string): Promise<void> {
  const work = join(folder, WORK);
  const found = await lstat(work).catch(() => null);
  if (!found) return;
  if (!found.isDirectory()) {
    throw new InTheWay(phrase('work-folder-taken', { work }));
  }
  const unfinished = await readMoves(work);
  if (unfinished) {
    const waiting = new Set(await readdir(join(work, 'new')).catch(() => []));
    if (unfinished.come.some(name => waiting.has(name))) await putBack(folder, unfinished, waiting);
  }
  await clear(folder);
}

async function putBack(folder: string, { come, go }: Moves, waiting: ReadonlySet<string>): Promise<void> {
  for (const name of [...come].reverse()) {
    if (!waiting.has(name)) await renameIfThere(join(folder, name), staged(folder, name));
  }
  const kept = new Set(await readdir(join(folder, WORK, 'old')).catch(() => []));
  for (const name of [...go].reverse()) {
    if (!kept.has(name)) continue;
    if (await lstat(join(folder, name)).catch(() => null)) {
      throw new InTheWay(phrase('earlier-waits', { file: join(folder, name), aside: aside(folder, name) }));
    }
    await rename(aside(folder, name), join(folder, name));
  }
  await syncAll(folder);
}

/**
 * Writes every file and has the disk keep it; gives the names that will stand in the folder, in
 * order.
 */
async function stage(folder: string, files: Iterable<StagedFile>): Promise<string[]> {
  const top = join(folder, WORK, 'new');
  await mkdir(top, { recursive: true });
  const names = new Set<string>();
  const folders = new Set<string>([top]);
  for (const { name, bytes } of files) {
    const parts = name.split('/');
    assertThat(
      parts.every(part => part !== '' && part !== '.' && part !== '..') && parts[0] !== WORK,
      'swapSet',
      'this is no name of a file',
      name,
    );
    const file = join(top, ...parts);
    await mkdir(dirname(file), { recursive: true });
    folders.add(dirname(file));
    names.add(parts[0]!);
    const handle = await open(file, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
  for (const one of folders) await syncFolder(one);
  return [...names];
}

/** Whether something stands at a name that will move aside; a folder never does. */
async function mayMove(folder: string, name: string): Promise<boolean> {
  const found = await lstat(join(folder, name)).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (found?.isDirectory()) {
    throw new InTheWay(phrase('folder-in-the-way', { folder: join(folder, name) }));
  }
  return found !== null;
}

async function announce(folder: string, plan: Moves): Promise<void> {
  const file = join(folder, WORK, 'moves.json');
  const handle = await open(`${file}.part`, 'wx');
  try {
    await handle.writeFile(JSON.stringify(plan));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.part`, file);
  await syncFolder(join(folder, WORK));
  await syncFolder(folder);
}

/** Null where the swap was not begun, or is done. */
async function readMoves(work: string): Promise<Moves | null> {
  try {
    return moves.parse(JSON.parse(await readFile(join(work, 'moves.json'), 'utf8')));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** First the announcement: without it whatever else is left is only waste. */
async function clear(folder: string): Promise<void> {
  const work = join(folder, WORK);
  await rm(join(work, 'moves.json'), { force: true });
  await syncFolder(work);
  await rm(work, { recursive: true, force: true });
  await syncFolder(folder);
}

async function syncAll(folder: string): Promise<void> {
  for (const one of [join(folder, WORK, 'new'), join(folder, WORK, 'old'), folder]) await syncFolder(one);
}

async function renameIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error;
  });
}

const staged = (folder: string, name: string): string => join(folder, WORK, 'new', name);
const aside = (folder: string, name: string): string => join(folder, WORK, 'old', name);
