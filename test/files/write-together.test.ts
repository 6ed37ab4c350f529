import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkWritable, writeTogether } from '../../main/files/write-together';

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
});

describe('checkWritable', () => {
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
