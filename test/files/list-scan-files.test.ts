import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listScanFiles } from '../../main/files/list-scan-files';

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'bregma-list-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

async function list(...paths: string[]): Promise<string[]> {
  const result = await listScanFiles(paths);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value.map(({ path }) => path);
}

describe('listScanFiles', () => {
  it('finds files at all levels, whatever their names, in order and each once', async () => {
    mkdirSync(join(work, 'b/c'), { recursive: true });
    for (const name of ['b/c/IM1', 'b/2.dcm', 'a', '.hidden']) writeFileSync(join(work, name), name);
    const expected = ['.hidden', 'a', 'b/2.dcm', 'b/c/IM1'].map(name => join(work, name));
    expect(await list(work)).toEqual(expected);
    expect(await list(work, join(work, 'b'), join(work, 'a'))).toEqual(expected);
    expect(await list(join(work, 'a'))).toEqual([join(work, 'a')]);
  });

  it('takes the directory of a disc, under any case of its name, for the folder that it describes', async () => {
    mkdirSync(join(work, 'images'));
    for (const name of ['dicomdir', 'images/1']) writeFileSync(join(work, name), name);
    expect(await list(join(work, 'dicomdir'))).toEqual(['dicomdir', 'images/1'].map(n => join(work, n)));
  });

  it('follows links once, also where they go round', async () => {
    mkdirSync(join(work, 'real'));
    writeFileSync(join(work, 'real/1'), 'x');
    symlinkSync(work, join(work, 'real/round'));
    expect(await list(work)).toEqual([join(work, 'real/1')]);
  });

  it('reads whole files, parts of them, and into memory that is there', async () => {
    writeFileSync(
      join(work, 'file'),
      Uint8Array.from({ length: 100 }, (_, i) => i),
    );
    const result = await listScanFiles([work]);
    if (!result.ok) throw new Error(result.problem.message);
    const [file] = result.value;
    expect(file!.sizeBytes).toBe(100);
    expect((await file!.read()).byteLength).toBe(100);
    expect([...new Uint8Array(await file!.read(10, 13))]).toEqual([10, 11, 12]);
    expect((await file!.read(98, 200)).byteLength).toBe(2);
    expect((await file!.read(150)).byteLength).toBe(0);
    const shared = new Uint8Array(new SharedArrayBuffer(8));
    expect(await file!.readInto!(shared.subarray(2, 6), 20)).toBe(4);
    expect([...shared]).toEqual([0, 0, 20, 21, 22, 23, 0, 0]);
    expect(await file!.readInto!(shared, 95)).toBe(5);
  });

  it.each([
    ['no path', () => [], 'nothing-given'],
    ['an empty folder', () => [work], 'empty-folder'],
    ['a path that is not there', () => [join(work, 'gone')], 'not-found'],
  ])('refuses %s in words', async (_name, paths, code) => {
    const result = await listScanFiles(paths());
    expect(result.ok ? '' : result.problem.code).toBe(code);
    if (!result.ok && code !== 'nothing-given') expect(result.problem.message).toContain(work);
  });

  it.skipIf(userInfo().uid === 0)('refuses a folder that may not be read (SKIPPED for root)', async () => {
    const locked = join(work, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o000);
    const result = await listScanFiles([locked]);
    expect(result.ok ? '' : result.problem.code).toBe('not-readable');
    chmodSync(locked, 0o700);
  });
});
