import { describe, expect, it } from 'vitest';
import { patientVector } from '../../geometry/core/frames';
import { cross, dot, normalize, type Vec3 } from '../../geometry/core/vector';
import { firstLook, lookAlong, lookFrom, unknownAxes } from '../../renderer/scene/look-from';
import { projectPoint } from '../../renderer/scene/orbit-camera';
import type { AnatomicalAxes, SceneDirection } from '../../renderer/scene/scene-view-props';

const dorsal = normalize(patientVector(0.05, -0.996, -0.072));
const tilted = patientVector(0.04, -0.07, 0.9967);
const onto = dot(tilted, dorsal);
const rostral = normalize(
  patientVector(tilted[0] - onto * dorsal[0], tilted[1] - onto * dorsal[1], tilted[2] - onto * dorsal[2]),
);
const axes: AnatomicalAxes = { dorsal, rostral, left: cross(dorsal, rostral) as AnatomicalAxes['left'] };
const size = { widthPx: 400, heightPx: 400 };

/** Where an axis' tip appears: right and up of the middle, in mm. */
const seen = (direction: SceneDirection, axis: Vec3): [number, number] => {
  const pose = lookFrom(direction, axes, null, [0, 0, 0], 400);
  const [x, y] = projectPoint(pose, size, [10 * axis[0], 10 * axis[1], 10 * axis[2]]);
  return [Math.round(x - 200), Math.round(200 - y)];
};
const negated = (v: Vec3): Vec3 => [-v[0], -v[1], -v[2]];

describe('views by side', () => {
  it('have a right-handed set of axes to stand on', () => {
    for (const { left, dorsal: d, rostral: r } of [axes, unknownAxes]) {
      cross(left, d).forEach((value, k) => expect(value).toBeCloseTo(r[k]!, 9));
    }
  });

  it.each([
    // What is up and what is to the right, seen from each side without mirroring.
    ['dorsal', 'rostral', negated(axes.left)],
    ['ventral', 'rostral', axes.left],
    ['left', 'dorsal', negated(rostral)],
    ['right', 'dorsal', rostral],
    ['rostral', 'dorsal', axes.left],
    ['caudal', 'dorsal', negated(axes.left)],
  ] as const)('from %s: %s up', (direction, up, right) => {
    expect(seen(direction, axes[up])).toEqual([0, 10]);
    expect(seen(direction, right)).toEqual([10, 0]);
  });

  it('along a path: the path is a point and rostral is up', () => {
    const out: Vec3 = [-0.8, -0.57, 0.19];
    const pose = lookFrom('along-path', axes, out, [1, 2, 3], 50);
    expect(dot(pose.back, normalize(out))).toBeCloseTo(1, 9);
    expect(dot(pose.up, rostral)).toBeGreaterThan(0.9);
    expect(dot(pose.right, rostral)).toBeCloseTo(0, 9);
  });

  it('along the nose: dorsal is up', () => {
    const pose = lookAlong(rostral, axes, [0, 0, 0], 50);
    expect(dot(pose.up, dorsal)).toBeCloseTo(1, 9);
  });

  it('first: the left side with dorsal up and the nose to the left of the picture', () => {
    const pose = firstLook(axes, [0, 0, 0], 100);
    expect(dot(pose.back, axes.left)).toBeGreaterThan(0.8);
    expect(dot(pose.right, rostral)).toBeLessThan(-0.8);
    expect(dot(pose.up, dorsal)).toBeGreaterThan(0.8);
  });
});
