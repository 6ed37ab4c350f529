import fs, { constants, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { syncBuiltinESMExports } from 'node:module';
import { checkWritable, repairFolder, writeTogether } from '../../main/files/write-together';

let work = '';
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'bregma-files-'));
});
afterEach(() => rm(work, { recursive: true, force: true }));

describe('writeTogether', () => {
  it('makes the folder and writes every file whole, leaving no temporary ones', async () => {
    const folder = join(work, 'a', 'b');
    const files = [
      { name: 'one.bin', bytes: Uint8Array.of(1, 2, 3) },
      { name: 'two.txt', bytes: 'words' },
    ];
    expect(await writeTogether(folder, files)).toEqual({ ok: true, value: null });
    expect((await readdir(folder)).sort()).toEqual(['one.bin', 'two.txt']);
    expect([...(await readFile(join(folder, 'one.bin')))]).toEqual([1, 2, 3]);
    expect(await readFile(join(folder, 'two.txt'), 'utf8')).toBe('words');
  });

  it('replaces earlier files and removes stale ones, and nothing else', async () => {
    await writeFile(join(work, 'guide.stl'), 'old');
    await writeFile(join(work, 'plan.json'), 'old');
    await writeFile(join(work, 'notes.txt'), 'mine');
    const written = await writeTogether(
      work,
      [{ name: 'plan.json', bytes: 'new' }],
      ['guide.stl', 'absent.stl'],
    );
    expect(written.ok).toBe(true);
    expect((await readdir(work)).sort()).toEqual(['notes.txt', 'plan.json']);
    expect(await readFile(join(work, 'plan.json'), 'utf8')).toBe('new');
  });

  it('leaves the earlier files alone where one of the new ones cannot be written', async () => {
    await writeFile(join(work, 'plan.json'), 'old');
    // A name that no disk takes: the second file fails after the first lies ready.
    const files = [
      { name: 'plan.json', bytes: 'new' },
      { name: 'guide'.repeat(100), bytes: 'new' },
    ];
    const written = await writeTogether(work, files, ['plan.json']);
    expect(written).toMatchObject({ ok: false, problem: { code: 'cannot-write' } });
    expect(await readdir(work)).toEqual(['plan.json']);
    expect(await readFile(join(work, 'plan.json'), 'utf8')).toBe('old');
  });

  it('says why in a sentence where a file stands in place of the folder', async () => {
    await writeFile(join(work, 'file'), '');
    const written = await writeTogether(join(work, 'file', 'out'), [{ name: 'a', bytes: '' }]);
    if (written.ok) throw new Error('it was written');
    expect(written.problem.message).toMatch(
      /cannot be written: a file stands where a folder should be\. Choose/,
    );
  });

  it('takes away again the folders that it made for nothing, and no others', async () => {
    await mkdir(join(work, 'mine'));
    const unwritable = [{ name: 'guide'.repeat(100), bytes: 'new' }];
    expect((await writeTogether(join(work, 'mine', 'a', 'b', 'c'), unwritable)).ok).toBe(false);
    expect(await readdir(work, { recursive: true })).toEqual(['mine']);
    expect((await writeTogether(join(work, 'mine'), unwritable)).ok).toBe(false);
    expect(await readdir(work, { recursive: true })).toEqual(['mine']);
  });

  it('names the folder that stands where a file has to', async () => {
    await mkdir(join(work, 'plan.json'));
    const written = await writeTogether(work, [{ name: 'plan.json', bytes: 'new' }]);
    expect(written).toMatchObject({ ok: false, problem: { code: 'in-the-way', where: work } });
  });

  it('lets a fault of the program through', async () => {
    await expect(writeTogether(work, [])).rejects.toThrow(/a set has no file/);
  });

  /** Moving files fails with that code, over the file of that name. */
  async function writeFailing(code: string, at: string): Promise<string> {
    const { rename } = fs;
    const fail = (): never => {
      throw Object.assign(new Error(code), { code, ...(at === '' ? {} : { path: join(work, at) }) });
    };
    Object.assign(fs, { rename: fail });
    syncBuiltinESMExports();
    const written = await writeTogether(work, [{ name: 'plan.json', bytes: 'new' }]).finally(() => {
      Object.assign(fs, { rename });
      syncBuiltinESMExports();
    });
    if (written.ok) throw new Error('it was written');
    return written.problem.message;
  }
  it.each([
    ['EACCES', 'you may not write there'],
    ['EPERM', 'you may not write there'],
    ['EROFS', 'read-only'],
    ['ENOSPC', 'the disk is full'],
    ['EBUSY', 'in use by another program'],
    ['ELOOP', 'ELOOP'],
  ])('says why in words: %s', async (code, why) => {
    expect(await writeFailing(code, 'plan.json')).toMatch(new RegExp(`\\(plan\\.json\\).*${why}`));
  });

  it('names no file that is its own', async () => {
    for (const at of ['', '.bregma-writing', '.']) {
      expect(await writeFailing('EBUSY', at), at).toMatch(/bregma-files-\w+ cannot be written: /);
    }
  });
});

describe('repairFolder', () => {
  const lockedFrom = async (call: () => Promise<unknown>): Promise<readonly string[]> => {
    const { open } = fs;
    const opened: string[] = [];
    Object.assign(fs, {
      open: (...of: Parameters<typeof open>) => (opened.push(String(of[0])), open(...of)),
    });
    syncBuiltinESMExports();
    await call().finally(() => {
      Object.assign(fs, { open });
      syncBuiltinESMExports();
    });
    return opened.filter(path => path.endsWith('.lock'));
  };

  it('does nothing where nothing is left, and in no folder', async () => {
    await writeFile(join(work, 'plan.json'), 'mine');
    expect(await lockedFrom(() => repairFolder(work))).toEqual([]);
    expect(await repairFolder(work)).toEqual({ ok: true, value: null });
    expect(await repairFolder(join(work, 'absent'))).toEqual({ ok: true, value: null });
    expect(await readdir(work)).toEqual(['plan.json']);
  });

  it('clears away what was left, under the lock', async () => {
    await mkdir(join(work, '.bregma-writing', 'new'), { recursive: true });
    await writeFile(join(work, 'plan.json'), 'mine');
    expect(await lockedFrom(() => repairFolder(work))).toHaveLength(1);
    expect(await readdir(work)).toEqual(['plan.json']);
    await mkdir(join(work, '.bregma-writing'));
    expect(await repairFolder(work)).toEqual({ ok: true, value: null });
  });

  it('says what is in the way', async () => {
    await writeFile(join(work, '.bregma-writing'), 'mine');
    expect(await repairFolder(work)).toMatchObject({ ok: false, problem: { code: 'in-the-way' } });
  });
});

describe('checkWritable', () => {
  it('refuses a way that leads in a circle, in the words of the system', async () => {
    await symlink(join(work, 'b'), join(work, 'a'));
    await symlink(join(work, 'a'), join(work, 'b'));
    for (const path of [join(work, 'a'), join(work, 'a', 'c')]) {
      const result = await checkWritable(path);
      if (result.ok) throw new Error('it was accepted');
      expect(result.problem).toMatchObject({ code: 'cannot-write', where: path });
      expect(result.problem.message).toContain('ELOOP');
    }
  });

  it('asks for the right to write and to enter the nearest folder there is', async () => {
    const { access } = fs;
    const asked: unknown[] = [];
    Object.assign(fs, { access: async (...of: unknown[]) => asked.push(of) });
    syncBuiltinESMExports();
    const result = await checkWritable(join(work, 'x', 'y')).finally(() => {
      Object.assign(fs, { access });
      syncBuiltinESMExports();
    });
    expect(result.ok).toBe(true);
    expect(asked).toEqual([[work, constants.W_OK | constants.X_OK]]);
  });

  it('accepts a folder, and one that can be made, without making it', async () => {
    expect((await checkWritable(work)).ok).toBe(true);
    expect((await checkWritable(join(work, 'x', 'y'))).ok).toBe(true);
    expect(await readdir(work)).toEqual([]);
  });

  it('refuses a file, and what would lie below one', async () => {
    await mkdir(join(work, 'd'));
    await writeFile(join(work, 'd', 'file'), '');
    for (const path of [join(work, 'd', 'file'), join(work, 'd', 'file', 'out', 'deep')]) {
      const result = await checkWritable(path);
      if (result.ok) throw new Error('it was accepted');
      expect(result.problem.message).toContain(`${join(work, 'd', 'file')} is a file, not a folder`);
    }
  });
});
