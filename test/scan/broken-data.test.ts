import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries } from '../../geometry/scan/read-series';
import { listScanFiles } from '../../main/files/list-scan-files';
import { sharedFolder } from '../support/prerequisites';

const data = sharedFolder('broken');

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
    ['notavolume', ['not-a-volume'], 'All 4 images of the series lie at the same place'],
    ['slicecount', ['too-few-slices', 'not-ct'], 'has 2 slices where a volume needs at least 3'],
    [
      'sliceorientation',
      ['several-orientations', 'several-pixel-spacings', 'not-ct'],
      'slices of 2 orientations (2 and 2 slices)',
    ],
  ])('%s is refused in its own words', async (name, expected, words) => {
    const problem = await problemsOf(join(data.path, name, '001'));
    expect(problem.codes).toEqual(expected);
    expect(problem.code).toBe(expected[0]);
    expect(problem.words).toContain(words);
  });
});

describe.skipIf(!data.isThere)(`a set that is rescued${data.note}`, () => {
  it('gantrytilting is put upright, and says so', async () => {
    const listed = await listScanFiles([join(data.path, 'gantrytilting')]);
    const inventory = listed.ok ? await inspectScan(listed.value) : listed;
    if (!inventory.ok) throw new Error(inventory.problem.message);
    const read = await readSeries(inventory.value, undefined);
    if (!read.ok) throw new Error(read.problem.message);
    expect(read.value.series.tiltDeg).toBeCloseTo(14, 1);
    expect(read.value.rescues.map(({ code }) => code)).toEqual(['tilt-removed']);
    expect(read.value.rescues[0]!.message).toContain('leaned by 14.0 degrees');
    const [, rows] = read.value.volume.sizeVoxels;
    expect(rows).toBeGreaterThan(512);
  });
});
