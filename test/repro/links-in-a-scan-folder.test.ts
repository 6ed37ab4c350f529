import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { listScanFiles } from '../../main/files/list-scan-files';
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
