import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { memoryFile } from '../support/memory-file';
import { readOnly, smallCt } from '../support/read-volume';
import { writeMetaImage, writeNifti, writeNrrd } from '../support/write-volume';

const nifti = (change: (view: DataView) => void, options = {}): Promise<unknown> => {
  const bytes = writeNifti(smallCt, options);
  change(new DataView(bytes.buffer));
  return readOnly([memoryFile('head.nii', bytes)]);
};
const text = (bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array =>
  Uint8Array.from(Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1'));
const nrrd = (from: string | RegExp, to: string, options = {}) =>
  readOnly([memoryFile('head.nrrd', text(writeNrrd(smallCt, options).header, from, to))]);
const meta = (from: string | RegExp, to: string, options = {}) =>
  readOnly([memoryFile('head.mha', text(writeMetaImage(smallCt, options).header, from, to))]);

describe('NIfTI', () => {
  it.each<readonly [string, (view: DataView) => void, RegExp]>([
    [
      'a slope that is no number',
      v => [v.setFloat32(112, NaN, true), v.setFloat32(116, -1024, true)],
      /scaling makes no sense \(slope NaN/,
    ],
    ['a slope of 0 with an intercept', v => v.setFloat32(116, -1024, true), /slope 0, intercept -1024/],
    ['an endless slope', v => v.setFloat32(112, Infinity, true), /slope Infinity/],
    [
      'an intercept that is no number',
      v => [v.setFloat32(112, 1, true), v.setFloat32(116, NaN, true)],
      /intercept NaN/,
    ],
    ['an intent of labels', v => v.setInt16(68, 1002, true), /intent code 1002/],
    ['an intent of p-values', v => v.setInt16(68, 22, true), /intent code 22/],
    ['vectors', v => [v.setInt16(40, 5, true), v.setInt16(50, 3, true)], /vectors/],
    ['no time points', v => [v.setInt16(40, 4, true), v.setInt16(48, 0, true)], /0 time points/],
    ['RGB', v => v.setInt16(70, 128, true), /data type 128/],
    [
      'a data type and bits of another',
      v => v.setInt16(72, 32, true),
      /data type 4 has 16 bits, and it says 32/,
    ],
    ['voxels within the header', v => v.setFloat32(108, 100, true), /begin at byte 100, within its header/],
    ['voxels at no whole byte', v => v.setFloat32(108, 352.5, true), /byte 352\.5/],
    ['voxels at no number', v => v.setFloat32(108, NaN, true), /byte NaN/],
    ['an unknown unit', v => v.setUint8(123, 5), /unit of length \(code 5\)/],
    ['metres of millimetres', v => v.setUint8(123, 1), /400 x 500 x 750 mm apart, as in no scan of a head/],
    ['more voxels than there are', v => v.setInt16(46, 4, true), /fewer voxels than its header says/],
    [
      'fewer voxels than there are',
      v => v.setInt16(42, 4, true),
      /holds 24 bytes more than the 4 x 4 x 3 voxels/,
    ],
    ['sizes below nothing', v => v.setInt16(42, -5, true), /no volume of three dimensions/],
  ])('with %s is refused for that', async (_what, change, words) => {
    await expect(nifti(v => void change(v))).rejects.toThrow(words);
  });

  it.each([
    ['metres', 1, 0.001],
    ['microns', 3, 1000],
  ])('in %s is as large as it is', async (_unit, code, factor) => {
    const scaled = (v: readonly number[]) => v.map(x => x * factor) as unknown as [number, number, number];
    const [a, b, c] = smallCt.steps;
    const bytes = writeNifti({
      ...smallCt,
      steps: [scaled(a), scaled(b), scaled(c)],
      origin: scaled(smallCt.origin),
    });
    new DataView(bytes.buffer).setUint8(123, code);
    const { volume } = await readOnly([memoryFile('head.nii', bytes)]);
    for (const [n, mm] of [0.4, 0.5, 0.75].entries()) expect(volume.spacingMm[n]).toBeCloseTo(mm, 5);
    for (const [n, mm] of [-7, -5, 100].entries()) expect(volume.originLps[n]).toBeCloseTo(mm, 4);
  });

  it('packed, with more voxels than its header says, is refused too', async () => {
    const bytes = writeNifti(smallCt);
    new DataView(bytes.buffer).setInt16(42, 4, true);
    await expect(readOnly([memoryFile('head.nii.gz', gzipSync(bytes))])).rejects.toThrow(/24 bytes more/);
  });

  it('is known as packed by its bytes, whatever its name', async () => {
    const { volume } = await readOnly([memoryFile('head.nii', gzipSync(writeNifti(smallCt)))]);
    expect([...volume.voxels]).toEqual(smallCt.values);
  });

  it('says which values it had to cut or to make up', async () => {
    const values = smallCt.values.map((value, i) => (i === 7 ? NaN : i === 8 ? 1e6 : value));
    const { volume, rescues } = await readOnly([
      memoryFile('head.nii', writeNifti({ ...smallCt, values }, { float: true })),
    ]);
    expect([...volume.voxels.subarray(6, 10)]).toEqual([-760, -1024, 32767, -640]);
    expect(rescues.map(({ code, amount }) => [code, amount])).toEqual([
      ['values-clamped', 1],
      ['values-missing', 1],
    ]);
  });

  it('of values that are no Hounsfield units is refused', async () => {
    await expect(nifti(v => v.setFloat32(112, 1000, true))).rejects.toThrow(/no Hounsfield units/);
  });
});

describe('NRRD', () => {
  it.each([
    ['micron', 'um', 0.001],
    ['micron in other words', 'microns', 0.001],
    ['micro sign', 'µm', 0.001],
    ['centimetres', 'cm', 10],
    ['metres', 'meters', 1000],
    ['millimetres', 'mm', 1],
    ['no unit', '', 1],
  ])('in %s is as large as it is', async (_unit, name, mm) => {
    const by = (v: readonly number[]) => v.map(x => x / mm) as unknown as [number, number, number];
    const [a, b, c] = smallCt.steps;
    const bytes = writeNrrd({ ...smallCt, steps: [by(a), by(b), by(c)], origin: by(smallCt.origin) }).header;
    const units = Buffer.from(`space units: "${name}" "${name}" "${name}"\nkey:=`, 'utf8').toString('latin1');
    const { volume } = await readOnly([memoryFile('head.nrrd', text(bytes, 'key:=', units))]);
    for (const [n, wanted] of [0.4, 0.5, 0.75].entries()) expect(volume.spacingMm[n]).toBeCloseTo(wanted, 9);
    for (const [n, wanted] of [-7, -5, 100].entries()) expect(volume.originLps[n]).toBeCloseTo(wanted, 9);
    expect([...volume.voxels]).toEqual(smallCt.values);
  });

  it.each([
    [
      'an unknown unit',
      'key:=',
      'space units: "furlong" "furlong" "furlong"\nkey:=',
      /unit of length "furlong"/,
    ],
    ['two units', 'key:=', 'space units: "mm" "mm"\nkey:=', /space units .* are not three/],
    [
      'a field that no NRRD has',
      'key:=',
      'spacd units: "um" "um" "um"\nkey:=',
      /a line that no NRRD has \("spacd units/,
    ],
    ['two sizes', 'key:=', 'sizes: 4 4 3\nkey:=', /gives its sizes twice/],
    ['two distances', 'key:=', 'spacings: 0.4 0.5 1.5\nkey:=', /two distances between voxels/],
    ['another number of dimensions', 'dimension: 3', 'dimension: 4', /says 4 dimensions and gives 3 sizes/],
    ['no byte order', 'endian: little\n', '', /byte order/],
    ['colours', 'sizes: 5 4 3', 'sizes: 5 4 3 2', /says 3 dimensions|does not say how it lies/],
    ['files in a list', 'key:=', 'data file: LIST\na.raw\nb.raw\nkey:=', /in several files/],
    ['files in a pattern', 'key:=', 'data file: a%03d.raw 1 3 1\nkey:=', /in several files/],
    ['skipped lines', 'key:=', 'line skip: 2\nkey:=', /skips lines/],
    ['a skip of half a byte', 'key:=', 'byte skip: 0.5\nkey:=', /byte skip makes no sense/],
    ['no anatomical space', 'left-posterior-superior', 'scanner-xyz', /how it lies in the animal/],
    ['rescaled values', 'key:=', 'old min: 0\nold max: 4095\nkey:=', /rescaled/],
    ['fewer voxels than there are', 'sizes: 5 4 3', 'sizes: 4 4 3', /24 bytes more/],
    ['another modality', 'key:=value', '0008|0060:=PT', /says that it is PT, neither CT nor MR/],
  ])('with %s is refused for that', async (_what, from, to, words) => {
    await expect(nrrd(from, to)).rejects.toThrow(words);
  });

  it('skips the bytes that it says it does, from the front or from the end', async () => {
    const { header, samples } = writeNrrd(smallCt, { dataFile: 'head.raw' });
    const lead = Buffer.concat([Buffer.from('LEAD!'), samples]);
    for (const [skip, data] of [
      ['byte skip: 5', lead],
      ['byteskip: -1', lead],
    ] as const) {
      const files = [
        memoryFile('x/head.nhdr', text(header, 'key:=', `${skip}\nkey:=`)),
        memoryFile('x/head.raw', new Uint8Array(data)),
      ];
      expect([...(await readOnly(files)).volume.voxels]).toEqual(smallCt.values);
    }
  });
});

describe('MetaImage', () => {
  it.each([
    ['behind its header', 'ElementDataFile', 'HeaderSize = -1\nElementDataFile', 'JUNK'],
    ['at once', 'ElementDataFile', 'HeaderSize = -1\nElementDataFile', ''],
  ])('with HeaderSize = -1 has its voxels at its end, %s', async (_what, from, to, junk) => {
    const bytes = text(writeMetaImage(smallCt).header, from, to);
    const end = bytes.length - 2 * 60;
    const whole = Buffer.concat([bytes.subarray(0, end), Buffer.from(junk), bytes.subarray(end)]);
    const { volume } = await readOnly([memoryFile('head.mha', new Uint8Array(whole))]);
    expect([...volume.voxels]).toEqual(smallCt.values);
  });

  it.each([
    [
      'a size of its header within the header',
      'ElementDataFile',
      'HeaderSize = 10\nElementDataFile',
      /HeaderSize 10/,
    ],
    ['a size of its header below -1', 'ElementDataFile', 'HeaderSize = -2\nElementDataFile', /HeaderSize -2/],
    ['several channels', 'ElementDataFile', 'ElementNumberOfChannels = 3\nElementDataFile', /vectors/],
    ['voxels as text', 'BinaryData = True', 'BinaryData = False', /written as text/],
    ['no byte order', /BinaryDataByteOrderMSB = .*\n/, '', /byte order/],
    ['two byte orders', 'ElementDataFile', 'ElementByteOrderMSB = True\nElementDataFile', /byte order/],
    ['two places', 'ElementDataFile', 'Position = 0 0 0\nElementDataFile', /two places/],
    ['another centre', 'ElementDataFile', 'CenterOfRotation = 1 0 0\nElementDataFile', /CenterOfRotation/],
    [
      'directions of any length',
      /TransformMatrix = .*\n/,
      'TransformMatrix = 2 0 0 0 1 0 0 0 1\n',
      /length one/,
    ],
    ['a spacing of nothing', /ElementSpacing = .*\n/, 'ElementSpacing = 0.4 0 1\n', /makes no sense/],
    [
      'scaled values',
      'ElementDataFile',
      'ElementToIntensityFunctionSlope = 2\nElementDataFile',
      /to be scaled/,
    ],
    ['files in a list', 'ElementDataFile = LOCAL', 'ElementDataFile = LIST\na.raw', /in several files/],
    ['fewer voxels than there are', 'DimSize = 5 4 3', 'DimSize = 4 4 3', /24 bytes more/],
    ['another modality', 'ElementDataFile', 'Modality = MET_MOD_NM\nElementDataFile', /says that it is NM/],
    [
      'a header that is compressed from its end',
      /CompressedData = .*\n/,
      'CompressedData = True\nHeaderSize = -1\n',
      /-1 and its voxels are compressed/,
    ],
  ])('with %s is refused for that', async (_what, from, to, words) => {
    await expect(meta(from, to)).rejects.toThrow(words);
  });

  it('takes the spacing before the size of an element, and a skipped head of its data', async () => {
    const { header, samples } = writeMetaImage(smallCt, { dataFile: 'head.raw' });
    const { volume } = await readOnly([
      memoryFile(
        'x/head.mhd',
        text(header, 'ElementDataFile', 'ElementSize = 1 1 1\nHeaderSize = 4\nElementDataFile'),
      ),
      memoryFile('x/head.raw', new Uint8Array(Buffer.concat([Buffer.from('LEAD'), samples]))),
    ]);
    expect(volume.spacingMm).toEqual([0.4, 0.5, 0.75]);
    expect([...volume.voxels]).toEqual(smallCt.values);
  });

  it('with a turned matrix lies as ITK has it: the first three numbers are the first axis', async () => {
    const { volume } = await meta(/TransformMatrix = .*\n/, 'TransformMatrix = 0 1 0 -1 0 0 0 0 1\n');
    expect(volume.axes.map(axis => axis.map(Math.round))).toEqual([
      [0, 1, 0],
      [-1, 0, 0],
      [0, 0, 1],
    ]);
  });
});
