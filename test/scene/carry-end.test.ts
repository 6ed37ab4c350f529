import { expect, it, vi } from 'vitest';
import type { Vec3 } from '../../geometry/core/vector';
import { carryEnd } from '../../renderer/scene/carry-end';
import { poseFrom, projectPoint } from '../../renderer/scene/orbit-camera';

const size = { widthPx: 400, heightPx: 300 };
/** Half a millimetre to the pixel, seen from dorsal (-y) with rostral (+z) up. */
const pose = poseFrom([0, -1, 0], [0, 0, 1], [10, 20, 30], 150);
const fail = (error: unknown): never => {
  throw error;
};

it('carries a target in the plane through it that faces the eye, as far as the pointer goes', () => {
  const told: (readonly [Vec3, boolean])[] = [];
  const from: Vec3 = [12, 35, 28];
  const carrier = carryEnd({ end: 'target', from, pose, size }, fail, (...call) => told.push(call), fail);
  carrier.carry(40, -10, false);
  carrier.carry(40, -10, true);
  expect(told.map(([, done]) => done)).toEqual([false, true]);
  const [at] = told[1]!;
  expect(at[1]).toBeCloseTo(35, 9);
  expect(Math.hypot(at[0] - 12, at[2] - 28)).toBeCloseTo(Math.hypot(20, 5), 9);
  expect(at[2]).toBeCloseTo(33, 9);
  const [x, y] = projectPoint(pose, size, from);
  const [toX, toY] = projectPoint(pose, size, at);
  expect([toX - x, toY - y]).toEqual([expect.closeTo(40, 9), expect.closeTo(-10, 9)]);
});

it('carries an entry along the bone under the pointer, one question at a time, and lets go where it was last', async () => {
  const asked: (readonly [number, number])[] = [];
  const answers: ((point: Vec3 | null) => void)[] = [];
  const boneAt = (...at: readonly [number, number]): Promise<Vec3 | null> => {
    asked.push(at);
    return new Promise(done => answers.push(done));
  };
  const told: (readonly [Vec3, boolean])[] = [];
  const from: Vec3 = [10, 0, 30];
  const carrier = carryEnd({ end: 'entry', from, pose, size }, boneAt, (...call) => told.push(call), fail);
  carrier.carry(1, 0, false);
  carrier.carry(2, 0, false);
  carrier.carry(3, 5, false);
  expect(asked).toEqual([[201, 150]]);
  answers[0]!([11, 1, 30]);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  // The one between was passed over.
  expect(asked[1]).toEqual([203, 155]);
  carrier.carry(90, 0, true);
  answers[1]!([12, 1, 29]);
  await vi.waitFor(() => expect(asked).toHaveLength(3));
  // Let go beside the bone.
  answers[2]!(null);
  await vi.waitFor(() => expect(told).toHaveLength(3));
  expect(told).toEqual([
    [[11, 1, 30], false],
    [[12, 1, 29], false],
    [[12, 1, 29], true],
  ]);
});
