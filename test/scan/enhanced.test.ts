import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import type { ScanInventory } from '../../geometry/scan/scan-inventory';
import type { Volume } from '../../geometry/volume/volume';
import { listScanFiles } from '../../main/files/list-scan-files';
import { group, makeEnhanced, type TestFrame } from '../support/make-enhanced';
import { memoryFile } from '../support/memory-file';
import { program, sharedFolder } from '../support/prerequisites';
import { BIG_ENDIAN, EXPLICIT, IMPLICIT, replacing } from '../support/write-dicom';

const data = sharedFolder('enhanced');
const work = mkdtempSync(join(tmpdir(), 'bregma-enhanced-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function inspect(files: readonly ScanFile[]): Promise<ScanInventory> {
  const inventory = await inspectScan(files);
  if (!inventory.ok) throw new Error(inventory.problem.message);
  return inventory.value;
}

async function read(files: readonly ScanFile[]): Promise<Volume> {
  const result = await readSeries(await inspect(files), undefined);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value.volume;
}

async function readPath(path: string): Promise<Volume> {
  const listed = await listScanFiles([path]);
  if (!listed.ok) throw new Error(listed.problem.message);
  return read(listed.value);
}

describe.skipIf(!data.isThere)(`an Enhanced multi-frame file${data.note}`, () => {
  const file = join(data.path, 'multiframe/mf.dcm');

  it('gives the same volume as its single frames', async () => {
    const frames = await readPath(file);
    expect(frames.sizeVoxels).toEqual([23, 38, 3]);
    expect(frames.originLps).toEqual([46.4649, 5.01881, -177.75]);
    expect(new Set(frames.voxels).size).toBeGreaterThan(1);
    expect(frames).toEqual(await readPath(join(data.path, 'image')));
  });

  const rewriters = [
    ['dcmconv', ['+ti'], 'implicit little-endian'],
    ['dcmconv', ['+tb'], 'big-endian'],
    ['dcmconv', ['+td'], 'deflated'],
    ['dcmconv', ['+te', '-e'], 'with sequences of undefined length'],
    ['dcmcrle', [], 'RLE'],
    ['dcmcrle', ['-ot'], 'RLE without an offset table'],
    ['dcmcjpls', ['+fs', '1'], 'JPEG-LS in fragments of 1 kB'],
    ['dcmcjpeg', ['+e1'], 'JPEG lossless'],
    ['gdcmconv', ['--j2k'], 'JPEG 2000'],
  ] as const;
  for (const [tool, options, name] of rewriters) {
    const { isThere, note } = program(tool);
    it.skipIf(!isThere)(`gives it also as ${name} (${tool})${note}`, async () => {
      const output = join(work, 'rewritten.dcm');
      execFileSync(tool, [...options, file, output], { stdio: 'ignore' });
      expect(await readPath(output)).toEqual(await readPath(file));
    });
  }

  it('cut anywhere is refused', async () => {
    const sound = new Uint8Array(readFileSync(file));
    for (let keep = 140; keep < sound.length; keep += 97) {
      const inventory = await inspectScan([memoryFile('mf.dcm', sound.slice(0, keep))]);
      const result = inventory.ok ? await readSeries(inventory.value, undefined) : inventory;
      expect(result.ok, `${keep} of ${sound.length} bytes`).toBe(false);
    }
  });
});

const upright = (count: number): TestFrame[] =>
  Array.from({ length: count }, (_, k) => ({ position: [1, 2, 30 - 0.8 * k] }));

describe('the frames of an Enhanced file', () => {
  it.each([EXPLICIT, IMPLICIT, BIG_ENDIAN])('lie where their groups say (%s)', async transferSyntaxUid => {
    const volume = await read([makeEnhanced(upright(4), { transferSyntaxUid })]);
    expect(volume.sizeVoxels).toEqual([6, 5, 4]);
    expect(volume.spacingMm.map(mm => Number(mm.toFixed(6)))).toEqual([0.4, 0.5, 0.8]);
    expect(volume.originLps).toEqual([1, 2, 30 - 0.8 * 3]);
    // The last frame lies lowest, and the shared rescale takes 10 off.
    expect([volume.voxels[0], volume.voxels[30 * 3 + 29]]).toEqual([290, 19]);
  });

  it('say more than what they share', async () => {
    const rescale = (slope: string) =>
      group(
        0x00289145,
        { tag: 0x00281052, vr: 'DS', value: '-1000' },
        { tag: 0x00281053, vr: 'DS', value: slope },
      );
    const frames = upright(3).map((frame, k) => ({ ...frame, groups: k === 1 ? [rescale('2')] : [] }));
    const { voxels } = await read([makeEnhanced(frames)]);
    expect([voxels[0], voxels[30], voxels[60]]).toEqual([190, -800, -10]);
  });

  it('are missed where fewer are described than there are', async () => {
    const short = makeEnhanced(upright(4), {
      replace: replacing({ tag: 0x00280008, vr: 'IS', value: '5' }),
    });
    const inventory = await inspectScan([short, ...[makeEnhanced(upright(3), { path: 'other' })]]);
    expect(inventory.ok && inventory.value.series[0]!.problems.map(({ code }) => code)).toEqual([
      'truncated-file',
    ]);
  });
});
