import { describe, expect, it } from 'vitest';
import { voxelPoint } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import type { Result } from '../../geometry/core/result';
import { cross, normalize, type Vec3 } from '../../geometry/core/vector';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries, type ReadSeriesOptions } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { voxelToPatient, type Volume } from '../../geometry/volume/volume';
import { makeSeries, type SeriesShape } from '../support/make-series';
import { memoryFile } from '../support/memory-file';
import { BIG_ENDIAN, EXPLICIT, IMPLICIT, replacing, without } from '../support/write-dicom';

async function tryRead(
  files: readonly ScanFile[],
  uid?: string,
  options?: ReadSeriesOptions,
): Promise<Result<{ volume: Volume; series: { uid: string } }>> {
  const inventory = await inspectScan(files);
  if (!inventory.ok) return inventory;
  return readSeries(inventory.value, uid, undefined, undefined, options);
}

async function read(files: readonly ScanFile[], uid?: string, options?: ReadSeriesOptions): Promise<Volume> {
  const result = await tryRead(files, uid, options);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value.volume;
}

async function refusal(files: readonly ScanFile[], uid?: string): Promise<{ code: string; message: string }> {
  const result = await tryRead(files, uid);
  if (result.ok) throw new Error('it was read');
  return result.problem;
}

function shuffle<T>(items: readonly T[], seed: number): T[] {
  const random = seededRandom(seed);
  return items
    .map(item => ({ item, key: random.uniform() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** The stored patterns of one slice, read with the given encoding. */
async function readValues(values: readonly number[], shape: SeriesShape): Promise<number[]> {
  const pixels = Uint16Array.from(values, value => value & 0xffff);
  const volume = await read(
    makeSeries({ columns: values.length, rows: 1, count: 3, ...shape, slice: () => ({ pixels }) }),
  );
  return [...volume.voxels.subarray(0, values.length)];
}

const us = (tag: number, value: number) => ({ tag, vr: 'US', value }) as const;
const ds = (tag: number, value: string) => ({ tag, vr: 'DS', value }) as const;
const unsigned12 = [us(0x00280101, 12), us(0x00280102, 11), us(0x00280103, 0)] as const;

describe('readSeries', () => {
  it('orders slices by place, never by number or name, and keeps each where it belongs', async () => {
    const volume = await read(shuffle(makeSeries(), 1));
    expect(volume.sizeVoxels).toEqual([6, 5, 5]);
    expect(volume.originLps).toEqual([10, 20, 30]);
    expect([...volume.voxels]).toEqual(
      Array.from({ length: 150 }, (_, i) => 100 * Math.floor(i / 30) + (i % 30)),
    );
  });

  it.each([1, 2, 3, 4, 5])(
    'puts every voxel of an oblique scan where the slice says (seed %i)',
    async seed => {
      const random = seededRandom(seed);
      const row = normalize(random.direction());
      const column = normalize(cross(row, random.direction()));
      const normal = cross(row, column);
      const start: Vec3 = [random.between(-200, 200), random.between(-200, 200), random.between(-900, 900)];
      const gap = random.between(0.3, 2);
      const [downMm, acrossMm] = [random.between(0.2, 1), random.between(0.2, 1)];
      const direction = random.uniform() < 0.5 ? 1 : -1;
      const corner = (k: number): Vec3 =>
        start.map((s, axis) => s + direction * k * gap * normal[axis]!) as never;
      const files = makeSeries({
        orientation: [...row, ...column],
        pixelSpacing: [downMm, acrossMm],
        positionOf: corner,
      });
      const volume = await read(shuffle(files, seed));
      const [ni, nj] = volume.sizeVoxels;
      for (let k = 0; k < 5; k++) {
        // Which slice it is, its values say.
        const slice = Math.round(volume.voxels[k * ni * nj]! / 100);
        expect(slice).toBe(direction === 1 ? k : 4 - k);
        for (const [i, j] of [
          [0, 0],
          [5, 0],
          [0, 4],
          [3, 2],
        ] as const) {
          expect(volume.voxels[i + ni * (j + nj * k)]).toBe(100 * slice + i + 6 * j);
          const place = voxelToPatient(volume, voxelPoint(i, j, k));
          for (const axis of [0, 1, 2] as const) {
            const expected = corner(slice)[axis] + i * acrossMm * row[axis] + j * downMm * column[axis];
            expect(place[axis]).toBeCloseTo(expected, 6);
          }
        }
      }
    },
  );

  it.each([
    ['explicit little-endian', EXPLICIT],
    ['implicit little-endian', IMPLICIT],
    ['explicit big-endian', BIG_ENDIAN],
  ])('reads %s', async (_name, transferSyntaxUid) => {
    const volume = await read(makeSeries({ transferSyntaxUid }));
    expect([...volume.voxels.subarray(30, 34)]).toEqual([100, 101, 102, 103]);
  });

  it('reads a file without preamble and header, as old exports are', async () => {
    const files = await Promise.all(
      makeSeries({ transferSyntaxUid: IMPLICIT }).map(async file => {
        const bytes = new Uint8Array(await file.read());
        const headerLength = new DataView(bytes.buffer).getUint32(140, true);
        return memoryFile(file.path, bytes.slice(144 + headerLength));
      }),
    );
    expect((await read(files)).voxels[149]).toBe(429);
  });

  describe('gives Hounsfield units', () => {
    it('of signed 16-bit values', async () => {
      expect(await readValues([-32768, -1, 0, 1, 32767], {})).toEqual([-32768, -1, 0, 1, 32767]);
    });
    it('of unsigned 12-bit values with an intercept, whatever stands in the unused bits', async () => {
      const shape = { replace: replacing(...unsigned12, ds(0x00281052, '-1024')) };
      expect(await readValues([0, 1024, 4095, 0xf000 | 1024], shape)).toEqual([-1024, 0, 3071, 0]);
    });
    it('of signed 12-bit values: the sign stands in the highest stored bit', async () => {
      const shape = { replace: replacing(us(0x00280101, 12), us(0x00280102, 11)) };
      expect(await readValues([0x7ff, 0x800, 0xfff], shape)).toEqual([2047, -2048, -1]);
    });
    it('of values that do not begin at the lowest bit', async () => {
      const shape = { replace: replacing(us(0x00280101, 12), us(0x00280102, 15), us(0x00280103, 0)) };
      expect(await readValues([0x0010, 0x123f, 0xffff], shape)).toEqual([1, 0x123, 4095]);
    });
    it('rounded and clamped', async () => {
      const shape = { replace: replacing(ds(0x00281053, '2.5'), ds(0x00281052, '0.25')) };
      expect(await readValues([1, -1, 30000, -30000], shape)).toEqual([3, -2, 32767, -32768]);
    });
    it('of unsigned 16-bit values above 32767', async () => {
      const shape = { replace: replacing(us(0x00280103, 0), ds(0x00281052, '-32768')) };
      expect(await readValues([0, 32768, 65535], shape)).toEqual([-32768, 0, 32767]);
    });
    it('of 8-bit values', async () => {
      const pixels = { tag: 0x7fe00010, vr: 'OB', value: new Uint8Array([0, 100, 255, 7]) } as const;
      const shape = {
        columns: 2,
        rows: 2,
        count: 3,
        replace: replacing(
          us(0x00280100, 8),
          us(0x00280101, 8),
          us(0x00280102, 7),
          us(0x00280103, 0),
          ds(0x00281053, '10'),
          ds(0x00281052, '-1000'),
          pixels,
        ),
      };
      expect([...(await read(makeSeries(shape))).voxels.subarray(0, 4)]).toEqual([-1000, 0, 1550, -930]);
    });
    it('with padding as air, one value or a range, signed or not', async () => {
      const one = { replace: replacing({ tag: 0x00280120, vr: 'SS', value: -2000 } as const) };
      expect(await readValues([-2000, -1999, 5], one)).toEqual([-1024, -1999, 5]);
      const range = {
        replace: replacing(...unsigned12, us(0x00280120, 10), us(0x00280121, 20), ds(0x00281052, '-1000')),
      };
      expect(await readValues([9, 10, 15, 20, 21], range)).toEqual([-991, -1024, -1024, -1024, -979]);
    });
    it('without padding where it would be tissue, bone or no value that a pixel can have', async () => {
      const high = { replace: replacing(...unsigned12, us(0x00280120, 4000), ds(0x00281052, '-1000')) };
      expect(await readValues([3999, 4000, 4001], high)).toEqual([2999, 3000, 3001]);
      // 63536 is -2000 in 16 bits; its lower twelve are 2096.
      const outside = { replace: replacing(...unsigned12, us(0x00280120, 63536), ds(0x00281052, '-1000')) };
      expect(await readValues([2096, 63536, 5], outside)).toEqual([1096, -1024, -995]);
    });
    it('of signed values without rescale', async () => {
      expect(await readValues([-1000, 40], { replace: without(0x00281052, 0x00281053) })).toEqual([
        -1000, 40,
      ]);
    });
    it('with each slice by its own slope', async () => {
      const files = makeSeries({
        count: 3,
        slice: k => ({ replace: replacing(ds(0x00281053, String(k + 1))) }),
      });
      const volume = await read(files);
      expect([volume.voxels[1], volume.voxels[31], volume.voxels[61]]).toEqual([1, 202, 603]);
    });
  });

  it('keeps the voxels in shared memory, or not, as asked', async () => {
    expect((await read(makeSeries())).voxels.buffer).toBeInstanceOf(SharedArrayBuffer);
    const own = await read(makeSeries(), undefined, { shared: false });
    expect(own.voxels.buffer).toBeInstanceOf(ArrayBuffer);
    expect(own.voxels[149]).toBe(429);
  });

  it('says how far it is and stops when cancelled', async () => {
    const inventory = await inspectScan(makeSeries({ count: 60 }));
    if (!inventory.ok) throw new Error(inventory.problem.message);
    const fractions: number[] = [];
    await readSeries(inventory.value, undefined, ({ fraction }) => fractions.push(fraction));
    expect(fractions).toHaveLength(60);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    const cancel = new AbortController();
    // A timer, not the progress: the thread must be given up now and then for a cancel to get
    // through.
    setTimeout(() => cancel.abort());
    await expect(readSeries(inventory.value, undefined, undefined, cancel.signal)).rejects.toThrow(/abort/i);
  });

  describe('refuses', () => {
    it('two series of which neither is plainly the one, and names both', async () => {
      const tied = [
        ...makeSeries({
          path: 'a',
          seriesUid: '1.1',
          replace: replacing({ tag: 0x0008103e, vr: 'LO', value: 'bone' }),
        }),
        ...makeSeries({
          path: 'b',
          seriesUid: '1.2',
          replace: replacing({ tag: 0x0008103e, vr: 'LO', value: 'soft' }),
        }),
      ];
      const problem = await refusal(tied);
      expect(problem.code).toBe('series-tied');
      expect(problem.message).toBe(
        'There are 2 CT series to choose from and none is plainly the one: "bone" (5 slices, UID 1.1); "soft" (5 slices, UID 1.2). Name the one to read by its UID.',
      );
      const chosen = await tryRead(tied, '1.2');
      expect(chosen.ok && chosen.value.series.uid).toBe('1.2');
    });
    it('to choose the fuller of two studies, which may be two animals', async () => {
      const other = makeSeries({ path: 'b', seriesUid: '1.2', studyUid: '8.8', count: 20 });
      expect((await refusal([...makeSeries(), ...other])).code).toBe('series-tied');
    });
    it('a series that is not there, and lists those that are', async () => {
      const problem = await refusal(makeSeries(), '4.4');
      expect(problem.code).toBe('no-such-series');
      expect(problem.message).toContain('1.2.3.200');
    });
    it('a series with a problem, in its words', async () => {
      const problem = await refusal(makeSeries({ positionOf: k => [0, 0, k < 3 ? k : k + 1] }));
      expect(problem.code).toBe('missing-slice');
      expect(problem.message).toMatch(
        /^The CT series "test series" \(5 slices, UID 1.2.3.200\) cannot be used. 1 slice is missing: between/,
      );
    });
    it('a file that shrinks or goes away between looking and reading', async () => {
      const files = makeSeries();
      const late: ScanFile = {
        ...files[2]!,
        read: (from, to) =>
          from === 0 ? files[2]!.read(from, to) : Promise.reject(new Error('the drive is gone')),
      };
      const gone = await refusal([...files.slice(0, 2), late, ...files.slice(3)]);
      expect(gone).toMatchObject({ code: 'unreadable-file', where: 'ct/002' });
      const shrunk: ScanFile = {
        ...late,
        read: (from, to) => files[2]!.read(from, from === 0 ? to : to! - 2),
      };
      const cut = await refusal([...files.slice(0, 2), shrunk, ...files.slice(3)]);
      expect(cut).toMatchObject({ code: 'truncated-file', where: 'ct/002' });
    });
  });

  it('chooses the one usable CT, and the plainly fuller of one study', async () => {
    const mr = makeSeries({
      path: 'mr',
      seriesUid: '2',
      replace: replacing({ tag: 0x00080060, vr: 'CS', value: 'MR' }),
    });
    const tilted = makeSeries({ path: 't', seriesUid: '3', positionOf: k => [0, k, k] });
    const thick = makeSeries({ path: 'thick', seriesUid: '4', gapMm: 5, count: 3 });
    const result = await tryRead([...mr, ...tilted, ...thick, ...makeSeries()]);
    expect(result.ok && result.value.series.uid).toBe('1.2.3.200');
  });
});
