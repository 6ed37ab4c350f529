import { describe, expect, it } from 'vitest';
import { describeSpread, summarizeStudy, wilsonInterval } from '../../../samples/study/summarize-study';
import { failedRow, makeRow } from './make-row';

describe('describeSpread', () => {
  it('gives the papers statistics of known samples', () => {
    expect(describeSpread([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({
      median: 4.5,
      min: 2,
      max: 9,
      mean: 5,
      sd: Math.sqrt(32 / 7),
    });
    expect(describeSpread([3, 1, 2]).median).toBe(2);
  });

  it('has no spread of one value and nothing of none', () => {
    expect(describeSpread([1.5])).toEqual({ median: 1.5, min: 1.5, max: 1.5, mean: 1.5, sd: null });
    expect(describeSpread([])).toEqual({ median: null, min: null, max: null, mean: null, sd: null });
  });
});

it('gives the interval of a share as tables of Wilson have it', () => {
  const [low, high] = wilsonInterval(95, 100);
  expect(low).toBeCloseTo(0.8882, 3);
  expect(high).toBeCloseTo(0.9785, 3);
  expect(wilsonInterval(10, 10)).toEqual([expect.closeTo(0.7225, 3), expect.closeTo(1, 12)]);
});

describe('summarizeStudy', () => {
  const rows = [
    makeRow({ patient: 3, targetErrorMm: 1.6, predicted95Mm: 1.5 }),
    makeRow({ patient: 1, targetErrorMm: 1.5, predicted95Mm: 1.5, entryErrorMm: 2 }),
    makeRow({ patient: 2, targetErrorMm: 0.2 }),
    failedRow(4, 'The guide would catch.'),
    failedRow(5, 'No bone.', { status: 'refused' }),
    makeRow({ patient: 1, variant: 'flat-pad', targetErrorMm: 2.5 }),
    makeRow({ patient: 2, variant: 'flat-pad', targetErrorMm: 0.6 }),
    failedRow(3, 'No guide.', { variant: 'flat-pad' }),
    failedRow(4, 'The guide would catch.', { variant: 'flat-pad' }),
  ];
  const summary = summarizeStudy(rows);

  it('counts every head, those without an outcome too, with their reasons', () => {
    const { patients, failed, refused, reasons } = summary;
    expect({ patients, failed, refused }).toEqual({ patients: 5, failed: 1, refused: 1 });
    expect(reasons).toEqual([
      { patient: 4, reason: 'The guide would catch.' },
      { patient: 5, reason: 'No bone.' },
    ]);
  });

  it('holds each outcome against its own prediction', () => {
    expect(summary.inside95).toBeCloseTo(2 / 3, 12);
    expect(summary.insideEntry95).toBeCloseTo(2 / 3, 12);
    expect(summary.insideAngle95).toBe(1);
    expect(summary.target).toMatchObject({ median: 1.5, min: 0.2, max: 1.6 });
  });

  it('puts the sources in the order of what they moved, each beside its prediction', () => {
    expect(summary.parts.map(p => p.part)).toEqual([
      'print',
      'seating',
      'imaging',
      'surface',
      'sleeve',
      'bending',
    ]);
    expect(summary.parts[0]).toMatchObject({ rmsMm: 0.5, predicted95Mm: 0.9, inside95: 1 });
  });

  it('counts the cost of leaving something out patient by patient, and the patients that it loses', () => {
    expect(summary.ablations).toHaveLength(1);
    const [flat] = summary.ablations;
    expect(flat).toMatchObject({ variant: 'flat-pad', patients: 2, lost: 1 });
    expect(flat!.cost.mean).toBeCloseTo((1 + 0.4) / 2, 12);
    expect(flat!.target.median).toBeCloseTo(1.55, 12);
  });

  it('puts supports side by side, the pad first, and counts who has no outcome as a miss', () => {
    expect(summary.supports).toEqual([]);
    const { supports, ablations } = summarizeStudy([
      ...rows,
      makeRow({ patient: 1, variant: 'auto', targetErrorMm: 0.4, predicted95Mm: 0.9 }),
      makeRow({ patient: 2, variant: 'auto', targetErrorMm: 0.8, predicted95Mm: 0.7 }),
      failedRow(3, 'No guide.', { variant: 'auto' }),
    ]);
    expect(ablations.map(({ variant }) => variant)).toEqual(['flat-pad']);
    expect(supports.map(({ variant }) => variant)).toEqual(['complete', 'auto']);
    expect(supports[0]).toMatchObject({ patients: 5, operated: 3, underOneMm: 1 / 5 });
    expect(supports[1]).toMatchObject({
      ...{ patients: 3, operated: 2, p95Mm: 0.8, underOneMm: 2 / 3, inside95: 1 / 2 },
      predicted95Mm: expect.closeTo(0.8, 12) as number,
    });
  });

  it('summarizes nothing without a fault', () => {
    expect(summarizeStudy([])).toMatchObject({ patients: 0, inside95: null, inside95Interval: null });
  });
});
