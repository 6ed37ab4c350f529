import { areaVector } from './area-vector';
import type { TriangleMesh } from './mesh';

/** What is true of a mesh, counted by index: two vertices at one position are two vertices. */
export interface MeshInspection {
  readonly vertices: number;
  readonly triangles: number;
  /** Edges with one triangle. */
  readonly openEdges: number;
  /** Edges with more than two triangles, or with two that run the same way along it. */
  readonly nonManifoldEdges: number;
  /** Vertices whose triangles form more than one fan (two sheets that touch in a point). */
  readonly nonManifoldVertices: number;
  /** Triangles with a repeated vertex or with no area. */
  readonly degenerateTriangles: number;
  /** Vertices that no triangle uses. */
  readonly unusedVertices: number;
  /** Pieces joined by shared edges. */
  readonly shells: number;
  /** Signed volume, mm3: positive where closed and oriented outward. */
  readonly volumeMm3: number;
  readonly areaMm2: number;
  /** No open or non-manifold edge and no non-manifold vertex. */
  readonly manifold: boolean;
}

/** Root of `a` in a union-find forest with path halving. */
function rootOf(parent: Int32Array, a: number): number {
  let r = a;
  while (parent[r] !== r) {
    parent[r] = parent[parent[r]!]!;
    r = parent[r]!;
  }
  return r;
}

/**
 * Corners grouped by the smaller vertex of the edge that leaves them: a counting sort, no hashing.
 */
function groupByLowVertex(mesh: TriangleMesh): { start: Uint32Array; corners: Uint32Array } {
  const { triangles } = mesh;
  const vertices = mesh.positions.length / 3;
  const start = new Uint32Array(vertices + 1);
  const low = (corner: number): number => {
    const a = triangles[corner]!;
    const b = triangles[corner % 3 === 2 ? corner - 2 : corner + 1]!;
    return a < b ? a : b;
  };
  for (let c = 0; c < triangles.length; c++) start[low(c) + 1]!++;
  for (let v = 0; v < vertices; v++) start[v + 1]! += start[v]!;
  const next = start.slice(0, vertices);
  const corners = new Uint32Array(triangles.length);
  for (let c = 0; c < triangles.length; c++) corners[next[low(c)]!++] = c;
  return { start, corners };
}

interface Topology {
  readonly openEdges: number;
  readonly nonManifoldEdges: number;
  /** Both vertices of every open or non-manifold edge. */
  readonly edgeVertices: number[];
  /** Union-find forests: triangles joined across edges, and corners joined around their vertex. */
  readonly shellOf: Int32Array;
  readonly fanOf: Int32Array;
}

function traceTopology(mesh: TriangleMesh): Topology {
  const { triangles } = mesh;
  const vertexCount = mesh.positions.length / 3;
  const cornerCount = triangles.length;
  const { start, corners } = groupByLowVertex(mesh);
  const after = (c: number): number => (c % 3 === 2 ? c - 2 : c + 1);

  let openEdges = 0;
  let nonManifoldEdges = 0;
  const edgeVertices: number[] = [];
  // Triangles joined across edges (shells), and corners joined around their vertex (fans).
  const shellOf = new Int32Array(cornerCount / 3);
  for (let t = 0; t < shellOf.length; t++) shellOf[t] = t;
  const fanOf = new Int32Array(cornerCount);
  for (let c = 0; c < cornerCount; c++) fanOf[c] = c;
  const join = (parent: Int32Array, a: number, b: number): void => {
    const ra = rootOf(parent, a);
    const rb = rootOf(parent, b);
    if (ra < rb) parent[rb] = ra;
    else if (rb < ra) parent[ra] = rb;
  };
  /**
   * Joins the two corners of triangles at c and d (edges between the same two vertices) that share
   * a vertex.
   */
  const joinAcross = (c: number, d: number): void => {
    join(shellOf, (c / 3) | 0, (d / 3) | 0);
    const same = triangles[c] === triangles[d];
    join(fanOf, c, same ? d : after(d));
    join(fanOf, after(c), same ? after(d) : d);
  };
  for (let v = 0; v < vertexCount; v++) {
    const end = start[v + 1]!;
    // A vertex has about six edges: sort its few corners by the other end, in place.
    for (let n = start[v]! + 1; n < end; n++) {
      const c = corners[n]!;
      const key = triangles[c]! + triangles[after(c)]!;
      let at = n;
      while (at > start[v]!) {
        const other = corners[at - 1]!;
        if (triangles[other]! + triangles[after(other)]! <= key) break;
        corners[at] = other;
        at--;
      }
      corners[at] = c;
    }
    for (let n = start[v]!; n < end;) {
      const first = corners[n]!;
      const key = triangles[first]! + triangles[after(first)]!;
      let forward = 0;
      let stop = n;
      while (stop < end) {
        const c = corners[stop]!;
        if (triangles[c]! + triangles[after(c)]! !== key) break;
        if (triangles[c] === v) forward++;
        if (stop > n) joinAcross(first, c);
        stop++;
      }
      const uses = stop - n;
      if (uses === 1) openEdges++;
      else if (uses !== 2 || forward !== 1) nonManifoldEdges++;
      if (uses !== 2 || forward !== 1) edgeVertices.push(triangles[first]!, triangles[after(first)]!);
      n = stop;
    }
  }
  return { openEdges, nonManifoldEdges, edgeVertices, shellOf, fanOf };
}

/**
 * How many separate fans each vertex has, at most 2 counted: 0 unused, 1 sound, 2 two sheets that
 * touch.
 */
function countFans(mesh: TriangleMesh, fanOf: Int32Array): Uint8Array {
  const fans = new Uint8Array(mesh.positions.length / 3);
  for (let c = 0; c < fanOf.length; c++) {
    const v = mesh.triangles[c]!;
    if (fanOf[c] === c && fans[v]! < 2) fans[v]!++;
  }
  return fans;
}

/**
 * Counts what is wrong with a mesh and measures it. Linear in its size: about half a second for a
 * million triangles. Throws nothing: an index beyond the vertices is the caller's broken invariant.
 */
export function inspectMesh(mesh: TriangleMesh): MeshInspection {
  const { openEdges, nonManifoldEdges, shellOf, fanOf } = traceTopology(mesh);
  let shells = 0;
  for (let t = 0; t < shellOf.length; t++) if (shellOf[t] === t) shells++;
  const fans = countFans(mesh, fanOf);
  let nonManifoldVertices = 0;
  let unusedVertices = 0;
  for (let v = 0; v < fans.length; v++) {
    if (fans[v] === 0) unusedVertices++;
    else if (fans[v]! > 1) nonManifoldVertices++;
  }
  const { volumeMm3, areaMm2, degenerateTriangles } = measure(mesh);
  return {
    vertices: mesh.positions.length / 3,
    triangles: mesh.triangles.length / 3,
    openEdges,
    nonManifoldEdges,
    nonManifoldVertices,
    degenerateTriangles,
    unusedVertices,
    shells,
    volumeMm3,
    areaMm2,
    manifold: openEdges === 0 && nonManifoldEdges === 0 && nonManifoldVertices === 0,
  };
}

/**
 * Signed volume by the divergence theorem about the first vertex (so that far-off meshes keep their
 * digits), and area.
 */
function measure(mesh: TriangleMesh): { volumeMm3: number; areaMm2: number; degenerateTriangles: number } {
  const { positions: p, triangles } = mesh;
  const ox = p[0] ?? 0;
  const oy = p[1] ?? 0;
  const oz = p[2] ?? 0;
  let volumeMm3 = 0;
  let areaMm2 = 0;
  let degenerateTriangles = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const ax = p[a]! - ox;
    const ay = p[a + 1]! - oy;
    const az = p[a + 2]! - oz;
    const [nx, ny, nz] = areaVector(mesh, t / 3);
    volumeMm3 += (ax * nx + ay * ny + az * nz) / 6;
    const twice = Math.sqrt(nx * nx + ny * ny + nz * nz);
    areaMm2 += twice / 2;
    if (!(twice > 0)) degenerateTriangles++;
  }
  return { volumeMm3, areaMm2, degenerateTriangles };
}
