import type { TriangleMesh } from './mesh';

export interface DroppedShells {
  readonly mesh: TriangleMesh;
  /** For each vertex of the new mesh, its index in the old one: carries per-vertex values along. */
  readonly keptVertices: Uint32Array;
  readonly dropped: number;
}

/**
 * Leaves out shells whose enclosed volume (of either sign: specks and closed cavities alike) is
 * under `leastVolumeMm3`. A closed manifold mesh stays one. Filling a cavity takes air or marrow
 * for bone, which for anything that seats on the outside is no loss. The same mesh comes back where
 * nothing is small.
 */
export function dropSmallShells(mesh: TriangleMesh, leastVolumeMm3: number): DroppedShells {
  const { positions: p, triangles } = mesh;
  const vertices = p.length / 3;
  const parent = new Uint32Array(vertices);
  for (let v = 0; v < vertices; v++) parent[v] = v;
  const rootOf = (vertex: number): number => {
    let r = vertex;
    while (parent[r] !== r) {
      parent[r] = parent[parent[r]!]!;
      r = parent[r]!;
    }
    return r;
  };
  for (let t = 0; t < triangles.length; t += 3) {
    const a = rootOf(triangles[t]!);
    for (let e = 1; e < 3; e++) {
      const b = rootOf(triangles[t + e]!);
      const top = rootOf(a);
      if (b < top) parent[top] = b;
      else if (top < b) parent[b] = top;
    }
  }
  // Volumes about each shell's own first vertex, so that far-off shells keep their digits.
  const volumes = new Float64Array(vertices);
  for (let t = 0; t < triangles.length; t += 3) {
    const shell = rootOf(triangles[t]!);
    const o = 3 * shell;
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const ax = p[a]! - p[o]!;
    const ay = p[a + 1]! - p[o + 1]!;
    const az = p[a + 2]! - p[o + 2]!;
    const bx = p[b]! - p[o]!;
    const by = p[b + 1]! - p[o + 1]!;
    const bz = p[b + 2]! - p[o + 2]!;
    const cx = p[c]! - p[o]!;
    const cy = p[c + 1]! - p[o + 1]!;
    const cz = p[c + 2]! - p[o + 2]!;
    volumes[shell]! += (ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx)) / 6;
  }
  let dropped = 0;
  const stays = (vertex: number): boolean => Math.abs(volumes[rootOf(vertex)]!) >= leastVolumeMm3;
  for (let v = 0; v < vertices; v++) if (parent[v] === v && !stays(v)) dropped++;
  if (dropped === 0) {
    return { mesh, keptVertices: Uint32Array.from({ length: vertices }, (_, v) => v), dropped: 0 };
  }
  const renumbered = new Uint32Array(vertices);
  const keptVertices = new Uint32Array(vertices);
  let count = 0;
  for (let v = 0; v < vertices; v++) {
    if (!stays(v)) continue;
    renumbered[v] = count;
    keptVertices[count++] = v;
  }
  const positions = new Float32Array(3 * count);
  for (let n = 0; n < count; n++) {
    for (let axis = 0; axis < 3; axis++) positions[3 * n + axis] = p[3 * keptVertices[n]! + axis]!;
  }
  const kept = new Uint32Array(triangles.length);
  let end = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    if (!stays(triangles[t]!)) continue;
    for (let e = 0; e < 3; e++) kept[end++] = renumbered[triangles[t + e]!]!;
  }
  return {
    mesh: { positions, triangles: kept.slice(0, end) },
    keptVertices: keptVertices.slice(0, count),
    dropped,
  };
}
