import { describe, expect, it } from 'vitest';
import type { Radians } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { distance, type Vec3 } from '../../geometry/core/vector';
import { refinePose } from '../../geometry/fusion/refine-pose';
import {
  composeTransforms,
  IDENTITY,
  shiftBy,
  transformPoint,
  turnAbout,
  type RigidTransform,
} from '../../geometry/fusion/rigid-transform';
import { keepDistinct, poseDistance } from '../../geometry/fusion/search-poses';

const corners: Vec3[] = [
  [40, 0, 0],
  [0, 30, 0],
  [0, 0, 60],
  [-20, -30, -40],
];

/**
 * A measure with one top: how near the corners come to where `truth` has them; flat far away, as
 * information is.
 */
const bump =
  (truth: RigidTransform) =>
  (pose: RigidTransform): number => {
    const squares = corners.reduce(
      (s, p) => s + distance(transformPoint(pose, p), transformPoint(truth, p)) ** 2,
      0,
    );
    return Math.exp(-squares / 4000);
  };

describe('refinePose', () => {
  for (let seed = 1; seed <= 12; seed++) {
    it(`climbs to the top from 8 mm and 12 degrees off, seed ${seed}`, () => {
      const random = seededRandom(seed);
      const [x, y, z] = random.direction();
      const truth = composeTransforms(
        shiftBy([8 * x, 8 * y, 8 * z]),
        turnAbout([5, 5, 5], random.direction(), ((12 * Math.PI) / 180) as Radians),
      );
      const { pose, metric } = refinePose(bump(truth), IDENTITY, [0, 0, 0], {
        stepMm: 3,
        toleranceMm: 0.02,
        rounds: 40,
      });
      expect(metric).toBeGreaterThan(0.9999);
      expect(poseDistance(pose, truth, [0, 0, 0], 50)).toBeLessThan(0.5);
    });
  }

  it('shifts alone where it is told to', () => {
    const truth = composeTransforms(shiftBy([3, -2, 1]), turnAbout([0, 0, 0], [0, 0, 1], 0.2 as Radians));
    const options = { stepMm: 1, toleranceMm: 0.01, shiftsOnly: true };
    const { pose } = refinePose(bump(truth), IDENTITY, [0, 0, 0], options);
    expect(pose.rotation).toEqual(IDENTITY.rotation);
    expect(pose.translationMm[0]).not.toBe(0);
  });
});

describe('keepDistinct', () => {
  it('keeps the best of each group, best first', () => {
    const at = (x: number, metric: number) => ({ pose: shiftBy([x, 0, 0]), metric });
    const kept = keepDistinct([at(0, 1), at(5, 3), at(40, 2), at(80, 0.5)], [0, 0, 0], 2);
    expect(kept.map(({ metric }) => metric)).toEqual([3, 2]);
  });
});
