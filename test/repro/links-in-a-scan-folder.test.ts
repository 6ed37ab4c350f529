import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { contract } from '../../main/ipc/contract';
import { createFileGrants } from '../../main/ipc/file-grants';
import { openCase } from '../../main/ipc/open-case';
import { openFiles } from '../../main/ipc/open-files';
import { createTextStore } from '../../main/ipc/text-store';
import { listScanFiles } from '../../main/files/list-scan-files';
import { createElectronPlatform } from '../../renderer/platform/electron';
import { listPicked } from '../../renderer/workers/planner/list-picked';
import { makeSeries } from '../support/make-series';

let work: string;
beforeEach(async () => {
  work = mkdtempSync(join(tmpdir(), 'bregma-links-'));
  mkdirSync(join(work, 'ct'));
  for (const [k, file] of makeSeries({ count: 4 }).entries()) {
    writeFileSync(join(work, 'ct', String(k)), new Uint8Array(await file.read()));
  }
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

async function inspect(...paths: string[]) {
  const files = await listScanFiles(paths);
  if (!files.ok) throw new Error(files.problem.message);
  const inventory = await inspectScan(files.value);
  if (!inventory.ok) throw new Error(inventory.problem.message);
  const { series, ignored } = inventory.value;
  return {
    series: series.map(({ slices, usable }) => ({ slices, usable })),
    ignored: ignored.map(({ path, reason }) => [path.slice(work.length + 1), reason.message]),
  };
}

describe('a folder of a scan with a link in it', () => {
  it('that leads back to itself is read all the same, and says so', async () => {
    symlinkSync('loop', join(work, 'ct/loop'));
    expect(await inspect(join(work, 'ct'))).toEqual({
      series: [{ slices: 4, usable: true }],
      ignored: [['ct/loop', 'a link that leads back to itself']],
    });
  });

  it('that leads nowhere says so: it may have been a slice', async () => {
    symlinkSync(join(work, 'gone'), join(work, 'ct/4'));
    expect(await inspect(join(work, 'ct'))).toEqual({
      series: [{ slices: 4, usable: true }],
      ignored: [['ct/4', 'a link that leads nowhere']],
    });
  });

  it('that leads out of it is not followed, to a file nor to a folder, and says so', async () => {
    mkdirSync(join(work, 'other'));
    writeFileSync(join(work, 'other/secret'), 'x');
    symlinkSync(join(work, 'other'), join(work, 'ct/folder'));
    symlinkSync('../other/secret', join(work, 'ct/file'));
    // A folder whose name begins like the other's is not within it.
    mkdirSync(join(work, 'ct2'));
    writeFileSync(join(work, 'ct2/secret'), 'x');
    symlinkSync(join(work, 'ct2'), join(work, 'ct/like'));
    const { series, ignored } = await inspect(join(work, 'ct'));
    expect(series).toEqual([{ slices: 4, usable: true }]);
    expect(ignored.map(([path]) => path)).toEqual(['ct/file', 'ct/folder', 'ct/like']);
    for (const [, reason] of ignored) expect(reason).toMatch(/leads out of the folder; it is not followed/);
    // What it leads to is read once it is given as well.
    const both = await inspect(join(work, 'ct'), join(work, 'other'));
    expect(both.ignored.map(([path]) => path)).not.toContain('ct/folder');
  });

  it('that stays within it is followed, and so is the folder itself where it is a link', async () => {
    mkdirSync(join(work, 'cd'));
    symlinkSync('../ct', join(work, 'cd/images'));
    expect((await inspect(work)).series).toEqual([{ slices: 4, usable: true }]);
    symlinkSync(join(work, 'ct'), join(work, 'picked'));
    expect(await inspect(join(work, 'picked'))).toEqual({
      series: [{ slices: 4, usable: true }],
      ignored: [],
    });
  });
});

describe('a folder that is picked in the desktop program', () => {
  afterEach(() => void vi.unstubAllGlobals());

  /** What the window is told of what the program's dialogs give it, as it lists it. */
  async function pick(what: 'openFolder' | 'openCase', picked: string) {
    const grants = createFileGrants();
    const texts = createTextStore(join(work, 'kept'));
    const show = () => Promise.resolve({ canceled: false, filePaths: [picked] });
    vi.stubGlobal('navigator', { userActivation: { isActive: false } });
    vi.stubGlobal('fetch', (url: string) =>
      Promise.resolve(new Response(readFileSync(grants.pathOf(url.split('/').at(-1)!)!))),
    );
    const now = () => new Date('2026-01-02T03:04:05Z');
    const yes = () => Promise.resolve(true);
    const platform = createElectronPlatform({
      openFiles: openFiles(show, grants, texts),
      openCase: openCase(show, grants, texts, now, yes),
    } as unknown as Parameters<typeof createElectronPlatform>[0]);
    const told = (await platform[what]()) ?? [];
    const inventory = await inspectScan(listPicked(told));
    if (!inventory.ok) throw new Error(inventory.problem.message);
    return inventory.value.ignored.map(({ path, reason }) => [path, reason.message]);
  }

  beforeEach(() => {
    mkdirSync(join(work, 'other'));
    symlinkSync(join(work, 'other'), join(work, 'ct/more'));
    symlinkSync(join(work, 'gone'), join(work, 'ct/4'));
  });
  const links = (folder: string): string[][] => [
    [`${folder}ct/4`, 'a link that leads nowhere'],
    [`${folder}ct/more`, expect.stringContaining('a link that leads out of the folder')],
  ];

  it('lists the links that it does not follow', async () => {
    expect(await pick('openFolder', join(work, 'ct'))).toEqual(links(''));
  });

  it('does so for the scan of a case', async () => {
    const scans = [{ id: 'ct', role: 'ct', path: 'ct' }];
    const trajectories = [{ id: 'T1', targetLps: [0, 0, 0], entryLps: [0, 0, 9] }];
    const file = join(work, 'case.json');
    writeFileSync(file, JSON.stringify({ format: 'bregma-case', version: 1, scans, trajectories }));
    const ignored = await pick('openCase', file);
    expect(ignored.filter(([path]) => path !== 'case.json')).toEqual(links(''));
  });

  it('is told in the shape that the window is promised', () => {
    expect(contract.openFiles.reply.parse([{ path: 'ct/4', leftAside: 'link-nowhere' }])).toHaveLength(1);
    expect(contract.openFiles.reply.safeParse([{ path: 'ct/4', leftAside: 'x' }]).success).toBe(false);
  });
});
