import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../geometry/core/random';
import { chooseSeries } from '../../../geometry/scan/choose-series';
import { inspectScan } from '../../../geometry/scan/inspect-scan';
import { readSeries } from '../../../geometry/scan/read-series';
import type { ScanFile } from '../../../geometry/scan/source/scan-file';
import type { ScanInventory } from '../../../geometry/scan/scan-inventory';
import { caseSchema } from '../../../geometry/plan/document/case-schema';
import { group, makeEnhanced } from '../../support/make-enhanced';
import { makeSeries, type SeriesShape } from '../../support/make-series';
import { replacing, without, type TestElement } from '../../support/write-dicom';

async function inspect(files: readonly ScanFile[]): Promise<ScanInventory> {
  const random = seededRandom(7);
  const shuffled = files
    .map(file => ({ file, key: random.uniform() }))
    .sort((a, b) => a.key - b.key)
    .map(({ file }) => file);
  const inventory = await inspectScan(shuffled);
  if (!inventory.ok) throw new Error(inventory.problem.message);
  return inventory.value;
}

const listed = ({ series }: ScanInventory) =>
  series.map(({ uid, description, slices, usable }) => [uid, description, slices, usable]);

/** The first voxel of every slice of one volume. */
async function corners(inventory: ScanInventory, uid: string): Promise<number[]> {
  const read = await readSeries(inventory, uid);
  if (!read.ok) throw new Error(read.problem.message);
  const { voxels, sizeVoxels } = read.value.volume;
  return Array.from({ length: sizeVoxels[2] }, (_, k) => voxels[k * sizeVoxels[0] * sizeVoxels[1]]!);
}

const U = '1.2.3.200';
let made = 0;
/** Five slices of the one series, with `elements` in each and values that begin at `first`. */
function stack(first: number, elements: readonly TestElement[], shape: SeriesShape = {}): ScanFile[] {
  made++;
  return makeSeries({
    path: `stack${made}`,
    ...shape,
    slice: k => ({
      pixels: Int16Array.from({ length: 30 }, () => first + k),
      replace: replacing(
        { tag: 0x00080018, vr: 'UI', value: `1.9.${made}.${k}` },
        { tag: 0x00200013, vr: 'IS', value: String(1 + k + first) },
        ...elements,
      ),
    }),
  });
}

const cs = (tag: number, value: string) => ({ tag, vr: 'CS', value }) as const;
const is = (tag: number, value: string) => ({ tag, vr: 'IS', value }) as const;
const sh = (tag: number, value: string) => ({ tag, vr: 'SH', value }) as const;

describe('a series that holds several volumes', () => {
  const cases: readonly (readonly [string, number, readonly string[], (v: string) => TestElement])[] = [
    ['kernel', 0x00181210, ['B31s', 'H70h'], v => sh(0x00181210, v)],
    ['echo', 0x00180086, ['1', '2'], v => is(0x00180086, v)],
    ['time', 0x00200100, ['2', '10'], v => is(0x00200100, v)],
    ['acquisition', 0x00200012, ['3', '4'], v => is(0x00200012, v)],
  ];
  it.each(cases)('is split by %s', async (name, _tag, values, elementOf) => {
    const files = values.flatMap((value, n) => stack(100 * n, [elementOf(value)]));
    const inventory = await inspect(files);
    expect(listed(inventory).map(row => row.slice(0, 3))).toEqual(
      [...values]
        .sort((a, b) => (`${name} ${a}` < `${name} ${b}` ? -1 : 1))
        .map(value => [`${U}#${name}=${value}`, `test series (${name} ${value})`, 5]),
    );
    for (const [n, value] of values.entries()) {
      expect(await corners(inventory, `${U}#${name}=${value}`)).toEqual(
        [0, 1, 2, 3, 4].map(k => 100 * n + k),
      );
    }
  });

  it('is split by the words in which image types differ', async () => {
    const types = ['ORIGINAL\\PRIMARY\\M\\ND', 'ORIGINAL\\PRIMARY\\P\\ND'];
    const inventory = await inspect(types.flatMap((type, n) => stack(100 * n, [cs(0x00080008, type)])));
    expect(listed(inventory)).toEqual([
      [`${U}#type=M`, 'test series (type M)', 5, true],
      [`${U}#type=P`, 'test series (type P)', 5, true],
    ]);
  });

  it('is split by two things at once, and by order of number where nothing else tells', async () => {
    const four = [1, 2].flatMap(echo =>
      [1, 2].flatMap(time =>
        stack(100 * echo + 10 * time, [is(0x00180086, `${echo}`), is(0x00200100, `${time}`)]),
      ),
    );
    expect((await inspect(four)).series.map(({ uid }) => uid)).toEqual(
      ['1,time=1', '1,time=2', '2,time=1', '2,time=2'].map(rest => `${U}#echo=${rest}`),
    );
    const untold = await inspect([...stack(0, []), ...stack(100, [])]);
    expect(untold.series.map(({ uid }) => uid)).toEqual([`${U}#set=1`, `${U}#set=2`]);
    expect(await corners(untold, `${U}#set=2`)).toEqual([100, 101, 102, 103, 104]);
  });

  it('sets aside localizers of other planes, and the stack is read by the series UID alone', async () => {
    const across = [0, 1].flatMap(n =>
      stack(900, [], { count: 1, orientation: [n, 1 - n, 0, 0, 0, -1], path: `scout${n}` }),
    );
    const inventory = await inspect([...stack(0, []), ...across]);
    expect(listed(inventory)).toEqual([
      [`${U}#plane=1`, 'test series (plane 1)', 5, true],
      [`${U}#plane=2`, 'test series (plane 2)', 1, false],
      [`${U}#plane=3`, 'test series (plane 3)', 1, false],
    ]);
    expect(await corners(inventory, U)).toEqual([0, 1, 2, 3, 4]);
  });

  it('of several sizes or pixel sizes is several volumes', async () => {
    const small = makeSeries({ path: 'small', columns: 3, rows: 3 });
    const fine = makeSeries({ path: 'fine', pixelSpacing: [0.25, 0.25] });
    expect((await inspect([...makeSeries(), ...small])).series.map(({ uid }) => uid)).toEqual([
      `${U}#matrix=3x3`,
      `${U}#matrix=6x5`,
    ]);
    expect((await inspect([...makeSeries(), ...fine])).series.map(({ uid }) => uid)).toEqual([
      `${U}#pixels=0.25x0.25`,
      `${U}#pixels=0.5x0.5`,
    ]);
  });

  it('is not chosen from by guess, and its parts can be named in a case file', async () => {
    const inventory = await inspect([...stack(0, [is(0x00180086, '1')]), ...stack(9, [is(0x00180086, '2')])]);
    const choice = chooseSeries(inventory, U);
    expect(choice.ok ? '' : choice.problem.code).toBe('no-such-series');
    expect(choice.ok ? '' : choice.problem.message).toContain(`${U}#echo=2`);
    const { scans } = caseSchema.shape;
    const scan = { id: 'ct', role: 'ct', path: 'ct', series: inventory.series[1]!.uid };
    expect(scans.safeParse([scan]).success).toBe(true);
    expect(scans.safeParse([{ ...scan, series: `${U}#../..` }]).success).toBe(false);
  });
});

describe('a series that is one volume', () => {
  it.each([
    ['interleaved passes', (k: number) => is(0x00200012, String(k % 2))],
    ['a trigger time for each slice', (k: number) => ({ tag: 0x00181060, vr: 'DS', value: `${k}` }) as const],
    ['a kernel that changes on the way', (k: number) => sh(0x00181210, k < 3 ? 'A' : 'B')],
    ['image types as they come', (k: number) => cs(0x00080008, `ORIGINAL\\PRIMARY\\${k % 2 ? 'A' : 'B'}`)],
  ])('stays one with %s', async (_name, elementOf) => {
    const inventory = await inspect(makeSeries({ slice: k => ({ replace: replacing(elementOf(k)) }) }));
    expect(inventory.series.map(({ uid, usable }) => [uid, usable])).toEqual([[U, true]]);
  });

  it('stays one where a file was copied: copies are no second volume', async () => {
    const once = stack(0, []);
    const again = once.map(file => ({ ...file, path: `copy/${file.path}` }));
    expect((await inspect([...once, ...again])).series.map(({ uid }) => uid)).toEqual([U]);
  });

  it('stays one where a slice is turned by a tenth of a degree', async () => {
    const turned = [0.9999985, 0.0017453, 0, -0.0017453, 0.9999985, 0];
    const inventory = await inspect(makeSeries({ slice: k => (k === 4 ? { orientation: turned } : {}) }));
    expect(inventory.series[0]!.problems.map(({ code }) => code)).toEqual(['several-orientations']);
  });
});

describe('an Enhanced file', () => {
  const content = (...elements: TestElement[]) => group(0x00209111, ...elements);
  const frames = (groupsOf: (n: number) => readonly TestElement[]) =>
    [0, 1].flatMap(n =>
      Array.from({ length: 4 }, (_, k) => ({
        position: [0, 0, k],
        groups: groupsOf(n),
        pixels: Int16Array.from({ length: 30 }, () => 100 * n + k),
      })),
    );

  it('is split by the temporal positions of its frames', async () => {
    const file = makeEnhanced(frames(n => [content({ tag: 0x00209128, vr: 'UL', value: n + 1 })]));
    const inventory = await inspect([file]);
    expect(inventory.series.map(({ uid }) => uid)).toEqual([`${U}#time=1`, `${U}#time=2`]);
    expect(await corners(inventory, `${U}#time=2`)).toEqual([90, 91, 92, 93]);
  });

  it('is split by stack', async () => {
    const file = makeEnhanced(frames(n => [content(sh(0x00209056, `S${n}`))]));
    expect((await inspect([file])).series.map(({ uid }) => uid)).toEqual([`${U}#stack=S0`, `${U}#stack=S1`]);
  });

  it('of an MR is split by echo time, and each echo is read as an MR', async () => {
    const file = makeEnhanced(
      frames(n => [group(0x00189114, { tag: 0x00189082, vr: 'FD', value: 4.6 * (n + 1) })]),
      { replace: new Map([...replacing(cs(0x00080060, 'MR')), ...without(0x00080008)]) },
    );
    const inventory = await inspect([file]);
    expect(inventory.series.map(({ uid, role }) => [uid, role])).toEqual([
      [`${U}#echo=4.6`, 'mr'],
      [`${U}#echo=9.2`, 'mr'],
    ]);
    const read = await readSeries(inventory, `${U}#echo=9.2`, undefined, undefined, { roles: ['mr'] });
    expect(read.ok && read.value.volume.voxels[30]).toBe(101);
  });
});
