import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { cross, dot, normalize, type Vec3 } from '../../geometry/core/vector';
import {
  blendPoses,
  fit,
  orbit,
  pan,
  poseFrom,
  projectPoint,
  rayThrough,
  zoomAt,
  type CameraPose,
} from '../../renderer/scene/orbit-camera';

const size = { widthPx: 640, heightPx: 400 };
const ball = { center: [300, -200, 40] as const, radiusMm: 90 };
const random = seededRandom(11);
const vector = (): Vec3 => [random.between(-1, 1), random.between(-1, 1), random.between(-1, 1)];
const somePose = (): CameraPose =>
  poseFrom(vector(), vector(), [300 + 20 * vector()[0], -200, 40], random.between(20, 300));

const expectFrame = ({ right, up, back }: CameraPose): void => {
  for (const v of [right, up, back]) expect(Math.hypot(...v)).toBeCloseTo(1, 9);
  expect(dot(right, up)).toBeCloseTo(0, 9);
  cross(right, up).forEach((value, k) => expect(value).toBeCloseTo(back[k]!, 9));
};

describe('the parallel camera', () => {
  it('shows the far end of the ray through a pixel at that pixel', () => {
    for (let n = 0; n < 100; n++) {
      const pose = somePose();
      const [x, y] = [random.between(0, 640), random.between(0, 400)];
      const { origin, direction } = rayThrough(pose, size, x, y, ball);
      const far = 500 * random.uniform();
      const p: Vec3 = [
        origin[0] + far * direction[0],
        origin[1] + far * direction[1],
        origin[2] + far * direction[2],
      ];
      const seen = projectPoint(pose, size, p);
      expect(seen[0]).toBeCloseTo(x, 6);
      expect(seen[1]).toBeCloseTo(y, 6);
    }
  });

  it('starts its rays before everything in the ball', () => {
    for (let n = 0; n < 50; n++) {
      const pose = somePose();
      const { origin, direction } = rayThrough(pose, size, 10, 20, ball);
      const ahead = dot(
        [ball.center[0] - origin[0], ball.center[1] - origin[1], ball.center[2] - origin[2]],
        direction,
      );
      expect(ahead).toBeGreaterThan(ball.radiusMm);
    }
  });

  it('zooms with what is under the pointer staying there', () => {
    for (let n = 0; n < 50; n++) {
      const pose = somePose();
      const { origin } = rayThrough(pose, size, 123, 321, ball);
      const seen = projectPoint(zoomAt(pose, size, 1.7, 123, 321), size, origin);
      expect(seen[0]).toBeCloseTo(123, 6);
      expect(seen[1]).toBeCloseTo(321, 6);
    }
    expect(zoomAt(somePose(), size, 1e9, 0, 0).heightMm).toBe(2);
  });

  it('pans by the pixels asked for', () => {
    const pose = somePose();
    const before = projectPoint(pose, size, ball.center);
    const after = projectPoint(pan(pose, size, 17, -9), size, ball.center);
    expect(after[0] - before[0]).toBeCloseTo(17, 6);
    expect(after[1] - before[1]).toBeCloseTo(-9, 6);
  });

  it('stays a right-handed frame through a thousand turns and does not roll', () => {
    const pole = normalize<Vec3>([0.05, -0.99, -0.07]);
    let pose = poseFrom([1, 0.2, 0.1], pole, ball.center, 100);
    for (let n = 0; n < 1000; n++) {
      pose = orbit(pose, pole, random.between(-0.3, 0.3), random.between(-0.1, 0.1));
    }
    expectFrame(pose);
    expect(dot(pose.right, pole)).toBeCloseTo(0, 6);
  });

  it('turns the near side with the hand: right to the right, down to the bottom, upside down too', () => {
    const pole: Vec3 = [0, 0, 1];
    for (const up of [1, -1]) {
      const pose = poseFrom([1, 0, 0], [0, 0, up], [0, 0, 0], 100);
      const near: Vec3 = [10, 0, 0];
      const turned = projectPoint(orbit(pose, pole, 0.2, 0), size, near);
      expect(turned[0]).toBeGreaterThan(325);
      const tilted = projectPoint(orbit(pose, pole, 0, 0.2), size, near);
      expect(tilted[1]).toBeGreaterThan(205);
    }
  });

  it('fits a ball into the narrower side', () => {
    for (const [widthPx, heightPx] of [
      [640, 400],
      [300, 700],
    ] as const) {
      const pose = fit(somePose(), ball, { widthPx, heightPx });
      const acrossPx = (2 * ball.radiusMm * heightPx) / pose.heightMm;
      expect(acrossPx).toBeLessThan(Math.min(widthPx, heightPx));
      expect(acrossPx).toBeGreaterThan(0.9 * Math.min(widthPx, heightPx));
    }
  });

  it('blends between views, opposite ones too, through sound frames', () => {
    const from = poseFrom([1, 0, 0], [0, 0, 1], [0, 0, 0], 100);
    const to = poseFrom([-1, 0, 0], [0, 0, 1], [10, 0, 0], 400);
    expect(blendPoses(from, to, 0)).toBe(from);
    expect(blendPoses(from, to, 1)).toBe(to);
    for (const part of [0.1, 0.5, 0.9]) expectFrame(blendPoses(from, to, part));
    expect(blendPoses(from, to, 0.5).heightMm).toBeCloseTo(200, 9);
  });

  it('has a view even where up lies along the line of sight', () => {
    expectFrame(poseFrom([0, 0, 2], [0, 0, 1], [0, 0, 0], 10));
  });
});
