import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import type { Progress } from '../../geometry/core/progress';
import { extractBone } from '../../geometry/anatomy/extract-bone';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';
import type { Volume } from '../../geometry/volume/volume';
import { blurredPhantom } from '../surface/blurred-phantom';

const ball =
  (r: number, x0 = 0) =>
  (x: number, y: number, z: number) =>
    Math.hypot(x - x0, y, z) - r;

/**
 * A small head: skull of 9 mm radius in 2 mm of skin, in air, beside a tube that does not touch it.
 */
const head = blurredPhantom(
  [
    { hu: 50, distance: ball(11) },
    { hu: 1400, distance: ball(9) },
    { hu: 40, distance: ball(7) },
    { hu: 800, distance: (x, y) => Math.hypot(x - 12.5, y) - 0.9 },
  ],
  { sizeVoxels: [68, 60, 56], spacingMm: [0.45, 0.45, 0.45], backgroundHu: -1000 },
);

function even(hu: number, spot: number = hu): Volume {
  const voxels = new Int16Array(20 * 20 * 20).fill(hu);
  voxels[4210] = spot;
  return {
    sizeVoxels: [20, 20, 20],
    voxels,
    originLps: patientPoint(0, 0, 0),
    spacingMm: [0.5, 0.5, 0.5],
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
  };
}

describe('extractBone', () => {
  it('gives the skull, refined, without the tube, and says what it learned', async () => {
    const fractions: number[] = [];
    const result = await extractBone(head, {}, ({ fraction }: Progress) => fractions.push(fraction));
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    const bone = result.value;
    expect(bone).toMatchObject({ thresholdHu: 226, surface: 'refined' });
    expect(bone.droppedComponents).toBeGreaterThanOrEqual(1);
    expect(inspectMesh(bone.mesh)).toMatchObject({ manifold: true, shells: 2 });
    expect(bone.uncertaintyMm?.length).toBe(bone.mesh.positions.length / 3);
    expect(bone.blurMm).toBeGreaterThan(0.85);
    expect(bone.blurMm).toBeLessThan(1.05);
    expect(Math.abs(bone.corticalHu! - 1400)).toBeLessThan(100);
    expect(bone.residualMm!.rms).toBeLessThan(0.06);
    const true_ = (4 / 3) * Math.PI * (9 ** 3 - 7 ** 3);
    expect(Math.abs(inspectMesh(bone.mesh).volumeMm3 / true_ - 1)).toBeLessThan(0.02);
    fractions.forEach((f, n) => expect(f).toBeGreaterThanOrEqual(fractions[n - 1] ?? 0));
    expect(fractions.at(-1)).toBe(1);
  });

  it('seeks bone in the crop box alone, and says so where there is none', async () => {
    const crop = { minLps: [-30, -30, -30], maxLps: [30, 30, 0] } as const;
    const result = await extractBone(head, { surface: 'threshold', crop });
    if (!result.ok) throw new Error(result.problem.message);
    const { mesh, droppedComponents, index } = result.value;
    // A bowl: half of a hollow ball, its inside and outside joined by the cut.
    expect(inspectMesh(mesh)).toMatchObject({ manifold: true, shells: 1 });
    const whole = await extractBone(head, { surface: 'threshold' });
    const half = whole.ok ? inspectMesh(whole.value.mesh).volumeMm3 / 2 : 0;
    expect(Math.abs(inspectMesh(mesh).volumeMm3 / half - 1)).toBeLessThan(0.06);
    expect(droppedComponents).toBeGreaterThanOrEqual(1);
    const again = await extractBone(head, { surface: 'threshold', crop, index });
    expect(again.ok && again.value.mesh).toEqual(mesh);
    const brain = { minLps: [-2, -2, -2], maxLps: [2, 2, 2] } as const;
    expect(await extractBone(head, { crop: brain })).toMatchObject({ problem: { code: 'no-bone' } });
    const away = { minLps: [90, 90, 90], maxLps: [99, 99, 99] } as const;
    expect(await extractBone(head, { crop: away })).toMatchObject({ problem: { code: 'crop-empty' } });
  });

  it('leaves the surface at the threshold where asked', async () => {
    const result = await extractBone(head, { surface: 'threshold', thresholdHu: 400 });
    expect(result.ok && result.value).toMatchObject({
      surface: 'threshold',
      thresholdHu: 400,
      uncertaintyMm: null,
      blurMm: null,
      residualMm: null,
    });
  });

  it('gives the same bone from a kept block index', async () => {
    const first = await extractBone(head, { surface: 'threshold' });
    if (!first.ok) throw new Error(first.problem.message);
    const again = await extractBone(head, { surface: 'threshold', index: first.value.index });
    expect(again.ok && again.value.mesh).toEqual(first.value.mesh);
  });

  it.each([
    ['no-bone', even(60), {}],
    ['bone-too-small', even(60, 1200), {}],
    ['bone-fills-volume', even(900), {}],
    ['bad-threshold', even(900), { thresholdHu: Number.NaN }],
  ] as const)('refuses in a whole sentence: %s', async (code, volume, options) => {
    const result = await extractBone(volume, options);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.problem.code).toBe(code);
    expect(result.problem.message).toMatch(/^[A-Z].*: (lower|raise|give) .*\.$/);
  });

  it('stops when cancelled', async () => {
    const control = new AbortController();
    const work = extractBone(head, {}, () => control.abort(), control.signal);
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  });
});
