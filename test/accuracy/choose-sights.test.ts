import { describe, expect, it } from 'vitest';
import { chooseSights } from '../../geometry/accuracy/choose-sights';
import type { Sight } from '../../geometry/accuracy/sight-placement';
import type { Vec3 } from '../../geometry/core/vector';

const x: Vec3 = [1, 0, 0];
const y: Vec3 = [0, 1, 0];
const search = {
  sightOf: (one: Sight) => one,
  fits: () => true,
  most: 3,
  rests: [
    [18, 0, 0],
    [-18, 0, 0],
    [0, 18, 0],
    [0, -18, 0],
  ] as Vec3[],
  press: [0, 0, -1] as Vec3,
  hand: { slideMm: 1, turnDeg: 2 },
};
const at = (point: Vec3, across: Vec3, showsMm = 0.5): Sight => ({ point, across, showsMm });

describe('chooseSights', () => {
  it('takes one across each way first, and none that repeats what is known', () => {
    const offered = [at([0, 30, 0], x), at([0, 30.5, 0], x), at([30, 0, 0], y), at([0, -30, 0], x)];
    const chosen = chooseSights({ ...search, offered });
    expect(new Set(chosen.slice(0, 2).map(s => s.across))).toEqual(new Set([x, y]));
    expect(chosen).not.toContain(offered[chosen.includes(offered[0]!) ? 1 : 0]);
  });

  it('takes none that shows less than the hand is sure of anyway', () => {
    expect(chooseSights({ ...search, offered: [at([0, 30, 0], x, 9)] })).toEqual([]);
  });

  it('takes no more than asked, and none that does not fit', () => {
    const offered = [at([0, 30, 0], x), at([30, 0, 0], y)];
    expect(chooseSights({ ...search, offered, most: 1 })).toHaveLength(1);
    expect(chooseSights({ ...search, offered, most: 0 })).toEqual([]);
    const fits = (one: Sight): boolean => one.across === y;
    expect(chooseSights({ ...search, offered, fits })).toEqual([offered[1]]);
  });
});
