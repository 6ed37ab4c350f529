import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { voxelPoint } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { cross, normalize, type Vec3 } from '../../geometry/core/vector';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries, type ReadSeriesOptions } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import type { ScanInventory } from '../../geometry/scan/scan-inventory';
import { patientToVoxel, voxelToPatient, type Volume } from '../../geometry/volume/volume';
import { readScan } from '../../main/files/read-scan';
import { makeSeries } from '../support/make-series';
import { codesOf } from '../support/codes-of';
import { memoryFile } from '../support/memory-file';
import { program } from '../support/prerequisites';
import { writeMetaImage, writeNifti, writeNrrd, type TestVolume } from '../support/write-volume';

const work = mkdtempSync(join(tmpdir(), 'bregma-volumes-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const u = normalize([0.9, 0.3, -0.2] as Vec3);
const w = normalize(cross(u, [0.1, 0.9, 0.4]));
const v = cross(w, u);
const times = (a: Vec3, s: number): Vec3 => [a[0] * s, a[1] * s, a[2] * s];
const size = [4, 3, 5] as const;
/** An oblique volume whose values name their voxel; the first is air. */
const volume: TestVolume = {
  size,
  steps: [times(u, 0.4), times(v, 0.5), times(w, 0.8)],
  origin: [-12.5, 30.25, -7],
  values: Array.from({ length: 60 }, (_, i) => (i === 0 ? -1000 : i * 10)),
};
/**
 * The same grid numbered from the other end of its third axis: left-handed, and every voxel where
 * it was.
 */
const leftHanded: TestVolume = {
  size,
  steps: [volume.steps[0], volume.steps[1], times(volume.steps[2], -1)],
  origin: volume.origin.map((x, n) => x + 4 * volume.steps[2][n]!) as unknown as Vec3,
  values: Array.from({ length: 60 }, (_, i) => volume.values[(4 - Math.floor(i / 12)) * 12 + (i % 12)]!),
};

async function inspect(...files: readonly ScanFile[]): Promise<ScanInventory> {
  const inventory = await inspectScan(files);
  if (!inventory.ok) throw new Error(inventory.problem.message);
  return inventory.value;
}

async function read(files: readonly ScanFile[], uid?: string, options?: ReadSeriesOptions): Promise<Volume> {
  const result = await readSeries(await inspect(...files), uid, undefined, undefined, options);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value.volume;
}

/** Every voxel of the test volume is found at its place in the animal. */
function expectInPlace(found: Volume, wanted: TestVolume = volume, toleranceMm = 1e-4): void {
  expect(found.sizeVoxels).toEqual(wanted.size);
  const [ni, nj] = wanted.size;
  for (const [index, value] of wanted.values.entries()) {
    const ijk = [index % ni, Math.floor(index / ni) % nj, Math.floor(index / (ni * nj))];
    const place = voxelToPatient(found, voxelPoint(0, 0, 0)).map(
      (_, n) => wanted.origin[n]! + ijk.reduce((sum, i, axis) => sum + i * wanted.steps[axis]![n]!, 0),
    );
    const at = patientToVoxel(found, place as unknown as Volume['originLps']);
    const [i, j, k] = at.map(Math.round) as [number, number, number];
    expect(Math.hypot(...at.map((x, n) => (x - Math.round(x)) * found.spacingMm[n]!))).toBeLessThan(
      toleranceMm,
    );
    expect(found.voxels[i + ni * (j + nj * k)]).toBe(value);
  }
}

const nii = (bytes: Uint8Array): ScanFile[] => [memoryFile('head.nii', bytes)];

describe('a volume file', () => {
  const detached = (written: { header: Uint8Array; samples: Uint8Array }, name: string, data: string) => [
    memoryFile(`x/${name}`, written.header),
    memoryFile(`x/${data}`, written.samples),
  ];
  it.each<readonly [string, readonly ScanFile[]]>([
    ['NIfTI-1', nii(writeNifti(volume))],
    ['NIfTI-1, big-endian', nii(writeNifti(volume, { bigEndian: true }))],
    ['NIfTI-2', nii(writeNifti(volume, { version: 2 }))],
    ['NIfTI in floats', nii(writeNifti(volume, { float: true }))],
    ['NIfTI in gzip', [memoryFile('head.NII.gz', gzipSync(writeNifti(volume)))]],
    ['NIfTI, left-handed', nii(writeNifti(leftHanded))],
    ['NRRD', [memoryFile('head.nrrd', writeNrrd(volume).header)]],
    ['NRRD in RAS and gzip', [memoryFile('a.nrrd', writeNrrd(volume, { ras: true, gzip: true }).header)]],
    [
      'NRRD, left-handed, big-endian',
      [memoryFile('a.nrrd', writeNrrd(leftHanded, { bigEndian: true }).header)],
    ],
    ['NRRD in two files', detached(writeNrrd(volume, { dataFile: './head.raw' }), 'h.nhdr', 'HEAD.RAW')],
    ['MetaImage', [memoryFile('head.mha', writeMetaImage(volume).header)]],
    ['MetaImage in zlib', [memoryFile('head.mha', writeMetaImage(volume, { zlib: true }).header)]],
    ['MetaImage, left-handed', [memoryFile('a.mha', writeMetaImage(leftHanded).header)]],
    [
      'MetaImage in two files, big-endian',
      detached(writeMetaImage(volume, { dataFile: 'h.raw', bigEndian: true }), 'h.mhd', 'h.raw'),
    ],
  ])('as %s is read where it lies, no side changed', async (_name, files) => {
    const inventory = await inspect(...files);
    expect(inventory.ignored).toEqual([]);
    expect(inventory.series[0]).toMatchObject({ usable: true, role: 'ct', slices: 5 });
    expect(inventory.series[0]!.uid).toMatch(/^2\.25\.\d{1,39}$/);
    expectInPlace(await read(files));
  });

  it('scales and rounds, and takes what is no number for air', async () => {
    const values = [-1000, 1.25, NaN, Infinity, ...Array.from({ length: 56 }, () => 3)];
    const found = await read(
      nii(writeNifti({ ...volume, values }, { float: true, slope: 2, intercept: -1 })),
    );
    expect([...found.voxels.subarray(0, 5)]).toEqual([-2001, 2, -1024, 32767, 5]);
  });

  it.each([
    [[40000, -50000, 33000], [32767, -32768, 32767], '-5.000e+4'],
    [[-33000, 50000, -40000], [-32768, 32767, -32768], '5.000e+4'],
    [[33000, 32768, 7], [32767, 32767, 7], '3.300e+4'],
  ])('cuts %j to what 16 bits can say, and says how far out they were', async (first, cut, extreme) => {
    const values = [...first, ...Array.from({ length: 20 * 20 * 5 - 3 }, (_, n) => (n % 2 ? -1000 : 40))];
    const files = nii(writeNifti({ ...volume, size: [20, 20, 5], values }, { float: true }));
    const read = await readSeries(await inspect(...files), undefined);
    if (!read.ok) throw new Error(read.problem.message);
    expect([...read.value.volume.voxels.subarray(0, 3)]).toEqual(cut);
    const count = first.filter((value, n) => value !== cut[n]).length;
    expect(read.value.rescues.flatMap(codesOf)).toContain(`values-clamped count=${count} extreme=${extreme}`);
  });

  it('of NIfTI with a quaternion lies as its matrix says, also with a third axis turned round', async () => {
    // A quarter turn about z: RAS x -> y, y -> -x.
    const half = Math.SQRT1_2;
    const steps: TestVolume['steps'] = [
      [0, -0.4, 0],
      [0.5, 0, 0],
      [0, 0, 0.8],
    ];
    const turned = { ...volume, steps };
    expectInPlace(await read(nii(writeNifti(turned, { quaternion: [0, 0, half] }))), turned);
    const flipped: TestVolume = { ...volume, steps: [steps[0], steps[1], [0, 0, -0.8]] };
    expectInPlace(await read(nii(writeNifti(flipped, { quaternion: [0, 0, half], qfac: -1 }))), flipped);
  });

  it('in gzip is known by its first bytes, however long it is', async () => {
    const random = seededRandom(3);
    const large: TestVolume = {
      ...volume,
      size: [64, 64, 20],
      values: Array.from({ length: 64 * 64 * 20 }, () => random.whole(-1000, 3000)),
    };
    const packed = gzipSync(writeNifti(large));
    expect(packed.length).toBeGreaterThan(100_000);
    expect([...(await read([memoryFile('large.nii.gz', packed)])).voxels]).toEqual(large.values);
  });

  it('of several time points is several series', async () => {
    const later = volume.values.map(value => value + 1);
    const files = nii(writeNifti({ ...volume, values: [...volume.values, ...later] }));
    const uids = (await inspect(...files)).series.map(({ uid }) => uid);
    expect(uids.map(uid => uid.replace(/^.*#/, ''))).toEqual(['time=1', 'time=2']);
    expectInPlace(await read(files, uids[1]), { ...volume, values: later });
  });

  it('without air is no CT, and its values fit sixteen bits as an MR', async () => {
    const values = volume.values.map((_, i) => i / 100);
    const files = nii(writeNifti({ ...volume, values }, { float: true }));
    const [series] = (await inspect(...files)).series;
    expect(series).toMatchObject({ usable: false, role: 'mr', problems: [{ code: 'not-ct' }] });
    const { voxels } = await read(files, undefined, { roles: ['mr'] });
    expect([voxels[0], voxels[30], voxels[59]]).toEqual([0, Math.round((32767 * 30) / 59), 32767]);
    const mha = writeMetaImage(
      { ...volume, values: volume.values.map(Math.abs) },
      { modality: 'MET_MOD_CT' },
    );
    expect((await inspect(memoryFile('a.mha', mha.header))).series[0]!.role).toBe('ct');
  });

  it('stands back behind slices of the scanner, and is read where it is named', async () => {
    const files = [...makeSeries(), ...nii(writeNifti(volume))];
    const inventory = await inspect(...files);
    expect((await read(files)).sizeVoxels).toEqual([6, 5, 5]);
    const { uid } = inventory.series.find(({ format }) => format === 'NIfTI')!;
    expect((await read(files, uid)).sizeVoxels).toEqual([4, 3, 5]);
  });
});

describe('a volume file that cannot be read', () => {
  const sheared = { ...volume, steps: [volume.steps[0], volume.steps[1], [0.3, 0.2, 0.8]] } as TestVolume;
  const text = (words: string) => new TextEncoder().encode(words);
  const unplaced = writeNifti(volume, { codes: { sform: 0, qform: 0 } });
  it.each<readonly [string, ScanFile, RegExp]>([
    ['leans', memoryFile('a.nii', writeNifti(sheared)), /axes that are not at right angles .* resample/],
    ['does not say where it lies', memoryFile('a.nii', unplaced), /does not say how it lies in the animal/],
    ['is no NIfTI', memoryFile('a.nii', new Uint8Array(400)), /damaged or empty volume file/],
    [
      'lacks its voxels',
      memoryFile('a.mhd', writeMetaImage(volume, { dataFile: 'b.raw' }).header),
      /\(b\.raw\) are not among the files/,
    ],
    [
      'is of vectors',
      memoryFile(
        'a.nrrd',
        text(
          'NRRD0004\ntype: float\nencoding: raw\nsizes: 3 4 4 4\nspace: LPS\nspace directions: none (1,0,0) (0,1,0) (0,0,1)\nspace origin: (0,0,0)\n\n',
        ),
      ),
      /no volume of single values/,
    ],
    [
      'is a slice',
      memoryFile('a.nii', writeNifti({ ...volume, size: [6, 5, 2] })),
      /6 x 5 x 2 voxels, too thin/,
    ],
    ['is of text', memoryFile('a.nrrd', text('NRRD0004\ntype: float\nencoding: txt\n\n')), /encoding "txt"/],
  ])('because it %s is set aside with the reason', async (_name, file, reason) => {
    const inventory = await inspect(...makeSeries(), file);
    expect(inventory.ignored).toHaveLength(1);
    expect(inventory.ignored[0]!.reason.message).toMatch(reason);
  });

  it('because it is cut is refused, wherever it is cut', async () => {
    for (const [name, whole] of [
      ['a.nii', writeNifti(volume)],
      ['a.nii.gz', gzipSync(writeNifti(volume))],
      ['a.nrrd', writeNrrd(volume, { gzip: true }).header],
      ['a.mha', writeMetaImage(volume).header],
    ] as const) {
      for (let keep = 0; keep < whole.length; keep += 5) {
        const inventory = await inspectScan([memoryFile(name, whole.slice(0, keep))]);
        const result = inventory.ok ? await readSeries(inventory.value, undefined) : inventory;
        expect(result.ok, `${name}: ${keep} of ${whole.length} bytes`).toBe(false);
      }
    }
  });
});

const { isThere, note } = program('dcm2niix');
describe.skipIf(!isThere)(`what dcm2niix makes of a series${note}`, () => {
  it.each([
    ['NIfTI', ['-z', 'n']],
    ['NIfTI in gzip', ['-z', 'i']],
    ['NRRD', ['-e', 'y', '-z', 'n']],
    ['NRRD in gzip', ['-e', 'y', '-z', 'i']],
  ])('as %s has every voxel where the series has it', async (name, options) => {
    const folder = join(work, name.replaceAll(' ', '-'));
    mkdirSync(join(folder, 'ct'), { recursive: true });
    mkdirSync(join(folder, 'out'));
    const orientation = [...u, ...v];
    const series = makeSeries({
      count: 7,
      columns: 9,
      orientation,
      positionOf: k => [5, -20, 60].map((x, n) => x + 1.5 * k * w[n]!),
      slice: k => ({ pixels: Int16Array.from({ length: 45 }, (_, i) => 100 * k + i - 1000) }),
    });
    for (const [k, file] of series.entries()) {
      writeFileSync(join(folder, `ct/${k}.dcm`), new Uint8Array(await file.read()));
    }
    execFileSync(
      'dcm2niix',
      [...options, '-b', 'n', '-f', 'head', '-o', join(folder, 'out'), join(folder, 'ct')],
      {
        stdio: 'ignore',
      },
    );
    expect(readdirSync(join(folder, 'out')).length).toBeGreaterThan(0);
    const theirs = await readScan([join(folder, 'out')]);
    if (!theirs.ok) throw new Error(theirs.problem.message);
    const ours = await read(series);
    expectInPlace(theirs.value.volume, asTestVolume(ours), 1e-3);
  });
});

function asTestVolume({ sizeVoxels, axes, spacingMm, originLps, voxels }: Volume): TestVolume {
  const step = (n: 0 | 1 | 2): Vec3 => times(axes[n], spacingMm[n]);
  return { size: sizeVoxels, steps: [step(0), step(1), step(2)], origin: originLps, values: [...voxels] };
}
