import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { refuse, succeed, type Result } from '../../geometry/core/result';
import { phrase, words } from '../../geometry/messages/phrase';
import { systemCode } from './system-code';

export interface LockOptions {
  /**
   * For how long another holder is waited for, ms. Default 30 s: whatever is done under a lock
   * takes far less.
   */
  readonly waitMs?: number;
}

/**
 * A lock whose holder cannot be asked (another computer, a number of a process used again) lapses
 * after this, ms.
 */
const LAPSES_MS = 10 * 60_000;
/**
 * One that does not say whose it is was broken off while it was being written, this long ago at
 * least, ms.
 */
const UNWRITTEN_MS = 10_000;

/**
 * Who waits for which lock in this process: a file alone cannot tell two tasks of one process
 * apart.
 */
const queues = new Map<string, Promise<unknown>>();

/**
 * Does `work` while no other process, and no other task of this one, does work under the same lock:
 * a file that is made and removed again, and names its holder. One that was left by a process that
 * is no more is taken over.
 *
 * @param lock the lock's own file, in a folder that is there
 * @returns what `work` gives; Problem `locked` where another held it for all of `waitMs`
 * @throws the system's error where the lock cannot be made; what `work` throws
 */
export function withLock<T>(
  lock: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<Result<T>> {
  const mine = (queues.get(lock) ?? Promise.resolve()).then(() => hold(lock, work, options.waitMs ?? 30_000));
  const settled = mine
    .catch(() => undefined)
    .then(() => {
      if (queues.get(lock) === settled) queues.delete(lock);
    });
  queues.set(lock, settled);
  return mine;
}

async function hold<T>(lock: string, work: () => Promise<T>, waitMs: number): Promise<Result<T>> {
  const own = JSON.stringify({ pid: process.pid, host: hostname(), token: randomBytes(8).toString('hex') });
  const since = performance.now();
  while (!(await take(lock, own))) {
    if (await clearLapsed(lock)) continue;
    if (performance.now() - since > waitMs) return refuseHeld(lock);
    // Processes that wait together do not ask together.
    await delay(10 + (process.pid % 13));
  }
  try {
    return succeed(await work());
  } finally {
    if ((await readText(lock)) === own) await rm(lock, { force: true });
  }
}

/** Whether the lock is ours now; false where it is another's. */
async function take(lock: string, own: string): Promise<boolean> {
  let handle;
  try {
    handle = await open(lock, 'wx');
  } catch (error) {
    const code = systemCode(error);
    // Windows says so of a file that is just being deleted.
    const isGoing =
      process.platform === 'win32' && (code === 'EPERM' || code === 'EACCES' || code === 'EBUSY');
    if (code === 'EEXIST' || isGoing) return false;
    throw error;
  }
  try {
    await handle.writeFile(own);
    await handle.close();
    // Of one that was killed as it took a lapsed lock away; nobody takes away one that is held.
    await rmdir(`${lock}.lapsed`).catch(() => undefined);
    return true;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(lock, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Removes a lock whose holder is no more; whether it did. Two that find the same one lapsed must
 * not take away each other's new lock: only who makes the folder beside it may remove it, and looks
 * once more.
 */
async function clearLapsed(lock: string): Promise<boolean> {
  const found = await readText(lock);
  if (found === null || !(await isLapsed(lock, found))) return false;
  const gate = `${lock}.lapsed`;
  try {
    await mkdir(gate);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    if ((await ageMs(gate)) > UNWRITTEN_MS) await rmdir(gate).catch(() => undefined);
    return false;
  }
  try {
    if ((await readText(lock)) !== found) return false;
    await rm(lock, { force: true });
    return true;
  } finally {
    await rmdir(gate).catch(() => undefined);
  }
}

async function isLapsed(lock: string, text: string): Promise<boolean> {
  const age = await ageMs(lock);
  if (age > LAPSES_MS) return true;
  const holder = holderOf(text);
  if (!holder) return age > UNWRITTEN_MS;
  return holder.host === hostname() && !isAlive(holder.pid);
}

function holderOf(text: string): { readonly pid: number; readonly host: string } | null {
  try {
    const { pid, host } = JSON.parse(text) as { pid?: unknown; host?: unknown };
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0); // asks, and sends nothing
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}

/** 0 where it is gone. */
const ageMs = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );

/** Null where it is gone. */
const readText = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

async function refuseHeld(lock: string): Promise<Result<never>> {
  const holder = holderOf((await readText(lock)) ?? '');
  const who = holder
    ? words('process-on', { pid: String(holder.pid), host: holder.host })
    : words('another-program');
  return refuse('locked', phrase('folder-locked', { who, lock }), lock);
}
