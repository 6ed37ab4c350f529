import { describe, expect, it } from 'vitest';
import { voxelPoint } from '../../../geometry/core/frames';
import { inspectScan } from '../../../geometry/scan/inspect-scan';
import { readSeries, type ReadSeries } from '../../../geometry/scan/read-series';
import type { ScanFile } from '../../../geometry/scan/source/scan-file';
import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import { voxelToPatient } from '../../../geometry/volume/volume';
import { makeSeries } from '../../support/make-series';
import { memoryFile } from '../../support/memory-file';

async function summaryOf(files: readonly ScanFile[]): Promise<SeriesSummary> {
  const inventory = await inspectScan(files);
  if (!inventory.ok) throw new Error(inventory.problem.message);
  return inventory.value.series[0]!;
}

async function read(files: readonly ScanFile[], interpolateMissing = false): Promise<ReadSeries> {
  const inventory = await inspectScan(files);
  if (!inventory.ok) throw new Error(inventory.problem.message);
  const result = await readSeries(inventory.value, undefined, undefined, undefined, { interpolateMissing });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const PIXEL_MM = 0.5;
const COLUMNS = 30;
const ROWS = 26;
/** A smooth thing in the patient frame, HU. */
const huAt = (x: number, y: number, z: number): number =>
  200 * Math.sin(0.5 * x + 0.4 * z) + 300 * Math.cos(0.6 * y - 0.3 * z) + 10 * z;

/** Slices of `huAt` with their first pixels at the given places, turned along x and y. */
function scanAt(positions: readonly (readonly [number, number, number])[]): ScanFile[] {
  return makeSeries({
    columns: COLUMNS,
    rows: ROWS,
    pixelSpacing: [PIXEL_MM, PIXEL_MM],
    count: positions.length,
    positionOf: k => positions[k]!,
    slice: k => {
      const [x, y, z] = positions[k]!;
      const pixels = Int16Array.from({ length: COLUMNS * ROWS }, (_, n) =>
        Math.round(huAt(x + PIXEL_MM * (n % COLUMNS), y + PIXEL_MM * Math.floor(n / COLUMNS), z)),
      );
      return { pixels };
    },
  });
}

/** The largest difference from `huAt` over the voxels that are not padding, and how many are. */
function compare({ volume }: ReadSeries, marginPx = 4): { worstHu: number; scanned: number } {
  const [ni, nj, nk] = volume.sizeVoxels;
  const isPadding = (i: number, j: number, k: number): boolean =>
    i < 0 || j < 0 || i >= ni || j >= nj || volume.voxels[i + ni * (j + nj * k)] === -1024;
  let worstHu = 0;
  let scanned = 0;
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++) {
        if (isPadding(i, j, k)) continue;
        scanned++;
        const m = marginPx;
        if ([i - m, i + m].some(a => isPadding(a, j, k)) || [j - m, j + m].some(b => isPadding(i, b, k)))
          continue;
        const p = voxelToPatient(volume, voxelPoint(i, j, k));
        worstHu = Math.max(worstHu, Math.abs(volume.voxels[i + ni * (j + nj * k)]! - huAt(p[0], p[1], p[2])));
      }
    }
  }
  return { worstHu, scanned };
}

const lean = (deg: number) => Math.tan((deg * Math.PI) / 180);

describe('a series that leans', () => {
  it.each([
    ['5 degrees along its columns', 0, lean(5)],
    ['20 degrees the other way', 0, -lean(20)],
    ['12 degrees along its rows', lean(12), 0],
    ['14 degrees slantwise', lean(10), -lean(10)],
  ])('by %s is put upright, each voxel at its place', async (_name, alongX, alongY) => {
    const files = scanAt(
      Array.from({ length: 9 }, (_, k) => [7 + 0.8 * k * alongX, -3 + 0.8 * k * alongY, 40 + 0.8 * k]),
    );
    const result = await read(files);
    const { volume, series, rescues } = result;
    const deg = (Math.atan(Math.hypot(alongX, alongY)) * 180) / Math.PI;
    expect(series.tiltDeg).toBeCloseTo(deg, 2);
    expect(series.uniform).toBe(true);
    expect(rescues).toMatchObject([{ code: 'tilt-removed', unit: 'deg', slices: [] }]);
    expect(rescues[0]!.amount).toBeCloseTo(deg, 2);
    expect(rescues[0]!.message).toContain(`leaned by ${deg.toFixed(1)} degrees`);
    expect(series.sizeVoxels).toEqual(volume.sizeVoxels);
    const { worstHu, scanned } = compare(result);
    // Of a range of 1,000 HU.
    expect(worstHu).toBeLessThan(4);
    // Rows and columns at the rim fall to either side of the half pixel; nothing else is added or
    // lost.
    expect(Math.abs(scanned / (9 * COLUMNS * ROWS) - 1)).toBeLessThan(0.05);
  });

  it('does not come nearer than a scan does to what lies beyond its slices', async () => {
    const files = scanAt(Array.from({ length: 9 }, (_, k) => [0, 0.3 * k, k]));
    const { volume } = await read(files);
    const [ni, nj] = volume.sizeVoxels;
    // 2.4 mm of lean at 0.5 mm: five rows more; the last slice begins at the fifth.
    expect(volume.sizeVoxels).toEqual([COLUMNS, ROWS + 5, 9]);
    expect([...volume.voxels.subarray(ni * (ROWS + 1), ni * nj)].every(value => value === -1024)).toBe(true);
    const last = volume.voxels.subarray(8 * ni * nj);
    expect([...last.subarray(0, 4 * ni)].every(value => value === -1024)).toBe(true);
  });

  it('refuses one slice that stands aside of the lean, and a lean that no gantry has', async () => {
    const aside = scanAt(Array.from({ length: 9 }, (_, k) => [k === 4 ? 0.1 : 0, 0.2 * k, k]));
    expect((await summaryOf(aside)).problems.map(({ code }) => code)).toEqual(['shifted-slices']);
    const steep = scanAt(Array.from({ length: 9 }, (_, k) => [0, 0.9 * k, k]));
    expect((await summaryOf(steep)).problems[0]!.message).toContain('further than any gantry tilts');
  });
});

describe('a series with unequal gaps', () => {
  const uneven = [0, 0.5, 1.1, 1.8, 2.3, 2.7, 3.4, 4, 4.6, 5.1, 5.6, 6.3];

  it('is evened out, at its finer gaps, and says the widest', async () => {
    const result = await read(scanAt(uneven.map(z => [0, 0, z])));
    const { series, volume, rescues } = result;
    expect(series.uniform).toBe(false);
    expect(series.usable).toBe(true);
    expect(volume.spacingMm[2]).toBeCloseTo(6.3 / 13, 9);
    expect(series.spacingMm![2]).toBeCloseTo(volume.spacingMm[2], 5);
    expect(rescues).toMatchObject([{ code: 'spacing-evened', amount: 0.7, unit: 'mm' }]);
    expect(rescues[0]!.message).toContain('0.400 to 0.700 mm');
    expect(compare(result).worstHu).toBeLessThan(10);
  });

  it('and a lean is put right in both', async () => {
    const result = await read(scanAt(uneven.map(z => [0, 0.2 * z, z])));
    expect(result.rescues.map(({ code }) => code)).toEqual(['tilt-removed', 'spacing-evened']);
    expect(compare(result, 6).worstHu).toBeLessThan(10);
  });

  it('is read where one part was scanned more coarsely, and refused where a gap is too wide for either', async () => {
    const parts = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5];
    const two = await summaryOf(scanAt(parts.map(z => [0, 0, z])));
    expect(two.rescues).toMatchObject([{ code: 'spacing-evened', amount: 1 }]);
    const odd = await summaryOf(scanAt([0, 1, 2, 3, 5.6, 6.6, 7.6].map(z => [0, 0, z])));
    expect(odd.problems.map(({ code }) => code)).toEqual(['unequal-spacing']);
    expect(odd.problems[0]!.message).toContain('between ct/003 and ct/004 the gap is 2.60 mm');
  });
});

describe('a series that lacks slices', () => {
  const without = (...missing: number[]) =>
    scanAt([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(k => !missing.includes(k)).map(k => [0, 0, 0.8 * k]));

  it('is refused where one is missing, with an offer, and read whole once that is agreed to', async () => {
    const files = without(4);
    const summary = await summaryOf(files);
    expect(summary).toMatchObject({ usable: false, role: null, uniform: false, rescues: [], slices: 9 });
    expect(summary.problems).toMatchObject([{ code: 'missing-slice', where: 'ct/003' }]);
    expect(summary.problems[0]!.message).toBe(
      '1 slice is missing: between ct/003 and ct/004 the gap is 1.60 mm where it is 0.80 mm elsewhere; copy or export the whole series again, or agree that it is filled in from its neighbours.',
    );
    expect(summary.offer).toMatchObject({ code: 'slice-interpolated', amount: 1.6, unit: 'mm', slices: [4] });
    await expect(read(files)).rejects.toThrow(/cannot be used. 1 slice is missing/);
    const result = await read(files, true);
    expect(result.rescues).toEqual([summary.offer]);
    expect(result.volume.sizeVoxels).toEqual([COLUMNS, ROWS, 10]);
    expect(result.volume.spacingMm[2]).toBeCloseTo(0.8, 9);
    const whole = (await read(without())).volume.voxels;
    const length = COLUMNS * ROWS;
    const { voxels } = result.volume;
    expect([...voxels.subarray(0, 4 * length)]).toEqual([...whole.subarray(0, 4 * length)]);
    expect([...voxels.subarray(5 * length)]).toEqual([...whole.subarray(5 * length)]);
    expect(compare(result).worstHu).toBeLessThan(10);
  });

  it.each([
    ['two together', [4, 5], '2 slices are missing'],
    ['two apart', [2, 6], '2 slices are missing'],
    ['three', [3, 5, 7], '3 slices are missing'],
  ])('is refused for good where %s are missing', async (_name, missing, words) => {
    const files = without(...missing);
    const summary = await summaryOf(files);
    expect(summary.problems).toMatchObject([{ code: 'missing-slices' }]);
    expect(summary.problems[0]!.message).toContain(words);
    expect(summary.offer).toBeNull();
    await expect(read(files, true)).rejects.toThrow(words);
  });

  it('is offered nothing where something else is wrong as well', async () => {
    const files = without(4);
    const cut = await files[0]!.read(0, files[0]!.sizeBytes - 40);
    const summary = await summaryOf([memoryFile('ct/000', new Uint8Array(cut)), ...files.slice(1)]);
    expect(summary.offer).toBeNull();
  });
});

describe('a series with slices twice', () => {
  const plain = scanAt([0, 1, 2, 3, 4].map(z => [0, 0, z]));

  it('keeps one of each where they are the same, pixel for pixel', async () => {
    const again = await Promise.all(
      [1, 3].map(async k => memoryFile(`other/${k}`, new Uint8Array(await plain[k]!.read()))),
    );
    const result = await read([...again, ...plain]);
    expect(result.series.slices).toBe(5);
    expect(result.rescues).toMatchObject([{ code: 'copies-dropped', amount: 2, unit: 'count' }]);
    expect(result.rescues[0]!.message).toBe(
      '1 is a copy of 001, pixel for pixel and 1 more; of each slice one was kept.',
    );
    expect([...result.volume.voxels]).toEqual([...(await read(plain)).volume.voxels]);
  });

  it('names them from the folder on that holds both where they have one name', async () => {
    const named = async (path: string, file: ScanFile): Promise<ScanFile> =>
      memoryFile(path, new Uint8Array(await file.read()));
    const files = await Promise.all(plain.map((file, k) => named(`Smith/a/00${k}`, file)));
    const { rescues } = await read([...files, await named('Smith/b/001', plain[1]!)]);
    expect(rescues[0]!.message).toBe(
      'b/001 is a copy of a/001, pixel for pixel; of each slice one was kept.',
    );
  });

  it('is refused where two at one place differ in a single pixel', async () => {
    const bytes = new Uint8Array(await plain[2]!.read());
    bytes[bytes.length - 2]! ^= 1;
    const summary = await summaryOf([...plain, memoryFile('other/2', bytes)]);
    expect(summary.problems).toMatchObject([{ code: 'duplicate-slices' }]);
    expect(summary.problems[0]!.message).toContain(
      'ct/002 and other/2 lie at the same place and show different pictures',
    );
    expect(summary.rescues).toEqual([]);
  });
});
