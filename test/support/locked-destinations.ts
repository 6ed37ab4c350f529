import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from 'vitest';
import { writeTogether } from '../../main/files/write-together';
import { filesOfSet, namesOfSets, readSet } from './file-set';

const tools = spawnSync('sh', ['-c', 'test "$(id -u)" = 0 && command -v chattr mount umount']);
const isRoot = tools.status === 0;
/** Whether the system lets a test make a file immovable, or a small disk. */
const can = (command: string): boolean => isRoot && spawnSync('sh', ['-c', command]).status === 0;
const canLock = can('f=$(mktemp) && chattr +i $f && chattr -i $f && rm $f');
const canMount = can('d=$(mktemp -d) && mount -t tmpfs tmpfs $d && umount $d && rmdir $d');

/** A destination that a set cannot be written to, and what is said of it. */
export interface LockedDestination {
  readonly name: string;
  /** Whether this system lets a test make it. */
  readonly isPossible: boolean;
  /** Shell lines, run where the destination is called `out`: before the first set is written, */
  readonly before?: string;
  /** before the second, which is refused, */
  readonly close: string;
  /** before it is tried again, */
  readonly open: string;
  /** and at the end. */
  readonly after?: string;
  readonly words: RegExp;
  /** Another process writes, after this shell line or as that user; default: this one. */
  readonly limit?: string;
  readonly uid?: number;
}

const lockedFile = (name: string): LockedDestination => ({
  name: `${name} locked by the system`,
  isPossible: canLock,
  close: `chattr +i out/${name}`,
  open: `chattr -i out/${name}`,
  words: new RegExp(`cannot be written \\(${name}\\): you may not write there`),
});

const heldFile = (name: string): LockedDestination => ({
  name: `${name} held as a mounted file`,
  isPossible: canMount,
  close: `mount --bind out/${name} out/${name}`,
  open: `umount out/${name}`,
  words: /in use by another program/,
});

const folderInPlace = (name: string): LockedDestination => ({
  name: `a folder in the place of ${name}`,
  isPossible: true,
  close: `mkdir out/${name} && touch out/${name}/mine`,
  open: `rm out/${name}/mine && rmdir out/${name}`,
  words: new RegExp(`${name.replace('.', '\\.')} is a folder, where a file has to stand`),
});

const limited = (blocks: number): LockedDestination => ({
  name: `a limit of ${blocks} blocks a file`,
  isPossible: process.platform !== 'win32',
  close: ':',
  open: ':',
  words: /larger than may be written there/,
  limit: `ulimit -f ${blocks};`,
});

/** One of each kind first, then the same with other files and sizes. */
export const lockedDestinations: readonly LockedDestination[] = [
  lockedFile('guide.stl'),
  heldFile('report.txt'),
  {
    name: 'a folder that is locked',
    isPossible: canLock,
    close: 'chattr +i out',
    open: 'chattr -i out',
    words: /you may not write there/,
  },
  folderInPlace('guide-FAILED.stl'),
  {
    name: 'a link where the next set is got ready',
    isPossible: true,
    close: 'mkdir elsewhere && touch elsewhere/mine && ln -s ../elsewhere out/.bregma-writing',
    open: 'rm out/.bregma-writing elsewhere/mine && rmdir elsewhere',
    words: /Bregma writes there first\. Move it away/,
  },
  {
    name: 'a full disk',
    isPossible: canMount,
    before: 'mount -t tmpfs -o size=1900k tmpfs out',
    after: 'umount out',
    close: ':',
    open: 'mount -o remount,size=20m out',
    words: /the disk is full/,
  },
  {
    name: 'a disk that can only be read',
    isPossible: canMount,
    before: 'mount -t tmpfs tmpfs out',
    after: 'umount out',
    close: 'mount -o remount,ro out',
    open: 'mount -o remount,rw out',
    words: /the disk is read-only/,
  },
  limited(40),
  {
    name: 'a folder of somebody else',
    isPossible: isRoot,
    close: ':',
    open: ':',
    words: /you may not write there/,
    uid: 65534,
  },
  ...['report.txt', 'plan.json', 'skull.stl'].map(lockedFile),
  ...['guide.stl', 'plan.json'].map(heldFile),
  folderInPlace('picture.png'),
  {
    name: 'a file where the next set is got ready',
    isPossible: true,
    close: 'touch out/.bregma-writing',
    open: 'rm out/.bregma-writing',
    words: /Bregma writes there first\. Move it away/,
  },
  ...[0, 1, 500, 900].map(limited),
];

/** So many at the head of the list are one of each kind. */
export const KINDS_OF_DESTINATION = 9;

/**
 * Writes a set, puts something in the way, writes the next, and takes it away: the old set stays
 * whole, the refusal says what it is, and the next run writes.
 *
 * @param program the bundle of set-writer, for the destinations that another process tries
 */
export async function tryLockedDestination(to: LockedDestination, program: string): Promise<void> {
  const beside = mkdtempSync(join(tmpdir(), 'bregma-locked-'));
  chmodSync(beside, 0o755); // another user looks into it too
  const folder = join(beside, 'out');
  mkdirSync(folder);
  const sh = (command = ':'): void =>
    void execFileSync('sh', ['-c', command], { cwd: beside, stdio: 'pipe' });
  sh(to.before);
  try {
    expect(await write(folder, 1)).toBe('wrote');
    const before = readSet(folder);
    sh(to.close);
    const refused = to.limit === undefined && to.uid === undefined ? await write(folder, 2) : elsewhere();
    sh(to.open);
    expect(refused).toMatch(to.words);
    expect(readSet(folder)).toEqual({ ...before, leftovers: [] });
    expect(await write(folder, 2)).toBe('wrote');
    expect(readSet(folder)).toEqual({ numbers: [2], isWhole: true, leftovers: [] });
  } finally {
    sh(to.after);
  }

  function elsewhere(): string {
    const line = `${to.limit ?? ''} exec "$0" "$@" | cat`;
    const words = ['-c', line, process.execPath, program, folder, '2', '1'];
    const { stdout, status } = spawnSync('sh', words, {
      encoding: 'utf8',
      ...(to.uid === undefined ? {} : { uid: to.uid, gid: to.uid }),
    });
    expect(status).toBe(0);
    return stdout;
  }
}

async function write(folder: string, n: number): Promise<string> {
  const files = filesOfSet(n);
  const stale = namesOfSets.filter(name => !files.some(file => file.name === name));
  const written = await writeTogether(folder, files, stale);
  return written.ok ? 'wrote' : written.problem.message;
}
