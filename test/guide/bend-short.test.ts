import { expect, it } from 'vitest';
import { distance, normalize, type Vec3 } from '../../geometry/core/vector';
import type { Foot } from '../../geometry/guide/placed-foot';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { compareBend, soleOf } from '../support/compare-bend';
import { design, guideInput, smooth, target, trajectoryOn } from '../support/guide-sites';
import type { P3 } from '../support/vec';

const index = buildSurfaceIndex(smooth);

/** A foot on the skull below a place, square to it. */
function footBelow([x, y]: readonly [number, number]): Foot {
  const [hit] = index.castRay([x, y, 60], [0, 0, -1]);
  const [px, py, pz] = hit!.point;
  return { pointLps: hit!.point, normalLps: normalize<Vec3>([px / 30 ** 2, py / 45 ** 2, pz / 28 ** 2]) };
}

/** The short form of test/check/stiffness.test.ts: one guide, coarse voxels. */
it('bends as elastic voxels of the finished guide do, to 20 %', async () => {
  const feet = (
    [
      [-10, -6],
      [24, 12],
      [4, 30],
    ] as const
  ).map(footBelow);
  const asked = guideInput(smooth, [trajectoryOn(smooth, target, [14, 5, 60])], { support: 'feet' });
  const made = await design({ ...asked, feet, quality: 'preview' });
  const sleeve = made.sleeves[0]!;
  const { footDiameterMm } = asked.guide.feet;
  const { estimated, judged } = compareBend(
    {
      mesh: made.mesh,
      insertion: [...made.insertionLps] as unknown as P3,
      lowerLip: sleeve.lowerLipLps,
      upperLip: sleeve.upperLipLps,
      outerDiameterMm: sleeve.outerDiameterMm,
      rests: feet.map(f => soleOf(f.pointLps, f.normalLps, footDiameterMm / 2, asked.guide.contactGapMm)),
      modulusMpa: 1387,
    },
    made.bends[0]!,
    { lipToTargetMm: distance(sleeve.lowerLipLps, target), holding: 'hinged', cells: [1.6, 1.2] },
  );
  expect(Math.abs(estimated.axisDeg / judged.axisDeg - 1)).toBeLessThan(0.2);
  expect(Math.abs(estimated.targetMm / judged.targetMm - 1)).toBeLessThan(0.2);
});
