import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addVolume } from '../../main/cli/volume';
import { makeSeries } from '../support/make-series';
import { sharedFolder } from '../support/prerequisites';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bregma-volume-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...words: string[]): Promise<string> {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation(said => {
    written.push(String(said));
    return true;
  });
  const command = new Command().exitOverride();
  addVolume(command);
  await command.parseAsync(['volume', ...words], { from: 'user' });
  return written.join('');
}

async function writeAll(shape: Parameters<typeof makeSeries>[0]): Promise<string> {
  const path = join(folder, 'ct');
  mkdirSync(path);
  for (const [k, file] of makeSeries(shape).entries()) {
    writeFileSync(join(path, String(k)), new Uint8Array(await file.read()));
  }
  return path;
}

describe('bregma volume', () => {
  const data = sharedFolder('field-scans');
  it.skipIf(!data.isThere)(`writes the truth of a known scan${data.note}`, async () => {
    const out = join(folder, 'out.nrrd');
    const words = await run(join(data.path, '00-base'), '--out', out);
    const truth = readFileSync(join(data.path, 'truth-32x24x8-int16.raw'));
    expect(readFileSync(out).subarray(-truth.length).equals(truth)).toBe(true);
    expect(words).toMatch(/^Spacing +0\.4 x 0\.5 x 0\.75 mm$/m);
    expect(words).toMatch(/^Origin +-7, -5, 100 mm \(LPS/m);
    expect(words).toMatch(/^SHA-256 +c87104b4749e873bac09a6783635d19c3c98d90f7371695acf6f575a41d300be /m);
    expect(words).toMatch(/^Repairs +none$/m);
  });

  it('says every repair, on stdout and in the file', async () => {
    const out = join(folder, 'out.nrrd');
    const path = await writeAll({ count: 6, positionOf: k => [0, 0, k + (k > 2 ? 0.2 : 0)] });
    const words = await run(path, '--out', out);
    const [, repair] = /^Repair +(.*)$/m.exec(words) ?? [];
    expect(repair).toBe(
      'The gaps between the slices differed (1.000 to 1.200 mm); the slices were resampled 1.040 mm apart.',
    );
    expect(readFileSync(out, 'latin1')).toContain(`# Repair: ${repair}\n`);
    const json = JSON.parse(await run(path, '--out', out, '--json')) as Record<string, unknown>;
    expect(json).toMatchObject({ modality: 'CT', unit: 'HU', repairs: [repair] });
  });

  it('fills a missing slice in only once somebody agrees', async () => {
    const path = await writeAll({ count: 8, positionOf: k => [0, 0, k < 4 ? k : k + 1] });
    const out = join(folder, 'out.nii');
    await expect(run(path, '--out', out)).rejects.toThrow(/missing/);
    expect(await run(path, '--out', out, '--interpolate-missing', 'JB')).toMatch(/^Agreed +by JB$/m);
  });

  it('refuses a name of another format, and to write over what it reads', async () => {
    const path = await writeAll({ count: 3 });
    await expect(run(path, '--out', join(folder, 'a.stl'))).rejects.toThrow(/\.nrrd, \.nii or \.nii\.gz/);
    const scan = join(folder, 'scan.nrrd');
    await run(path, '--out', scan);
    const before = readFileSync(scan);
    await expect(run(scan, '--out', scan)).rejects.toThrow(/is not written over/);
    expect(readFileSync(scan).equals(before)).toBe(true);
  });
});
