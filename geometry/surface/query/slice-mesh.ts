import type { PatientPoint, PatientVector } from '../../core/frames';
import type { Vec3 } from '../../core/vector';
import { buildBoundingTree, TREE_STACK_SIZE } from './build-bounding-tree';
import type { TriangleMesh } from '../mesh/mesh';

/** Where a plane cuts: a point of it and two perpendicular unit directions that span it, LPS mm. */
export interface CuttingPlane {
  readonly center: PatientPoint;
  readonly right: PatientVector;
  readonly down: PatientVector;
}

/** The lines in which a plane cuts a surface, in the plane's own coordinates. */
export interface PlaneCut {
  /** (right, down) per point from the plane's centre, mm; length 2 * points. */
  readonly points: Float32Array;
  /** Line n owns points `starts[n]` up to `starts[n + 1]`; length lines + 1. */
  readonly starts: Uint32Array;
  /** 1 where the line returns to its first point (which is not repeated), one per line. */
  readonly closed: Uint8Array;
}

/** Cuts one mesh again and again; built once by `createMeshSlicer`, immutable afterwards. */
export interface MeshSlicer {
  cut(plane: CuttingPlane): PlaneCut;
}

/**
 * Prepares a mesh for cutting by planes. A tree of boxes finds the triangles that straddle a plane,
 * so that a cut costs what it meets and not what there is; the triangles' crossings are then strung
 * into lines by their shared edges. Over a closed welded mesh all lines are closed, also where the
 * plane runs through vertices, along edges or in triangles: a vertex in the plane counts as above
 * it, everywhere alike. The mesh must not be changed afterwards. Throws an InvariantError on
 * missing or non-finite vertices.
 */
export function createMeshSlicer(mesh: TriangleMesh): MeshSlicer {
  const { positions, triangles } = mesh;
  const tree = buildBoundingTree(mesh);
  const vertices = positions.length / 3;
  const stack = new Int32Array(TREE_STACK_SIZE);

  return {
    cut({ center, right, down }) {
      const nx = right[1] * down[2] - right[2] * down[1];
      const ny = right[2] * down[0] - right[0] * down[2];
      const nz = right[0] * down[1] - right[1] * down[0];
      const normal: Vec3 = [nx, ny, nz];
      const level = nx * center[0] + ny * center[1] + nz * center[2];
      const height = (v: number): number =>
        nx * positions[3 * v]! + ny * positions[3 * v + 1]! + nz * positions[3 * v + 2]! - level;

      // A segment runs from the edge where its triangle's outline comes down through the plane to
      // the edge where it goes up again; the neighbour across an edge runs through it the other
      // way, so the ends of one are the beginnings of the next.
      const segmentAt = new Map<number, number>();
      const endEdge: number[] = [];
      const from: number[] = [];
      const edgeKey = (a: number, b: number): number => (a < b ? a * vertices + b : b * vertices + a);

      const addTriangle = (t: number): void => {
        const a = triangles[3 * t]!;
        const b = triangles[3 * t + 1]!;
        const c = triangles[3 * t + 2]!;
        const above = (height(a) >= 0 ? 1 : 0) | (height(b) >= 0 ? 2 : 0) | (height(c) >= 0 ? 4 : 0);
        if (above === 0 || above === 7) return;
        const ab = edgeKey(a, b);
        const bc = edgeKey(b, c);
        const ca = edgeKey(c, a);
        const falling = above === 1 || above === 5 ? ab : above === 2 || above === 3 ? bc : ca;
        const rising = above === 1 || above === 3 ? ca : above === 2 || above === 6 ? ab : bc;
        // Two triangles of a non-manifold edge may begin there; the second stays a line of its own.
        if (!segmentAt.has(falling)) segmentAt.set(falling, endEdge.length);
        from.push(falling);
        endEdge.push(rising);
      };

      let held = 0;
      if (tree.nodes > 0) stack[held++] = 0;
      while (held > 0) {
        const node = stack[--held]!;
        if (!straddles(tree.bounds, 6 * node, normal, level)) continue;
        const count = tree.count[node]!;
        if (count === 0) {
          stack[held++] = tree.link[node]!;
          stack[held++] = node + 1;
          continue;
        }
        const first = tree.link[node]!;
        for (let slot = first; slot < first + count; slot++) addTriangle(tree.triangleOf[slot]!);
      }

      const points: number[] = [];
      const placePoint = (edge: number): void => {
        const a = Math.floor(edge / vertices);
        const b = edge - a * vertices;
        const ha = height(a);
        const t = ha / (ha - height(b));
        let u = 0;
        let v = 0;
        for (let axis = 0; axis < 3; axis++) {
          const pa = positions[3 * a + axis]!;
          const d = pa + t * (positions[3 * b + axis]! - pa) - center[axis]!;
          u += d * right[axis]!;
          v += d * down[axis]!;
        }
        points.push(u, v);
      };
      return stringTogether(segmentAt, from, endEdge, points, placePoint);
    },
  };
}

/** Whether the plane comes near the box at `at`; generous by rounding, never short. */
function straddles(bounds: Float32Array, at: number, [nx, ny, nz]: Vec3, level: number): boolean {
  const cx = bounds[at]! + bounds[at + 3]!;
  const cy = bounds[at + 1]! + bounds[at + 4]!;
  const cz = bounds[at + 2]! + bounds[at + 5]!;
  const reach =
    Math.abs(nx) * (bounds[at + 3]! - bounds[at]!) +
    Math.abs(ny) * (bounds[at + 4]! - bounds[at + 1]!) +
    Math.abs(nz) * (bounds[at + 5]! - bounds[at + 2]!);
  return Math.abs(nx * cx + ny * cy + nz * cz - 2 * level) <= reach + 1e-6;
}

/**
 * Follows the segments from edge to edge; lines that begin at an open border come first, then the
 * rings.
 */
function stringTogether(
  segmentAt: Map<number, number>,
  from: readonly number[],
  endEdge: readonly number[],
  points: number[],
  placePoint: (edge: number) => void,
): PlaneCut {
  const starts: number[] = [];
  const closed: number[] = [];
  const used = new Uint8Array(from.length);
  const isEnd = new Set(endEdge);

  const follow = (first: number): void => {
    starts.push(points.length / 2);
    placePoint(from[first]!);
    let segment = first;
    for (;;) {
      used[segment] = 1;
      const edge = endEdge[segment]!;
      if (edge === from[first]) {
        closed.push(1);
        return;
      }
      placePoint(edge);
      const next = segmentAt.get(edge);
      if (next === undefined || used[next] === 1) {
        closed.push(0);
        return;
      }
      segment = next;
    }
  };

  for (let s = 0; s < from.length; s++) if (used[s] === 0 && !isEnd.has(from[s]!)) follow(s);
  for (let s = 0; s < from.length; s++) if (used[s] === 0) follow(s);
  starts.push(points.length / 2);
  return {
    points: Float32Array.from(points),
    starts: Uint32Array.from(starts),
    closed: Uint8Array.from(closed),
  };
}
