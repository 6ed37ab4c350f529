import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../../geometry/core/frames';
import type { Progress } from '../../../geometry/core/progress';
import { seededRandom } from '../../../geometry/core/random';
import { readVolumeFile } from '../../../geometry/scan/volume-file/read-volume-file';
import type { VolumeHeader } from '../../../geometry/scan/volume-file/volume-header';
import type { VolumeFileSource } from '../../../geometry/scan/volume-file/volume-file-source';
import { codesOf } from '../../support/codes-of';
import { memoryFile } from '../../support/memory-file';

type Samples = Int16Array | Uint16Array | Float32Array | Float64Array;
interface Shape {
  readonly size?: readonly [number, number, number];
  readonly slope?: number;
  readonly intercept?: number;
  readonly isFlipped?: boolean;
}

function sourceOf(samples: Samples, shape: Shape = {}): VolumeFileSource {
  const { size = [samples.length, 1, 1], slope = 1, intercept = 0, isFlipped = false } = shape;
  const bytes = new Uint8Array(samples.buffer.slice(0));
  const file = memoryFile('head.raw', bytes);
  const types = new Map<unknown, VolumeHeader['sample']>([
    [Int16Array, 'int16'],
    [Uint16Array, 'uint16'],
    [Float32Array, 'float32'],
    [Float64Array, 'float64'],
  ]);
  const header: VolumeHeader = {
    ...{ format: 'NRRD', modality: '', sizeVoxels: size, volumes: 1, originLps: [0, 0, 0] },
    steps: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    ...{ sample: types.get(samples.constructor)!, isBigEndian: false, slope, intercept },
    ...{ dataFile: null, dataOffset: 0, packing: 'none', isPackedWhole: false },
  };
  const axes = [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)] as const;
  const geometry = { originLps: patientPoint(1, 2, 3), axes, spacingMm: [1, 1, 1] as const };
  return { file, data: file, header, index: 0, grid: { geometry, isFlipped } };
}

async function read(source: VolumeFileSource, role: 'ct' | 'mr', onProgress?: (p: Progress) => void) {
  const [ni, nj, nk] = source.header.sizeVoxels;
  const memory = new ArrayBuffer(2 * ni * nj * nk);
  const result = await readVolumeFile(source, role, memory, onProgress);
  if (!result.ok) throw new Error(result.problem.message);
  return { voxels: result.value.volume.voxels, said: result.value.rescues.flatMap(codesOf) };
}
const ct = (samples: Samples, shape?: Shape) => read(sourceOf(samples, shape), 'ct');
const mr = async (samples: Samples, shape?: Shape) => [
  ...(await read(sourceOf(samples, shape), 'mr')).voxels,
];
/** Enough air that what stands before it is no large share. */
const withAir = (...values: readonly number[]): Float64Array =>
  Float64Array.from({ length: 100 * values.length }, (_, n) => values[n] ?? -1000);

describe('readVolumeFile of a CT', () => {
  // More than a run of a megabyte, which ends amid a slice.
  const size = [301, 223, 9] as const;
  const random = seededRandom(11);
  const samples = new Int16Array(301 * 223 * 9).map(() => random.whole(-9000, 9000));

  it.each([false, true])('has every voxel in its slice; the third axis turned round: %s', async isFlipped => {
    const { voxels, said } = await ct(samples, { size, isFlipped, slope: 1.25, intercept: -3 });
    const slice = 301 * 223;
    let wrong = 0;
    for (let n = 0; n < voxels.length; n++) {
      const k = Math.floor(n / slice);
      const from = (isFlipped ? 8 - k : k) * slice + (n % slice);
      if (voxels[n] !== Math.round(1.25 * samples[from]! - 3)) wrong++;
    }
    expect(wrong).toBe(0);
    expect(said).toEqual([]);
  });

  it('says how far it is, from none to all', async () => {
    const fractions: number[] = [];
    await read(sourceOf(samples, { size }), 'ct', ({ fraction }) => fractions.push(fraction));
    const whole = samples.length;
    const runs = Math.ceil((2 * whole) / (1 << 20));
    const ends = Array.from({ length: runs }, (_, n) => Math.min(1, ((n + 1) * (1 << 19)) / whole));
    expect(fractions).toEqual([0, ...ends]);
  });

  it('cuts only what sixteen bits cannot say, and says the farthest', async () => {
    const kept = await ct(withAir(32767, 32767.4, -32768, -32768.5, 0.5, -0.5, 1.49));
    expect([...kept.voxels.subarray(0, 7)]).toEqual([32767, 32767, -32768, -32768, 1, 0, 1]);
    expect(kept.said).toEqual([]);
    const high = await ct(withAir(32767.5, -32769, 40000, -39000));
    expect([...high.voxels.subarray(0, 4)]).toEqual([32767, -32768, 32767, -32768]);
    expect(high.said).toEqual(['values-clamped count=4 extreme=4.000e+4']);
    const low = await ct(withAir(39000, -40000, Infinity - Infinity, 0));
    expect([...low.voxels.subarray(0, 3)]).toEqual([32767, -32768, -1024]);
    expect(low.said).toEqual([
      'values-clamped count=2 extreme=-4.000e+4',
      'values-missing count=1 air=-1024',
    ]);
    expect((await ct(withAir(-40000, 39000))).said).toEqual(['values-clamped count=2 extreme=-4.000e+4']);
    expect((await ct(withAir(40000))).said).toEqual(['values-clamped count=1 extreme=4.000e+4']);
    expect((await ct(withAir(NaN, 5, NaN))).said).toEqual(['values-missing count=2 air=-1024']);
  });

  it('is refused as no Hounsfield units where more than one voxel in fifty was cut', async () => {
    const cut = (count: number) => Float64Array.from({ length: 100 }, (_, n) => (n < count ? 50_000 : 0));
    expect((await ct(cut(2))).said).toEqual(['values-clamped count=2 extreme=5.000e+4']);
    const refused = await readVolumeFile(sourceOf(cut(3)), 'ct', new ArrayBuffer(200));
    expect(refused).toMatchObject({ ok: false, problem: { code: 'not-hounsfield', where: 'head.raw' } });
    if (refused.ok) throw new Error('it was read');
    expect(codesOf(refused.problem)).toEqual(['voxels-far-out count=3 file=head.raw extreme=5.000e+4']);
  });

  it('is refused where the file ends before its voxels', async () => {
    const source = sourceOf(samples, { size });
    const short = { ...source, data: memoryFile('short.raw', new Uint8Array(1000)) };
    for (const role of ['ct', 'mr'] as const) {
      const refused = await readVolumeFile(short, role, new ArrayBuffer(2 * samples.length));
      expect(refused).toMatchObject({ ok: false, problem: { code: 'truncated-file', where: 'short.raw' } });
    }
  });

  it('is not read for its voxels where looking for the range of an MR has failed', async () => {
    const source = sourceOf(samples, { size });
    const readings = async (role: 'ct' | 'mr'): Promise<number> => {
      let count = 0;
      const short = memoryFile('short.raw', new Uint8Array(1000));
      const data: typeof short = { ...short, read: (...of) => (count++, short.read(...of)) };
      await readVolumeFile({ ...source, data }, role, new ArrayBuffer(2 * samples.length));
      return count;
    };
    expect(await readings('mr')).toBe(await readings('ct'));
  });

  it('is never handed on with voxels for another size', async () => {
    await expect(
      readVolumeFile(sourceOf(Int16Array.of(1, 2, 3)), 'ct', new ArrayBuffer(4)),
    ).rejects.toThrow();
  });

  it('ends where it is cancelled, before anything is read', async () => {
    const source = sourceOf(samples, { size });
    const memory = new ArrayBuffer(2 * samples.length);
    const reason = new Error('enough');
    const told: Progress[] = [];
    const asked = readVolumeFile(source, 'ct', memory, p => told.push(p), AbortSignal.abort(reason));
    await expect(asked).rejects.toBe(reason);
    expect(told).toEqual([]);
  });
});

describe('readVolumeFile of an MR', () => {
  it('keeps whole numbers that fit as they are', async () => {
    expect(await mr(Int16Array.of(0, 5, -7, 900))).toEqual([0, 5, -7, 900]);
    expect(await mr(Uint16Array.of(0, 32767))).toEqual([0, 32767]);
    expect(await mr(Int16Array.of(2, 4), { slope: 3, intercept: 1 })).toEqual([7, 13]);
  });

  it('shrinks what goes beyond sixteen bits, to either side', async () => {
    expect(await mr(Uint16Array.of(0, 32768, 65535))).toEqual([
      0,
      Math.round((32768 * 32767) / 65535),
      32767,
    ]);
    expect(await mr(Float64Array.of(-100_000, 50_000, 0))).toEqual([-32767, 16384, 0]);
  });

  it('is shrunk by its largest value, wherever that stands in the file', async () => {
    // More than a run of a megabyte; the largest stands behind it.
    const samples = new Int16Array(600_000).fill(30);
    samples[599_999] = 30_000;
    const voxels = await mr(samples, { slope: 2 });
    expect([voxels[0], voxels[599_999]]).toEqual([Math.round((60 * 32767) / 60_000), 32767]);
  });

  it('stretches a fine range, of floating points or of a broken slope, up to 1000', async () => {
    expect(await mr(Float32Array.of(0, 0.25, -0.5))).toEqual([0, 16384, -32767]);
    expect(await mr(Float64Array.of(0, 999, 333))).toEqual([0, 32767, Math.round(32767 / 3)]);
    expect(await mr(Float64Array.of(0, 1000, 500))).toEqual([0, 1000, 500]);
    expect(await mr(Int16Array.of(0, 4, 2), { slope: 0.5, intercept: 1 })).toEqual([10922, 32767, 21845]);
    expect(await mr(Int16Array.of(0, 4000, 2), { slope: 0.5 })).toEqual([0, 2000, 1]);
    expect(await mr(Float32Array.of(0, 0, 0))).toEqual([0, 0, 0]);
  });

  it('takes what is no number for no signal, and says nothing of it', async () => {
    const source = sourceOf(Float64Array.of(NaN, 0.5, Infinity, -Infinity));
    const { voxels, said } = await read(source, 'mr');
    expect([[...voxels], said]).toEqual([[0, 32767, 32767, -32768], []]);
  });
});
