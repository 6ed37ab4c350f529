import { describe, expect, it } from 'vitest';
import { improveSeating } from '../../geometry/plan/improve-seating';
import { shiftLength } from '../../geometry/guide/shift-pad';
import { loadKernel } from '../../geometry/solid/load-kernel';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { skullMesh } from '../support/analytic-skull';
import { skullCase, skullGrid, skullPath } from '../support/skull-case';

describe('improveSeating', () => {
  const caseOf = (exposedRadiusMm: number) =>
    skullCase({ guide: { footprintRadiusMm: 10, exposedRadiusMm } });
  const siteOn = async (bone: TriangleMesh) => ({
    bone: { mesh: bone, uncertaintyMm: null },
    kernel: await loadKernel(),
    trajectories: [skullPath(bone)],
    grid: skullGrid,
    softParts: null,
  });
  const before = { radiusMm: 10, shiftMm: { rostral: 0, left: 0 } };

  it('finds a larger pad that seats better on a dome, and tells how far it is', async () => {
    const fractions: number[] = [];
    const site = await siteOn(skullMesh());
    const found = await improveSeating(caseOf(15), site, p => fractions.push(p.fraction));
    if (!found.ok) throw new Error(found.problem.message);
    const { pad, seating95Mm } = found.value;
    expect(pad.before).toEqual(before);
    expect(pad.after.radiusMm).toBeGreaterThan(10);
    expect(pad.after.radiusMm + shiftLength(pad.after.shiftMm)).toBeLessThanOrEqual(15);
    expect(seating95Mm.after).toBeLessThan(0.96 * seating95Mm.before);
    for (let n = 1; n < fractions.length; n++) expect(fractions[n]).toBeGreaterThanOrEqual(fractions[n - 1]!);
  });

  it('moves the pad to the crest beside its entry where that seats better', async () => {
    const found = await improveSeating(caseOf(14), await siteOn(skullMesh(true)));
    if (!found.ok) throw new Error(found.problem.message);
    const { pad, seating95Mm } = found.value;
    // The entry lies to the left of the crest, and there is bone exposed for one step and no growth
    // after it.
    expect(pad).toEqual({ before, after: { radiusMm: 10, shiftMm: { rostral: 0, left: -3 } } });
    expect(seating95Mm.after).toBeLessThan(0.95 * seating95Mm.before);
  });

  it('leaves the pad where no more bone is to be exposed', async () => {
    const found = await improveSeating(caseOf(10), await siteOn(skullMesh()));
    if (!found.ok) throw new Error(found.problem.message);
    expect(found.value.pad).toEqual({ before, after: before });
    expect(found.value.seating95Mm.after).toBe(found.value.seating95Mm.before);
  });

  it('can be cancelled', async () => {
    const control = new AbortController();
    control.abort();
    const site = await siteOn(skullMesh());
    await expect(improveSeating(caseOf(20), site, undefined, control.signal)).rejects.toThrow();
  });
});
