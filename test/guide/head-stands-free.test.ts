import { describe, expect, it } from 'vitest';
import { headStandsFree } from '../../geometry/guide/head-stands-free';
import type { HeightMap } from '../../geometry/guide/map-heights';
import type { PlacedFoot } from '../../geometry/guide/placed-foot';

/** Bone of a height over every column of half a millimetre, 20 mm to every side. */
const boneOf = (height: (x: number, y: number) => number): HeightMap => {
  const columns = { xMm: -20, yMm: -20, nx: 81, ny: 81, cellMm: 0.5 };
  const at = (n: number): number => height(-20 + (n % 81) / 2, -20 + Math.floor(n / 81) / 2);
  return {
    columns,
    heightMm: Float64Array.from({ length: 81 * 81 }, (_, n) => at(n)),
    isOwn: new Uint8Array(),
  };
};
const upright: PlacedFoot = { point: [0, 0, 0], normal: [0, 0, 1], radiusMm: 2.5 };

describe('the head of a foot, 4 mm in radius and from 2 to 7 mm over the bone', () => {
  it("stands free on flat bone, at the map's edge too", () => {
    expect(
      headStandsFree(
        boneOf(() => 0),
        upright,
      ),
    ).toBe(true);
    expect(
      headStandsFree(
        boneOf(() => 0),
        { ...upright, point: [19, 0, 0] },
      ),
    ).toBe(true);
    expect(
      headStandsFree(
        boneOf(() => -Infinity),
        upright,
      ),
    ).toBe(true);
  });

  it.each([
    [5.5, false],
    [6, true],
  ])('keeps 2 mm off a process that rises beside it, %d mm from its middle: %s', (awayMm, isFree) => {
    for (const side of [1, -1]) {
      expect(
        headStandsFree(
          boneOf(x => (side * x >= awayMm ? 30 : 0)),
          upright,
        ),
      ).toBe(isFree);
      expect(
        headStandsFree(
          boneOf((_, y) => (side * y >= awayMm ? 30 : 0)),
          upright,
        ),
      ).toBe(isFree);
    }
  });

  it.each([
    [2.4, true],
    [2.6, false],
  ])(
    'has bone under its lower half cut from it, not from its upper: a step of %d mm: %s',
    (stepMm, isFree) => {
      expect(
        headStandsFree(
          boneOf(x => (x >= 3 ? stepMm : 0)),
          upright,
        ),
      ).toBe(isFree);
    },
  );

  it('leans with its foot: over what is low on one side, into what is high on the other', () => {
    const lean = Math.PI / 4;
    const foot: PlacedFoot = { ...upright, normal: [Math.sin(lean), 0, Math.cos(lean)] };
    // Its upper rim reaches 7 sin 45 + 4 cos 45 = 7.78 mm aside, and 2 mm are kept off it.
    const slope = (x: number): number => -x;
    expect(
      headStandsFree(
        boneOf(x => (x >= 10 ? 30 : slope(x))),
        foot,
      ),
    ).toBe(true);
    expect(
      headStandsFree(
        boneOf(x => (x >= 9.5 ? 30 : slope(x))),
        foot,
      ),
    ).toBe(false);
    expect(
      headStandsFree(
        boneOf(x => (x <= -6 ? 30 : slope(x))),
        foot,
      ),
    ).toBe(true);
  });
});
