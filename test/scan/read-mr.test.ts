import { describe, expect, it } from 'vitest';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import type { SeriesSummary } from '../../geometry/scan/scan-inventory';
import type { Volume } from '../../geometry/volume/volume';
import { makeSeries, type SeriesShape } from '../support/make-series';
import { replacing, without } from '../support/write-dicom';

const us = (tag: number, value: number) => ({ tag, vr: 'US', value }) as const;
const ds = (tag: number, value: string) => ({ tag, vr: 'DS', value }) as const;
const MR = { tag: 0x00080060, vr: 'CS', value: 'MR' } as const;
const mrSeries = (shape: SeriesShape = {}): ScanFile[] =>
  makeSeries({
    seriesUid: '1.2.840.2',
    ...shape,
    replace: new Map([...without(0x00281052, 0x00281053), ...replacing(MR), ...(shape.replace ?? [])]),
  });

async function readMr(files: readonly ScanFile[]): Promise<{ volume: Volume; series: SeriesSummary }> {
  const inventory = await inspectScan(files);
  if (!inventory.ok) throw new Error(inventory.problem.message);
  const read = await readSeries(inventory.value, undefined, undefined, undefined, { roles: ['mr'] });
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

describe('an MR series', () => {
  it('is read as a volume where an MR is asked for, and never taken for a CT', async () => {
    const files = [...makeSeries(), ...mrSeries({ count: 9 })];
    const { volume, series } = await readMr(files);
    expect(series).toMatchObject({ uid: '1.2.840.2', modality: 'MR', role: 'mr', usable: false });
    expect(series.problems.map(({ code }) => code)).toEqual(['not-ct']);
    expect(volume.sizeVoxels).toEqual([6, 5, 9]);
    expect(volume.originLps).toEqual([10, 20, 30]);
    expect(volume.voxels[30 * 8 + 29]).toBe(829);

    const inventory = await inspectScan(files);
    const ct = inventory.ok ? await readSeries(inventory.value, undefined) : inventory;
    expect(ct.ok && ct.value.series.role).toBe('ct');
    const asked = inventory.ok ? await readSeries(inventory.value, '1.2.840.2') : inventory;
    expect(asked.ok ? '' : asked.problem.message).toContain('it can be laid over a CT');
  });

  it('without geometry has no role', async () => {
    const inventory = await inspectScan(mrSeries({ count: 2 }));
    expect(inventory.ok && inventory.value.series[0]).toMatchObject({ role: null, usable: false });
  });

  it('keeps its stored range under a slope of thousandths, and the ratio of slices scaled each by itself', async () => {
    const small = mrSeries({ replace: replacing(ds(0x00281052, '0'), ds(0x00281053, '0.0004')) });
    expect((await readMr(small)).volume.voxels[30 * 4 + 7]).toBe(407);
    const uneven = mrSeries({
      replace: replacing(ds(0x00281052, '0')),
      slice: k => ({ replace: replacing(ds(0x00281053, k === 4 ? '0.002' : '0.001')) }),
    });
    const { voxels } = (await readMr(uneven)).volume;
    expect([voxels[30 * 4 + 8], voxels[30 * 2 + 8]]).toEqual([408, 104]);
  });

  it('with values of sixteen bits is halved, not clipped, and has no signal in its padding', async () => {
    const values = Uint16Array.of(0, 1000, 65535, 40000);
    const { volume } = await readMr(
      mrSeries({
        columns: 4,
        rows: 1,
        replace: replacing(us(0x00280103, 0), us(0x00280120, 1000)),
        slice: () => ({ pixels: values }),
      }),
    );
    expect([...volume.voxels.subarray(0, 4)]).toEqual([0, 0, 32767, 20000]);
  });
});
