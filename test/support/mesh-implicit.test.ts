import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { implicitDistance, type Implicit } from './mesh-implicit';
import type { P3 } from './vec';

/**
 * A ball with a bump: not a true distance (the bump's field is scaled), but an exact zero set and a
 * bounded slope.
 */
const egg: Implicit = {
  slope: 1,
  at: (x, y, z) => Math.hypot(x, y, z * 0.6) - 12,
  within: () => egg,
};

describe("the examiner's truth about an implicit solid", () => {
  const { distance, corners } = implicitDistance(egg, [0, 0, 0], 24, 0.4);
  it('lays every corner on the zero surface', () => {
    let worst = 0;
    for (let i = 0; i < corners.length; i += 3) {
      worst = Math.max(worst, Math.abs(egg.at(corners[i]!, corners[i + 1]!, corners[i + 2]!)));
    }
    expect(corners.length / 9).toBeGreaterThan(20_000);
    expect(worst).toBeLessThan(1e-6);
  });
  it('gives the distance to a spheroid as its Lagrangian does', () => {
    const random = seededRandom(7);
    for (let n = 0; n < 200; n++) {
      const p: P3 = [random.between(-16, 16), random.between(-16, 16), random.between(-23, 23)];
      const exact = spheroidDistance(p, 12, 20);
      const d = distance(p);
      expect(Math.abs(Math.abs(d) - exact)).toBeLessThan(0.006);
      if (exact > 0.01) expect(d < 0).toBe(egg.at(...p) < 0);
    }
  });
});

/**
 * Distance to the spheroid x2 + y2 over a2 plus z2 over c2 = 1, by fine search in the meridian and
 * golden section.
 */
function spheroidDistance(p: P3, a: number, c: number): number {
  const r = Math.hypot(p[0], p[1]);
  const far = (t: number): number => Math.hypot(a * Math.cos(t) - r, c * Math.sin(t) - p[2]);
  let best = 0;
  for (let k = 0; k <= 2000; k++) {
    const t = (Math.PI * k) / 2000 - Math.PI / 2;
    if (k === 0 || far(t) < far(best)) best = t;
  }
  let low = best - 0.002;
  let high = best + 0.002;
  for (let n = 0; n < 60; n++) {
    const m1 = low + 0.382 * (high - low);
    const m2 = low + 0.618 * (high - low);
    if (far(m1) < far(m2)) high = m2;
    else low = m1;
  }
  return far((low + high) / 2);
}
