import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries, type ReadSeries } from '../../geometry/scan/read-series';
import type { ScanInventory } from '../../geometry/scan/scan-inventory';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { memoryFile } from '../support/memory-file';
import { sharedFolder } from '../support/prerequisites';

/**
 * Small scans that stand for kinds of faults, each with its right answer (`field-scans/README.md`
 * of the shared data).
 */
const data = sharedFolder('field-scans');

function filesOf(folder: string): ScanFile[] {
  const path = join(data.path, folder);
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(file => memoryFile(file.slice(path.length + 1), new Uint8Array(readFileSync(file))));
}

function truth(): Int16Array {
  const bytes = readFileSync(join(data.path, 'truth-32x24x8-int16.raw'));
  return new Int16Array(new Uint8Array(bytes).buffer);
}

async function inspect(folder: string): Promise<ScanInventory> {
  const inventory = await inspectScan(filesOf(folder));
  if (!inventory.ok) throw new Error(inventory.problem.message);
  return inventory.value;
}

/** Every volume that the folder can be read as. */
async function readAll(folder: string): Promise<ReadSeries[]> {
  const inventory = await inspect(folder);
  const reads: ReadSeries[] = [];
  for (const { uid, usable, problems } of inventory.series) {
    expect(problems).toEqual([]);
    expect(usable).toBe(true);
    const read = await readSeries(inventory, uid);
    if (!read.ok) throw new Error(read.problem.message);
    reads.push(read.value);
  }
  return reads;
}

/** The codes of what is wrong, as the files' headers or, else, their pixels say. */
async function refusal(folder: string): Promise<{ readonly code: string; readonly message: string }> {
  const inventory = await inspect(folder);
  const codes = new Set<string>();
  let message = '';
  for (const { uid, problems } of inventory.series) {
    const read = await readSeries(inventory, uid);
    if (read.ok) throw new Error(`${uid} of ${folder} was read`);
    codes.add(problems[0]?.code ?? read.problem.code);
    message ||= read.problem.message;
  }
  return { code: [...codes].join(), message };
}

const at = ({ volume }: ReadSeries, i: number, j: number, k: number): number => {
  const [columns, rows] = volume.sizeVoxels;
  return volume.voxels[i + columns * (j + rows * k)]!;
};

describe.skipIf(!data.isThere)(`a scan as the field has it${data.note}`, () => {
  it.each([
    '00-base',
    'W1b-jpegls-ff-behind-eoi',
    '01-uv-sv-ov-private',
    '34f-vr-OX-long',
    '34g-element-without-vr',
    'X3-implicit-file-meta',
    '37a-implicit-under-jpegls',
    '37b-implicit-plain-under-jpegls',
    '08-ge-dlx-private-syntax',
    '02b-enhanced-un-defined',
    '21-measures-in-both',
    '11-two-codings',
    '11b-raw-and-jpegls',
    '06-appledouble',
    '04a-padding-63536-in-12-bits',
    '03b-j2k-signed16-codestream-unsigned-tag',
  ])('%s is read as it is, voxel by voxel', async folder => {
    const reads = await readAll(folder);
    expect(reads).toHaveLength(1);
    const { volume } = reads[0]!;
    expect(volume.sizeVoxels).toEqual([32, 24, 8]);
    expect(volume.spacingMm.map(mm => Number(mm.toFixed(9)))).toEqual([0.4, 0.5, 0.75]);
    expect([...volume.originLps]).toEqual([-7, -5, 100]);
    expect(volume.axes.flat()).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
    const right = truth();
    const differing = right.reduce((sum, value, n) => sum + Number(value !== volume.voxels[n]), 0);
    expect(differing).toBe(0);
  });

  it('03a, signed in 12 bits under an unsigned header, is read with its sign', async () => {
    const [read] = await readAll('03a-j2k-signed-codestream-unsigned-tag');
    // Twelve signed bits hold no more than 2047.
    expect([...read!.volume.voxels]).toEqual([...truth()].map(value => Math.min(value, 2047)));
  });

  it('eight-bit pixels in big-endian words stand in the right order', async () => {
    const [read] = await readAll('20-eight-bit-ow-big-endian');
    // As dcmtk rewrites the file in little-endian: each word swapped.
    expect([0, 1, 2, 3, 4, 5].map(i => at(read!, i, 0, 0))).toEqual([912, 1072, 2064, 2864, -896, -448]);
  });

  it('two volumes whose numbers restart are parted by their times', async () => {
    const reads = await readAll('40-two-volumes-numbers-restart');
    expect(reads.map(read => read.volume.sizeVoxels)).toEqual([
      [32, 24, 8],
      [32, 24, 8],
    ]);
    const columns = reads.map(read => [...Array(8).keys()].map(k => at(read, 6, 7, k)));
    expect(columns.map(values => values[0])).toEqual([1062, 88]);
    const right = truth();
    expect([...reads[0]!.volume.voxels]).toEqual([...right]);
    // Not one slice of the first is in the second.
    expect(columns[1]!.every((value, k) => value !== columns[0]![k])).toBe(true);
  });

  it.each([
    ['41-two-passes-half-a-slice-apart', /acquisition 1.*acquisition 2/],
    ['41b-two-kernels-half-a-slice-apart', /kernel H30s.*kernel H60s/],
    ['17-multi-pass-overlap', /acquisition 1.*acquisition 2/],
  ])('%s is two volumes', async (folder, words) => {
    const reads = await readAll(folder);
    expect(reads.map(({ series }) => series.description).join(' ')).toMatch(words);
    for (const { volume, rescues } of reads) {
      expect(volume.sizeVoxels).toEqual([32, 24, 8]);
      expect(volume.spacingMm[2]).toBeCloseTo(0.75, 9);
      expect(rescues).toEqual([]);
    }
    expect([...reads[0]!.volume.voxels]).toEqual([...truth()]);
  });

  it.each([
    ['V8-rescale-missing-in-some', 'mixed-rescale', /s3\.dcm/],
    ['10-rescale-type-mgHA', 'not-hounsfield', /MG HA\/CCM/],
    ['10b-rescale-type-100ug-cc', 'not-hounsfield', /100UG\/CC/],
    ['26-modality-lut-signed', 'modality-lut', /Modality LUT/],
    ['I1-wrong-orientation', 'positions-in-plane', /within their own plane/],
    ['I2-same-position-slice-location', 'positions-lost', /Slice Location.*0\.00 to 5\.25 mm/],
  ])('%s is refused for what is wrong with it (%s)', async (folder, code, words) => {
    const refused = await refusal(folder);
    expect(refused.code).toBe(code);
    expect(refused.message).toMatch(words);
  });

  it('positions rounded to a tenth are no shift', async () => {
    const [read] = await readAll('O5-oblique-one-decimal');
    expect(read!.volume.sizeVoxels).toEqual([32, 24, 8]);
    expect([...read!.volume.voxels]).toEqual([...truth()]);
    // Made 2 mm apart; eight places rounded to a tenth leave less than a hundredth of doubt.
    expect(read!.volume.spacingMm[2]).toBeCloseTo(2, 1);
    expect(read!.rescues.map(({ code }) => code)).toEqual(['positions-rounded']);
  });
});
