import { describe, expect, it } from 'vitest';
import { drawPlacements } from '../../geometry/accuracy/draw-placement';
import type { Sight } from '../../geometry/accuracy/sight-placement';
import { seededRandom } from '../../geometry/core/random';
import type { Vec3 } from '../../geometry/core/vector';

const hand = { slideMm: 1, turnDeg: 2 };
const press: Vec3 = [0, 0, -1];
const centre: Vec3 = [0, 0, 0];
const turn = (2 * Math.PI) / 180;

/** Standard deviation of the displacement along `across` of what stands at `point`. */
function spreadAt(point: Vec3, across: Vec3, sights: readonly Sight[]): number {
  const drawn = drawPlacements(4000, press, hand, seededRandom(3), { sights, centre });
  const [x, y, z] = point;
  const squares = drawn.map(m => {
    const d = [m[0]! + m[4]! * z - m[5]! * y, m[1]! + m[5]! * x - m[3]! * z, m[2]! + m[3]! * y - m[4]! * x];
    return (d[0]! * across[0] + d[1]! * across[1] + d[2]! * across[2]) ** 2;
  });
  return Math.sqrt(squares.reduce((sum, s) => sum + s, 0) / squares.length);
}

const x: Vec3 = [1, 0, 0];
const y: Vec3 = [0, 1, 0];

describe('drawPlacements with something to go by', () => {
  it('is the hand’s own where there is nothing to see', () => {
    const plain = drawPlacements(40, press, hand, seededRandom(9));
    expect(drawPlacements(40, press, hand, seededRandom(9), { sights: [], centre })).toEqual(plain);
  });

  it('spreads at a sight as an even chance over what shows there allows', () => {
    const sight = { point: [0, 0, 0] as Vec3, across: x, showsMm: 0.5 };
    // 1 mm of the hand and 0.289 mm of the eye: 1 / sqrt(1 + 1 / 0.289^2).
    expect(spreadAt([0, 0, 0], x, [sight])).toBeCloseTo(1 / Math.sqrt(1 + 12), 2);
    // Along the crest nothing is learned.
    expect(spreadAt([0, 0, 0], y, [sight])).toBeCloseTo(1, 2);
  });

  it('leaves the turn about a single sight to the hand, and takes it away with a second far off', () => {
    const one = { point: [0, 0, 0] as Vec3, across: x, showsMm: 0.5 };
    const far: Vec3 = [0, 30, 0];
    const alone = spreadAt(far, x, [one]);
    expect(alone).toBeCloseTo(Math.hypot(1 / Math.sqrt(13), 30 * turn), 1);
    const two = [one, { point: far, across: x, showsMm: 0.5 }];
    expect(spreadAt(far, x, two)).toBeLessThan(0.3);
    // Between the two it is known better than at either.
    expect(spreadAt([0, 15, 0], x, two)).toBeLessThan(spreadAt(far, x, two));
  });

  it('does not depend on the order in which they are looked at', () => {
    const sights = [
      { point: [5, 20, 3] as Vec3, across: x, showsMm: 0.5 },
      { point: [-12, 4, 1] as Vec3, across: y, showsMm: 0.7 },
    ];
    const there = spreadAt([10, 10, -30], y, sights);
    expect(spreadAt([10, 10, -30], y, [...sights].reverse())).toBeCloseTo(there, 6);
  });

  it('learns nothing from a sight that shows nothing', () => {
    const blind = { point: [0, 0, 0] as Vec3, across: x, showsMm: 1e6 };
    expect(spreadAt([0, 0, 0], x, [blind])).toBeCloseTo(1, 3);
  });
});
