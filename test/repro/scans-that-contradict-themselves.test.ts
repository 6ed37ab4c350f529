import { describe, expect, it } from 'vitest';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries, type ReadSeries } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import type { SeriesSummary } from '../../geometry/scan/scan-inventory';
import { checkDoubts } from '../../geometry/plan/checks/check-doubts';
import { makeSeries, type SeriesShape } from '../support/make-series';
import { memoryFile } from '../support/memory-file';
import { replacing, without, type TestElement } from '../support/write-dicom';

const ds = (tag: number, value: string): TestElement => ({ tag, vr: 'DS', value });
const us = (tag: number, value: number): TestElement => ({ tag, vr: 'US', value });
const numbered = (n: number): TestElement => ({ tag: 0x00200013, vr: 'IS', value: String(n) });
const named = (n: number): TestElement => ({ tag: 0x00080018, vr: 'UI', value: `1.2.3.${n}` });

async function list(files: readonly ScanFile[]): Promise<readonly SeriesSummary[]> {
  const inventory = await inspectScan(files);
  if (!inventory.ok) throw new Error(inventory.problem.message);
  return inventory.value.series;
}

async function read(files: readonly ScanFile[]): Promise<ReadSeries> {
  const inventory = await inspectScan(files);
  const result = inventory.ok ? await readSeries(inventory.value, undefined) : inventory;
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** A series in which a few slices say something of their own. */
const withOwn = (few: readonly number[], element: TestElement, shape: SeriesShape = {}): ScanFile[] =>
  makeSeries({
    count: 9,
    ...shape,
    slice: k => (few.includes(k) ? { replace: replacing(element) } : {}),
  });

describe('slices of a CT that disagree with the rest', () => {
  it.each([
    ['intercept', ds(0x00281052, '-1024'), 'mixed-rescale'],
    ['slope', ds(0x00281053, '2'), 'mixed-rescale'],
    ['bits stored', us(0x00280101, 12), 'mixed-bits'],
    ['sign', us(0x00280103, 0), 'mixed-bits'],
  ])('on the %s are refused by name, a few or half of them', async (_what, element, code) => {
    for (const few of [[2], [2, 5], [0, 1, 2, 3]]) {
      const [series] = await list(withOwn(few, element));
      expect(series!.usable).toBe(false);
      const problem = series!.problems.find(one => one.code === code)!;
      expect(problem.where).toBe(`ct/00${few[0]}`);
      expect(problem.message).toContain(`than ${9 - few.length} slices of the series`);
    }
  });

  it('each by a scale of its own are read, and so is an MR of a few scales', async () => {
    const own = makeSeries({ slice: k => ({ replace: replacing(ds(0x00281053, `1.${k}`)) }) });
    expect((await read(own)).volume.voxels[31]).toBe(Math.round(1.1 * 101));
    const [mr] = await list(
      withOwn([2], ds(0x00281053, '2'), { replace: replacing({ tag: 0x00080060, vr: 'CS', value: 'MR' }) }),
    );
    expect(mr!.role).toBe('mr');
  });
});

describe('pixels beyond rows and columns', () => {
  it('are refused, not cut off', async () => {
    const [series] = await list(makeSeries({ pixels: new Int16Array(6 * 5 + 6) }));
    expect(series!.problems.map(({ code }) => code)).toEqual(['surplus-pixels']);
    expect(series!.problems[0]!.message).toContain('72 bytes where its rows and columns take 60');
  });
});

describe('slices that are missing in turn', () => {
  const kept = (
    indices: readonly number[],
    numbers: (k: number) => number,
    thicknessMm?: string,
  ): ScanFile[] =>
    makeSeries({
      count: indices.length,
      positionOf: n => [10, 20, 30 + 0.75 * indices[n]!],
      slice: n => ({
        replace: replacing(
          numbered(numbers(indices[n]!)),
          ...(thicknessMm ? [ds(0x00180050, thicknessMm)] : []),
        ),
      }),
    });
  const odd = Array.from({ length: 14 }, (_, n) => 2 * n);

  it('but for one, which makes the gaps uneven, are refused and counted', async () => {
    const [series] = await list(kept([...odd, 27], k => k + 1));
    expect(series!.problems.map(({ code }) => code)).toEqual(['missing-slices']);
    expect(series!.problems[0]!.message).toMatch(/^13 slices are missing/);
    expect(series!.rescues).toEqual([]);
  });

  it('in one part of the stack are refused and counted', async () => {
    const [series] = await list(kept([...odd, ...Array.from({ length: 14 }, (_, n) => 27 + n)], k => k + 1));
    expect(series!.problems[0]!.message).toMatch(/^13 slices are missing/);
  });

  it('all over are refused where number and thickness say so', async () => {
    const [series] = await list(kept(odd, k => k + 1, '0.75'));
    expect(series!.problems[0]!.message).toMatch(/^Of every 2 slices only one is there/);
    const [thick] = await list(kept(odd, k => k + 1, '1.5'));
    expect(thick!.problems).toEqual([]);
  });

  it('are not, where the slices are numbered one by one: that part was scanned so', async () => {
    const order = [...odd, 27, 28, 29, 30, 31];
    const series = await read(kept(order, k => order.indexOf(k) + 1));
    expect(series.rescues.map(({ code }) => code)).toEqual(['spacing-evened']);
  });
});

describe('an end slice that is lost to damage', () => {
  it('is named, and warned of in the plan', async () => {
    const files = makeSeries({ count: 6 });
    const noise = Uint8Array.from({ length: 900 }, (_, n) => (n * 37) % 251);
    const { rescues, volume } = await read([...files.slice(0, 5), memoryFile('ct/005', noise)]);
    expect(volume.sizeVoxels[2]).toBe(5);
    expect(rescues.map(({ code, amount }) => [code, amount])).toEqual([['slices-lost', 1]]);
    const [check] = checkDoubts(rescues);
    expect(check).toMatchObject({ id: 'scan-complete', status: 'warn', value: 1, unit: 'count' });
    expect(check!.message).toMatch(/^005 \(not a DICOM file\).*copy the series from its source again\.$/);
  });

  it('is not seen in a file of another name or another folder', async () => {
    const strangers = ['ct/notes.txt', 'other/005'].map(path =>
      memoryFile(path, new Uint8Array(900).fill(65)),
    );
    expect((await read([...makeSeries(), ...strangers])).rescues).toEqual([]);
  });
});

describe('repeats at every place', () => {
  const twice = (number: (set: number, k: number) => number, time?: (set: number, k: number) => string) =>
    [0, 1].flatMap(set =>
      makeSeries({
        count: 4,
        path: `set${set}`,
        slice: k => ({
          pixels: new Int16Array(30).fill(100 * set + k),
          // Names in an order that has nothing to do with it.
          replace: replacing(
            named(1 + ((5 * (4 * set + k)) % 11)),
            numbered(number(set, k)),
            ...(time ? [{ tag: 0x00080033, vr: 'DS', value: time(set, k) } as const] : []),
          ),
        }),
      }),
    );
  const values = async (files: readonly ScanFile[]): Promise<number[][]> => {
    const inventory = await inspectScan(files);
    if (!inventory.ok) throw new Error(inventory.problem.message);
    const found: number[][] = [];
    for (const { uid } of inventory.value.series) {
      const one = await readSeries(inventory.value, uid);
      if (one.ok) found.push([0, 1, 2, 3].map(k => one.value.volume.voxels[30 * k]!));
    }
    return found;
  };
  const parted = [
    [0, 1, 2, 3],
    [100, 101, 102, 103],
  ];

  it('are parted by numbers or, where these restart, by times; else they are refused, never mixed', async () => {
    expect(await values(twice((set, k) => 1 + k + 4 * set))).toEqual(parted);
    expect(await values(twice((set, k) => 1 + 2 * k + set))).toEqual(parted);
    expect(
      await values(
        twice(
          (_, k) => 1 + k,
          (set, k) => String(120000 + 300 * set + k),
        ),
      ),
    ).toEqual(parted);
    expect(await values(twice((_, k) => 1 + k))).toEqual([]);
    // Numbers say one thing and times another.
    const torn = twice(
      (set, k) => 1 + k + 4 * (k % 2 ? set : 1 - set),
      (set, k) => String(120000 + 300 * set + k),
    );
    expect(await values(torn)).toEqual([]);
  });
});

describe('passes laid into each other by half a slice', () => {
  const passes = (thickness: string, numbers: (set: number, k: number) => number): ScanFile[] =>
    [0, 1].flatMap(set =>
      makeSeries({
        count: 4,
        path: `pass${set}`,
        positionOf: k => [0, 0, k + set / 2],
        slice: k => ({ replace: replacing(numbered(numbers(set, k)), ds(0x00180050, thickness)) }),
      }),
    );

  it('are two volumes where their slices are thick enough, told apart by their numbers alone', async () => {
    const series = await list(passes('1', (set, k) => 1 + k + 4 * set));
    expect(series.map(({ sizeVoxels, usable }) => [sizeVoxels[2], usable])).toEqual([
      [4, true],
      [4, true],
    ]);
  });

  it('are one where each fills the gaps of the other, or where they are numbered along the stack', async () => {
    expect(await list(passes('0.5', (set, k) => 1 + k + 4 * set))).toHaveLength(1);
    expect(await list(passes('1', (set, k) => 1 + 2 * k + set))).toHaveLength(1);
  });
});

describe('values that are no Hounsfield units', () => {
  /** A ball in air: 64 x 64 x 50 voxels with noise, scaled as a scanner has it. */
  const scan = (air: number, tissue: number, bone: number): ScanFile[] =>
    makeSeries({
      count: 50,
      columns: 64,
      rows: 64,
      slice: k => ({
        pixels: Int16Array.from({ length: 64 * 64 }, (_, i) => {
          const r = Math.hypot((i % 64) - 32, Math.floor(i / 64) - 32, k - 25);
          return (r < 18 ? tissue : r < 21 ? bone : air) + ((i * 7919 + k * 104729) % 61) - 30;
        }),
      }),
    });

  it('are doubted where nothing is like air, and said to be in the plan', async () => {
    expect((await read(scan(-1000, 40, 1200))).rescues).toEqual([]);
    for (const air of [-520, 0, 310]) {
      const { rescues } = await read(scan(air, 900, 2400));
      expect(rescues.map(({ code }) => code)).toEqual(['no-air']);
      expect(Math.abs(rescues[0]!.amount - air)).toBeLessThan(30);
      const [check] = checkDoubts(rescues);
      expect(check).toMatchObject({ id: 'scan-values', status: 'warn', unit: 'HU' });
      expect(check!.message).toMatch(/not near -1000.*cone beam.*A bone threshold in HU means nothing here/);
    }
  });

  it('need no rescale where the rest of a series has none either', async () => {
    expect((await read(makeSeries({ replace: without(0x00281052, 0x00281053) }))).rescues).toEqual([]);
  });
});
