import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import { improveSeating } from '../../geometry/plan/improve-seating';
import { parseCase } from '../../geometry/plan/parse-case';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { buildSurfaceIndex } from '../../geometry/surface/build-surface-index';
import { skullMesh } from '../support/analytic-skull';

const aim: Vec3 = [18, 5, 60];
const target: Vec3 = [4, 5, 4];

describe('improveSeating', () => {
  const parsed = parseCase({
    format: 'bregma-case',
    version: 1,
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    orientation: { dorsal: [0, 0, 1], rostral: [0, -1, 0], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
    trajectories: [{ id: 'T1', targetLps: target, entryLps: aim }],
    guide: { footprintRadiusMm: 12 },
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const bone = skullMesh(true);
  const directionLps = normalize(patientVector(...subtract<Vec3>(target, aim)));
  const entry = buildSurfaceIndex(bone).castRay(aim, directionLps)[0]!.point;
  const site = async () => ({
    bone: { mesh: bone, uncertaintyMm: null },
    kernel: await loadKernel(),
    trajectories: [
      { id: 'T1', targetLps: patientPoint(...target), entrySurfaceLps: patientPoint(...entry), directionLps },
    ],
    grid: {
      spacingMm: [0.5, 0.5, 0.5] as const,
      axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)] as const,
    },
  });

  it('finds a pad nearer to the crest and larger that seats better, and tells how far it is', async () => {
    const fractions: number[] = [];
    const found = await improveSeating(parsed.value, await site(), p => fractions.push(p.fraction));
    if (!found.ok) throw new Error(found.problem.message);
    const { pad, seating95Mm } = found.value;
    expect(pad.before).toEqual({ radiusMm: 12, shiftMm: { rostral: 0, left: 0 } });
    expect(pad.after.radiusMm).toBeGreaterThan(12);
    // The entry lies to the left of the crest: the pad is moved to the right.
    expect(pad.after.shiftMm.left).toBeLessThanOrEqual(-3);
    expect(pad.after.shiftMm.rostral).toBe(0);
    expect(seating95Mm.after).toBeLessThan(0.9 * seating95Mm.before);
    for (let n = 1; n < fractions.length; n++) expect(fractions[n]).toBeGreaterThanOrEqual(fractions[n - 1]!);
  });

  it('leaves the pad on the bone that is to be exposed', async () => {
    const { guide } = parsed.value;
    const c = { ...parsed.value, guide: { ...guide, exposedRadiusMm: guide.footprintRadiusMm } };
    const found = await improveSeating(c, await site());
    if (!found.ok) throw new Error(found.problem.message);
    expect(found.value.pad.after).toEqual(found.value.pad.before);
    expect(found.value.seating95Mm.after).toBe(found.value.seating95Mm.before);
  });

  it('can be cancelled', async () => {
    const control = new AbortController();
    control.abort();
    await expect(improveSeating(parsed.value, await site(), undefined, control.signal)).rejects.toThrow();
  });
});
