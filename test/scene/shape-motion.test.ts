import { describe, expect, it } from 'vitest';
import { distance, dot, subtract, type Vec3 } from '../../geometry/core/vector';
import { shapeMotion } from '../../renderer/scene/shape-motion';

const centreLps: Vec3 = [10, -20, 30];
const points = (ends: readonly number[]): Vec3[] =>
  Array.from({ length: ends.length / 3 }, (_, n) => [ends[3 * n]!, ends[3 * n + 1]!, ends[3 * n + 2]!]);

describe('shapeMotion', () => {
  it('draws a slide as an arrow with two heads, along its direction and about the middle of the face', () => {
    const all = points(shapeMotion({ kind: 'slide', directionLps: [0, 2, 0], centreLps }));
    // A shaft and two barbs at either end.
    expect(all.length).toBe(10);
    const [from, to] = [all[0]!, all[1]!];
    expect(distance(from, to)).toBeCloseTo(28, 9);
    expect(distance(from, centreLps)).toBeCloseTo(14, 9);
    expect(dot(subtract<Vec3>(from, to), [0, 1, 0])).toBeCloseTo(28, 9);
  });

  it.each(['spin', 'rock'] as const)('draws a %s as an arc about its axis', kind => {
    const axis: Vec3 = [0, 0.6, 0.8];
    const arc = points(shapeMotion({ kind, directionLps: axis, centreLps })).slice(0, 72);
    for (const p of arc) {
      expect(distance(p, centreLps)).toBeCloseTo(14, 9);
      expect(dot(subtract<Vec3>(p, centreLps), axis)).toBeCloseTo(0, 9);
    }
  });
});
