import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { cross, normalize, type Vec3 } from '../../geometry/core/vector';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries, type ReadSeries } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { writeReadVolume } from '../../geometry/scan/write-read-volume';
import { readScan } from '../../main/files/read-scan';
import { makeSeries } from '../support/make-series';
import { memoryFile } from '../support/memory-file';
import { program } from '../support/prerequisites';

const work = mkdtempSync(join(tmpdir(), 'bregma-write-volume-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function read(files: readonly ScanFile[]): Promise<ReadSeries> {
  const inventory = await inspectScan(files);
  if (!inventory.ok) throw new Error(inventory.problem.message);
  const result = await readSeries(inventory.value, undefined, undefined, undefined, { roles: ['ct', 'mr'] });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

async function write(name: string, from: ReadSeries, gzip = false): Promise<Uint8Array> {
  const pieces = await writeReadVolume(name, from, { program: 'Bregma 1.2.3', gzip });
  if (!pieces.ok) throw new Error(pieces.problem.message);
  return new Uint8Array(Buffer.concat(pieces.value));
}

const u = normalize([0.9, 0.3, -0.2] as Vec3);
const w = normalize(cross(u, [0.1, 0.9, 0.4]));
const v = cross(w, u);
const values = (k: number) => Int16Array.from({ length: 45 }, (_, i) => 100 * k + i - 1000);
/** Oblique, its places no round numbers in binary. */
const oblique = (): ScanFile[] =>
  makeSeries({
    count: 7,
    columns: 9,
    orientation: [...u, ...v],
    positionOf: k => [5.1, -20.3, 60.7].map((x, n) => x + 1.5 * k * w[n]!),
    slice: k => ({ pixels: values(k) }),
  });
/** A gantry tilt of 11 degrees, which is taken out. */
const tilted = (): ScanFile[] =>
  makeSeries({
    count: 12,
    columns: 9,
    positionOf: k => [0, 0.2 * k, k],
    slice: k => ({ pixels: values(k) }),
  });

describe('a volume written as it was read', () => {
  it.each([
    ['head.nrrd', false, 1e-12],
    ['head.nrrd', true, 1e-12],
    ['head.nii', false, 2e-5],
    ['head.nii.gz', false, 2e-5],
  ] as const)('as %s (gzip: %s) is read back voxel for voxel and where it lay', async (name, gzip, most) => {
    for (const scan of [oblique(), tilted()]) {
      const ours = await read(scan);
      const again = await read([memoryFile(name, await write(name, ours, gzip))]);
      expect(again.series.role).toBe('ct');
      expect(again.volume.sizeVoxels).toEqual(ours.volume.sizeVoxels);
      expect([...again.volume.voxels]).toEqual([...ours.volume.voxels]);
      const numbers = ({ volume }: ReadSeries) => [
        ...volume.originLps,
        ...volume.spacingMm,
        ...volume.axes.flat(),
      ];
      for (const [n, number] of numbers(again).entries()) {
        expect(Math.abs(number - numbers(ours)[n]!)).toBeLessThan(most);
      }
    }
  });

  it('as NRRD is what the format says, byte by byte', async () => {
    const ours = await read(makeSeries({ count: 3, slice: k => ({ pixels: values(k).subarray(0, 30) }) }));
    const bytes = await write('a.nrrd', ours);
    const head = new TextDecoder('latin1').decode(bytes);
    const end = head.indexOf('\n\n') + 2;
    expect(head.slice(0, end).split('\n')).toEqual([
      'NRRD0005',
      "# Written by Bregma 1.2.3 as it reads the series; not the scanner's own data",
      `# Series: ${ours.series.uid}`,
      '# Values: CT, Hounsfield units',
      '# Repairs: none',
      'type: int16',
      'dimension: 3',
      'space: left-posterior-superior',
      'sizes: 6 5 3',
      'space directions: (0.5,0,0) (0,0.5,0) (0,0,1)',
      'kinds: domain domain domain',
      'endian: little',
      'encoding: raw',
      'space units: "mm" "mm" "mm"',
      'space origin: (10,20,30)',
      'modality:=CT',
      '',
      '',
    ]);
    const view = new DataView(bytes.buffer, end);
    expect(bytes.length - end).toBe(2 * 90);
    expect([0, 1, 29, 30, 89].map(n => view.getInt16(2 * n, true))).toEqual([-1000, -999, -971, -900, -771]);
  });

  it('as NIfTI says the same place twice, in RAS', async () => {
    const ours = await read(oblique());
    const bytes = gunzipSync(await write('a.nii.gz', ours));
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const float = (at: number) => view.getFloat32(at, true);
    expect([252, 254].map(at => view.getInt16(at, true))).toEqual([1, 1]);
    expect(view.getInt16(70, true)).toBe(4);
    expect(view.getUint8(123)).toBe(2);
    expect([float(112), float(116)]).toEqual([1, 0]);
    expect(float(108) % 16).toBe(0);
    expect(float(108)).toBe(bytes.length - 2 * 9 * 5 * 7);
    // The quaternion's matrix, from its definition: v -> q v q*.
    const [b, c, d] = [float(256), float(260), float(264)];
    const a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
    const turned = (p: Vec3): Vec3 => {
      const t = cross([b, c, d], p).map(x => 2 * x) as [number, number, number];
      const s = cross([b, c, d], t);
      return [0, 1, 2].map(n => p[n]! + a * t[n]! + s[n]!) as unknown as Vec3;
    };
    const { axes, spacingMm, originLps } = ours.volume;
    const qfac = float(76);
    expect(qfac).toBe(1);
    for (const axis of [0, 1, 2] as const) {
      const unit = [0, 1, 2].map(n => (n === axis ? 1 : 0)) as unknown as Vec3;
      const [x, y, z] = axes[axis];
      for (const [n, want] of [-x, -y, z].entries()) {
        expect(turned(unit)[n]).toBeCloseTo(want, 6);
        expect(float(280 + 16 * n + 4 * axis)).toBeCloseTo(want * spacingMm[axis], 6);
      }
      expect(float(80 + 4 * axis)).toBeCloseTo(spacingMm[axis], 6);
    }
    for (const [n, want] of [-originLps[0], -originLps[1], originLps[2]].entries()) {
      expect(float(268 + 4 * n)).toBeCloseTo(want, 4);
      expect(float(280 + 16 * n + 12)).toBeCloseTo(want, 4);
    }
  });

  it('names every repair, in one line each', async () => {
    const ours = await read(tilted());
    expect(ours.rescues.length).toBeGreaterThan(0);
    for (const name of ['a.nrrd', 'a.nii']) {
      const text = new TextDecoder().decode(await write(name, ours));
      for (const { message } of ours.rescues) expect(text).toContain(`Repair: ${message}`);
    }
  });

  it('of an MR stays one, and a CT without air stays a CT', async () => {
    const mr = await read([
      memoryFile(
        'mr.nrrd',
        await write('mr.nrrd', {
          ...(await read(oblique())),
          series: { ...(await read(oblique())).series, modality: 'MR' },
        }),
      ),
    ]);
    expect(mr.series).toMatchObject({ role: 'mr', modality: 'MR' });
    const dense = await read(makeSeries({ count: 3 }));
    const again = await read([memoryFile('a.nrrd', await write('a.nrrd', dense))]);
    expect(again.series.role).toBe('ct');
  });

  it('under another name is refused', async () => {
    const pieces = await writeReadVolume('a.stl', await read(oblique()), { program: 'Bregma' });
    expect(pieces).toMatchObject({ ok: false, problem: { code: 'bad-name' } });
  });
});

const { isThere, note } = program('dcm2niix');
it.skipIf(!isThere)(`what dcm2niix makes of an oblique series lies on ours${note}`, async () => {
  mkdirSync(join(work, 'ct'));
  mkdirSync(join(work, 'out'));
  const series = oblique();
  for (const [k, file] of series.entries()) {
    writeFileSync(join(work, `ct/${k}.dcm`), new Uint8Array(await file.read()));
  }
  execFileSync('dcm2niix', ['-z', 'n', '-b', 'n', '-f', 'head', '-o', join(work, 'out'), join(work, 'ct')], {
    stdio: 'ignore',
  });
  expect(readdirSync(join(work, 'out'))).toEqual(['head.nii']);
  const theirs = await readScan([join(work, 'out')]);
  if (!theirs.ok) throw new Error(theirs.problem.message);
  const ours = await read(series);
  const back = await read([memoryFile('a.nii', await write('a.nii', ours))]);
  // dcm2niix numbers rows from the other side: the same points, in another order.
  const placed = ({ volume }: ReadSeries): string[] => {
    const [ni, nj] = volume.sizeVoxels;
    return [...volume.voxels]
      .map((value, n) => {
        const ijk = [n % ni, Math.floor(n / ni) % nj, Math.floor(n / (ni * nj))];
        const at = volume.originLps.map(
          (x, row) =>
            x + ijk.reduce((sum, i, axis) => sum + i * volume.spacingMm[axis]! * volume.axes[axis]![row]!, 0),
        );
        return `${value} at ${at.map(x => x.toFixed(2).replace('-0.00', '0.00')).join()}`;
      })
      .sort();
  };
  expect(placed(back)).toEqual(placed(theirs.value));
});
