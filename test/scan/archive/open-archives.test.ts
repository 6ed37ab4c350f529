import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { adler32, crc32 } from '../../../geometry/scan/source/checksum';
import { inspectScan } from '../../../geometry/scan/inspect-scan';
import { openArchives, type ArchiveLimits } from '../../../geometry/scan/archive/open-archives';
import { readSeries } from '../../../geometry/scan/read-series';
import type { ScanFile } from '../../../geometry/scan/source/scan-file';
import { listScanFiles } from '../../../main/files/list-scan-files';
import { makeEnhanced } from '../../support/make-enhanced';
import { makeSeries } from '../../support/make-series';
import { memoryFile } from '../../support/memory-file';

const work = mkdtempSync(join(tmpdir(), 'bregma-zip-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function contents(files: readonly ScanFile[]): Promise<Zippable> {
  const pairs = files.map(async file => [file.path, new Uint8Array(await file.read())] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

async function read(files: readonly ScanFile[]) {
  const inventory = await inspectScan(files);
  if (!inventory.ok) throw new Error(inventory.problem.message);
  const result = await readSeries(inventory.value, undefined);
  if (!result.ok) throw new Error(result.problem.message);
  return { volume: result.value.volume, ignored: inventory.value.ignored };
}

async function reasons(zip: Uint8Array, limits: Partial<ArchiveLimits> = {}): Promise<string[]> {
  const { ignored, files } = await openArchives([memoryFile('a.zip', zip)], limits);
  expect(files).toEqual([]);
  return ignored.map(({ reason }) => reason.message);
}

describe('a zip', () => {
  it('stands for what it holds, deflated or stored, in a folder or in another zip', async () => {
    const series = makeSeries();
    const { volume } = await read(series);
    for (const level of [0, 6] as const) {
      const zip = zipSync(await contents(series), { level });
      expect((await read([memoryFile('disc/ct.ZIP', zip)])).volume).toEqual(volume);
      const outer = zipSync({ 'notes.txt': new TextEncoder().encode('notes'), 'inner/ct.zip': zip });
      const nested = await read([memoryFile('outer.zip', outer)]);
      expect(nested.volume).toEqual(volume);
      expect(nested.ignored.map(({ path }) => path)).toEqual(['outer.zip/notes.txt']);
    }
  });

  it('made by another program is read from the disk', async () => {
    for (const file of makeSeries()) {
      mkdirSync(join(work, dirname(file.path)), { recursive: true });
      writeFileSync(join(work, file.path), new Uint8Array(await file.read()));
    }
    // Python is what every machine of ours has that writes zips.
    const script = 'import shutil,sys; shutil.make_archive(sys.argv[1], "zip", sys.argv[2], "ct")';
    execFileSync('python3', ['-c', script, join(work, 'made/by-python'), work]);
    const listed = await listScanFiles([join(work, 'made')]);
    if (!listed.ok) throw new Error(listed.problem.message);
    expect((await read(listed.value)).volume).toEqual((await read(makeSeries())).volume);
    expect(readFileSync(join(work, 'made/by-python.zip')).length).toBeGreaterThan(0);
  });

  it('with a file of many frames unpacks it once', async () => {
    const frames = Array.from({ length: 40 }, (_, k) => ({
      position: [0, 0, k],
      pixels: new Int16Array(256 * 256).fill(k),
    }));
    const enhanced = makeEnhanced(frames, { columns: 256, rows: 256 });
    const zip = memoryFile('mf.zip', zipSync(await contents([enhanced])));
    let reads = 0;
    const counted: ScanFile = { ...zip, read: (from, to) => (reads++, zip.read(from, to)) };
    const { volume } = await read([counted]);
    expect([volume.voxels[0], volume.voxels.at(-1)]).toEqual([-10, 29]);
    expect(reads).toBeLessThan(20);
  });

  it('whose content has changed is not taken for sound', async () => {
    const zip = zipSync(await contents(makeSeries()), { level: 0 });
    const at = Buffer.from(zip).indexOf(Buffer.from([0xe0, 0x7f, 0x10, 0, 0x4f, 0x57])) + 20;
    zip[at] = zip[at]! ^ 1;
    const inventory = await inspectScan([memoryFile('a.zip', zip)]);
    expect(inventory.ok && inventory.value.ignored[0]!.reason.message).toMatch(/does not match its checksum/);
    expect(inventory.ok && inventory.value.series[0]!.usable).toBe(false);
  });

  it('that is damaged, locked or no zip at all is set aside by name', async () => {
    const zip = zipSync(await contents(makeSeries()));
    expect(await reasons(zip.slice(0, zip.length - 40))).toEqual(['a zip that is damaged or not whole']);
    expect(await reasons(new Uint8Array(0))).toEqual(['a zip that is damaged or not whole']);
    const locked = zip.slice();
    const directory = Buffer.from(locked).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    locked[directory + 8] = 1;
    expect(await reasons(locked)).toEqual(['a zip with a password; unpack it and give the folder']);
    const alone = await inspectScan([memoryFile('a.zip', locked)]);
    expect(alone.ok ? '' : alone.problem.message).toContain('a.zip is not a CT slice (a zip with a password');
    const beside = await read([...makeSeries(), memoryFile('a.zip', locked)]);
    expect(beside.ignored.map(({ path }) => path)).toEqual(['a.zip']);
  });

  it('that would swell beyond all measure is not opened', async () => {
    const bomb = zipSync({ zeros: new Uint8Array(4e6) });
    expect(bomb.length).toBeLessThan(10_000);
    expect((await reasons(bomb, { ratioFromBytes: 1e6 }))[0]).toMatch(
      /^a zip that swells to \d+ times its size, as no scan does/,
    );
    const zip = zipSync(await contents(makeSeries()));
    expect((await reasons(zip, { mostFiles: 4 }))[0]).toMatch(/too many files \(more than 4\)/);
    expect((await reasons(zip, { mostBytes: 1000 }))[0]).toMatch(/more than is opened/);
    expect((await reasons(zip, { mostDepth: 0 }))[0]).toMatch(/^a zip within 0 others/);
    const deep = zipSync({ 'b.zip': zipSync({ 'c.zip': zip }) });
    expect((await reasons(deep))[0]).toMatch(/^a zip within 2 others/);
    expect((await reasons(zipSync({ 'b.zip': zip }), { mostInnerBytes: 99 }))[0]).toMatch(/within another/);
  });

  it('that says it is smaller than it is, is noticed when it is read', async () => {
    const zip = zipSync({ 'ct.dcm': new Uint8Array(1e6) });
    const directory = Buffer.from(zip).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(zip.buffer).setUint32(directory + 24, 500, true);
    const { files } = await openArchives([memoryFile('a.zip', zip)]);
    await expect(files[0]!.read()).rejects.toThrow('inflates to more than');
  });
});

it('checksums give the check values of their definitions', () => {
  expect(adler32(new TextEncoder().encode('Wikipedia'))).toBe(0x11e60398);
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});
