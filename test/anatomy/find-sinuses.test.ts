import { describe, expect, it } from 'vitest';
import { findEndocranium } from '../../geometry/anatomy/find-endocranium';
import { findSinuses } from '../../geometry/anatomy/find-sinuses';
import { patientPoint } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { makeScan } from '../support/make-scan';

const sinusAt = [0, -12, 33] as const;
const SINUS_MM = 6;

/**
 * A round brain-case of 26 mm with 3 mm of bone, and in front of its roof a bony knob that holds a
 * sinus of 6 mm draining through a pipe of 1.5 mm into outside air; scalp all round; a mouth of air
 * below, under a bony palate.
 */
function huAt(dry: boolean) {
  return (x: number, y: number, z: number): number => {
    const [sx, sy, sz] = [x - sinusAt[0], y - sinusAt[1], z - sinusAt[2]];
    const r = Math.hypot(x, y, z);
    const s = Math.hypot(sx, sy, sz);
    if (s < SINUS_MM) return -1000;
    if (r < 26) return dry ? -1000 : 40;
    if (sy < 0 && Math.hypot(sx, sz) < 0.75) return -1000;
    if (s < SINUS_MM + 1.5 || r < 29) return 1200;
    if (z < -34 && z > -42 && Math.hypot(x, y) < 14) return -1000;
    if (z < -29 && z > -31 && Math.hypot(x, y) < 20) return 1200;
    return !dry && Math.hypot(x, y, z * 0.85) < 42 ? 50 : -1000;
  };
}

describe.each([
  ['in a living head', false],
  ['in a dry skull', true],
])('the air spaces of bone, %s', (_, dry) => {
  const volume = makeScan(huAt(dry), {
    low: [-46, -46, -52],
    high: [46, 46, 52],
    spacingMm: [0.8, 0.8, 0.8],
    parts: 2,
  });
  const room = findEndocranium(volume, 226);
  if (!room.ok) throw new Error(room.problem.message);
  const result = findSinuses(volume, 226, room.value);
  if (!result.ok) throw new Error(result.problem.message);
  const sinuses = result.value;

  it('are the sinus alone: no mouth, no outside air, no brain-case', () => {
    expect(sinuses.pockets).toHaveLength(1);
    const { volumeMm3, centerLps } = sinuses.pockets[0]!;
    const truth = (4 / 3) * Math.PI * SINUS_MM ** 3;
    expect(volumeMm3 / truth).toBeGreaterThan(0.6);
    expect(volumeMm3 / truth).toBeLessThan(1.25);
    expect(Math.hypot(...centerLps.map((v, a) => v - sinusAt[a]!))).toBeLessThan(1.5);
  });

  it('hold what is in them, sharp to a voxel', () => {
    const random = seededRandom(2);
    for (let n = 0; n < 500; n++) {
      const d = random.direction();
      const r = random.between(0, 12);
      if (Math.abs(r - SINUS_MM) < 0.8 || d[1] < -0.8) continue;
      const p = patientPoint(sinusAt[0] + r * d[0], sinusAt[1] + r * d[1], sinusAt[2] + r * d[2]);
      // In the dry skull there is air beyond the knob's wall as well, out of doors.
      if (r > SINUS_MM) expect(sinuses.contains(p) && r < SINUS_MM + 1.5).toBe(false);
      else expect(sinuses.contains(p)).toBe(true);
    }
    expect(sinuses.contains(patientPoint(0, 0, 0))).toBe(false);
    expect(sinuses.contains(patientPoint(0, 0, -38))).toBe(false);
    expect(sinuses.contains(patientPoint(500, 0, 0))).toBe(false);
  });

  it('say how much of a path lies in them', () => {
    const through = sinuses.crossing(patientPoint(0, -12, 45), patientPoint(0, -12, 10))!;
    // Blurred against bone, air reaches -300 HU about 0.4 mm within its wall: the length is that
    // much short at each end.
    expect(Math.abs(through.lengthMm - (2 * SINUS_MM - 0.8))).toBeLessThan(0.5);
    expect(Math.abs(through.atLps[2] - (33 + SINUS_MM - 0.4))).toBeLessThan(0.4);
    const chord = sinuses.crossing(patientPoint(4, -12, 45), patientPoint(4, -12, 10))!;
    expect(Math.abs(chord.lengthMm - 2 * Math.sqrt(SINUS_MM ** 2 - 16))).toBeLessThan(1.5);
    expect(sinuses.crossing(patientPoint(0, 20, 45), patientPoint(0, 15, 10))).toBeNull();
    expect(sinuses.crossing(patientPoint(0, 0, 0), patientPoint(0, 0, 0))).toBeNull();
  });
});

describe('scans without air in bone', () => {
  it('find none in a plain shell, and refuse a scan without bone', () => {
    const box = { low: [-34, -34, -34], high: [34, 34, 34], spacingMm: [1, 1, 1], parts: 1 } as const;
    const shell = makeScan((x, y, z) => {
      const r = Math.hypot(x, y, z);
      return r < 20 ? 40 : r < 23 ? 1200 : r < 30 ? 50 : -1000;
    }, box);
    const none = findSinuses(shell, 226);
    expect(none.ok && none.value.pockets).toEqual([]);
    const empty = findSinuses(
      makeScan(() => 40, box),
      226,
    );
    expect(!empty.ok && empty.problem.code).toBe('no-bone');
  });
});
