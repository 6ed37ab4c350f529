import { describe, expect, it } from 'vitest';
import { frameAlong, patientPoint, patientVector } from '../../../geometry/core/frames';
import { seededRandom } from '../../../geometry/core/random';
import { cross, dot } from '../../../geometry/core/vector';
import {
  createMeshSlicer,
  type CuttingPlane,
  type PlaneCut,
} from '../../../geometry/surface/query/slice-mesh';
import type { TriangleMesh } from '../../../geometry/surface/mesh/mesh';

/** An octahedron split `levels` times, its vertices on a sphere; welded, outward. */
function makeSphere(radiusMm: number, levels: number, at: readonly [number, number, number]): TriangleMesh {
  let points: [number, number, number][] = [
    [1, 0, 0],
    [-1, 0, 0],
    [0, 1, 0],
    [0, -1, 0],
    [0, 0, 1],
    [0, 0, -1],
  ];
  let faces: [number, number, number][] = [
    [0, 2, 4],
    [2, 1, 4],
    [1, 3, 4],
    [3, 0, 4],
    [2, 0, 5],
    [1, 2, 5],
    [3, 1, 5],
    [0, 3, 5],
  ];
  for (let level = 0; level < levels; level++) {
    const middle = new Map<string, number>();
    const halve = (a: number, b: number): number => {
      const key = a < b ? `${a} ${b}` : `${b} ${a}`;
      const found = middle.get(key);
      if (found !== undefined) return found;
      const m = [0, 1, 2].map(c => points[a]![c]! + points[b]![c]!);
      const l = Math.hypot(...m);
      points = [...points, [m[0]! / l, m[1]! / l, m[2]! / l]];
      middle.set(key, points.length - 1);
      return points.length - 1;
    };
    faces = faces.flatMap(([a, b, c]) => {
      const ab = halve(a, b);
      const bc = halve(b, c);
      const ca = halve(c, a);
      return [
        [a, ab, ca],
        [ab, b, bc],
        [ca, bc, c],
        [ab, bc, ca],
      ] as [number, number, number][];
    });
  }
  return {
    positions: Float32Array.from(points.flatMap(p => p.map((x, c) => at[c]! + radiusMm * x))),
    triangles: Uint32Array.from(faces.flat()),
  };
}

function makeBox(size: number): TriangleMesh {
  const positions = new Float32Array(24);
  for (let v = 0; v < 8; v++) {
    positions.set([v & 1 ? size : 0, v & 2 ? size : 0, v & 4 ? size : 0], 3 * v);
  }
  const triangles = Uint32Array.from(
    [
      [0, 2, 3, 1],
      [4, 5, 7, 6],
      [0, 1, 5, 4],
      [2, 6, 7, 3],
      [0, 4, 6, 2],
      [1, 3, 7, 5],
    ].flatMap(([a, b, c, d]) => [a!, b!, c!, a!, c!, d!]),
  );
  return { positions, triangles };
}

const planeAt = (
  center: readonly [number, number, number],
  normal: readonly [number, number, number],
): CuttingPlane => {
  const f = frameAlong(patientPoint(...center), patientVector(...normal));
  return { center: f.origin, right: f.x, down: f.y };
};

const lines = (cut: PlaneCut): number => cut.starts.length - 1;

/** Signed area of one line, mm2. */
function areaOf(cut: PlaneCut, line: number): number {
  const { points, starts } = cut;
  const from = starts[line]!;
  const to = starts[line + 1]!;
  let sum = 0;
  for (let p = from; p < to; p++) {
    const q = p + 1 < to ? p + 1 : from;
    sum += points[2 * p]! * points[2 * q + 1]! - points[2 * q]! * points[2 * p + 1]!;
  }
  return sum / 2;
}

describe('createMeshSlicer', () => {
  it('cuts a sphere in one closed ring on the analytic circle, for random planes', () => {
    const random = seededRandom(7);
    const center = [12.5, -30.25, 101] as const;
    const radius = 20;
    const mesh = makeSphere(radius, 5, center);
    const cutter = createMeshSlicer(mesh);
    for (let trial = 0; trial < 20; trial++) {
      const normal = random.direction();
      const h = random.between(-0.95 * radius, 0.95 * radius);
      // A plane whose own centre is not the circle's.
      const aside = frameAlong(patientPoint(0, 0, 0), patientVector(...normal));
      const shift = random.between(-9, 9);
      const plane = planeAt(
        [0, 1, 2].map(a => center[a]! + h * normal[a]! + shift * aside.x[a]!) as [number, number, number],
        normal,
      );
      const cut = cutter.cut(plane);
      expect(lines(cut)).toBe(1);
      expect(cut.closed[0]).toBe(1);
      const circle = Math.sqrt(radius * radius - h * h);
      const d = [0, 1, 2].map(a => center[a]! + h * normal[a]! - plane.center[a]!) as [
        number,
        number,
        number,
      ];
      const cu = dot(d, plane.right);
      const cv = dot(d, plane.down);
      // The mesh's sagitta: its edges lie within the sphere by at most edge^2 / 8r, near the rim
      // more in the plane.
      const sagitta = (radius * 0.08) ** 2 / (8 * radius);
      for (let p = 0; p < cut.points.length; p += 2) {
        const r = Math.hypot(cut.points[p]! - cu, cut.points[p + 1]! - cv);
        expect(r).toBeLessThan(circle + 1e-4);
        expect(r).toBeGreaterThan(circle - (sagitta * radius) / circle - 1e-3);
      }
      expect(Math.abs(areaOf(cut, 0))).toBeGreaterThan(Math.PI * circle * circle * 0.97);
    }
  });

  it('closes every ring where the plane runs through vertices, along edges and in faces', () => {
    const box = createMeshSlicer(makeBox(10));
    for (const z of [0, 5, 10]) {
      const cut = box.cut(planeAt([3, 4, z], [0, 0, 1]));
      // A vertex in the plane counts as above: the floor is cut as nothing, the lid as a whole.
      expect(lines(cut)).toBe(z === 0 ? 0 : 1);
      if (z > 0) expect(Math.abs(areaOf(cut, 0))).toBeCloseTo(100, 3);
      expect([...cut.closed].every(c => c === 1)).toBe(true);
    }
    const diagonal = box.cut(planeAt([5, 5, 5], [1, -1, 0]));
    expect([...diagonal.closed]).toEqual([1]);
    expect(Math.abs(areaOf(diagonal, 0))).toBeCloseTo(100 * Math.SQRT2, 3);
    const sphere = createMeshSlicer(makeSphere(8, 3, [0, 0, 0]));
    const equator = sphere.cut(planeAt([0, 0, 0], [0, 0, 1]));
    expect([...equator.closed]).toEqual([1]);
    expect(equator.points.length / 2).toBeGreaterThanOrEqual(32);
  });

  it('agrees with cutting every triangle by itself, in number and length of segments', () => {
    const random = seededRandom(31);
    const mesh = makeSphere(15, 4, [3, 4, 5]);
    const cutter = createMeshSlicer(mesh);
    for (let trial = 0; trial < 10; trial++) {
      const plane = planeAt(
        [random.between(-5, 10), random.between(-5, 10), random.between(-5, 10)],
        random.direction(),
      );
      const n = cross(plane.right, plane.down);
      const height = (v: number): number =>
        [0, 1, 2].reduce((sum, a) => sum + n[a]! * (mesh.positions[3 * v + a]! - plane.center[a]!), 0);
      let lengthMm = 0;
      let segments = 0;
      for (let t = 0; t < mesh.triangles.length; t += 3) {
        const ends: number[][] = [];
        for (let e = 0; e < 3; e++) {
          const a = mesh.triangles[t + e]!;
          const b = mesh.triangles[t + ((e + 1) % 3)]!;
          const ha = height(a);
          const hb = height(b);
          if (ha >= 0 === hb >= 0) continue;
          ends.push(
            [0, 1, 2].map(c => {
              const pa = mesh.positions[3 * a + c]!;
              return pa + (ha / (ha - hb)) * (mesh.positions[3 * b + c]! - pa);
            }),
          );
        }
        if (ends.length !== 2) continue;
        segments++;
        lengthMm += Math.hypot(...[0, 1, 2].map(c => ends[0]![c]! - ends[1]![c]!));
      }
      const cut = cutter.cut(plane);
      let found = 0;
      for (let line = 0; line < lines(cut); line++) {
        const from = cut.starts[line]!;
        const to = cut.starts[line + 1]!;
        for (let p = from; p < to; p++) {
          const q = p + 1 < to ? p + 1 : from;
          found += Math.hypot(
            cut.points[2 * q]! - cut.points[2 * p]!,
            cut.points[2 * q + 1]! - cut.points[2 * p + 1]!,
          );
        }
      }
      expect(cut.points.length / 2).toBe(segments);
      expect(found).toBeCloseTo(lengthMm, 3);
    }
  });

  it('gives separate rings for separate shells and open lines for an open mesh', () => {
    const a = makeSphere(5, 3, [0, 0, 0]);
    const b = makeSphere(3, 3, [20, 0, 0]);
    const both: TriangleMesh = {
      positions: Float32Array.from([...a.positions, ...b.positions]),
      triangles: Uint32Array.from([...a.triangles, ...[...b.triangles].map(v => v + a.positions.length / 3)]),
    };
    const cut = createMeshSlicer(both).cut(planeAt([0, 0, 0.3], [0, 0, 1]));
    expect([...cut.closed]).toEqual([1, 1]);
    const open = createMeshSlicer({ positions: a.positions, triangles: a.triangles.slice(3 * 40) });
    const openCut = open.cut(planeAt([0.01, 0.02, 0.03], [1, -1, 0.2]));
    expect([...openCut.closed].some(c => c === 0)).toBe(true);
  });

  it('finds nothing beside the mesh and in an empty mesh', () => {
    expect(lines(createMeshSlicer(makeBox(10)).cut(planeAt([0, 0, 10.5], [0, 0, 1])))).toBe(0);
    const empty = createMeshSlicer({ positions: new Float32Array(0), triangles: new Uint32Array(0) });
    expect(lines(empty.cut(planeAt([0, 0, 0], [0, 0, 1])))).toBe(0);
  });
});
