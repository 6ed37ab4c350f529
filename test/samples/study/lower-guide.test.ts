import { describe, expect, it } from 'vitest';
import type { SolidField } from '../../../geometry/accuracy/simulate-seating';
import { lowerGuide } from '../../../samples/study/lower-guide';

const field = (distance: (x: number, y: number, z: number) => number): SolidField => ({
  at(x, y, z, out) {
    out.set([Math.min(4, distance(x, y, z)), 0, 0, 1]);
  },
});
const face = Float64Array.of(0, 0, 0.15, 3, 0, 0.15, 0, 3, 0.15);

describe('lowerGuide', () => {
  it('lets a guide down onto level bone', () => {
    expect(
      lowerGuide(
        face,
        field((_x, _y, z) => z),
        [0, 0, 1],
      ),
    ).toBe(0);
  });

  it('stops it at a ledge that juts out over its place', () => {
    // A bar of 1 mm across y = 0 over x = 3, its top 6 mm up.
    const bar = (x: number, z: number): number => Math.hypot(x - 3, z - 5.5) - 0.5;
    const high = lowerGuide(
      face,
      field((x, _y, z) => Math.min(z, bar(x, z))),
      [0, 0, 1],
    );
    expect(high + 0.15).toBeGreaterThan(5.8);
    expect(high + 0.15).toBeLessThan(6);
  });

  it('does not take a place on the wrong side of a folded surface for bone', () => {
    const folded = field((_x, _y, z) => (z > 3.5 && z < 4.5 ? -z : z));
    expect(lowerGuide(face, folded, [0, 0, 1])).toBe(0);
  });
});
