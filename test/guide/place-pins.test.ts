import { describe, expect, it } from 'vitest';
import { distance, dot, subtract, type Vec3 } from '../../geometry/core/vector';
import { designGuide } from '../../geometry/guide/design-guide';
import type { GuideDesign, GuideInput } from '../../geometry/guide/guide-design';
import { placePins } from '../../geometry/guide/place-pins';
import type { PlacedSleeve } from '../../geometry/guide/placed-sleeve';
import type { Point2 } from '../../geometry/guide/try-window';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { guideInput, target, trajectoryOn } from '../support/guide-sites';
import { joinMeshes, makeBox, makeEllipsoid } from '../support/make-meshes';

/** A skull of an even wall, its half-axes as the analytic skull's. */
const shell = (wallMm: number): TriangleMesh =>
  joinMeshes(
    makeEllipsoid([0, 0, 0], [30, 45, 28], 60),
    makeEllipsoid([0, 0, 0], [30 - wallMm, 45 - wallMm, 28 - wallMm], 60),
    true,
  );
const sleeve = {
  entry: [0, 0, 28],
  up: [0, 0, 1],
  boreRadiusMm: 1,
  upperLipMm: 30,
  targetDepthMm: 20,
} as unknown as PlacedSleeve;
const lattice: Point2[] = Array.from({ length: 21 * 21 }, (_, n) => [(n % 21) - 10, Math.floor(n / 21) - 10]);
const PINS = { count: 3, diameterMm: 1.6 } as const;

describe('placePins', () => {
  it('takes places that are far apart, off the path, and knows the bone under them', () => {
    const holes = placePins({ scanned: shell(5) }, lattice, [sleeve], PINS);
    expect(holes).toHaveLength(3);
    for (const [n, { at, boneMm, innerMm, holeMm }] of holes.entries()) {
      expect(Math.hypot(at[0], at[1])).toBeGreaterThanOrEqual(5 + 1 + 0.8 - 1e-9);
      for (const other of holes.slice(n + 1)) expect(distance(at, other.at)).toBeGreaterThanOrEqual(10);
      const wall = (x: number, y: number, less: number): number =>
        (28 - less) * Math.sqrt(1 - (x / (30 - less)) ** 2 - (y / (45 - less)) ** 2);
      expect(at[2]).toBeCloseTo(wall(at[0], at[1], 0), 1);
      // Of the places under the pin's rim the thinnest, and the inner face where it is highest.
      const inner = wall(at[0], at[1], 5);
      expect(innerMm).toBeGreaterThan(inner);
      expect(innerMm).toBeLessThan(inner + 1);
      expect(boneMm).toBeLessThanOrEqual(at[2] - inner + 0.05);
      expect(boneMm).toBeGreaterThan(4.5);
      expect(holeMm).toBeCloseTo(1.8, 9);
    }
  });

  it('finds no place on bone under 3 mm, and all on bone just over', () => {
    expect(placePins({ scanned: shell(2.8) }, lattice, [sleeve], PINS)).toEqual([]);
    expect(placePins({ scanned: shell(3.3) }, lattice, [sleeve], PINS)).toHaveLength(3);
  });

  it('finds none over a second layer, as a sinus has', () => {
    const under = makeBox([-20, -20, 8], [20, 20, 11]);
    const withAir = joinMeshes(shell(5), under);
    expect(placePins({ scanned: withAir }, lattice, [sleeve], PINS)).toEqual([]);
    const deep = joinMeshes(shell(5), makeBox([-20, -20, -5], [20, 20, -2]));
    expect(placePins({ scanned: deep }, lattice, [sleeve], PINS)).toHaveLength(3);
  });

  it('gives two where three have no room, and never one alone', () => {
    const scanned = shell(5);
    const two: Point2[] = [
      [-8, 0],
      [8, 0],
    ];
    expect(placePins({ scanned }, two, [sleeve], PINS)).toHaveLength(2);
    expect(placePins({ scanned }, two.slice(1), [sleeve], PINS)).toEqual([]);
    const near: Point2[] = [
      [8, 0],
      [8, 9],
    ];
    expect(placePins({ scanned }, near, [sleeve], PINS)).toEqual([]);
  });

  it('keeps off the places to keep off, and off bone that is too steep', () => {
    const scanned = shell(5);
    const two: Point2[] = [
      [-8, 0],
      [8, 0],
    ];
    expect(placePins({ scanned }, two, [sleeve], PINS, [[8, 2.9]])).toEqual([]);
    expect(placePins({ scanned }, two, [sleeve], PINS, [[8, 3.1]])).toHaveLength(2);
    // 25 of 30 mm out the ellipsoid falls by more than 50 degrees.
    const steep: Point2[] = [
      [-25, 0],
      [25, 0],
    ];
    expect(placePins({ scanned }, steep, [sleeve], PINS)).toEqual([]);
  });
});

const scanned = shell(5);
const path = trajectoryOn(scanned, target, [6, 5, 60]);
async function make(
  guide: Partial<GuideInput['guide']>,
  more: Partial<GuideInput> = {},
): Promise<GuideDesign> {
  const made = await designGuide({ ...guideInput(scanned, [path], guide), ...more });
  if (!made.ok) throw new Error(made.problem.message);
  return made.value;
}

/** Foot places on the shell, square to it. */
function footAt(x: number, y: number) {
  const z = 28 * Math.sqrt(1 - (x / 30) ** 2 - (y / 45) ** 2);
  const n: Vec3 = [x / 900, y / 2025, z / 784];
  const size = Math.hypot(...n);
  return { pointLps: [x, y, z] as Vec3, normalLps: [n[0] / size, n[1] / size, n[2] / size] as Vec3 };
}
const feet = [footAt(-14, 2), footAt(24, -8), footAt(14, 26), footAt(0, -20)];

describe.each([
  ['a pad', { footprintRadiusMm: 18 }, {}],
  ['feet', { support: 'feet' }, { feet }],
] as const)('pins through a guide on %s', (_, guide, more) => {
  it('are open holes in one sound solid, no drill through which reaches the brain', async () => {
    const made = await make({ ...guide, pins: { count: 2, diameterMm: 1.6 } }, more);
    expect(made.checks.filter(c => c.status === 'fail').map(c => [c.id, c.message])).toEqual([]);
    expect(made.checks.find(c => c.id === 'pins')).toMatchObject({ status: 'pass', value: 2 });
    expect(inspectMesh(made.mesh)).toMatchObject({ openEdges: 0, nonManifoldEdges: 0, shells: 1 });
    expect(made.pins).toHaveLength(2);
    const index = buildSurfaceIndex(made.mesh);
    const bone = buildSurfaceIndex(scanned);
    const up = made.insertionLps;
    for (const { pointLps, directionLps, holeMm, deepestMm, boneMm } of made.pins) {
      expect(dot(directionLps, up)).toBeCloseTo(-1, 9);
      const high: Vec3 = [0, 1, 2].map(a => pointLps[a]! + 40 * up[a]!) as unknown as Vec3;
      const across: Vec3 = Math.abs(up[0]) < 0.9 ? [1, 0, 0] : [0, 1, 0];
      const side = subtract<Vec3>(across, [0, 1, 2].map(a => dot(across, up) * up[a]!) as unknown as Vec3);
      const size = Math.hypot(...side);
      const faces: number[] = [];
      for (const turn of [0, 1, 2, 3, 4, 5].map(n => (n * Math.PI) / 3)) {
        const other: Vec3 = [
          up[1] * side[2] - up[2] * side[1],
          up[2] * side[0] - up[0] * side[2],
          up[0] * side[1] - up[1] * side[0],
        ];
        const from = (r: number): Vec3 =>
          [0, 1, 2].map(
            a => high[a]! + (r * (Math.cos(turn) * side[a]! + Math.sin(turn) * other[a]!)) / size,
          ) as unknown as Vec3;
        // A pin of its size goes through, and there is a wall round it.
        expect(index.castRay(from(holeMm / 2 - 0.03), directionLps, 60)).toEqual([]);
        const face = index.castRay(from(holeMm / 2 + 0.5), directionLps, 60)[0];
        expect(face).toBeDefined();
        expect(index.castRay(from(holeMm / 2 + 1.4), directionLps, 60)).not.toEqual([]);
        faces.push(face!.distanceMm);
        // From the lowest face the tip ends in bone, a millimetre short of its inner face.
        const [outer, inner] = bone.castRay(from(0.8), directionLps, 120);
        const tip = face!.distanceMm + deepestMm;
        expect(tip).toBeLessThan(inner!.distanceMm);
        expect(tip).toBeGreaterThan(outer!.distanceMm);
      }
      const [outer, inner] = bone.castRay(high, directionLps, 120);
      expect(Math.max(...faces) + deepestMm + 1).toBeLessThanOrEqual(inner!.distanceMm + 0.02);
      expect(boneMm).toBeLessThanOrEqual(inner!.distanceMm - outer!.distanceMm + 0.02);
      expect(boneMm).toBeGreaterThanOrEqual(3);
    }
  });
});

it('fails a guide that has no room for the pins that were asked for, and says what to do', async () => {
  const made = await make({ footprintRadiusMm: 10, pins: { count: 3, diameterMm: 2.5 } });
  const check = made.checks.find(c => c.id === 'pins');
  expect(check).toMatchObject({ status: 'fail', value: 0, limit: 3 });
  expect(check!.message).toMatch(/Of 3 fixation pins 0 have room.*larger pad/);
  expect(made.pins).toEqual([]);
});

it('has none, and no row of them, where none were asked for', async () => {
  const made = await make({ footprintRadiusMm: 12 });
  expect(made.pins).toEqual([]);
  expect(made.checks.filter(c => c.id === 'pins')).toEqual([]);
});
