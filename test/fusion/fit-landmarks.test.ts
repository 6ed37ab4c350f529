import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import type { Radians } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import { fitLandmarks, type LandmarkPair } from '../../geometry/fusion/fit-landmarks';
import {
  composeTransforms,
  invertTransform,
  isRotation,
  shiftBy,
  transformPoint,
  turnAbout,
  turnAngle,
  type RigidTransform,
} from '../../geometry/fusion/rigid-transform';

const somewhere = (seed: number): { motion: RigidTransform; points: Vec3[] } => {
  const random = seededRandom(seed);
  const motion = composeTransforms(
    shiftBy([random.between(-90, 90), random.between(-90, 90), random.between(-90, 90)]),
    turnAbout([5, -6, 7], random.direction(), random.between(0, Math.PI) as Radians),
  );
  const points = Array.from({ length: random.whole(3, 8) }, (): Vec3 => {
    const d = random.direction();
    const r = random.between(20, 60);
    return [r * d[0], r * d[1] - 30, r * d[2] + 100];
  });
  return { motion, points };
};

describe('fitLandmarks', () => {
  for (let seed = 1; seed <= 20; seed++) {
    it(`finds the motion that made the pairs, seed ${seed}`, () => {
      const { motion, points } = somewhere(seed);
      const fit = fitLandmarks(
        points.map(movingLps => ({ movingLps, fixedLps: transformPoint(motion, movingLps) })),
      );
      if (!fit.ok) throw new Error(fit.problem.message);
      expect(fit.value.rmsMm).toBeLessThan(1e-9);
      const left = composeTransforms(invertTransform(motion), fit.value.fixedFromMoving);
      expect(turnAngle(left.rotation)).toBeLessThan(1e-9);
      expect(Math.hypot(...left.translationMm)).toBeLessThan(1e-7);
    });
  }

  it('is beaten by no other motion nearby where the pairs do not quite fit, seed 7', () => {
    const random = seededRandom(7);
    const { motion, points } = somewhere(21);
    const pairs: LandmarkPair[] = points.map(movingLps => {
      const [x, y, z] = transformPoint(motion, movingLps);
      return { movingLps, fixedLps: [x + random.normal(), y + random.normal(), z + random.normal()] };
    });
    const fit = fitLandmarks(pairs);
    if (!fit.ok) throw new Error(fit.problem.message);
    const squares = (t: RigidTransform): number =>
      pairs.reduce((sum, p) => {
        const q = transformPoint(t, p.movingLps);
        return sum + q.reduce((s, v, n) => s + (v - p.fixedLps[n]!) ** 2, 0);
      }, 0);
    const { fixedFromMoving, residualsMm, rmsMm } = fit.value;
    const least = squares(fixedFromMoving);
    expect(least).toBeCloseTo(pairs.length * rmsMm ** 2, 9);
    expect(residualsMm.reduce((s, r) => s + r * r, 0)).toBeCloseTo(least, 9);
    for (let n = 0; n < 200; n++) {
      const [a, b, c] = random.direction();
      const nudge = composeTransforms(
        shiftBy([0.05 * a, 0.05 * b, 0.05 * c]),
        turnAbout(pairs[0]!.fixedLps, random.direction(), random.between(-0.003, 0.003) as Radians),
      );
      expect(squares(composeTransforms(nudge, fixedFromMoving))).toBeGreaterThan(least);
    }
  });

  it('gives a rotation, not a mirror, for pairs that are mirrored', () => {
    const points: Vec3[] = [
      [0, 0, 0],
      [30, 0, 0],
      [0, 20, 0],
      [0, 0, 10],
    ];
    const fit = fitLandmarks(
      points.map(p => ({ movingLps: p, fixedLps: [-p[0], p[1], p[2]] satisfies Vec3 })),
    );
    if (!fit.ok) throw new Error(fit.problem.message);
    expect(isRotation(fit.value.fixedFromMoving.rotation)).toBe(true);
    expect(fit.value.rmsMm).toBeGreaterThan(2);
  });

  it('refuses two pairs, and pairs along a line, in words', () => {
    const line = [0, 10, 20, 30].map(x => ({
      movingLps: [x, 2 * x, 0.02 * x] satisfies Vec3,
      fixedLps: [x, 2 * x, 1] satisfies Vec3,
    }));
    expect(fitLandmarks(line.slice(0, 2))).toMatchObject({ ok: false, problem: { code: 'few-landmarks' } });
    expect(fitLandmarks(line)).toMatchObject({ ok: false, problem: { code: 'landmarks-in-line' } });
  });
});
