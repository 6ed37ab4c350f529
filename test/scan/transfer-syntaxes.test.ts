import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { localFrameDecoder } from '../../geometry/scan/codecs/frame-decoder';
import { readHeader } from '../../geometry/scan/dicom/read-header';
import { readSeries } from '../../geometry/scan/read-series';
import { readSlice } from '../../geometry/scan/dicom/read-slice';
import type { SliceHeader } from '../../geometry/scan/source/slice-header';
import { splitFrames } from '../../geometry/scan/dicom/split-frames';
import { listScanFiles } from '../../main/files/list-scan-files';
import { memoryFile } from '../support/memory-file';
import { program, sharedFolder, type Program } from '../support/prerequisites';

const syntaxes = sharedFolder('ct-syntaxes');
const skull = sharedFolder('plastic-skull');
const decoder = localFrameDecoder();
const work = mkdtempSync(join(tmpdir(), 'bregma-syntaxes-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

function headerOf(bytes: Uint8Array): SliceHeader {
  const reading = readHeader(bytes, true);
  if (reading.kind !== 'image') throw new Error(reading.kind);
  return reading.headers[0]!;
}

async function readFile(path: string): Promise<{ hu: Int16Array; header: SliceHeader }> {
  const bytes = new Uint8Array(readFileSync(path));
  const header = headerOf(bytes);
  const hu = new Int16Array(header.encoding.rows * header.encoding.columns);
  const result = await readSlice({ file: memoryFile(path, bytes), header }, decoder, hu);
  if (!result.ok) throw new Error(result.problem.message);
  return { hu, header };
}

/** The same file as another program decodes it. */
async function decodedBy(tool: string, options: readonly string[], path: string): Promise<Int16Array> {
  const output = join(work, 'decoded.dcm');
  execFileSync(tool, [...options, path, output], { stdio: 'ignore' });
  const { hu, header } = await readFile(output);
  expect(header.encoding.transferSyntaxUid).toMatch(/^1\.2\.840\.10008\.1\.2(\.1)?$/);
  return hu;
}

function largestDifference(a: Int16Array, b: Int16Array): number {
  expect(a.length).toBe(b.length);
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  return largest;
}

/** For the tools that have to be told that uncompressed is wanted. */
const optionsOf: Readonly<Record<string, readonly string[]>> = { gdcmconv: ['--raw'], dcmconv: ['+te'] };
const PREFIX = 'CTImage.dcm';
/**
 * UID suffix, the most that the picture may differ from the uncompressed one (HU), the decoder to
 * compare with.
 */
const files: readonly (readonly [string, string, number, Program | null])[] = [
  ['implicit little-endian', '_LittleEndianImplicitTransferSyntax_1.2.840.10008.1.2.dcm', 0, null],
  ['explicit little-endian', '_LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1.dcm', 0, null],
  ['deflated', '_DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99.dcm', 0, 'dcmconv'],
  ['big-endian', '_BigEndianExplicitTransferSyntax_1.2.840.10008.1.2.2.dcm', 0, 'gdcmconv'],
  ['RLE', '_RLELosslessTransferSyntax_1.2.840.10008.1.2.5.dcm', 0, 'dcmdrle'],
  ['JPEG baseline', '_JPEGProcess1TransferSyntax_1.2.840.10008.1.2.4.50.dcm', 64, 'dcmdjpeg'],
  ['JPEG extended', '_JPEGProcess2_4TransferSyntax_1.2.840.10008.1.2.4.51.dcm', 36, 'dcmdjpeg'],
  ['JPEG spectral selection', '_JPEGProcess6_8TransferSyntax_1.2.840.10008.1.2.4.53.dcm', 36, 'dcmdjpeg'],
  ['JPEG full progression', '_JPEGProcess10_12TransferSyntax_1.2.840.10008.1.2.4.55.dcm', 36, 'dcmdjpeg'],
  ['JPEG lossless', '_JPEGProcess14TransferSyntax_1.2.840.10008.1.2.4.57.dcm', 0, 'dcmdjpeg'],
  ['JPEG lossless, first order', '_JPEGProcess14SV1TransferSyntax_1.2.840.10008.1.2.4.70.dcm', 0, 'dcmdjpeg'],
  ['JPEG-LS lossless', '_JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80.dcm', 0, 'dcmdjpls'],
  ['JPEG-LS near-lossless', '_JPEGLSLossyTransferSyntax_1.2.840.10008.1.2.4.81.dcm', 1, 'dcmdjpls'],
  ['JPEG 2000 lossless', '_JPEG2000LosslessOnlyTransferSyntax_1.2.840.10008.1.2.4.90.dcm', 0, 'gdcmconv'],
  ['JPEG 2000', '_JPEG2000TransferSyntax_1.2.840.10008.1.2.4.91.dcm', 5, 'gdcmconv'],
];

describe.skipIf(!syntaxes.isThere)(`transfer syntaxes${syntaxes.note}`, () => {
  let plain: Int16Array;
  beforeAll(async () => {
    plain = (await readFile(join(syntaxes.path, `${PREFIX}${files[0]![1]}`))).hu;
  });

  it.each(files)('%s gives the uncompressed picture, within its loss', async (_name, suffix, loss) => {
    const { hu } = await readFile(join(syntaxes.path, `${PREFIX}${suffix}`));
    expect(largestDifference(hu, plain)).toBeLessThanOrEqual(loss);
  });

  for (const [name, suffix, , tool] of files) {
    if (!tool) continue;
    const { isThere, note } = program(tool);
    it.skipIf(!isThere)(`${name} is what ${tool} decodes${note}`, async () => {
      const path = join(syntaxes.path, `${PREFIX}${suffix}`);
      const { hu, header } = await readFile(path);
      const theirs = await decodedBy(tool, optionsOf[tool] ?? [], path);
      // Of the DCT, T.81 fixes the outcome to within one stored value.
      const isDct = /\.4\.5[0135]\.dcm$/.test(suffix);
      const tolerance = isDct ? Math.ceil(header.encoding.rescaleSlope) : 0;
      expect(largestDifference(hu, theirs)).toBeLessThanOrEqual(tolerance);
    });
  }

  const gdcm = program('gdcmconv');
  it.skipIf(!gdcm.isThere)(
    `signed JPEG 2000 of other scanners is what gdcmconv decodes${gdcm.note}`,
    async () => {
      for (const name of ['CT1_J2KR', 'CT2_J2KR']) {
        const path = join(syntaxes.path, name);
        expect(
          largestDifference((await readFile(path)).hu, await decodedBy('gdcmconv', ['--raw'], path)),
        ).toBe(0);
      }
    },
  );

  it('joins a frame in fragments, and tells two frames apart without an offset table', async () => {
    const path = join(syntaxes.path, 'CT0012.fragmented_no_bot_jpeg_baseline.51.dcm');
    const bytes = new Uint8Array(readFileSync(path));
    const { pixels, encoding } = headerOf(bytes);
    const split = splitFrames(bytes.subarray(pixels!.offset), 2);
    if (split.kind !== 'frames') throw new Error(split.kind);
    expect(split.frames).toHaveLength(2);
    for (const frame of split.frames) {
      expect([...frame.subarray(0, 2)]).toEqual([0xff, 0xd8]);
      const hu = new Int16Array(512 * 512);
      expect(await decoder.decode(frame, encoding, hu)).toEqual({ ok: true, value: null });
      expect(new Set(hu).size).toBeGreaterThan(100);
    }
  });

  const compressors = [
    ['dcmcrle', [], 'RLE'],
    ['dcmcjpls', [], 'JPEG-LS'],
    ...[1, 2, 3, 4, 5, 6, 7].map(
      n => ['dcmcjpeg', ['+el', '+sv', String(n)], `JPEG lossless, predictor ${n}`] as const,
    ),
  ] as const;
  for (const [tool, options, name] of compressors) {
    const { isThere, note } = program(tool);
    it.skipIf(!isThere)(`${name} written by ${tool} gives the same values back${note}`, async () => {
      const output = join(work, 'compressed.dcm');
      const input = join(syntaxes.path, `${PREFIX}${files[1]![1]}`);
      execFileSync(tool, [...options, input, output], { stdio: 'ignore' });
      expect(largestDifference((await readFile(output)).hu, plain)).toBe(0);
    });
  }
});

describe.skipIf(!skull.isThere)(`the plastic skull of a real scanner${skull.note}`, () => {
  it('is read whole, upright and in order, without its localizer', async () => {
    const listed = await listScanFiles([skull.path]);
    const inventory = listed.ok ? await inspectScan(listed.value) : listed;
    if (!inventory.ok) throw new Error(inventory.problem.message);
    expect(inventory.value.series).toHaveLength(1);
    expect(inventory.value.ignored.map(({ reason }) => reason.message)).toContain(
      'a localizer (scout) image, not a slice',
    );
    const result = await readSeries(inventory.value, undefined);
    if (!result.ok) throw new Error(result.problem.message);
    const { volume } = result.value;
    expect(volume.sizeVoxels).toEqual([512, 512, 140]);
    expect(volume.spacingMm).toEqual([0.451171875, 0.451171875, 1]);
    expect(volume.originLps).toEqual([-115.5, -1.85, 694.21]);
    // The corner is air, and there is plastic and air within.
    expect(volume.voxels[0]).toBeLessThan(-900);
    const histogram = { air: 0, plastic: 0 };
    for (const hu of volume.voxels) {
      if (hu < -900) histogram.air++;
      else if (hu > 200) histogram.plastic++;
    }
    expect(histogram.air / volume.voxels.length).toBeGreaterThan(0.5);
    expect(histogram.plastic / volume.voxels.length).toBeGreaterThan(0.01);
  });

  const dcmtk = program('dcmdjpls');
  it.skipIf(!dcmtk.isThere)(`has the slices that dcmdjpls decodes${dcmtk.note}`, async () => {
    const folder = join(skull.path, 'S2030');
    const names = readdirSync(folder).sort();
    for (const name of [names[0]!, names[70]!, names[139]!]) {
      const path = join(folder, name);
      expect(largestDifference((await readFile(path)).hu, await decodedBy('dcmdjpls', [], path))).toBe(0);
    }
  });
});
