import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeTogether } from '../../main/files/write-together';
import { filesOfSet, namesOfSets, readSet } from '../support/file-set';
import { bundleProgram, killWriters } from '../support/kill-writers';

const tools = spawnSync('sh', ['-c', 'test "$(id -u)" = 0 && command -v chattr mount umount']);
const isRoot = tools.status === 0;
/** Whether the system lets a test make a file immovable, or a small disk. */
const can = (command: string): boolean => isRoot && spawnSync('sh', ['-c', command]).status === 0;
const canLock = can('f=$(mktemp) && chattr +i $f && chattr -i $f && rm $f');
const canMount = can('d=$(mktemp -d) && mount -t tmpfs tmpfs $d && umount $d && rmdir $d');

let folder = '';
let program = '';
beforeAll(() => {
  program = bundleProgram('test/support/set-writer.ts');
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bregma-locked-'));
});

const sh = (command: string): void =>
  void execFileSync('sh', ['-c', command], { cwd: folder, stdio: 'pipe' });
const write = (n: number) => {
  const files = filesOfSet(n);
  return writeTogether(
    folder,
    files,
    namesOfSets.filter(name => !files.some(file => file.name === name)),
  );
};

describe('a writer that is killed', () => {
  it('leaves no mixed set, no guide without the rest, and nothing after the next run (6 kills, seed 1)', async () => {
    const { mixed, bareGuides, brokenAfter } = await killWriters(6, 1);
    expect({ mixed, bareGuides, brokenAfter }).toEqual({ mixed: [], bareGuides: [], brokenAfter: [] });
  }, 120_000);
});

/** What stands in the way, and how it is taken away again; each leaves the old set whole. */
const locked: readonly (readonly [
  name: string,
  possible: boolean,
  close: () => void,
  open: () => void,
  words: RegExp,
])[] = [
  ...['guide.stl', 'report.txt', 'plan.json', 'skull.stl'].map(
    name =>
      [
        `${name} locked by the system`,
        canLock,
        () => sh(`chattr +i ${name}`),
        () => sh(`chattr -i ${name}`),
        new RegExp(`cannot be written \\(${name}\\): you may not write there`),
      ] as const,
  ),
  ...['guide.stl', 'report.txt'].map(
    name =>
      [
        `${name} held as a mounted file`,
        canMount,
        () => sh(`touch ../held-${process.pid} && mount --bind ${name} ${name}`),
        () => sh(`umount ${name}; rm -f ../held-${process.pid}`),
        /in use by another program/,
      ] as const,
  ),
  [
    'a folder that is locked',
    canLock,
    () => sh('chattr +i .'),
    () => sh('chattr -i .'),
    /you may not write there/,
  ],
  [
    'a folder of the name of a guide that has to go',
    true,
    () => sh('mkdir guide-FAILED.stl && touch guide-FAILED.stl/mine'),
    () => sh('rm guide-FAILED.stl/mine && rmdir guide-FAILED.stl'),
    /guide-FAILED\.stl is a folder, where a file has to stand/,
  ],
  [
    'a folder in the place of a picture',
    true,
    () => sh('mkdir picture.png && touch picture.png/mine'),
    () => sh('rm picture.png/mine && rmdir picture.png'),
    /picture\.png is a folder/,
  ],
  [
    'a file where the next set is got ready',
    true,
    () => sh('touch .bregma-writing'),
    () => sh('rm .bregma-writing'),
    /Bregma writes there first\. Move it away/,
  ],
  [
    'a link where the next set is got ready',
    true,
    () => sh('mkdir -p ../elsewhere && touch ../elsewhere/mine && ln -s ../elsewhere .bregma-writing'),
    () => sh('rm .bregma-writing && rm ../elsewhere/mine && rmdir ../elsewhere'),
    /Bregma writes there first\. Move it away/,
  ],
];

describe('a destination that cannot be written', () => {
  for (const [name, possible, close, open, words] of locked) {
    it.runIf(possible)(`${name}: the old set stays whole, and the next run writes`, async () => {
      expect((await write(1)).ok).toBe(true);
      const before = readSet(folder);
      close();
      const refused = await write(2);
      open();
      expect(refused).toMatchObject({ ok: false, problem: { message: expect.stringMatching(words) } });
      expect(readSet(folder)).toEqual({ ...before, leftovers: [] });
      expect((await write(2)).ok).toBe(true);
      expect(readSet(folder)).toEqual({ numbers: [2], isWhole: true, leftovers: [] });
    });
  }

  it.runIf(canMount)('a full disk', async () => {
    sh('mount -t tmpfs -o size=1900k tmpfs .');
    try {
      expect((await write(1)).ok).toBe(true);
      expect(await write(2)).toMatchObject({
        ok: false,
        problem: { message: expect.stringContaining('the disk is full') },
      });
      expect(readSet(folder)).toEqual({ numbers: [1], isWhole: true, leftovers: [] });
    } finally {
      execFileSync('umount', [folder]);
    }
  });

  it.runIf(canMount)('a disk that can only be read', async () => {
    sh('mount -t tmpfs tmpfs .');
    try {
      expect((await write(1)).ok).toBe(true);
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      expect(await write(2)).toMatchObject({
        ok: false,
        problem: { message: expect.stringContaining('the disk is read-only') },
      });
      expect(readSet(folder)).toEqual({ numbers: [1], isWhole: true, leftovers: [] });
    } finally {
      execFileSync('umount', [folder]);
    }
  });

  it.skipIf(process.platform === 'win32').each([0, 1, 40, 500, 900])(
    'a limit of %i blocks a file',
    async blocks => {
      expect((await write(1)).ok).toBe(true);
      const { stdout, status } = spawnSync(
        'sh',
        ['-c', `ulimit -f ${blocks}; exec "$0" "$@" | cat`, process.execPath, program, folder, '2', '1'],
        { encoding: 'utf8' },
      );
      expect([status, stdout]).toEqual([
        0,
        expect.stringMatching(/^refused .*larger than may be written there/),
      ]);
      expect(readSet(folder)).toEqual({ numbers: [1], isWhole: true, leftovers: [] });
    },
  );

  it.runIf(isRoot)('a folder of somebody else', async () => {
    expect((await write(1)).ok).toBe(true);
    sh('chmod 755 .');
    const { stdout } = spawnSync(process.execPath, [program, folder, '2', '1'], {
      encoding: 'utf8',
      uid: 65534,
      gid: 65534,
    });
    expect(stdout).toMatch(/^refused .*you may not write there/);
    expect(readSet(folder)).toEqual({ numbers: [1], isWhole: true, leftovers: [] });
  });
});

describe('what is not of the set', () => {
  it('stays as it is: other files, where links lead, and the folder that one stands in', async () => {
    mkdirSync(join(folder, 'out'));
    const elsewhere = join(folder, 'elsewhere.stl');
    writeFileSync(elsewhere, 'mine');
    folder = join(folder, 'out');
    writeFileSync(join(folder, 'case.json'), 'mine');
    mkdirSync(join(folder, 'ct'));
    symlinkSync(elsewhere, join(folder, 'guide.stl'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'report.txt'));
    const { stdout } = spawnSync(process.execPath, [program, '.', '1', '1'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout).toBe('wrote 1\n');
    expect(readSet(folder, ['case.json', 'ct'])).toEqual({ numbers: [1], isWhole: true, leftovers: [] });
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'case.json'), 'utf8')).toBe('mine');
  });
});
