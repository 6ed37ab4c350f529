import { describe, expect, it } from 'vitest';
import { patientPoint, type PatientPoint } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import { leadsOut } from '../../geometry/path/leads-out';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { SurfaceIndex } from '../../geometry/surface/query/queries';
import { joinMeshes, makeBox } from '../support/make-meshes';

const never = (): boolean => false;
/** Bone as it is seen in the place of a map's cells. */
const mapOf = (spaceAt: (p: PatientPoint) => 'bone' | 'outside' | 'inside') =>
  ({ spaceAt }) as unknown as Parameters<typeof leadsOut>[3];

const boxes = (...plates: readonly (readonly [Vec3, Vec3])[]): SurfaceIndex =>
  buildSurfaceIndex(plates.map(([min, max]) => makeBox(min, max)).reduce((a, b) => joinMeshes(a, b)));

/**
 * A room of 10 mm with walls of 2 mm; in the wall towards +`axis`, or -, a square hole of that
 * width, mm.
 */
function room(holeMm = 0, axis = 0, sign = 1): SurfaceIndex {
  const turn = ([x, y, z]: Vec3): Vec3 => [[x, y, z] as const, [z, x, y] as const, [y, z, x] as const][axis]!;
  const mirror = ([x, y, z]: Vec3): Vec3 => [sign * x, sign * y, sign * z];
  const plate = (min: Vec3, max: Vec3): readonly [Vec3, Vec3] => {
    const [low, high] = sign > 0 ? [min, max] : [mirror(max), mirror(min)];
    return [turn(low), turn(high)];
  };
  const h = holeMm / 2;
  const wall = 7;
  return boxes(
    plate([-7, -wall, -wall], [-5, wall, wall]),
    plate([-wall, -7, -wall], [wall, -5, wall]),
    plate([-wall, 5, -wall], [wall, 7, wall]),
    plate([-wall, -wall, -7], [wall, wall, -5]),
    plate([-wall, -wall, 5], [wall, wall, 7]),
    ...(holeMm === 0
      ? [plate([5, -wall, -wall], [7, wall, wall])]
      : [
          plate([5, -wall, -wall], [7, -h, wall]),
          plate([5, h, -wall], [7, wall, wall]),
          plate([5, -h, -wall], [7, h, -h]),
          plate([5, -h, h], [7, h, wall]),
        ]),
  );
}
const middle = patientPoint(0.3, -0.2, 0.1);

describe('leadsOut without a map', () => {
  it('does not where bone closes the room', () => {
    expect(leadsOut(room(), middle, never, null)).toBe(false);
  });

  it.each([0, 1, 2])('does by a hole wider than the way keeps clear (axis %d)', axis => {
    // From the middle, nearly 5 mm off every wall, the way keeps 1.5 mm.
    expect(leadsOut(room(4.5, axis), middle, never, null)).toBe(true);
    expect(leadsOut(room(2.4, axis), middle, never, null)).toBe(false);
    expect(leadsOut(room(4.5, axis, -1), middle, never, null)).toBe(true);
  });

  it('keeps less clear where it starts nearer to the bone', () => {
    // 1 mm off a wall: the way keeps 0.5 mm, and a hole of 2.4 mm lets it out.
    expect(leadsOut(room(2.4), patientPoint(-4, 0, 0), never, null)).toBe(true);
    expect(leadsOut(room(0.8), patientPoint(-4, 0, 0), never, null)).toBe(false);
  });

  it('does not lead through a brain-case', () => {
    const isBrain = (p: PatientPoint): boolean => p[0] > 5;
    expect(leadsOut(room(4.5), middle, isBrain, null)).toBe(false);
    expect(leadsOut(room(4.5), middle, p => p[0] < -3, null)).toBe(true);
  });

  it('tells no space from the blur where two bones are less than 0.7 mm apart', () => {
    const apart = (mm: number): SurfaceIndex =>
      boxes(
        [
          [-6, -6, -2],
          [6, 6, 0],
        ],
        [
          [-6, -6, mm],
          [6, 6, mm + 2],
        ],
      );
    expect(leadsOut(apart(0.6), patientPoint(0, 0, 0.3), never, null)).toBe(false);
    expect(leadsOut(apart(1.2), patientPoint(0, 0, 0.6), never, null)).toBe(true);
  });

  it('is out of doors where bone is seen in fewer than 10 of 14 directions', () => {
    const open = boxes([
      [-20, -20, -2],
      [20, 20, 0],
    ]);
    expect(leadsOut(open, patientPoint(0, 0, 3), never, null)).toBe(true);
    // In a well that is deeper than the way is followed.
    const wall = 60;
    const well = boxes(
      [
        [-7, -7, -wall],
        [-5, 7, wall],
      ],
      [
        [5, -7, -wall],
        [7, 7, wall],
      ],
      [
        [-7, -7, -wall],
        [7, -5, wall],
      ],
      [
        [-7, 5, -wall],
        [7, 7, wall],
      ],
    );
    expect(leadsOut(well, middle, never, null)).toBe(false);
  });
});

describe('leadsOut with a map', () => {
  it('answers at once where the map knows the place itself', () => {
    const asked = (space: 'outside' | 'inside'): boolean =>
      leadsOut(
        room(4.5),
        middle,
        never,
        mapOf(() => space),
      );
    expect(asked('outside')).toBe(true);
    expect(asked('inside')).toBe(false);
  });

  it('does where the way comes to what is known to be outside, within 12 mm', () => {
    const beyond = (mm: number) => mapOf(p => (p[0] > mm ? 'outside' : 'bone'));
    expect(leadsOut(room(4.5), middle, never, beyond(10))).toBe(true);
    expect(leadsOut(room(4.5), middle, never, beyond(14.5))).toBe(false);
    expect(leadsOut(room(), middle, never, beyond(10))).toBe(false);
    // A map says it, not the number of walls.
    expect(
      leadsOut(
        room(4.5),
        middle,
        never,
        mapOf(() => 'bone'),
      ),
    ).toBe(false);
  });
});
