import { describe, expect, it } from 'vitest';
import { patientVector, type PatientVector } from '../../../geometry/core/frames';
import { seededRandom } from '../../../geometry/core/random';
import { cross, dot, normalize, subtract, type Vec3 } from '../../../geometry/core/vector';
import { layOnBed } from '../../../geometry/plan/output/lay-on-bed';

const corner = (positions: Float32Array, v: number): Vec3 => [
  positions[3 * v]!,
  positions[3 * v + 1]!,
  positions[3 * v + 2]!,
];
/** Six times the signed volume of the tetrahedron of the first four vertices. */
const signedVolume = (p: Float32Array): number => {
  const [a, b, c, d] = [0, 1, 2, 3].map(v => corner(p, v)) as [Vec3, Vec3, Vec3, Vec3];
  return dot(subtract<Vec3>(b, a), cross(subtract<Vec3>(c, a), subtract<Vec3>(d, a)));
};

describe('layOnBed', () => {
  it('turns the insertion direction down onto the bed', () => {
    // A stick of 10 mm from the contact face outwards, off the skull along +x.
    const mesh = {
      positions: Float32Array.of(50, 7, 9, 60, 7, 9, 55, 8, 9),
      triangles: Uint32Array.of(0, 1, 2),
    };
    const laid = layOnBed(mesh, patientVector(1, 0, 0), patientVector(0, 0, 1));
    expect(corner(laid.positions, 0)[2]).toBeCloseTo(10, 5); // contact face up
    expect(corner(laid.positions, 1)[2]).toBeCloseTo(0, 5);
  });

  const random = seededRandom(7);
  it.each(Array.from({ length: 20 }, (_, seed) => [seed] as const))(
    'keeps size and handedness, stands on the bed, centred (seed 7, case %i)',
    () => {
      const positions = Float32Array.from({ length: 30 }, () => random.between(-80, 80));
      const insertion = random.direction() as unknown as PatientVector;
      const rostral = random.direction() as unknown as PatientVector;
      const laid = layOnBed({ positions, triangles: Uint32Array.of(0, 1, 2) }, insertion, rostral).positions;
      expect(signedVolume(laid) / signedVolume(positions)).toBeCloseTo(1, 3);
      for (const axis of [0, 1, 2]) {
        const values = laid.filter((_, at) => at % 3 === axis);
        const low = Math.min(...values);
        const high = Math.max(...values);
        if (axis === 2) expect(low).toBeCloseTo(0, 4);
        else expect(low + high).toBeCloseTo(0, 4);
      }
      // Rostral, as far as it is not vertical, points along +x.
      const flat = normalize<Vec3>(cross(insertion, cross(rostral, insertion)));
      const run = subtract<Vec3>(corner(positions, 1), corner(positions, 0));
      const laidRun = subtract<Vec3>(corner(laid, 1), corner(laid, 0));
      expect(laidRun[0]).toBeCloseTo(dot(run, flat), 3);
    },
  );
});
