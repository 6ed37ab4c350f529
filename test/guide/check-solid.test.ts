import { describe, expect, it } from 'vitest';
import { frameAlong, guidePoint, patientPoint, patientVector, toPatient } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import { checkBed, checkSolid, checkWall } from '../../geometry/guide/check-solid';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { joinMeshes, makeBox } from '../support/make-meshes';
import { codesOf } from '../support/codes-of';

const frame = frameAlong(patientPoint(7, -9, 40), patientVector(0.2, 0.5, -0.8));
const box = makeBox([0, 0, 0], [20, 10, 5]);

describe('checkSolid', () => {
  it('says all of a sound block', () => {
    const { checks, volumeMm3 } = checkSolid(box);
    expect(volumeMm3).toBeCloseTo(1000, 6);
    expect(checks).toMatchObject([
      { id: 'watertight', status: 'pass', value: 0, limit: 0, sense: 'exactly', unit: 'count' },
      { id: 'one-component', status: 'pass', value: 1, limit: 1, sense: 'exactly', unit: 'count' },
      {
        ...{ id: 'positive-volume', status: 'pass', limit: 0, sense: 'above', unit: 'mm3' },
        value: expect.closeTo(1000, 6),
      },
    ]);
    expect(checks.flatMap(codesOf)).toEqual(['guide-closed', 'guide-one-piece', 'guide-volume volume=1.00']);
  });

  it('takes a block however small for a solid', () => {
    const checks = checkSolid(makeBox([0, 0, 0], [0.5, 0.5, 0.5])).checks;
    expect(checks[2]).toMatchObject({ status: 'pass', value: expect.closeTo(0.125, 9) });
    expect(codesOf(checks[2]!)).toEqual(['guide-volume volume=0.00']);
  });

  it('counts what is open, doubled and collapsed together', () => {
    const open = { ...box, triangles: box.triangles.slice(3) };
    const [tight] = checkSolid(open).checks;
    expect(tight).toMatchObject({ status: 'fail', value: 3 });
    expect(codesOf(tight!)).toEqual(['guide-open-edges edges=3', 'solid-remedy']);
    // One triangle is there again: its three edges have three neighbours.
    const doubled = { ...box, triangles: Uint32Array.from([...box.triangles, ...box.triangles.slice(0, 3)]) };
    expect(checkSolid(doubled).checks[0]!.value).toBeGreaterThanOrEqual(3);
    const collapsed = { ...box, triangles: Uint32Array.from([...box.triangles, 0, 0, 1]) };
    expect(checkSolid(collapsed).checks[0]).toMatchObject({ status: 'fail' });
    expect(checkSolid(collapsed).checks[0]!.value).toBeGreaterThanOrEqual(1);
    // All three kinds at once: as the mesh's own inspection counts them, added up.
    const ill = { ...box, triangles: Uint32Array.from([...doubled.triangles.slice(3), ...[0, 0, 1]]) };
    const all = { ...ill, triangles: Uint32Array.from([...ill.triangles, ...box.triangles.slice(9, 12)]) };
    const { openEdges, nonManifoldEdges, degenerateTriangles } = inspectMesh(all);
    expect(Math.min(openEdges, nonManifoldEdges, degenerateTriangles)).toBeGreaterThan(0);
    expect(checkSolid(all).checks[0]!.value).toBe(openEdges + nonManifoldEdges + degenerateTriangles);
  });

  it('takes vertices at one place for one', () => {
    const apart: TriangleMesh = {
      positions: Float32Array.from(
        [...box.triangles].flatMap(v => [...box.positions.slice(3 * v, 3 * v + 3)]),
      ),
      triangles: Uint32Array.from(box.triangles, (_, n) => n),
    };
    expect(checkSolid(apart).checks.map(({ status }) => status)).toEqual(['pass', 'pass', 'pass']);
  });

  it('fails nothing at all, two pieces, and an inside-out one', () => {
    const none = { positions: new Float32Array(0), triangles: new Uint32Array(0) };
    expect(checkSolid(none).checks.map(({ status }) => status)).toEqual(['fail', 'fail', 'fail']);
    expect(codesOf(checkSolid(none).checks[2]!)).toEqual(['guide-no-volume', 'solid-remedy']);
    const two = joinMeshes(box, makeBox([30, 0, 0], [31, 1, 1]));
    expect(checkSolid(two).checks[1]).toMatchObject({ status: 'fail', value: 2 });
    expect(codesOf(checkSolid(two).checks[1]!)).toEqual(['guide-in-pieces pieces=2']);
    const several = checkSolid(two, undefined, false).checks[1]!;
    expect(codesOf(several)).toEqual(['guide-pads-apart pieces=2']);
    const onFeet = checkSolid(two, undefined, false, true).checks[1]!;
    expect(codesOf(onFeet)).toEqual(['guide-feet-apart pieces=2']);
    const flipped = { ...box, triangles: box.triangles.slice().reverse() };
    expect(checkSolid(flipped).volumeMm3).toBeCloseTo(-1000, 6);
    expect(checkSolid(flipped).checks[2]).toMatchObject({ status: 'fail', value: expect.closeTo(-1000, 6) });
  });

  it('tells what was left out', () => {
    const words = 'loose-parts volume=4.5 parts=2';
    const loose = { count: 2, volumeMm3: 4.5 };
    expect(codesOf(checkSolid(box, loose).checks[1]!)).toEqual(['guide-one-piece', words]);
    const two = joinMeshes(box, makeBox([30, 0, 0], [31, 1, 1]));
    expect(codesOf(checkSolid(two, loose).checks[1]!)).toEqual(['guide-in-pieces pieces=2', words]);
    expect(codesOf(checkSolid(box, { count: 0, volumeMm3: 0 }).checks[1]!)).toEqual(['guide-one-piece']);
  });
});

describe('checkWall', () => {
  const wallOf = (mesh: TriangleMesh) => checkWall(mesh, buildSurfaceIndex(mesh), frame);

  it.each([
    [0.99, 'fail', ['wall-thin wall=0.99', 'wall-remedy-pad']],
    [1.01, 'pass', ['wall-thinnest wall=1.01']],
    [5.8, 'pass', ['wall-thinnest wall=5.80']],
  ] as const)('a plate of %d mm: %s', (mm, status, words) => {
    const found = wallOf(makeBox([0, 0, 0], [20, 12, mm]));
    expect(found).toMatchObject({ id: 'minimum-wall', status, limit: 1, sense: 'at-least', unit: 'mm' });
    expect(codesOf(found)).toEqual(words);
    expect(found.value).toBeCloseTo(mm, 2);
    expect(found.atLps).toHaveLength(3);
  });

  it.each([[[0.9, 20, 12]], [[20, 0.9, 12]], [[20, 12, 0.9]]] as const)(
    'a plate of %j mm is measured to little more than a micrometre',
    size => {
      const found = wallOf(makeBox([3, -2, 1], [3 + size[0], -2 + size[1], 1 + size[2]]));
      expect(found.status).toBe('fail');
      expect(Math.abs(found.value! - 0.9)).toBeLessThan(0.0012);
    },
  );

  it('says of a guide on feet what to do about its feet', () => {
    const plate = makeBox([0, 0, 0], [20, 12, 0.5]);
    const found = checkWall(plate, buildSurfaceIndex(plate), frame, {}, true);
    expect(codesOf(found)).toEqual(['wall-thin wall=0.50', 'wall-remedy-feet']);
  });

  it('says that a block of more than 6 mm has no thin wall, and points nowhere', () => {
    const found = wallOf(makeBox([0, 0, 0], [20, 12, 6.1]));
    expect(found).toMatchObject({ status: 'pass', value: null, limit: 1 });
    expect(found).not.toHaveProperty('atLps');
    expect(codesOf(found)).toEqual(['wall-none-thinner reach=6']);
  });

  it('points to the wall', () => {
    // A thin plate beside a thick one.
    const both = joinMeshes(makeBox([0, 0, 0], [10, 10, 5]), makeBox([100, 0, 0], [110, 10, 2]));
    const found = wallOf(both);
    expect(found.value).toBeCloseTo(2, 2);
    const middle = toPatient(frame, guidePoint(105, 5, 1));
    expect(Math.hypot(...middle.map((v, axis) => v - found.atLps![axis]!))).toBeLessThan(8);
  });

  it('takes no wedge’s edge for a wall, and no sliver', () => {
    // Two faces that meet at 40 degrees: at the edge as thin as one likes, but no wall.
    const run = 10 * Math.tan((40 * Math.PI) / 180);
    const corners: Vec3[] = [
      [0, 0, 0],
      [10, 0, 0],
      [10, 0, run],
      [0, 30, 0],
      [10, 30, 0],
      [10, 30, run],
    ];
    const wedge: TriangleMesh = {
      positions: Float32Array.from(corners.flat()),
      triangles: Uint32Array.of(0, 1, 2, 3, 5, 4, 0, 3, 4, 0, 4, 1, 1, 4, 5, 1, 5, 2, 0, 2, 5, 0, 5, 3),
    };
    expect(wallOf(wedge).status).toBe('pass');
    // A fragment with 0.8 mm2 of surface in all has no wall to speak of.
    const fragment = joinMeshes(makeBox([0, 0, 0], [20, 12, 3]), makeBox([30, 0, 0], [30.5, 0.3, 0.3]));
    expect(wallOf(fragment).value).toBeGreaterThan(2.9);
    const plate = joinMeshes(makeBox([0, 0, 0], [20, 12, 3]), makeBox([30, 0, 0], [32, 2, 0.5]));
    expect(wallOf(plate).value).toBeCloseTo(0.5, 2);
  });
});

describe('checkBed', () => {
  const onBed = ([x, y, z]: Vec3) =>
    checkBed(makeBox([-3, 5, 11], [x - 3, y + 5, z + 11]), { bedMm: [100, 60, 40] });

  it.each<[Vec3, string]>([
    [[100, 60, 40], 'pass'],
    [[60, 100, 40], 'pass'],
    [[101, 60, 40], 'fail'],
    [[100, 61, 40], 'fail'],
    [[61, 100, 40], 'fail'],
    [[60, 101, 40], 'fail'],
    [[30, 30, 41], 'fail'],
    [[70, 70, 10], 'fail'],
  ])('a guide of %j mm on a bed of 100 x 60 x 40: %s', (size, status) => {
    expect(onBed(size)).toMatchObject({ id: 'printer-bed', status, sense: 'at-most', unit: 'mm' });
  });

  it.each<[Vec3, number, number]>([
    // What is left: 5, 20 and 30 mm; 40, 2 and 30; 40, 30 and 1.
    [[95, 40, 10], 95, 100],
    [[40, 95, 10], 95, 100],
    [[60, 58, 10], 58, 60],
    [[60, 30, 39], 39, 40],
  ])('a guide of %j mm has least room for %d of %d mm', (size, value, limit) => {
    expect(onBed(size)).toMatchObject({ limit, value: expect.closeTo(value, 4) });
  });

  it('says both sizes', () => {
    const bed = 'bed=(size-three x=100 y=60 z=40)';
    expect(codesOf(onBed([95, 40, 10]))).toEqual([`bed-fits size=(size-three x=95 y=40 z=10) ${bed}`]);
    expect(codesOf(onBed([95, 70, 10]))).toEqual([`bed-too-small size=(size-three x=95 y=70 z=10) ${bed}`]);
  });
});
