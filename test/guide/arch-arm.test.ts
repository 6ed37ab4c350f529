import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { archArm, archOver, headOf, LIFT_MM, sectionAt } from '../../geometry/guide/arch-arm';
import type { HeightMap } from '../../geometry/guide/map-heights';
import type { PlacedSleeve } from '../../geometry/guide/placed-sleeve';

/** The least concave line over heights at a place, by trying every chord: slow and plain. */
function hullAt(heights: Float64Array, n: number): number {
  let most = heights[n]!;
  for (let a = 0; a <= n; a++) {
    for (let b = n; b < heights.length; b++) {
      if (a === b) continue;
      most = Math.max(most, heights[a]! + ((heights[b]! - heights[a]!) * (n - a)) / (b - a));
    }
  }
  return most;
}

describe('archOver', () => {
  it('is the upper hull, by brute force over 200 drawn lines (seed 5)', () => {
    const random = seededRandom(5);
    for (let trial = 0; trial < 200; trial++) {
      const heights = Float64Array.from({ length: random.whole(2, 30) }, () => random.between(-10, 10));
      const arch = archOver(heights);
      arch.forEach((height, n) => expect(height).toBeCloseTo(hullAt(heights, n), 9));
    }
  });

  it('leaves a dome as it is and bridges a hollow by a straight line', () => {
    const dome = Float64Array.from({ length: 21 }, (_, n) => -((n - 10) ** 2) / 20);
    expect([...archOver(dome)]).toEqual([...dome]);
    const hollow = dome.map(height => -height);
    archOver(hollow).forEach(height => expect(height).toBeCloseTo(5, 12));
  });
});

/** Bone of the given height on a grid of half a millimetre, 60 mm wide. */
function mapOf(height: (x: number, y: number) => number): HeightMap {
  const columns = { xMm: -30, yMm: -30, nx: 121, ny: 121, cellMm: 0.5 };
  const heightMm = Float64Array.from({ length: 121 * 121 }, (_, n) =>
    height(-30 + 0.5 * (n % 121), -30 + 0.5 * Math.floor(n / 121)),
  );
  return { columns, heightMm, isOwn: new Uint8Array(heightMm.length).fill(1) };
}

const upright = { entry: [0, 0, 0], up: [0, 0, 1], outerRadiusMm: 4 } as unknown as PlacedSleeve;

describe('archArm', () => {
  it('bridges a trench 10 mm deep at the height of its sides', () => {
    const map = mapOf(x => (x > 8 && x < 16 ? -10 : 0));
    const arm = archArm(map, upright, { point: [22, 0, 0], normal: [0, 0, 1], radiusMm: 2.5 });
    for (let x = 0; x <= 22; x += 0.5) expect(sectionAt(arm, x, 0).undersideMm).toBeCloseTo(LIFT_MM, 6);
  });

  it('clears a ridge beside its middle, across its whole width', () => {
    const map = mapOf((x, y) => (Math.abs(x - 11) < 1 && y > 2 ? 3 : 0));
    const arm = archArm(map, upright, { point: [22, 0, 0], normal: [0, 0, 1], radiusMm: 2.5 });
    expect(sectionAt(arm, 11, 0).undersideMm).toBeGreaterThan(3 + LIFT_MM - 0.5);
  });

  it('ends in the head of its foot on a slope', () => {
    const map = mapOf(x => -0.5 * Math.max(0, x - 5));
    const normal = [1 / Math.sqrt(5), 0, 2 / Math.sqrt(5)] as const;
    const foot = { point: [20, 0, -7.5], normal, radiusMm: 2.5 } as const;
    const arm = archArm(map, upright, foot);
    const [x, y, z] = headOf(foot);
    const { undersideMm, thicknessMm, cosine, beyondMm } = sectionAt(arm, x, y);
    expect(beyondMm).toBeCloseTo(0, 9);
    expect(Math.abs(undersideMm + thicknessMm / (2 * cosine) - z)).toBeLessThan(0.6);
  });
});
