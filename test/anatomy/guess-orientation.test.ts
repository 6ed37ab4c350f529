import { describe, expect, it } from 'vitest';
import { findEndocraniumIn } from '../../geometry/anatomy/find-endocranium';
import { guessOrientation } from '../../geometry/anatomy/guess-orientation';
import type { OrientationGuess } from '../../geometry/anatomy/orientation-guess';
import { mapHead, type HeadMap } from '../../geometry/anatomy/map-head';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { angleBetween, cross, dot, type Vec3 } from '../../geometry/core/vector';
import type { Volume } from '../../geometry/volume/volume';
import { quarterTurns } from '../support/turn-volume';

const N = 66;
const half = (N - 1) / 2;
const STEP_MM = 1.3;

/**
 * HU at a point of the head frame (x left, y dorsal, z rostral, mm from the brain-case's middle).
 */
type Anatomy = (p: Vec3) => number;

/** Brain-case with a foramen, snout with air and teeth, jaws: in flesh, in air. */
const head: Anatomy = ([x, y, z]) => {
  const shell = Math.hypot(x / 14, y / 12, z / 19);
  const foramen = Math.hypot(x, y + 4) < 7 && z < -10;
  if (shell > 0.84 && shell < 1 && !foramen) return 1200;
  const snout = Math.max(Math.abs(x) / 7, Math.abs(y + 6) / 6) < 1 && z > 14 && z < 42;
  if (snout) return Math.max(Math.abs(x), Math.abs(y + 6)) < 4 ? -1000 : 1200;
  const u = Math.abs(x);
  if (u > 5 && u < 8 && y < -12 && y > -15 && z > 24 && z < 42) return 2600;
  if (u > 7 && u < 11 && y > -22 && y < -15 && z > 2 && z < 40) return 1200;
  return Math.hypot(x / 22, (y + 6) / 24, (z - 8) / 42) < 1 ? 50 : -1000;
};

/** A head whose left, dorsal and rostral lie along the given axes of the patient frame. */
function scanOf(anatomy: Anatomy, left: Vec3, dorsal: Vec3, rostral: Vec3): Volume {
  const voxels = new Int16Array(N ** 3);
  for (let k = 0, n = 0; k < N; k++) {
    for (let j = 0; j < N; j++) {
      for (let i = 0; i < N; i++, n++) {
        const p: Vec3 = [STEP_MM * (i - half), STEP_MM * (j - half), STEP_MM * (k - half)];
        voxels[n] = anatomy([dot(p, left), dot(p, dorsal), dot(p, rostral)]);
      }
    }
  }
  return {
    sizeVoxels: [N, N, N],
    voxels,
    originLps: patientPoint(-STEP_MM * half, -STEP_MM * half, -STEP_MM * half),
    spacingMm: [STEP_MM, STEP_MM, STEP_MM],
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
  };
}

function mapOf(volume: Volume): HeadMap {
  const map = mapHead(volume, 226);
  if (!map.ok) throw new Error(map.problem.message);
  return map.value;
}

function guess(anatomy: Anatomy, dorsal: Vec3 = [0, 1, 0], rostral: Vec3 = [0, 0, 1]): OrientationGuess {
  const map = mapOf(scanOf(anatomy, cross(dorsal, rostral), dorsal, rostral));
  const room = findEndocraniumIn(map);
  return guessOrientation(map, room.ok ? room.value : null);
}

const degreesOff = (a: Vec3, b: Vec3): number => (angleBetween(a, b) * 180) / Math.PI;

describe('guessOrientation', () => {
  // Every axis once as dorsal; all 24 poses of simulated heads:
  // test/plan/propose-orientation.test.ts.
  const poses = quarterTurns
    .filter((_, n) => n % 4 === 1)
    .map(([, dorsal, rostral]) => ({ dorsal, rostral }));
  it.each(poses)('finds dorsal $dorsal and rostral $rostral', ({ dorsal, rostral }) => {
    const found = guess(head, dorsal, rostral);
    expect(found.from).toBe('anatomy');
    expect(found.certainty).toBe('certain');
    expect(degreesOff(found.dorsal, dorsal)).toBeLessThan(7);
    expect(degreesOff(found.rostral, rostral)).toBeLessThan(7);
    expect(degreesOff(cross(found.dorsal, found.rostral), cross(dorsal, rostral))).toBeLessThan(1);
    expect(Math.hypot(...found.dorsal)).toBeCloseTo(1, 9);
    expect(Math.hypot(...found.rostral)).toBeCloseTo(1, 9);
    expect(dot(found.dorsal, found.rostral)).toBeCloseTo(0, 9);
  });

  it('is the less sure the less speaks for it, and names what does', () => {
    const whole = guess(head);
    const rostral = whole.reasons.find(reason => reason.id === 'rostral');
    expect(rostral).toMatchObject({ saying: ['bone', 'air', 'teeth', 'opening'], against: [] });
    const bare = guess(p => (head(p) === 2600 || (p[2] > 12 && head(p) === -1000) ? 50 : head(p)));
    expect(bare.reasons.find(reason => reason.id === 'rostral')).toMatchObject({
      saying: ['bone', 'opening'],
    });
    expect(bare.confidence).toBeLessThan(0.6);
    expect(bare.certainty).toBe('likely');
    expect(whole.confidence).toBeGreaterThan(0.8);
  });

  it('falls back on the usual pose without a brain-case, and says so', () => {
    const found = guessOrientation(mapOf(scanOf(head, [1, 0, 0], [0, 1, 0], [0, 0, 1])), null);
    expect(found).toMatchObject({
      dorsal: [0, -1, 0],
      rostral: [0, 0, 1],
      from: 'scanner',
      certainty: 'unsure',
      reasons: [{ id: 'no-brain-case', confidence: 0 }],
    });
  });

  it.each<[string, Anatomy, string]>([
    ['a bare ball', p => (Math.abs(Math.hypot(...p) - 17) < 2 ? 1200 : 50), 'mirror'],
    [
      'an egg with neither face nor jaws',
      ([x, y, z]) => (Math.abs(Math.hypot(x / 16, y / 12, z / 22) - 0.9) < 0.1 ? 1200 : 50),
      'rostral',
    ],
  ])('is unsure of %s', (_, anatomy, id) => {
    const found = guess(anatomy);
    expect(found.certainty).toBe('unsure');
    expect(found.reasons.find(reason => reason.id === id)?.confidence).toBeLessThan(0.2);
  });

  it('is unsure of half a head', () => {
    const found = guess(p => (p[0] > 1 ? -1000 : head(p)));
    expect(found.certainty).toBe('unsure');
  });
});
