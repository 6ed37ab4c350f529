import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries } from '../../geometry/scan/read-series';
import { listScanFiles } from '../../main/files/list-scan-files';
import { sharedFolder } from '../support/shared-data';

const data = sharedFolder('broken');
const enhanced = sharedFolder('enhanced');

async function problemsOf(folder: string): Promise<{ codes: string[]; words: string; code: string }> {
  const listed = await listScanFiles([folder]);
  const inventory = listed.ok ? await inspectScan(listed.value) : listed;
  if (!inventory.ok) throw new Error(inventory.problem.message);
  const read = await readSeries(inventory.value, undefined);
  if (read.ok) throw new Error(`${folder} was read`);
  const codes = inventory.value.series.flatMap(({ problems }) => problems.map(({ code }) => code));
  return { codes, words: read.problem.message, code: read.problem.code };
}

describe.skipIf(!data.isThere)(`sets that must not become a volume${data.note}`, () => {
  it.each([
    ['gantrytilting', ['gantry-tilt'], 'lean by 14.0 degrees'],
    ['notavolume', ['not-a-volume'], 'All 4 images of the series lie at the same place'],
    ['slicecount', ['too-few-slices', 'not-ct'], 'has 2 slices where a volume needs at least 3'],
    [
      'sliceorientation',
      ['several-orientations', 'several-pixel-spacings', 'not-ct'],
      'slices of 2 orientations (2 and 2 slices)',
    ],
  ])('%s is refused in its own words', async (name, expected, words) => {
    const problem = await problemsOf(join(data.path, name));
    expect(problem.codes).toEqual(expected);
    expect(problem.code).toBe(expected[0]);
    expect(problem.words).toContain(words);
  });
});

describe.skipIf(!enhanced.isThere)(`an Enhanced multi-frame file${enhanced.note}`, () => {
  it('is refused in words, and its single frames are read', async () => {
    const problem = await problemsOf(join(enhanced.path, 'multiframe'));
    expect(problem.codes).toEqual(['enhanced-multiframe']);
    expect(problem.words).toContain('holds 3 slices in one file');
    const listed = await listScanFiles([join(enhanced.path, 'image')]);
    const inventory = listed.ok ? await inspectScan(listed.value) : listed;
    if (!inventory.ok) throw new Error(inventory.problem.message);
    const read = await readSeries(inventory.value, undefined);
    if (!read.ok) throw new Error(read.problem.message);
    expect(read.value.volume.sizeVoxels).toEqual([23, 38, 3]);
    expect(read.value.volume.spacingMm).toEqual([0.7, 0.7, 2.5]);
    expect(read.value.volume.originLps).toEqual([46.4649, 5.01881, -177.75]);
  });
});
