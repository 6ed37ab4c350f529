import { mkdtempSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { beforeEach, describe, expect, it } from 'vitest';
import { addToRecordFile } from '../../main/cli/record-file';
import { withLock } from '../../main/files/with-lock';
import { rememberCase, recentCases } from '../../main/ipc/recent-cases';
import { createTextStore } from '../../main/ipc/text-store';
import { addRowsAtOnce, casesOf } from '../support/add-rows-at-once';
import { recordRowOf } from '../support/record-row-of';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bregma-record-'));
});

describe("a clinic's record", () => {
  // Eight of them in test/check/killed-writers.test.ts.
  it('keeps every row of three programs that add theirs at once', async () => {
    const file = join(folder, 'clinic.csv');
    const added = await addRowsAtOnce(file, 3, 4);
    expect(casesOf(file)).toEqual(added);
    expect(readdirSync(folder)).toEqual(['clinic.csv']);
  });

  it('keeps every row of one program that does not wait for itself', async () => {
    const file = join(folder, 'clinic.csv');
    const names = Array.from({ length: 12 }, (_, n) => `N${n}`);
    await Promise.all(names.map(name => addToRecordFile(file, [recordRowOf(name)])));
    expect(casesOf(file)).toEqual([...names].sort());
  });

  it('is written where a link to it leads, and the link stays', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'bregma-share-'));
    const file = join(elsewhere, 'clinic.csv');
    await addToRecordFile(file, [recordRowOf('A')]);
    symlinkSync(file, join(folder, 'link.csv'));
    await addToRecordFile(join(folder, 'link.csv'), [recordRowOf('B')]);
    expect(casesOf(file)).toEqual(['A', 'B']);
  });
});

describe('a lock', () => {
  const lock = (): string => join(folder, 'x.lock');
  const held = (pid: number, host = hostname()): void => writeFileSync(lock(), JSON.stringify({ pid, host }));
  const age = (ms: number): void => utimesSync(lock(), new Date(), new Date(Date.now() - ms));

  it('of a process that is no more, of one cut off and of an old one elsewhere is taken over', async () => {
    for (const leave of [
      () => held(2 ** 22 + 1),
      () => (writeFileSync(lock(), ''), age(20_000)),
      () => (held(1, 'another'), age(11 * 60_000)),
    ]) {
      leave();
      expect(await withLock(lock(), () => Promise.resolve(7), { waitMs: 0 })).toEqual({ ok: true, value: 7 });
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('of a living one is waited for, and then refused in a sentence that names it', async () => {
    for (const leave of [
      () => held(process.pid),
      () => held(1, 'another'),
      () => writeFileSync(lock(), ''),
    ]) {
      leave();
      const refused = await withLock(lock(), () => Promise.resolve(7), { waitMs: 60 });
      expect(refused).toMatchObject({ ok: false, problem: { code: 'locked' } });
      if (!refused.ok) expect(refused.problem.message).toContain(`delete ${lock()}`);
      expect(readdirSync(folder)).toEqual(['x.lock']);
    }
  });

  it('is given back where the work under it fails', async () => {
    await expect(withLock(lock(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the list of recent cases', () => {
  it('loses none that two programs save at once, and what a killed one left is cleared away', async () => {
    writeFileSync(join(folder, 'recent-cases.txt.0123abcd.tmp'), 'half');
    const stores = [createTextStore(folder), createTextStore(folder)];
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        rememberCase(stores[n % 2]!, { name: `N${n}`, at: '2026-01-02T10:00:00.000Z', where: `/c/${n}` }),
      ),
    );
    const listed = await recentCases(createTextStore(folder))({});
    if (!listed.ok) throw new Error(listed.problem.message);
    expect(listed.value.map(({ name }) => name).sort()).toEqual(
      Array.from({ length: 10 }, (_, n) => `N${n}`),
    );
    expect(readdirSync(folder)).toEqual(['recent-cases.txt']);
  });
});
