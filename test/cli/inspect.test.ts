import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InputRefused } from '../../main/cli/exit';
import { addInspect } from '../../main/cli/inspect';
import { makeSeries } from '../support/make-series';
import { replacing } from '../support/write-dicom';
import { writeNifti, type TestVolume } from '../support/write-volume';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bregma-inspect-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...options: string[]): Promise<string> {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation(words => {
    written.push(String(words));
    return true;
  });
  const command = new Command().exitOverride();
  addInspect(command);
  await command.parseAsync(['inspect', folder, ...options], { from: 'user' });
  return written.join('');
}

async function writeAll(shape: Parameters<typeof makeSeries>[0]): Promise<void> {
  for (const [k, file] of makeSeries(shape).entries()) {
    writeFileSync(join(folder, `${shape?.seriesUid ?? 'ct'}-${k}`), new Uint8Array(await file.read()));
  }
}

describe('bregma inspect', () => {
  it('prints a table of the series, their problems and what was ignored', async () => {
    const species = { tag: 0x00102201, vr: 'LO', value: 'canine' } as const;
    await writeAll({ replace: replacing(species) });
    await writeAll({ seriesUid: '9.9', positionOf: k => [0, k, k] });
    writeFileSync(join(folder, 'notes.txt'), 'notes');
    const words = await run();
    expect(words).toMatch(/^1 +CT +5 +6 x 5 x 5 +0\.500 x 0\.500 x 1\.000 +0\.0 +canine +yes +test series$/m);
    expect(words).toMatch(/^2 +CT .* 45\.0 .* no /m);
    expect(words).toContain('2: The slices lean by 45.0 degrees, further than any gantry tilts');
    expect(words).toContain('1: series 1.2.3.200');
    expect(words).toContain(`${join(folder, 'notes.txt')}: not a DICOM file`);
    expect(words).not.toContain('Secret');
  });

  it('says of a cone beam CT, whose values are not calibrated, what a plan on it would say', async () => {
    const pixels = (k: number): Int16Array =>
      Int16Array.from({ length: 64 * 64 }, (_, i) => {
        const r = Math.hypot((i % 64) - 32, Math.floor(i / 64) - 32, k - 25);
        return (r < 18 ? 900 : r < 21 ? 2400 : 310) + ((i * 7919 + k * 104729) % 61) - 30;
      });
    await writeAll({ count: 50, columns: 64, rows: 64, slice: k => ({ pixels: pixels(k) }) });
    expect(await run()).toMatch(/^ {2}1: In doubt\. .*not near -1000.*cone beam/m);
    const [series] = JSON.parse(await run('--json')).series;
    expect(series.rescues.map(({ code }: { code: string }) => code)).toEqual(['no-air']);
    expect(Math.abs(series.rescues[0].amount - 310)).toBeLessThan(30);
  });

  it('lists what is no CT of DICOM with what it is and can be used for', async () => {
    await writeAll({ replace: replacing({ tag: 0x00080060, vr: 'CS', value: 'MR' }) });
    const steps: TestVolume['steps'] = [
      [0.5, 0, 0],
      [0, 0.5, 0],
      [0, 0, 1],
    ];
    const values = Array.from({ length: 36 }, (_, i) => -1000 + i);
    writeFileSync(
      join(folder, 'head.nii'),
      writeNifti({ size: [3, 3, 4], steps, origin: [0, 0, 0], values }),
    );
    const words = await run();
    expect(words).toMatch(/^1 +CT, NIfTI +4 +3 x 3 x 4 +0\.500 x 0\.500 x 1\.000 +0\.0 +- +yes +head\.nii$/m);
    expect(words).toMatch(/^2 +MR +5 .* fusion +test series$/m);
  });

  it('says what is rescued and by how much, beside what is wrong, in words and in JSON', async () => {
    const after = (k: number) => (k < 3 ? k : k + 1);
    await writeAll({ positionOf: k => [0, 0.2 * after(k), after(k)] });
    const words = await run();
    expect(words).toContain('1: Rescued. The slices leaned by 11.3 degrees (gantry tilt)');
    expect(words).toContain('1: 1 slice is missing');
    vi.restoreAllMocks();
    const { series } = JSON.parse(await run('--json')) as { series: object[] };
    expect(series[0]).toMatchObject({
      usable: false,
      problems: [{ code: 'missing-slice' }],
      rescues: [{ code: 'tilt-removed', amount: 11.31, unit: 'deg', slices: [] }],
      offer: { code: 'slice-interpolated', amount: 2, unit: 'mm', slices: [3] },
    });
  });

  it('prints the promised JSON', async () => {
    await writeAll({ positionOf: k => [0, 0, k === 4 ? 5 : k] });
    const json = JSON.parse(await run('--json')) as { series: { problems: object[] }[]; ignored: object[] };
    expect(Object.keys(json)).toEqual(['series', 'ignored']);
    expect(Object.keys(json.series[0]!)).toEqual(
      'uid modality format description slices sizeVoxels spacingMm tiltDeg uniform species breed identity declared usable role problems rescues offer'.split(
        ' ',
      ),
    );
    expect(Object.keys(json.series[0]!.problems[0]!)).toEqual(['code', 'message']);
    expect(json.ignored).toEqual([]);
  });

  it('refuses an empty folder and one of text files, in one sentence', async () => {
    await expect(run()).rejects.toThrow(InputRefused);
    await expect(run()).rejects.toThrow(
      /^There are no files in .*; give the folder that holds the CT slices\.$/,
    );
    writeFileSync(join(folder, 'a.txt'), 'text');
    await expect(run()).rejects.toThrow(/a\.txt is not a CT slice \(not a DICOM file\)/);
  });
});
