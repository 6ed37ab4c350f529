import { describe, expect, it } from 'vitest';
import { findMirrorPlane } from '../../geometry/anatomy/find-mirror-plane';
import type { HeadMap } from '../../geometry/anatomy/map-head';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { angleBetween, dot, scale, subtract, type Vec3 } from '../../geometry/core/vector';
import { rotate, turnAbout, type Rotation } from '../support/turn-volume';

const N = 72;
const half = (N - 1) / 2;
const CELL_MM = 1.3;

/** A map of what `isBone` holds, millimetres from the map's middle. */
function mapOf(isBone: (p: Vec3) => boolean): HeadMap {
  const solid = new Uint8Array(N ** 3);
  for (let k = 0, n = 0; k < N; k++) {
    for (let j = 0; j < N; j++) {
      for (let i = 0; i < N; i++, n++) {
        if (isBone([CELL_MM * (i - half), CELL_MM * (j - half), CELL_MM * (k - half)])) solid[n] = 1;
      }
    }
  }
  return {
    cells: {
      sizeVoxels: [N, N, N],
      voxels: new Int16Array(N ** 3),
      originLps: patientPoint(30, -20, 400),
      spacingMm: [CELL_MM, CELL_MM, CELL_MM],
      axes: [patientVector(0, 1, 0), patientVector(0, 0, 1), patientVector(1, 0, 0)],
    },
    solid,
    thresholdHu: 226,
  };
}

/** Mirrored in x = 3 alone: an ellipsoid's shell with a keel, a beak and two horns. */
function isCreature([x, y, z]: Vec3): boolean {
  const u = Math.abs(x - 3);
  const shell = Math.hypot(u / 17, y / 12, z / 24);
  const beak = u < 4 && y < -2 && y > -12 && z > 18 && z < 38;
  const horn = Math.hypot(u - 15, y - 12, z + 8) < 8;
  return (shell > 0.82 && shell < 1) || beak || horn || (u < 2 && y > 10 && y < 18 && z < 10 && z > -12);
}

describe('findMirrorPlane', () => {
  const random = seededRandom(11);
  it.each([1, 2, 3, 4, 5, 6])('finds the plane of a creature turned anyhow (seed 11, draw %i)', () => {
    const rows = turnAbout(random.direction(), random.between(0, Math.PI));
    const columns = [0, 1, 2].map(c => rows.map(row => row[c]!)) as unknown as Rotation;
    const found = findMirrorPlane(mapOf(p => isCreature(rotate(columns, p))))!;
    // The map's axes are y, z, x of the patient.
    const toPatient = ([a, b, c]: Vec3): Vec3 => [c, a, b];
    const normal = toPatient(rotate(rows, [1, 0, 0]));
    const sign = Math.sign(dot(normal, found.normalLps));
    expect((angleBetween(scale(found.normalLps, sign), normal) * 180) / Math.PI).toBeLessThan(1.5);
    const middle: Vec3 = [30 + CELL_MM * half, -20 + CELL_MM * half, 400 + CELL_MM * half];
    const from = dot(subtract<Vec3>(found.pointLps, middle), normal);
    expect(Math.abs(from - 3)).toBeLessThan(0.4);
    expect(found.similarity).toBeGreaterThan(0.95);
    expect(found.lead).toBeGreaterThan(0.15);
  });

  it('has no lead where every plane through the middle serves: a ball', () => {
    const found = findMirrorPlane(
      mapOf(([x, y, z]) => Math.hypot(x, y, z) < 26 && Math.hypot(x, y, z) > 22),
    )!;
    expect(found.similarity).toBeGreaterThan(0.95);
    expect(found.lead).toBeLessThan(0.05);
  });

  it('finds nothing where there is no bone', () => {
    expect(findMirrorPlane(mapOf(() => false))).toBeNull();
  });
});
