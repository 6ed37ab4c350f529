import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { distance, type Vec3 } from '../../geometry/core/vector';
import { buildHead } from '../../samples/head/build-head';
import type { Head } from '../../samples/head/head';
import { buildEvenSkull, buildSkull } from '../../samples/head/skull';
import { randomPatient, samplePatient } from '../../samples/patients';
import { extremePatient } from '../../samples/patients/extreme-patient';

const SEEDS = [1, 2, 3];

/** Height of the dome's outer face over (x, z), head frame, mm. */
function domeAt({ bone, bounds }: Pick<Head, 'bone' | 'bounds'>, x: number, z: number): number {
  let low = bounds.max[1];
  while (low > 0 && bone.at(x, low, z) > 0) low -= 0.2;
  let high = low + 0.2;
  for (let n = 0; n < 30; n++) {
    const half = (low + high) / 2;
    if (bone.at(x, half, z) > 0) high = half;
    else low = half;
  }
  return high;
}

describe.each(SEEDS)('a head whose halves differ, seed %i', seed => {
  const head = buildHead(extremePatient('uneven', seed));
  const { uneven, ...evenParameters } = head.parameters;
  const even = buildHead(evenParameters);
  const { side, flatterMm } = uneven!;
  const sign = side === 'left' ? 1 : -1;
  const widest = head.parameters.braincase.reduce((best, s) => (s[2] > best[2] ? s : best));
  const [z, , halfWidth] = widest;

  it('is lower on that side by what was asked, and on the other as it was', () => {
    expect(flatterMm).toBeGreaterThan(1);
    expect(flatterMm).toBeLessThan(6);
    for (const share of [0.61, 0.66]) {
      const x = share * halfWidth;
      expect(domeAt(head, -sign * x, z) - domeAt(head, sign * x, z)).toBeCloseTo(flatterMm, 3);
      expect(domeAt(head, -sign * x, z)).toBeCloseTo(domeAt(even, sign * x, z), 6);
    }
  });

  it('becomes so smoothly, from nothing at the median plane', () => {
    const lower = (share: number): number =>
      domeAt(even, sign * share * halfWidth, z) - domeAt(head, sign * share * halfWidth, z);
    expect(lower(0)).toBeCloseTo(0, 6);
    const steps = Array.from({ length: 24 }, (_, n) => lower((n + 1) / 40) - lower(n / 40));
    expect(Math.min(...steps)).toBeGreaterThan(-1e-6);
    expect(Math.max(...steps)).toBeLessThan(0.09 * flatterMm);
  });

  it('has its truth with it: surface, wall, lesion and vessels', () => {
    const random = seededRandom(31);
    for (let n = 0; n < 20; n++) {
      const x = sign * random.between(0.2, 0.6) * halfWidth;
      const y = domeAt(head, x, z);
      expect(Math.abs(head.boneDistance([x, y, z]))).toBeLessThan(1e-4);
      const p: Vec3 = [x, y + random.between(1, 6), z];
      const nearest = head.nearestBone(p);
      expect(Math.abs(head.bone.at(...nearest))).toBeLessThan(1e-6);
      expect(head.boneDistance(p)).toBeCloseTo(distance(p, nearest), 9);
      expect(head.boneDistance(p)).toBeLessThanOrEqual(p[1] - y + 1e-6);
      // The cavity went down with the dome, so that the skin still lies over bone.
      expect(head.huAt([x, y + 0.05, z])).toBeLessThan(200);
      expect(head.huAt([x, y - 0.05, z])).toBe(head.parameters.bone.corticalHu);
    }
    const { cavity } = buildSkull(head.parameters).cranium;
    expect(cavity.at(...head.lesion.centre)).toBeLessThan(-1);
    expect(head.target).toEqual(head.lesion.centre);
    expect(head.huAt(head.target)).toBe(even.huAt(even.target));
    for (const [n, { points }] of head.vessels.entries()) {
      for (const [k, p] of points.entries()) {
        const before = even.vessels[n]!.points[k]!;
        expect(before[1] - p[1]).toBeGreaterThanOrEqual(0);
        expect(before[1] - p[1]).toBeLessThanOrEqual(flatterMm);
        expect(head.huAt(p)).toBe(even.huAt(before));
      }
    }
    expect(head.bone.at(...head.entry)).toBeCloseTo(0, 6);
  });

  it('has fields that no value of which is left out within a ball', () => {
    const random = seededRandom(77);
    for (let n = 0; n < 40; n++) {
      const c: Vec3 = [random.between(-25, 25), random.between(-5, 40), random.between(-40, 40)];
      const local = head.bone.within(...c, 6);
      for (let k = 0; k < 10; k++) {
        const d = random.direction();
        const r = random.between(0, 6);
        const q: Vec3 = [c[0] + r * d[0], c[1] + r * d[1], c[2] + r * d[2]];
        expect(local.at(...q)).toBe(head.bone.at(...q));
        expect(Math.abs(head.bone.at(...q) - head.bone.at(...c))).toBeLessThanOrEqual(
          head.bone.slope * r + 1e-9,
        );
      }
    }
  });
});

it('are drawn by the seed alone, to either side', () => {
  expect(extremePatient('uneven', 7)).toEqual(extremePatient('uneven', 7));
  const drawn = Array.from({ length: 12 }, (_, n) => extremePatient('uneven', n).uneven!);
  expect(new Set(drawn.map(({ side }) => side)).size).toBe(2);
  expect(new Set(drawn.map(({ flatterMm }) => flatterMm)).size).toBe(12);
});

it('leave heads as usual as they were: the very fields of an even skull', () => {
  const random = seededRandom(5);
  for (const p of [randomPatient(3), samplePatient('cat')]) {
    expect(p).not.toHaveProperty('uneven');
    const [skull, even] = [buildSkull(p), buildEvenSkull(p)];
    for (let n = 0; n < 300; n++) {
      const [x, y, z] = [random.between(-30, 30), random.between(-30, 45), random.between(-50, 90)];
      expect(skull.bone.at(x, y, z)).toBe(even.bone.at(x, y, z));
      // Near the mirror's plane in the same order of sums, as both halves are one.
      expect(skull.bone.at(-x, y, z)).toBe(skull.bone.at(x, y, z));
    }
  }
});
