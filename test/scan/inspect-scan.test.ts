import { describe, expect, it } from 'vitest';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { inventoryJson, type ScanInventory } from '../../geometry/scan/scan-inventory';
import { makeSeries, type SeriesShape } from '../support/make-series';
import { memoryFile } from '../support/memory-file';
import { replacing, without, writeSlice } from '../support/write-dicom';

async function inspect(files: readonly ScanFile[]): Promise<ScanInventory> {
  const result = await inspectScan(files);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

async function codes(shape: SeriesShape): Promise<string[]> {
  const inventory = await inspect(makeSeries(shape));
  expect(inventory.series).toHaveLength(1);
  const [series] = inventory.series;
  expect(series!.usable).toBe(series!.problems.length === 0);
  return series!.problems.map(({ code }) => code);
}

const text = (words: string) => new TextEncoder().encode(words);

describe('inspectScan', () => {
  it('gives the promised JSON for a plain series, and no name of anybody', async () => {
    const files = makeSeries({
      pixelSpacing: [0.4, 0.3],
      replace: replacing(
        { tag: 0x00102201, vr: 'LO', value: 'Canis lupus familiaris' },
        { tag: 0x00102292, vr: 'LO', value: 'Épagneul breton' },
        { tag: 0x00102210, vr: 'CS', value: 'QUADRUPED' },
        { tag: 0x00185100, vr: 'CS', value: 'HFP' },
        { tag: 0x00080005, vr: 'CS', value: 'ISO_IR 192' },
      ),
    });
    const inventory = await inspect(files);
    expect(inventoryJson(inventory)).toEqual({
      series: [
        {
          uid: '1.2.3.200',
          modality: 'CT',
          description: 'test series',
          slices: 5,
          sizeVoxels: [6, 5, 5],
          spacingMm: [0.3, 0.4, 1],
          tiltDeg: 0,
          uniform: true,
          species: 'Canis lupus familiaris',
          breed: 'Épagneul breton',
          identity: {
            patientId: null,
            birthDate: null,
            sex: null,
            studyUid: '1.2.3.100',
            studyDate: null,
          },
          declared: { patientPosition: 'HFP', anatomicalOrientation: 'QUADRUPED' },
          usable: true,
          role: 'ct',
          format: 'DICOM',
          problems: [],
          rescues: [],
          offer: null,
        },
      ],
      ignored: [],
    });
    expect(JSON.stringify([...inventory.sources.values()])).not.toContain('Secret');
  });

  it('does not depend on the order of the files', async () => {
    const files = makeSeries();
    const forwards = inventoryJson(await inspect(files));
    const backwards = inventoryJson(await inspect([...files].reverse()));
    expect(backwards).toEqual(forwards);
  });

  it('sets localizers, pictures, reports, directories and other files aside, each with its reason', async () => {
    const one = (path: string, ...elements: Parameters<typeof replacing>) =>
      memoryFile(path, writeSlice({ columns: 2, rows: 2, seriesUid: '9', replace: replacing(...elements) }));
    const report = writeSlice({
      columns: 2,
      rows: 2,
      replace: new Map([
        ...without(0x00280010, 0x00280011, 0x7fe00010),
        ...replacing({ tag: 0x00080060, vr: 'CS', value: 'SR' }),
      ]),
    });
    const inventory = await inspect([
      ...makeSeries(),
      one('a-scout', { tag: 0x00080008, vr: 'CS', value: 'ORIGINAL\\PRIMARY\\LOCALIZER' }),
      one('b-capture', { tag: 0x00080016, vr: 'UI', value: '1.2.840.10008.5.1.4.1.1.7' }),
      one('c-colour', { tag: 0x00280002, vr: 'US', value: 3 }, { tag: 0x00280004, vr: 'CS', value: 'RGB' }),
      memoryFile('d-report', report),
      one('e-DICOMDIR', { tag: 0x00080016, vr: 'UI', value: '1.2.840.10008.1.3.10' }),
      memoryFile('f.txt', text('The owner will call on Tuesday.')),
      memoryFile('g-empty', new Uint8Array(0)),
    ]);
    expect(inventory.series).toHaveLength(1);
    expect(inventory.series[0]!.usable).toBe(true);
    expect(inventoryJson(inventory).ignored).toEqual([
      { path: 'a-scout', reason: 'a localizer (scout) image, not a slice' },
      { path: 'b-capture', reason: 'a screen capture, not a slice' },
      { path: 'c-colour', reason: 'a colour picture (RGB), not CT values' },
      { path: 'd-report', reason: 'holds no image (modality SR)' },
      { path: 'e-DICOMDIR', reason: 'a DICOM directory, not an image' },
      { path: 'f.txt', reason: 'not a DICOM file' },
      { path: 'g-empty', reason: 'an empty file' },
    ]);
  });

  it('refuses what holds no series at all, with the reasons', async () => {
    const none = await inspectScan([]);
    expect(none.ok ? '' : none.problem.code).toBe('no-files');
    const texts = await inspectScan([memoryFile('a.txt', text('a')), memoryFile('b.txt', text('b'))]);
    expect(texts.ok ? '' : texts.problem).toMatchObject({
      code: 'no-images',
      message:
        'None of the 2 files is a CT slice (not a DICOM file); give the folder or the files that the scanner exported as DICOM.',
    });
  });

  it('asks for the folder where it is given the directory of a disc alone', async () => {
    const bytes = writeSlice({
      columns: 2,
      rows: 2,
      replace: replacing({ tag: 0x00080016, vr: 'UI', value: '1.2.840.10008.1.3.10' }),
    });
    const alone = await inspectScan([memoryFile('cd/DICOMDIR', bytes)]);
    expect(alone.ok ? '' : alone.problem.message).toBe(
      'cd/DICOMDIR is the directory of a DICOM disc and holds no images itself; give the whole folder or disc that it describes.',
    );
  });

  it('keeps two series apart', async () => {
    const inventory = await inspect([
      ...makeSeries({ path: 'b', seriesUid: '1.2', count: 4 }),
      ...makeSeries({ path: 'a', seriesUid: '1.1', count: 3 }),
    ]);
    expect(inventory.series.map(({ uid, slices }) => [uid, slices])).toEqual([
      ['1.1', 3],
      ['1.2', 4],
    ]);
  });

  it('reads a header that is longer than the first bytes it looks at', async () => {
    const long = { tag: 0x00091001, vr: 'OB', value: new Uint8Array(50_000) } as const;
    expect(await codes({ replace: replacing(long) })).toEqual([]);
  });

  it('takes what a broken copy leaves of a slice for a slice that is missing', async () => {
    for (const stub of [
      memoryFile('ct/005.dcm', new Uint8Array(0)),
      memoryFile('ct/005', new Uint8Array(100)),
    ]) {
      const inventory = await inspect([...makeSeries(), stub]);
      expect(inventory.series[0]!.problems.map(({ code }) => code)).toEqual(['damaged-file']);
      expect(inventory.series[0]!.problems[0]!.message).toContain(stub.path);
    }
  });

  it('does not leave out a file that the disk refuses', async () => {
    const locked: ScanFile = {
      path: 'ct/9',
      sizeBytes: 700,
      read: () => Promise.reject(new Error('EACCES')),
    };
    const inventory = await inspect([...makeSeries(), locked]);
    expect(inventory.series[0]!.problems[0]!.where).toBe('ct/9');
  });

  it('stops when cancelled', async () => {
    const cancel = new AbortController();
    const seen: number[] = [];
    const run = inspectScan(
      makeSeries({ count: 40 }),
      ({ fraction }) => {
        seen.push(fraction);
        if (seen.length === 10) cancel.abort();
      },
      cancel.signal,
    );
    await expect(run).rejects.toThrow(/abort/i);
    expect(seen.length).toBeLessThan(40);
  });
});

describe('the geometry of a series', () => {
  const tilted = (k: number) => [0, 0.2 * k, k];
  const cases: readonly (readonly [string, SeriesShape, string[]])[] = [
    ['is fine within 1 % of the spacing', { positionOf: k => [0, 0, k === 2 ? 2.004 : k] }, []],
    [
      'is fine where two decimals were printed',
      { positionOf: k => [0, 0, Number((k * 0.335).toFixed(2))] },
      [],
    ],
    ['has a gap 5 % wider, which is evened out', { positionOf: k => [0, 0, k === 4 ? 4.05 : k] }, []],
    ['drifts slowly, which is evened out', { count: 80, positionOf: k => [0, 0, k + 0.0001 * k * k] }, []],
    ['lacks slices', { positionOf: k => [0, 0, k < 3 ? k : k + 2] }, ['missing-slices']],
    ['has a slice twice', { positionOf: k => [0, 0, k === 4 ? 1 : k] }, ['duplicate-slices']],
    ['stands still', { positionOf: () => [1, 2, 3] }, ['not-a-volume']],
    ['is tilted, which is undone', { positionOf: tilted }, []],
    ['leans as no gantry does', { positionOf: k => [0, k, k] }, ['gantry-tilt']],
    ['lacks one slice', { positionOf: k => [0, 0, k < 3 ? k : k + 1] }, ['missing-slice']],
    ['has a slice aside', { positionOf: k => [k === 2 ? 0.5 : 0, 0, k] }, ['shifted-slices']],
    ['has two slices', { count: 2 }, ['too-few-slices']],
    ['has one slice', { count: 1 }, ['too-few-slices']],
    [
      'turns',
      { count: 4, slice: k => (k > 1 ? { orientation: [0, 1, 0, 0, 0, -1] } : {}) },
      ['several-orientations'],
    ],
    [
      'turns by a tenth of a degree',
      { slice: k => (k === 3 ? { orientation: [0.9999985, 0.0017453, 0, -0.0017453, 0.9999985, 0] } : {}) },
      ['several-orientations'],
    ],
    ['was moved', { slice: k => (k > 2 ? { frameUid: '7.7' } : {}) }, ['several-frames-of-reference']],
    [
      'changes its pixels',
      { count: 4, slice: k => (k > 1 ? { pixelSpacing: [0.6, 0.6] } : {}) },
      ['several-pixel-spacings'],
    ],
    [
      'changes its size',
      { count: 4, slice: k => (k > 1 ? { columns: 7, pixels: new Int16Array(35) } : {}) },
      ['several-sizes'],
    ],
    ['has pixels of no size', { pixelSpacing: [0, 0.5] }, ['bad-pixel-spacing']],
    [
      'has pixels of no number',
      { replace: replacing({ tag: 0x00280030, vr: 'DS', value: 'NaN\\1' }) },
      ['bad-pixel-spacing'],
    ],
    ['does not say its pixel size', { replace: without(0x00280030) }, ['no-pixel-spacing']],
    ['does not say where it lies', { replace: without(0x00200032) }, ['no-position']],
    [
      'lies nowhere',
      { replace: replacing({ tag: 0x00200032, vr: 'DS', value: '1\\x\\2' }) },
      ['no-position'],
    ],
    ['does not say how it is turned', { replace: without(0x00200037) }, ['bad-orientation']],
    ['has skew axes', { orientation: [1, 0, 0, 0.7, 0.7, 0] }, ['bad-orientation']],
    ['has no axes', { orientation: [0, 0, 0, 0, 0, 0] }, ['bad-orientation']],
  ];
  it.each(cases)('%s', async (_name, shape, expected) => {
    expect(await codes(shape)).toEqual(expected);
  });

  it('measures the tilt from the positions, whatever the tag says', async () => {
    const inventory = await inspect(
      makeSeries({ positionOf: tilted, replace: replacing({ tag: 0x00181120, vr: 'DS', value: '0' }) }),
    );
    const angle = (Math.atan(0.2) * 180) / Math.PI;
    expect(inventory.series[0]!.tiltDeg).toBeCloseTo(angle, 2);
    const upright = await inspect(
      makeSeries({ replace: replacing({ tag: 0x00181120, vr: 'DS', value: '15' }) }),
    );
    expect(upright.series[0]!.tiltDeg).toBe(0);
    expect(upright.series[0]!.usable).toBe(true);
  });

  it('says which slices a gap lies between', async () => {
    const inventory = await inspect(makeSeries({ positionOf: k => [0, 0, k < 3 ? k : k + 2] }));
    expect(inventory.series[0]!.problems[0]!.message).toBe(
      '2 slices are missing: between ct/002 and ct/003 the gap is 3.00 mm where it is 1.00 mm elsewhere; copy or export the whole series again.',
    );
  });
});

describe('the pixels of a series', () => {
  const us = (tag: number, value: number) => ({ tag, vr: 'US', value }) as const;
  const ds = (tag: number, value: string) => ({ tag, vr: 'DS', value }) as const;
  const cases: readonly (readonly [string, SeriesShape, string[]])[] = [
    ['are not there', { replace: without(0x7fe00010) }, ['no-pixel-data']],
    ['are fewer than the header says', { pixels: new Int16Array(29) }, ['truncated-file']],
    ['have no size', { replace: replacing(us(0x00280010, 0)) }, ['bad-size']],
    ['are 32 bits wide', { replace: replacing(us(0x00280100, 32)) }, ['unsupported-pixels']],
    ['store more bits than they have', { replace: replacing(us(0x00280101, 17)) }, ['unsupported-pixels']],
    ['are a film', { transferSyntaxUid: '1.2.840.10008.1.2.4.100' }, ['unsupported-syntax']],
    ['have no slope', { replace: replacing(ds(0x00281053, '0')) }, ['bad-rescale']],
    ['have a slope of no number', { replace: replacing(ds(0x00281053, 'one')) }, ['bad-rescale']],
    [
      'are unsigned without rescale',
      { replace: new Map([...without(0x00281052, 0x00281053), ...replacing(us(0x00280103, 0))]) },
      ['no-rescale'],
    ],
    [
      'are electron densities',
      { replace: replacing({ tag: 0x00281054, vr: 'LO', value: 'ED' }) },
      ['not-hounsfield'],
    ],
    [
      'are many in one file',
      { replace: replacing({ tag: 0x00280008, vr: 'IS', value: '40' }) },
      ['frames-without-place'],
    ],
    ['are not CT', { replace: replacing({ tag: 0x00080060, vr: 'CS', value: 'MR' }) }, ['not-ct']],
  ];
  it.each(cases)('%s', async (_name, shape, expected) => {
    expect(await codes(shape)).toEqual(expected);
  });

  it('names a file that is cut short, in the header or in the pixels', async () => {
    for (const keep of [0.97, 0.6, 0.3]) {
      const files = makeSeries();
      const bytes = new Uint8Array(await files[4]!.read());
      const cut = memoryFile('ct/004', bytes.slice(0, Math.round(keep * bytes.length)));
      const inventory = await inspect([...files.slice(0, 4), cut]);
      const [series] = inventory.series;
      expect(series!.usable, `${keep}`).toBe(false);
      expect(series!.problems[0]!.message, `${keep}`).toContain('ct/004');
    }
  });
});
