import { describe, expect, it } from 'vitest';
import { findEndocranium, type Endocranium } from '../../geometry/anatomy/find-endocranium';
import { segmentLesion, type Lesion, type LesionOptions } from '../../geometry/anatomy/segment-lesion';
import { patientPoint, voxelPoint } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import type { Result } from '../../geometry/core/result';
import { distance, type Vec3 } from '../../geometry/core/vector';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';
import { voxelToPatient, type Volume } from '../../geometry/volume/volume';
import { ellipsoidAt, lesionPhantom, phantomBrainMm, type PhantomLesion } from '../support/lesion-phantom';

const known = new WeakMap<Volume, Endocranium>();
const brainOf = (volume: Volume): Endocranium => {
  const room = findEndocranium(volume, 226);
  if (!room.ok) throw new Error(room.problem.message);
  known.set(volume, room.value);
  return room.value;
};
const outline = (volume: Volume, at: Vec3, options?: LesionOptions): Result<Lesion> =>
  segmentLesion(volume, known.get(volume) ?? brainOf(volume), patientPoint(...at), options);
const found = (result: Result<Lesion>): Lesion => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};
const refused = (result: Result<Lesion>): string => (result.ok ? 'outlined' : result.problem.code);

/**
 * Overlap of the outlined voxels with those whose centres lie in the true ellipsoid: 1 is the same.
 */
function dice(volume: Volume, { mask }: Lesion, { center, radiiMm }: PhantomLesion): number {
  const [mi, mj, mk] = mask.sizeVoxels;
  let [both, seen, truth] = [0, 0, 0];
  for (let k = 0, n = 0; k < mk; k++) {
    for (let j = 0; j < mj; j++) {
      for (let i = 0; i < mi; i++, n++) {
        const [a, b, c] = mask.firstVoxel;
        const p = voxelToPatient(volume, voxelPoint(i + a, j + b, k + c));
        const isTrue = ellipsoidAt(p, center, radiiMm) < 1;
        seen += mask.inside[n]!;
        if (isTrue) truth++;
        if (isTrue && mask.inside[n] === 1) both++;
      }
    }
  }
  return (2 * both) / (seen + truth);
}

const volumeOf = ([a, b, c]: Vec3): number => (4 / 3) * Math.PI * a * b * c;

describe.each<[string, PhantomLesion]>([
  ['a ball of 12 mm', { center: [5, -4, 3], radiiMm: [6, 6, 6] }],
  ['a ball of 7 mm in oedema', { center: [-6, 5, 2], radiiMm: [3.5, 3.5, 3.5], oedemaMm: 2.5 }],
  ['a long one', { center: [2, 3, -2], radiiMm: [4, 9, 5] }],
  ['one with a dead core', { center: [4, 0, 2], radiiMm: [7, 7, 7], core: 0.4 }],
  ['one that a vessel runs through', { center: [0, 4, 0], radiiMm: [5, 5, 5], vesselMm: 0.8 }],
  ['one on a sheet of dura', { center: [3, 2, 3], radiiMm: [5, 6, 5], sheetMm: 0.8 }],
])('%s', (_, lesion) => {
  const volume = lesionPhantom(lesion, { seed: 7 });
  const seen = found(outline(volume, lesion.center));

  it('is outlined where it lies', () => {
    expect(dice(volume, seen, lesion)).toBeGreaterThan(0.9);
    expect(distance(seen.centroidLps, lesion.center)).toBeLessThan(0.35);
    expect(Math.abs(seen.volumeMm3 / volumeOf(lesion.radiiMm) - 1)).toBeLessThan(0.12);
    const longer = seen.longestMm - 2 * Math.max(...lesion.radiiMm);
    expect(longer).toBeGreaterThan(-0.8);
    // A vessel or sheet is cut off a neck's half-width and a voxel outside the lesion, on both
    // sides.
    expect(longer).toBeLessThan(lesion.vesselMm || lesion.sheetMm ? 3.5 : 1.2);
    expect(distance(...seen.longestEndsLps)).toBeCloseTo(seen.longestMm, 6);
  });

  it('is a closed surface, the same from a click off its middle', () => {
    const mesh = inspectMesh(seen.mesh);
    expect(mesh.manifold).toBe(true);
    expect(mesh.shells).toBe(1);
    expect(mesh.volumeMm3).toBeCloseTo(seen.volumeMm3, 3);
    const [x, y, z] = lesion.center;
    const again = found(outline(volume, [x + 0.6 * lesion.radiiMm[0], y, z - 0.5 * lesion.radiiMm[2]]));
    expect(Math.abs(again.volumeMm3 / seen.volumeMm3 - 1)).toBeLessThan(0.03);
    expect(distance(again.centroidLps, seen.centroidLps)).toBeLessThan(0.1);
  });
});

describe('what is outlined', () => {
  const ball: PhantomLesion = { center: [5, -4, 3], radiiMm: [6, 6, 6] };
  const volume = lesionPhantom(ball, { seed: 3 });

  it('shrinks as its least HU is raised and grows as it is lowered', () => {
    const size = (lowerHu: number | null): number =>
      found(outline(volume, ball.center, { lowerHu })).volumeMm3;
    expect(size(80)).toBeLessThan(0.92 * size(null));
    expect(size(50)).toBeGreaterThan(1.05 * size(null));
    expect(found(outline(volume, ball.center, { lowerHu: 70 })).lowerHu).toBe(70);
  });

  it('is the same bytes every time', () => {
    const [a, b] = [found(outline(volume, ball.center)), found(outline(volume, ball.center))];
    expect(a.mesh.positions).toEqual(b.mesh.positions);
  });

  it('reads both sides of the border from the scan', () => {
    const { lesionHu, brainHu, lowerHu } = found(outline(volume, ball.center));
    expect(Math.abs(lesionHu - 95)).toBeLessThan(6);
    expect(Math.abs(brainHu - 38)).toBeLessThan(4);
    expect(lowerHu).toBeGreaterThan(brainHu);
    expect(lowerHu).toBeLessThan((lesionHu + brainHu) / 2);
  });
});

describe('what is refused', () => {
  const ball: PhantomLesion = { center: [8, 0, 0], radiiMm: [5, 5, 5] };
  const volume = lesionPhantom(ball, { seed: 11 });

  it('a place outside the brain-case, or outside the scan', () => {
    expect(refused(outline(volume, [0, phantomBrainMm[1] + 8, 0]))).toBe('lesion-outside-brain');
    expect(refused(outline(volume, [300, 0, 0]))).toBe('lesion-outside-brain');
  });

  it('healthy brain, wherever it is clicked (seed 5)', () => {
    const healthy = lesionPhantom(null, { seed: 12, noiseHu: 25 });
    const room = brainOf(healthy);
    const random = seededRandom(5);
    for (let n = 0; n < 12; n++) {
      const p = patientPoint(random.between(-13, 13), random.between(-15, 15), random.between(-11, 11));
      expect(refused(segmentLesion(healthy, room, p))).toMatch(/lesion-(not-seen|too-thin)/);
    }
  });

  it('a vessel alone', () => {
    const vessel = lesionPhantom({ center: [0, 0, 0], radiiMm: [0.1, 0.1, 0.1], vesselMm: 0.9 });
    expect(refused(outline(vessel, [4, 0, 0]))).toBe('lesion-too-thin');
  });

  it('an outline that runs on to the largest radius', () => {
    expect(refused(outline(volume, [12, 0, 0], { maxRadiusMm: 7 }))).toBe('lesion-runs-on');
    expect(refused(outline(volume, ball.center, { lowerHu: 20 }))).toBe('lesion-runs-on');
  });

  it('a least HU that nothing reaches', () => {
    expect(refused(outline(volume, ball.center, { lowerHu: 300 }))).toBe('lesion-not-seen');
  });
});
