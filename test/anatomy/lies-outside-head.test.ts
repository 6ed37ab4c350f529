import { describe, expect, it } from 'vitest';
import { liesOutsideHead } from '../../geometry/anatomy/lies-outside-head';
import { patientPoint, patientVector, type PatientPoint } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { createLinearSampler } from '../../geometry/volume/sample-volume';
import type { Volume } from '../../geometry/volume/volume';

type Holds = (x: number, y: number, z: number) => boolean;
const SIZE = [50, 26, 34] as const;
const SPACING_MM = [1, 2, 1.5] as const;

/** Air, with flesh where `holds`, mm from the first voxel; 49 x 50 x 49.5 mm. */
function scanOf(holds: Holds): Volume {
  const voxels = Int16Array.from({ length: SIZE[0] * SIZE[1] * SIZE[2] }, (_, n) => {
    const [i, j, k] = [n % SIZE[0], Math.floor(n / SIZE[0]) % SIZE[1], Math.floor(n / (SIZE[0] * SIZE[1]))];
    return holds(i * SPACING_MM[0], j * SPACING_MM[1], k * SPACING_MM[2]) ? 40 : -1000;
  });
  return {
    sizeVoxels: SIZE,
    spacingMm: SPACING_MM,
    originLps: patientPoint(0, 0, 0),
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
    voxels,
  };
}
const within = (x: number, y: number, z: number, mm: number): boolean =>
  Math.max(Math.abs(x - 24), Math.abs(y - 24), Math.abs(z - 24)) <= mm;
/** A hollow box, its walls 4 mm thick. */
const shell: Holds = (x, y, z) => within(x, y, z, 16) && !within(x, y, z, 12);
const middle = patientPoint(24.2, 23.8, 24.1);

describe('liesOutsideHead', () => {
  it('does beyond the scan, and in air beside the head, on any side', () => {
    const block = scanOf((x, y, z) => within(x, y, z, 12));
    expect(liesOutsideHead(block, patientPoint(-1, 24, 24))).toBe(true);
    for (const at of [
      [6, 24, 24],
      [43, 24, 24],
      [24, 6, 24],
      [24, 43, 24],
      [24, 24, 6],
      [24, 24, 43],
    ] as const) {
      expect(liesOutsideHead(block, patientPoint(at[0], at[1], at[2])), at.join()).toBe(true);
    }
    expect(
      liesOutsideHead(
        scanOf(() => false),
        middle,
      ),
    ).toBe(true);
  });

  it('does not in flesh, nor in air that the head closes in', () => {
    expect(
      liesOutsideHead(
        scanOf(() => true),
        middle,
      ),
    ).toBe(false);
    expect(liesOutsideHead(scanOf(shell), middle)).toBe(false);
  });

  it('does not in a room that is open to one side', () => {
    for (const isOpen of [
      (x: number) => x > 34,
      (_: number, y: number) => y < 14,
      (_: number, __: number, z: number) => z > 34,
    ]) {
      const opened: Holds = (x, y, z) => shell(x, y, z) && !isOpen(x, y, z);
      expect(liesOutsideHead(scanOf(opened), middle)).toBe(false);
    }
  });

  it('does between two walls, as 18 of 26 directions are too many and 16 are not', () => {
    // Walls to both sides alone are met by the 9 directions to each: 18 of 26.
    const walls: Holds = x => x < 12 || x > 36;
    expect(liesOutsideHead(scanOf(walls), middle)).toBe(false);
    const one: Holds = x => x > 36;
    expect(liesOutsideHead(scanOf(one), middle)).toBe(true);
    const short: Holds = (x, y) => (x < 12 || x > 36) && y < 44 && y > 4;
    expect(liesOutsideHead(scanOf(short), middle)).toBe(false);
  });

  it('takes a wall of 2 mm for the head, and a speck for none', () => {
    const thin: Holds = (x, y, z) => within(x, y, z, 16) && !within(x, y, z, 14);
    expect(liesOutsideHead(scanOf(thin), middle)).toBe(false);
    // One voxel in each direction along the axes and diagonals is noise.
    const specks: Holds = (x, y, z) => (x === 34 || x === 14) && y % 4 === 0 && z % 3 === 0;
    expect(liesOutsideHead(scanOf(specks), middle)).toBe(true);
  });

  it('does not in a speck of flesh with air all round', () => {
    const speck: Holds = (x, y, z) => within(x, y, z, 2);
    expect(liesOutsideHead(scanOf(speck), patientPoint(24, 24, 24))).toBe(false);
    expect(liesOutsideHead(scanOf(speck), patientPoint(24, 24, 30))).toBe(true);
  });

  it('is what 26 rays say, step by step of 1 mm, among drawn blocks (seed 8)', () => {
    const random = seededRandom(8);
    const answers = { true: 0, false: 0 };
    for (let scene = 0; scene < 10; scene++) {
      const blocks = Array.from({ length: 22 }, () => ({
        at: [0, 1, 2].map(() => 50 * random.uniform()),
        half: [0, 1, 2].map(() => 1 + 8 * random.uniform()),
      }));
      const volume = scanOf((...p) =>
        blocks.some(({ at, half }) => p.every((v, a) => Math.abs(v - at[a]!) < half[a]!)),
      );
      for (let n = 0; n < 25; n++) {
        const [x, y, z] = [0, 1, 2].map(() => 2 + 45 * random.uniform()) as [number, number, number];
        const point = patientPoint(x, y, z);
        const wanted = byRays(volume, point);
        expect(liesOutsideHead(volume, point), `scene ${scene}, ${point.join()}`).toBe(wanted);
        answers[`${wanted}`]++;
      }
    }
    expect(Math.min(answers.true, answers.false)).toBeGreaterThan(40);
  });
});

function byRays(volume: Volume, point: PatientPoint): boolean {
  const sample = createLinearSampler(volume);
  const last = SIZE.map((size, a) => (size - 1) * SPACING_MM[a]!);
  const huAt = (p: readonly number[]): number | null =>
    p.some((v, a) => v < 0 || v > last[a]! + 1e-9)
      ? null
      : sample(p[0]! / SPACING_MM[0], p[1]! / SPACING_MM[1], p[2]! / SPACING_MM[2]);
  if (huAt(point)! >= -500) return false;
  let met = 0;
  for (let code = 0; code < 27; code++) {
    const d = [(code % 3) - 1, (Math.floor(code / 3) % 3) - 1, Math.floor(code / 9) - 1];
    const length = Math.hypot(...d);
    if (length === 0) continue;
    const isHead: boolean[] = [];
    for (let mm = 1; ; mm++) {
      const hu = huAt(point.map((v, a) => v + (mm * d[a]!) / length));
      if (hu === null) break;
      isHead.push(hu >= -500);
    }
    if (isHead.some((is, n) => is && isHead[n + 1] === true)) met++;
  }
  return met <= 0.62 * 26;
}

describe('liesOutsideHead at the limits of a scan', () => {
  const N = 11;
  /** 11 voxels of 4 mm along each axis, of the HU that are told. */
  const cubeOf = (huAt: (cell: readonly [number, number, number]) => number): Volume => ({
    sizeVoxels: [N, N, N],
    voxels: Int16Array.from({ length: N ** 3 }, (_, n) =>
      huAt([n % N, Math.floor(n / N) % N, Math.floor(n / (N * N))]),
    ),
    originLps: patientPoint(0, 0, 0),
    spacingMm: [4, 4, 4],
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
  });
  const centre = patientPoint(20, 20, 20);

  it('does beyond a scan that is all flesh', () => {
    for (const at of [
      [-1, 20, 20],
      [20, 41, 20],
      [20, 20, -9],
    ] as const) {
      expect(
        liesOutsideHead(
          cubeOf(() => 40),
          patientPoint(at[0], at[1], at[2]),
        ),
      ).toBe(true);
    }
  });

  it('does not in what has just -500 HU', () => {
    const speck = (hu: number): Volume => cubeOf(cell => (cell.every(c => c === 5) ? hu : -1000));
    expect([-501, -500].map(hu => liesOutsideHead(speck(hu), centre))).toEqual([true, false]);
  });

  it.each([0, 1, 2].flatMap(axis => [0, N - 1].map(open => [axis, open] as const)))(
    'does not where the outermost voxels close it in on five sides (axis %d, open at %d)',
    (axis, open) => {
      // Of 26 ways 17 end at a wall, and 17 are more than 62 %.
      const room = cubeOf(cell =>
        cell.some((c, a) => (c === 0 || c === N - 1) && !(a === axis && c === open)) ? 40 : -1000,
      );
      expect(liesOutsideHead(room, centre)).toBe(false);
    },
  );
});
