import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InTheWay, repairSwap, swapSet, type StagedFile } from '../../main/files/swap-set';
import { Interrupted, watchFiles } from '../support/watch-files';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bregma-swap-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const OLD = { 'picture.png': 'old picture', 'plan.json': 'old plan', 'guide.stl': 'old guide' };
const NEW = {
  'skull.stl': 'new skull',
  'parts/left.stl': 'new left',
  'parts/right.stl': 'new right',
  'plan.json': 'new plan',
  'guide.stl': 'new guide',
};
const STALE = ['picture.png', 'absent.txt'];
const filesOf = (set: Readonly<Record<string, string>>): StagedFile[] =>
  Object.entries(set).map(([name, bytes]) => ({ name, bytes }));

/** Every file below the folder with its text, but for what waits in the folder of the swap. */
async function look(): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: Record<string, string> = {};
  for (const entry of entries.filter(one => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1).replaceAll('\\', '/');
    if (!name.startsWith('.bregma-writing/')) found[name] = await readFile(path, 'utf8');
  }
  return found;
}
const putOld = async (): Promise<void> => {
  await rm(folder, { recursive: true });
  await mkdir(folder);
  for (const [name, text] of Object.entries(OLD)) await writeFile(join(folder, name), text);
};
/** What the calls threw; null where they came to their end. */
async function watch(
  work: () => Promise<void>,
  from?: number,
  to?: number,
): Promise<{ readonly calls: readonly string[]; readonly error: unknown }> {
  const watched = watchFiles(folder, from, to);
  try {
    await work();
    return { calls: watched.calls, error: null };
  } catch (error) {
    return { calls: watched.calls, error };
  } finally {
    watched.stop();
  }
}
const swap = (): Promise<void> => swapSet(folder, filesOf(NEW), STALE);
const repair = (): Promise<void> => repairSwap(folder);
/** The same, and nothing waits for the disk. */
async function calmly(work: () => Promise<void>): Promise<void> {
  const { error } = await watch(work);
  if (error !== null) throw error;
}

/** The call that ends the swap: before it all goes back, after it nothing does. */
const ANNOUNCED_DONE = 43;

/** Whose files stand there: never two sets', and a guide only with all that belongs to it. */
function expectOneSet(found: Record<string, string>, when: string): void {
  const sets = new Set(Object.values(found).map(text => text.split(' ')[0]));
  expect(sets.size, `${when}: ${Object.values(found).join()}`).toBeLessThanOrEqual(1);
  const guide = found['guide.stl'];
  if (guide !== undefined) expect(found, when).toEqual(guide === 'old guide' ? OLD : NEW);
}

describe('swapSet', () => {
  it('takes the steps that its head tells, each kept by the disk before the next', async () => {
    await putOld();
    const { calls, error } = await watch(swap);
    expect(error).toBeNull();
    expect(calls).toEqual([
      'make .bregma-writing/new',
      ...Object.keys(NEW).flatMap(name => [
        `make .bregma-writing/new${name.startsWith('parts/') ? '/parts' : ''}`,
        ...['open', 'write', 'keep'].map(verb => `${verb} .bregma-writing/new/${name}`),
      ]),
      'keep .bregma-writing/new',
      'keep .bregma-writing/new/parts',
      ...['open', 'write', 'keep'].map(verb => `${verb} .bregma-writing/moves.json.part`),
      'move .bregma-writing/moves.json.part to .bregma-writing/moves.json',
      'keep .bregma-writing',
      'keep .',
      'make .bregma-writing/old',
      ...['guide.stl', 'picture.png', 'plan.json'].map(name => `move ${name} to .bregma-writing/old/${name}`),
      ...['.bregma-writing/new', '.bregma-writing/old', '.'].map(one => `keep ${one}`),
      ...['skull.stl', 'parts', 'plan.json', 'guide.stl'].map(
        name => `move .bregma-writing/new/${name} to ${name}`,
      ),
      ...['.bregma-writing/new', '.bregma-writing/old', '.'].map(one => `keep ${one}`),
      'remove .bregma-writing/moves.json',
      'keep .bregma-writing',
      'remove .bregma-writing',
      'keep .',
    ]);
    expect(calls.indexOf('remove .bregma-writing/moves.json')).toBe(ANNOUNCED_DONE);
    expect(await look()).toEqual(NEW);
    expect((await readdir(folder)).sort()).toEqual(['guide.stl', 'parts', 'plan.json', 'skull.stl']);
  });

  it('moves a single file over the one of its name, and no other way', async () => {
    await putOld();
    const { calls } = await watch(() => swapSet(folder, [{ name: 'plan.json', bytes: 'new plan' }], []));
    expect(calls.slice(4)).toEqual([
      'keep .bregma-writing/new/plan.json',
      'keep .bregma-writing/new',
      'move .bregma-writing/new/plan.json to plan.json',
      'keep .',
      'remove .bregma-writing/moves.json',
      'keep .bregma-writing',
      'remove .bregma-writing',
      'keep .',
    ]);
    expect(await look()).toEqual({ ...OLD, 'plan.json': 'new plan' });
  });

  it('killed at any moment leaves one set, and the next run finds it whole', async () => {
    let finished = 0;
    for (let n = 0; finished === 0; n++) {
      await putOld();
      const { calls, error } = await watch(swap, n);
      if (error === null) finished = n;
      else expect(error).toBeInstanceOf(Interrupted);
      const found = await look();
      expectOneSet(found, `killed at ${n}`);
      const isIn = found['guide.stl'] === 'new guide';
      await calmly(repair);
      expect(await look(), `killed at ${n}: ${calls[n]}`).toEqual(isIn ? NEW : OLD);
      expect(await readdir(folder)).not.toContain('.bregma-writing');
    }
    // But for the last, which only asks the disk to keep what is done.
    expect(finished).toBe(ANNOUNCED_DONE + 3);
  });

  it('killed, and killed again while that is put right, it can still be put right', async () => {
    // As the last of the old goes, and the first, the third and the last of the new comes.
    for (const n of [32, 36, 38, 39]) {
      for (let m = 0, isDone = false; !isDone; m++) {
        await putOld();
        await watch(swap, n);
        isDone = (await watch(repair, m)).error === null;
        expectOneSet(await look(), `killed at ${n}, then at ${m}`);
        await calmly(repair);
        expect(await look(), `killed at ${n}, then at ${m}`).toEqual(OLD);
        expect(await readdir(folder)).not.toContain('.bregma-writing');
      }
    }
  });

  it('puts all back by itself where one step fails, and tells what failed', async () => {
    for (let n = 0; n < ANNOUNCED_DONE; n++) {
      await putOld();
      const { error } = await watch(swap, n, n);
      // What the disk does not keep is no reason to fail: not every system can be asked.
      if (error === null) {
        expect(await look()).toEqual(NEW);
        continue;
      }
      expect(String(error)).toContain(`interrupted at ${n}: `);
      expect(await look(), String(error)).toEqual(OLD);
      expect(await readdir(folder)).not.toContain('.bregma-writing');
    }
  });

  it('begins by putting right what an earlier run left', async () => {
    await putOld();
    await watch(swap, ANNOUNCED_DONE - 4);
    await calmly(() => swapSet(folder, filesOf({ 'note.txt': 'third' }), []));
    expect(await look()).toEqual({ ...OLD, 'note.txt': 'third' });
  });

  it('takes no set without a file, and no name that leads elsewhere', async () => {
    await expect(calmly(() => swapSet(folder, [], []))).rejects.toThrow();
    for (const name of ['../out.txt', 'a//b', './a', '', '.bregma-writing', '.bregma-writing/a']) {
      await expect(
        calmly(() => swapSet(folder, [{ name, bytes: 'x' }], [])),
        name,
      ).rejects.toThrow(/no name of a file/);
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it('never moves a folder away', async () => {
    await mkdir(join(folder, 'plan.json'));
    await expect(calmly(() => swapSet(folder, filesOf(NEW), []))).rejects.toThrow(InTheWay);
    expect(await readdir(folder)).toEqual(['plan.json']);
  });
});

describe('repairSwap', () => {
  const WORK = '.bregma-writing';
  const put = async (set: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, text] of Object.entries(set)) {
      await mkdir(join(folder, name, '..'), { recursive: true });
      await writeFile(join(folder, name), text);
    }
  };
  const MOVES = JSON.stringify({ come: ['skull.stl', 'plan.json'], go: ['guide.stl', 'plan.json'] });

  it('leaves a folder alone in which nothing was begun', async () => {
    await put({ 'plan.json': 'mine' });
    expect((await watch(repair)).calls).toEqual([]);
    await expect(repairSwap(join(folder, 'absent'))).resolves.toBeUndefined();
  });

  it('says so where a file has the name of its folder', async () => {
    await put({ [WORK]: 'mine' });
    await expect(calmly(repair)).rejects.toThrow(InTheWay);
    expect(await readFile(join(folder, WORK), 'utf8')).toBe('mine');
  });

  it('puts back in the other order: the guide comes last', async () => {
    await put({
      'skull.stl': 'new',
      [`${WORK}/moves.json`]: MOVES,
      [`${WORK}/new/plan.json`]: 'new',
      [`${WORK}/old/guide.stl`]: 'old',
      [`${WORK}/old/plan.json`]: 'old',
    });
    expect((await watch(repair)).calls.slice(0, 6)).toEqual([
      'move skull.stl to .bregma-writing/new/skull.stl',
      'move .bregma-writing/old/plan.json to plan.json',
      'move .bregma-writing/old/guide.stl to guide.stl',
      'keep .bregma-writing/new',
      'keep .bregma-writing/old',
      'keep .',
    ]);
    expect(await look()).toEqual({ 'plan.json': 'old', 'guide.stl': 'old' });
  });

  it('leaves what never went, and what is no part of the set', async () => {
    await put({
      'plan.json': 'old',
      'notes.txt': 'mine',
      [`${WORK}/moves.json`]: MOVES,
      [`${WORK}/new/plan.json`]: 'new',
      [`${WORK}/new/skull.stl`]: 'new',
      [`${WORK}/old/guide.stl`]: 'old',
    });
    await calmly(repair);
    expect(await look()).toEqual({ 'plan.json': 'old', 'guide.stl': 'old', 'notes.txt': 'mine' });
  });

  it('loses nothing where another file has come meanwhile, and can be called again', async () => {
    await put({
      'guide.stl': 'mine',
      [`${WORK}/moves.json`]: MOVES,
      [`${WORK}/new/skull.stl`]: 'new',
      [`${WORK}/old/guide.stl`]: 'old',
    });
    await expect(calmly(repair)).rejects.toThrow(InTheWay);
    expect(await readFile(join(folder, WORK, 'old', 'guide.stl'), 'utf8')).toBe('old');
    await rm(join(folder, 'guide.stl'));
    await calmly(repair);
    expect(await look()).toEqual({ 'guide.stl': 'old' });
  });

  it('keeps everything where the announcement cannot be read', async () => {
    await put({ [`${WORK}/moves.json`]: 'torn', [`${WORK}/old/guide.stl`]: 'old' });
    await expect(calmly(repair)).rejects.toThrow();
    expect(await readdir(join(folder, WORK, 'old'))).toEqual(['guide.stl']);
  });
});
