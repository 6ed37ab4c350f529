import { describe, expect, it } from 'vitest';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { inventoryJson, type SeriesSummary } from '../../geometry/scan/scan-inventory';
import { makeSeries } from '../support/make-series';
import { replacing, type TestElement } from '../support/write-dicom';

const patient = (value: string): TestElement => ({ tag: 0x00100020, vr: 'LO', value });
const born = (value: string): TestElement => ({ tag: 0x00100030, vr: 'LO', value });

async function inspectOne(shape: Parameters<typeof makeSeries>[0]): Promise<SeriesSummary> {
  const found = await inspectScan(makeSeries(shape));
  if (!found.ok) throw new Error(found.problem.message);
  expect(found.value.series).toHaveLength(1);
  return found.value.series[0]!;
}

describe('half of one animal under half of another', () => {
  it('is refused, and both are named', async () => {
    const series = await inspectOne({
      count: 10,
      slice: k => ({ replace: replacing(patient(k < 6 ? 'K9-0042' : 'K9-0077')) }),
    });
    expect(series.usable).toBe(false);
    expect(series.role).toBe(null);
    expect(series.problems[0]).toMatchObject({
      code: 'several-animals',
      message:
        "The series holds slices of 2 patient IDs (0010,0020; K9-0042: 6; K9-0077: 4 slices), so they are not one animal's scan; give the slices of one animal and one study.",
      where: 'ct/006',
    });
  });

  it.each([
    [
      'studies',
      (k: number) => ({ studyUid: k < 3 ? '1.2.3.100' : '1.2.3.101' }),
      '1.2.3.100: 3; 1.2.3.101: 2',
    ],
    [
      'birth dates',
      (k: number) => ({ replace: replacing(born(k === 4 ? '20190330' : '20120101')) }),
      '2012-01-01: 4; 2019-03-30: 1',
    ],
  ])('is refused by its %s', async (name, slice, listed) => {
    const series = await inspectOne({ slice });
    expect(series.usable).toBe(false);
    expect(series.problems[0]!.message).toContain(`of 2 ${name} (`);
    expect(series.problems[0]!.message).toContain(listed);
  });

  it('is no offer to fill in a slice either', async () => {
    const files = makeSeries({
      count: 12,
      slice: k => ({ replace: replacing(patient(k < 6 ? 'A' : 'B')) }),
    }).filter((_, k) => k !== 5);
    const found = await inspectScan(files);
    expect(found.ok && found.value.series.map(({ offer, usable }) => [offer, usable])).toEqual([
      [null, false],
    ]);
  });

  it('is one animal where some slices do not say, or pad the same number otherwise', async () => {
    const series = await inspectOne({
      slice: k =>
        k === 0 ? {} : { replace: replacing(patient(k % 2 === 0 ? 'K9-0042 ' : 'K9-\u200b0042')) },
    });
    expect(series.usable).toBe(true);
    expect(series.identity.patientId).toMatch(/^K9-0042$/);
  });
});

describe('what is read of whose scan it is', () => {
  it('is the number, the dates and the study, and no name of anybody', async () => {
    const files = makeSeries({
      replace: replacing(
        patient('K9-0042'),
        born('20190330'),
        { tag: 0x00100040, vr: 'CS', value: 'F' },
        { tag: 0x00080020, vr: 'LO', value: '20260102' },
        { tag: 0x00102201, vr: 'LO', value: 'Canine' },
        { tag: 0x00102297, vr: 'PN', value: 'Owner^Secret' },
      ),
    });
    const found = await inspectScan(files);
    if (!found.ok) throw new Error(found.problem.message);
    expect(found.value.series[0]!.identity).toEqual({
      patientId: 'K9-0042',
      birthDate: '2019-03-30',
      sex: 'F',
      studyUid: '1.2.3.100',
      studyDate: '2026-01-02',
    });
    expect(found.value.series[0]!.species).toBe('Canine');
    expect(JSON.stringify(inventoryJson(found.value))).not.toContain('Secret');
  });

  it('is no date where the file gives none of the calendar', async () => {
    const series = await inspectOne({ replace: replacing({ tag: 0x00080020, vr: 'LO', value: '20260231' }) });
    expect(series.identity.studyDate).toBe(null);
  });
});
