import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { fuseVolumes } from '../../geometry/fusion/fuse-volumes';
import type { FuseOptions, Fusion } from '../../geometry/fusion/fusion';
import { moveVolume } from '../../geometry/fusion/move-volume';
import { composeTransforms, IDENTITY, shiftBy } from '../../geometry/fusion/rigid-transform';
import type { Volume } from '../../geometry/volume/volume';
import { makePair, misplace, targetError } from '../support/fusion-pair';

const pair = makePair(
  'cat',
  't1c',
  { spacingMm: [1.4, 1.4, 1.4], nodeMm: 1.4 },
  { spacingMm: [1.3, 1.3, 1.5] },
);
const ct = pair.ct.volume;

async function fuse(moving: Volume, options: FuseOptions = {}): Promise<Fusion> {
  const fused = await fuseVolumes(ct, moving, options);
  if (!fused.ok) throw new Error(fused.problem.message);
  return fused.value;
}

describe('fuseVolumes', () => {
  it('finds an MR that is declared up to 30 degrees and 40 mm off, seed 3, and says how it went', async () => {
    const off = misplace(pair, 3);
    expect(targetError(IDENTITY, off)).toBeGreaterThan(10);
    const doing: number[] = [];
    const fused = await fuseVolumes(ct, off.mr, {}, ({ fraction }) => doing.push(fraction));
    if (!fused.ok) throw new Error(fused.problem.message);
    const { fixedFromMoving, quality, reasons, metric, overlap } = fused.value;
    expect(targetError(fixedFromMoving, off)).toBeLessThan(0.4);
    expect({ quality, reasons }).toEqual({ quality: 'good', reasons: [] });
    expect(metric).toBeGreaterThan(1.1);
    expect(overlap).toBeGreaterThan(0.8);
    expect(doing).toEqual([...doing].sort((a, b) => a - b));
    expect(doing.at(-1)).toBe(1);
  });

  it('finds a second CT of another day, scanned upside down; near a given start in the same numbers twice', async () => {
    const turned = moveVolume(ct, { rotation: [-1, 0, 0, 0, -1, 0, 0, 0, 1], translationMm: [12, -30, 8] });
    const found = await fuse(turned);
    expect(found.quality).toBe('good');
    const back = moveVolume(turned, found.fixedFromMoving);
    back.originLps.forEach((v, n) => expect(v).toBeCloseTo(ct.originLps[n]!, 0));

    const start = composeTransforms(shiftBy([5, -4, 3]), found.fixedFromMoving);
    const near = [await fuse(turned, { start }), await fuse(turned, { start })];
    expect(near[1]).toEqual(near[0]);
    const again = moveVolume(turned, near[0]!.fixedFromMoving);
    again.originLps.forEach((v, n) => expect(v).toBeCloseTo(ct.originLps[n]!, 0));
  });

  it('does not call an animal of another size good', async () => {
    const larger = {
      ...pair.mr,
      spacingMm: pair.mr.spacingMm.map(s => 1.06 * s) as [number, number, number],
    };
    const { quality, reasons } = await fuse(larger);
    expect(quality).not.toBe('good');
    expect(reasons.map(({ code }) => code)).toContain('fusion-strained');
  });

  it('refuses a scan of one value, and ends when cancelled', async () => {
    const flat: Volume = {
      sizeVoxels: [8, 8, 8],
      voxels: new Int16Array(512),
      originLps: patientPoint(0, 0, 0),
      spacingMm: [2, 2, 2],
      axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
    };
    expect(await fuseVolumes(ct, flat)).toMatchObject({
      ok: false,
      problem: { code: 'no-contrast', message: expect.stringContaining('other scan') as string },
    });
    expect(await fuseVolumes(flat, ct)).toMatchObject({
      problem: { message: expect.stringContaining('planned CT') as string },
    });
    const control = new AbortController();
    const running = fuseVolumes(ct, pair.mr, {}, () => control.abort(), control.signal);
    await expect(running).rejects.toThrow();
  });
});
