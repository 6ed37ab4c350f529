import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import type { Vec3 } from '../../geometry/core/vector';
import { carve, union, type Field } from '../../samples/field/field';
import { trueDistance } from '../../samples/field/nearest-surface';
import { roundCone, sphere } from '../../samples/field/primitives';
import { buildHead } from '../../samples/head/build-head';
import { randomPatient, samplePatient } from '../../samples/patients';

/** Directions spread evenly over the sphere (golden spiral). */
function directions(count: number): Vec3[] {
  return Array.from({ length: count }, (_, n): Vec3 => {
    const y = 1 - (2 * (n + 0.5)) / count;
    const r = Math.sqrt(1 - y * y);
    const a = n * Math.PI * (3 - Math.sqrt(5));
    return [r * Math.cos(a), y, r * Math.sin(a)];
  });
}

const sphereOfDirections = directions(600);

/**
 * Whether the open ball of radius `mm` about `p` lies on one side of the field's surface, by
 * samples of its skin.
 */
function ballIsClear(field: Field, p: Vec3, mm: number): boolean {
  const inside = field.at(...p) < 0;
  return sphereOfDirections.every(
    ([x, y, z]) => field.at(p[0] + mm * x, p[1] + mm * y, p[2] + mm * z) < 0 === inside,
  );
}

describe('trueDistance', () => {
  it('is exact for a hollow ball, where the nearest wall is now the inner, now the outer one', () => {
    const distance = trueDistance(carve(sphere([0, 0, 0], 20), sphere([0, 0, 0], 16.5)));
    const random = seededRandom(4);
    for (let n = 0; n < 200; n++) {
      const [x, y, z] = random.direction();
      const r = random.between(13, 25);
      const expected = r > 18.25 ? r - 20 : 16.5 - r;
      expect(distance.at([r * x, r * y, r * z])).toBeCloseTo(expected, 4);
    }
  });

  it('is exact beside a blend, though the blend is no distance', () => {
    // Two balls melted together: on the plane between them the surface is known from the blend's
    // own formula.
    const k = 4;
    const field = union([
      { field: sphere([-5, 0, 0], 8), blendMm: 0 },
      { field: sphere([5, 0, 0], 8), blendMm: k },
    ]);
    const distance = trueDistance(field);
    const waist = Math.sqrt((8 + k / 6) ** 2 - 25);
    expect(distance.at([0, waist, 0])).toBeCloseTo(0, 4);
    // Far round the back it is a plain ball again.
    expect(distance.at([-18, 0, 0])).toBeCloseTo(5, 4);
    expect(distance.at([0, 0, 12])).toBeLessThan(12 - waist + 1e-4);
    expect(ballIsClear(field, [0, 0, 12], distance.at([0, 0, 12]) - 0.002)).toBe(true);
  });

  it('finds the nearer of two sheets under a millimetre apart', () => {
    const field = union([
      { field: carve(sphere([0, 0, 0], 10), sphere([0, 0, 0], 9.2)), blendMm: 0 },
      { field: roundCone([30, 0, 0], 2, [40, 0, 0], 1), blendMm: 0 },
    ]);
    const distance = trueDistance(field);
    expect(distance.at([0, 9.6, 0])).toBeCloseTo(-0.4, 4);
    expect(distance.at([0, 9.3, 0])).toBeCloseTo(-0.1, 4);
    expect(distance.at([35, 6, 0])).toBeCloseTo(roundCone([30, 0, 0], 2, [40, 0, 0], 1).at(35, 6, 0), 4);
  });
});

describe.each([samplePatient('cat'), samplePatient('dobermann'), randomPatient(11)])(
  'the bone distance of $name',
  parameters => {
    const head = buildHead(parameters);
    const random = seededRandom(19);
    const { entry } = head;

    it('is the distance of its nearest point, which lies on the surface', () => {
      for (let n = 0; n < 60; n++) {
        const [x, y, z] = random.direction();
        const s = random.between(0, 9);
        const p: Vec3 = [entry[0] + s * x, entry[1] + s * y, entry[2] + s * z];
        const q = head.nearestBone(p);
        expect(Math.abs(head.bone.at(...q))).toBeLessThan(1e-4);
        expect(Math.abs(head.boneDistance(p))).toBeCloseTo(
          Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]),
          9,
        );
      }
    });

    it('has no bone surface nearer than it says, by brute force', () => {
      for (let n = 0; n < 60; n++) {
        const [x, y, z] = random.direction();
        const s = random.between(0, 9);
        const p: Vec3 = [entry[0] + s * x, entry[1] + s * y, entry[2] + s * z];
        const d = Math.abs(head.boneDistance(p));
        if (d > 0.006) expect(ballIsClear(head.bone, p, d - 0.005)).toBe(true);
      }
    });

    it('is the same beside the crest, where the surface turns sharply', () => {
      const crest = parameters.crest[1]!;
      for (let n = 0; n < 40; n++) {
        const p: Vec3 = [
          random.between(-8, 8),
          crest[1] + random.between(-4, 5),
          crest[0] + random.between(-4, 4),
        ];
        const d = Math.abs(head.boneDistance(p));
        if (d > 0.006) expect(ballIsClear(head.bone, p, d - 0.005)).toBe(true);
      }
    });

    it('keeps its values when parts that cannot matter are left out', () => {
      for (let n = 0; n < 40; n++) {
        const centre = [0, 1, 2].map(a =>
          random.between(head.bounds.min[a]!, head.bounds.max[a]!),
        ) as unknown as Vec3;
        const r = random.between(0.5, 6);
        const local = head.bone.within(...centre, r);
        // Far from bone only the sign is asked of it.
        if (Math.abs(local.at(...centre)) > local.slope * r) {
          expect(Math.sign(local.at(...centre))).toBe(Math.sign(head.bone.at(...centre)));
          continue;
        }
        for (let m = 0; m < 20; m++) {
          const [x, y, z] = random.direction();
          const s = r * random.uniform();
          const q: Vec3 = [centre[0] + s * x, centre[1] + s * y, centre[2] + s * z];
          expect(local.at(...q)).toBeCloseTo(head.bone.at(...q), 6);
        }
      }
    });
  },
);
