import { describe, expect, it } from 'vitest';
import { guessOrientation } from '../../geometry/anatomy/guess-orientation';
import type { Endocranium } from '../../geometry/anatomy/find-endocranium';
import type { HeadMap } from '../../geometry/anatomy/map-head';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { cross, dot, type Vec3 } from '../../geometry/core/vector';

const N = 60;

/** Whether a point of the head frame (x left, y dorsal, z rostral, mm, zero in the brain-case) is bone. */
function isBone([x, y, z]: Vec3): boolean {
  const shell = Math.hypot(x / 14, y / 13, z / 17);
  const snout = Math.abs(x) < 6 && Math.abs(y + 4) < 5 && z > 14 && z < 40;
  const jaw = Math.abs(Math.abs(x) - 9) < 2 && y > -24 && y < -16 && z > 4 && z < 36;
  return (shell > 0.85 && shell < 1) || snout || jaw;
}

/** A head whose left, dorsal and rostral lie along the given axes of the patient frame. */
function headAlong(left: Vec3, dorsal: Vec3, rostral: Vec3): { map: HeadMap; room: Endocranium } {
  const solid = new Uint8Array(N * N * N);
  const half = (N - 1) / 2;
  for (let k = 0; k < N; k++) {
    for (let j = 0; j < N; j++) {
      for (let i = 0; i < N; i++) {
        const p: Vec3 = [1.4 * (i - half), 1.4 * (j - half), 1.4 * (k - half)];
        if (isBone([dot(p, left), dot(p, dorsal), dot(p, rostral)])) solid[i + N * (j + N * k)] = 1;
      }
    }
  }
  const map: HeadMap = {
    cells: {
      sizeVoxels: [N, N, N],
      voxels: new Int16Array(N * N * N),
      originLps: patientPoint(-1.4 * half, -1.4 * half, -1.4 * half),
      spacingMm: [1.4, 1.4, 1.4],
      axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
    },
    solid,
    thresholdHu: 226,
  };
  const room: Endocranium = {
    contains: () => false,
    distanceMm: () => 0,
    volumeMm3: 1,
    centerLps: patientPoint(0, 0, 0),
    openingMm: 0,
  };
  return { map, room };
}

const AXES: readonly Vec3[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];
const poses = AXES.flatMap(dorsal =>
  AXES.filter(rostral => dot(dorsal, rostral) === 0).map(rostral => ({ dorsal, rostral })),
);

describe('guessOrientation', () => {
  it.each(poses)('finds dorsal $dorsal and rostral $rostral', ({ dorsal, rostral }) => {
    const { map, room } = headAlong(cross(dorsal, rostral), dorsal, rostral);
    const guess = guessOrientation(map, room);
    expect(guess.from).toBe('anatomy');
    expect(dot(guess.dorsal, dorsal)).toBeCloseTo(1, 10);
    expect(dot(guess.rostral, rostral)).toBeCloseTo(1, 10);
  });

  it('falls back on the usual pose without a brain-case', () => {
    const { map } = headAlong([1, 0, 0], [0, 1, 0], [0, 0, 1]);
    const guess = guessOrientation(map, null);
    expect(guess).toEqual({ dorsal: [0, -1, 0], rostral: [0, 0, 1], from: 'scanner' });
  });

  it('does not read a bare ball, which has neither face nor jaw', () => {
    const { map, room } = headAlong([1, 0, 0], [0, 1, 0], [0, 0, 1]);
    const half = (N - 1) / 2;
    for (let n = 0; n < map.solid.length; n++) {
      const [i, j, k] = [n % N, Math.floor(n / N) % N, Math.floor(n / (N * N))];
      const r = Math.hypot(i - half, j - half, k - half);
      map.solid[n] = r > 10 && r < 13 ? 1 : 0;
    }
    expect(guessOrientation(map, room).from).toBe('scanner');
  });
});
