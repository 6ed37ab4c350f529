import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { measureTrajectory } from '../../geometry/path/measure-trajectory';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { joinMeshes, makeBall } from '../support/make-meshes';
import { makeScan } from '../support/make-scan';

/**
 * A mean of scalp and air was taken for soft tissue: an entry 1.1 mm off, bone of 4.4 mm for 3.6,
 * without a word.
 */
describe('bone under a thin scalp (0.45 mm voxels, 0.9 mm blur, 20 HU, seed 5)', () => {
  const random = seededRandom(5);
  const draws = Array.from({ length: 16 }, (_, n) => {
    const scalpMm = n === 0 ? 0 : random.between(0.8, 3.2);
    const diploe = random.uniform() < 0.5;
    const thickMm = random.between(diploe ? 2.6 : 1, 4);
    const radiusMm = random.between(16, 28);
    const [turn, offMm, seed] = [random.between(0, 0.35), random.between(-0.15, 0.25), random.whole(1, 1e6)];
    return { scalpMm, diploe, thickMm, radiusMm, turn, offMm, seed };
  });

  it.each(draws)(
    'scalp $scalpMm mm, bone $thickMm mm: entry within 0.11 mm and thickness within 0.15 mm, or it is said',
    ({ scalpMm, diploe, thickMm, radiusMm, turn, offMm, seed }) => {
      const volume = makeScan(
        (x, y, z) => {
          const depth = radiusMm - Math.hypot(x, y, z);
          if (depth < -scalpMm) return -1000;
          if (depth < 0) return 35;
          if (depth > thickMm) return 38;
          return diploe && depth > 0.9 && depth < thickMm - 0.9 ? 600 : 1400;
        },
        { low: [-8, -8, radiusMm - 18], high: [8, 8, radiusMm + 8], seed },
      );
      const mesh = joinMeshes(
        makeBall([0, 0, 0], radiusMm + offMm, 24),
        makeBall([0, 0, 0], radiusMm - thickMm - offMm, 24),
        true,
      );
      const up = patientVector(Math.sin(turn), 0, Math.cos(turn));
      const target = patientPoint(0, 0, radiusMm - 12);
      // Where the line truly leaves and enters: the larger root of |target + t up| = r.
      const b = target[2] * up[2];
      const leaves = (r: number): number => -b + Math.sqrt(b * b - target[2] ** 2 + r * r);
      const { trajectory, checks } = measureTrajectory({
        volume,
        bone: buildSurfaceIndex(mesh),
        mesh,
        endocranium: null,
        sinuses: null,
        request: {
          id: 'T1',
          targetLps: target,
          entryLps: patientPoint(40 * up[0], 0, target[2] + 40 * up[2]),
        },
        // As the refined surface measures them on every scan.
        corticalHu: 1400,
        blurMm: 0.9,
        tool: { diameterMm: 1.8, windowMm: 8, tipMm: 2, lengthMm: 200 },
      });
      const surface = checks.find(check => check.id === 'surface-at-entry')!;
      const entryOff = Math.abs(trajectory!.lengthMm - leaves(radiusMm));
      const thickOff = Math.abs(
        trajectory!.boneThicknessMm - (leaves(radiusMm) - leaves(radiusMm - thickMm)),
      );
      const isRight = entryOff < 0.11 && thickOff < 0.15;
      if (surface.status === 'pass') expect({ entryOff, thickOff, isRight }).toMatchObject({ isRight: true });
      expect({ entryOff, sound: entryOff < 0.3 }).toMatchObject({ sound: true });
    },
  );
});
