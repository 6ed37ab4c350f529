import { describe, expect, it } from 'vitest';
import type { DataSet } from '../../../geometry/scan/dicom/data-set';
import { openDataSet } from '../../../geometry/scan/dicom/open-data-set';
import {
  readFileTraits,
  readOrientation,
  readPixelSpacing,
  readPlane,
  readRescale,
  readThickness,
  readTraits,
} from '../../../geometry/scan/dicom/read-slice-groups';
import type { SliceHeader } from '../../../geometry/scan/source/slice-header';
import type { SliceTraits } from '../../../geometry/scan/source/slice-traits';
import { group } from '../../support/make-enhanced';
import { replacing, without, writeSlice, type TestElement } from '../../support/write-dicom';

/** A data set with these elements beside some of those of a small slice. */
function dataOf(...elements: readonly TestElement[]): DataSet {
  const replace = new Map([
    ...without(0x00080008, 0x00200032, 0x00200037, 0x00280030, 0x00281052, 0x00281053),
    ...replacing(...elements),
  ]);
  return openDataSet(writeSlice({ columns: 2, rows: 2, replace }), true)!.elements.data;
}
const ds = (tag: number, value: string): TestElement => ({ tag, vr: 'DS', value });
const cs = (tag: number, value: string): TestElement => ({ tag, vr: 'CS', value });
const fd = (tag: number, value: number): TestElement => ({ tag, vr: 'FD', value });
const ul = (tag: number, value: number): TestElement => ({ tag, vr: 'UL', value });
const us = (tag: number, value: number): TestElement => ({ tag, vr: 'US', value });
const nothing = dataOf();

describe('readPlane', () => {
  const whole = {
    position: [7, 8, 9],
    rowDirection: [0, 1, 0],
    columnDirection: [0, 0, 1],
    pixelSpacingMm: [3, 4],
  } as unknown as SliceHeader;
  const placed = dataOf(group(0x00209113, ds(0x00200032, '1\\2\\3')));
  const turned = dataOf(group(0x00209116, ds(0x00200037, '1\\0\\0\\0\\0\\-1')));
  const measured = dataOf(group(0x00289110, ds(0x00280030, '0.5\\0.25')));

  it('takes each from the group that says it, and the rest from the top', () => {
    expect(readPlane([nothing], whole)).toEqual(whole);
    expect(readPlane([placed], whole)).toEqual({ ...whole, position: [1, 2, 3] });
    expect(readPlane([nothing, turned], whole)).toEqual({
      ...whole,
      rowDirection: [1, 0, 0],
      columnDirection: [0, 0, -1],
    });
    expect(readPlane([placed, measured], whole)).toEqual({
      ...whole,
      position: [1, 2, 3],
      pixelSpacingMm: [0.25, 0.5],
    });
  });

  it('takes the first of two groups that says it', () => {
    const other = dataOf(group(0x00209113, ds(0x00200032, '4\\5\\6')));
    const silent = dataOf(group(0x00209113, cs(0x00080008, 'X')));
    expect(readPlane([placed, other], whole).position).toEqual([1, 2, 3]);
    expect(readPlane([silent, other], whole).position).toEqual([4, 5, 6]);
  });
});

describe('what an image says of its plane', () => {
  it.each([
    ['1\\0\\0\\0\\1\\0', [1, 0, 0], [0, 1, 0]],
    ['1\\2\\3\\4\\5\\6', [1, 2, 3], [4, 5, 6]],
    ['1\\0\\0\\0\\1', null, null],
    ['1\\0\\0\\0\\1\\0\\0', null, null],
  ])('of directions %s', (words, rowDirection, columnDirection) => {
    expect(readOrientation(dataOf(ds(0x00200037, words)))).toEqual({ rowDirection, columnDirection });
  });

  it('is [between columns, between rows], of two values and no more', () => {
    expect(readPixelSpacing(dataOf(ds(0x00280030, '0.3\\0.2')))).toEqual([0.2, 0.3]);
    expect(readPixelSpacing(dataOf(ds(0x00280030, '0.3')))).toBeNull();
    expect(readPixelSpacing(dataOf(ds(0x00280030, '1\\2\\3')))).toBeNull();
    expect(readPixelSpacing(nothing)).toBeNull();
  });

  it('is its thickness, where a group has one', () => {
    expect(readThickness([nothing])).toBeUndefined();
    expect(readThickness([nothing, dataOf(group(0x00289110, ds(0x00180050, '1.25')))])).toBe(1.25);
  });
});

describe('readRescale', () => {
  const rescale = (...elements: TestElement[]): DataSet => dataOf(group(0x00289145, ...elements));
  const [slope, intercept] = [ds(0x00281053, '2.5'), ds(0x00281052, '-1000')];

  it('needs slope and intercept', () => {
    expect(readRescale([rescale(slope, intercept)])).toEqual({ slope: 2.5, intercept: -1000, type: '' });
    expect(readRescale([rescale(slope)])).toBeNull();
    expect(readRescale([rescale(intercept)])).toBeNull();
    expect(readRescale([nothing])).toBeNull();
  });

  it('takes each of them from the first group that says it, and the type in capitals', () => {
    const own = rescale(slope);
    const shared = rescale(ds(0x00281053, '1'), intercept, { tag: 0x00281054, vr: 'LO', value: 'hu' });
    expect(readRescale([own, shared])).toEqual({ slope: 2.5, intercept: -1000, type: 'HU' });
  });
});

/** Each of the traits has a word of its own, so that none stands for another. */
const WHOLE: SliceTraits = {
  ...{ stack: 'a', imageType: 'B', kernel: 'c', voltage: 'd', echo: 'e', time: 'f' },
  ...{ bValue: 'g', inversion: 'h', trigger: 'i', acquisition: 'j', acquired: 'k' },
};
const NONE = Object.fromEntries(Object.keys(WHOLE).map(key => [key, ''])) as unknown as SliceTraits;

describe('readFileTraits', () => {
  it('says nothing of what the file does not say', () => {
    expect(readFileTraits(nothing)).toEqual(NONE);
  });

  it.each<[Partial<SliceTraits>, TestElement]>([
    [{ imageType: 'ORIGINAL\\PRIMARY' }, cs(0x00080008, 'original\\ primary ')],
    [{ kernel: 'B60s' }, cs(0x00181210, 'B60s')],
    [{ voltage: '120' }, ds(0x00180060, '120')],
    [{ echo: '2' }, ds(0x00180086, '2')],
    [{ echo: '11.5' }, ds(0x00180081, '11.5')],
    [{ time: '3' }, ds(0x00200100, '3')],
    [{ bValue: '1000.5' }, fd(0x00189087, 1000.5)],
    [{ bValue: '0.333333' }, fd(0x00189087, 1 / 3)],
    [{ inversion: '900' }, ds(0x00180082, '900')],
    [{ trigger: '40' }, ds(0x00181060, '40')],
    [{ acquisition: '4' }, ds(0x00200012, '4')],
    [{ acquired: '101500' }, ds(0x00080032, '101500')],
    [{ acquired: '20260102101500' }, ds(0x0008002a, '20260102101500')],
  ])('gives %j', (said, element) => {
    expect(readFileTraits(dataOf(element))).toEqual({ ...NONE, ...said });
  });

  it('prefers the number of an echo to its time, and a time of day to date and time', () => {
    const both = dataOf(
      ds(0x00180086, '2'),
      ds(0x00180081, '11.5'),
      ds(0x00080032, '1'),
      ds(0x0008002a, '2'),
    );
    expect(readFileTraits(both)).toEqual({ ...NONE, echo: '2', acquired: '1' });
  });

  it('takes a weighting that is no double for none', () => {
    expect(readFileTraits(dataOf(ds(0x00189087, '1000'))).bValue).toBe('');
  });
});

describe('readTraits', () => {
  it('leaves to the file what no group says', () => {
    expect(readTraits([nothing], WHOLE)).toEqual(WHOLE);
  });

  it.each<[Partial<SliceTraits>, TestElement]>([
    [{ stack: '7' }, group(0x00209111, cs(0x00209056, '7'))],
    [{ echo: '12.5' }, group(0x00189114, fd(0x00189082, 12.5))],
    [{ imageType: 'ORIGINAL\\MR' }, group(0x00189226, cs(0x00089007, 'original\\mr'))],
    [{ imageType: 'DERIVED\\CT' }, group(0x00189329, cs(0x00089007, 'derived\\ct'))],
    [{ kernel: 'H30' }, group(0x00189314, cs(0x00181210, 'H30'))],
    [{ voltage: '80' }, group(0x00189325, ds(0x00180060, '80'))],
    [{ bValue: '500' }, group(0x00189117, fd(0x00189087, 500))],
    [{ inversion: '250' }, group(0x00189115, fd(0x00189079, 250))],
    [{ trigger: '31' }, group(0x00189118, fd(0x00209153, 31))],
    [{ time: '0' }, group(0x00209111, ul(0x00209128, 0))],
    [{ acquisition: '0' }, group(0x00209111, us(0x00209156, 0))],
  ])('gives %j', (said, element) => {
    expect(readTraits([nothing, dataOf(element)], WHOLE)).toEqual({ ...WHOLE, ...said });
  });

  it('leaves to the file what a group names without a value', () => {
    const empty = dataOf(
      group(0x00209111, cs(0x00209056, '')),
      group(0x00189114, ds(0x00189082, '')),
      group(0x00189226, cs(0x00089007, '')),
      group(0x00189314, cs(0x00181210, '')),
      group(0x00189325, ds(0x00180060, '')),
      group(0x00189117, ds(0x00189087, '')),
      group(0x00189115, ds(0x00189079, '')),
      group(0x00189118, ds(0x00209153, '')),
    );
    expect(readTraits([empty], WHOLE)).toEqual(WHOLE);
  });

  it('takes the frame type of an MR before that of a CT', () => {
    const both = dataOf(group(0x00189226, cs(0x00089007, 'A')), group(0x00189329, cs(0x00089007, 'B')));
    expect(readTraits([both], WHOLE).imageType).toBe('A');
  });
});
