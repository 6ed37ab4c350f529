import { MeshoptSimplifier } from 'meshoptimizer';
import { buildSurfaceIndex } from './build-surface-index';
import { findUnsoundVertices, inspectMesh } from './inspect-mesh';
import type { TriangleMesh } from './mesh';
import { vertexNormals } from './vertex-normals';

export interface SimplifiedSurface {
  readonly mesh: TriangleMesh;
  /** For each vertex, its index in the old mesh: vertices are kept or left out, never moved. */
  readonly keptVertices: Uint32Array;
  /** Largest distance found from an old vertex to the new surface, mm; 0 where nothing was left out. */
  readonly deviationMm: number;
  /** False where no simplification kept the mesh sound within the tolerance, and the mesh came back as it was. */
  readonly simplified: boolean;
}

/** Old vertices whose distance to the new surface is measured. */
const measured = 60_000;
/** The simplifier's own error is a root mean square over planes; the worst place is about three times as far. */
const errorShare = 0.33;
const attempts = 10;
/** Rings of old triangles that are kept as they are around a place that went wrong. */
const keptRings = 3;

/**
 * Fewer triangles within `toleranceMm` of the old surface: edge collapses by quadric error (meshoptimizer), then
 * checked, not believed. Where an edge or vertex came out non-manifold, a triangle turned against the old surface or an old
 * vertex lies farther than the tolerance from the new one (up to 60 000, evenly taken, are measured), the old triangles
 * around are kept and the rest is simplified again; if that does not settle, the mesh comes back as it was. So the
 * result is closed, edge- and vertex-manifold and has as many shells as before.
 * Asks for a closed manifold mesh; about six seconds for a million triangles, most of it checks.
 */
export async function simplifySurface(mesh: TriangleMesh, toleranceMm: number): Promise<SimplifiedSurface> {
  const before = inspectMesh(mesh);
  await MeshoptSimplifier.ready;
  if (before.manifold && before.triangles > 0 && toleranceMm > 0) {
    const normals = vertexNormals(mesh);
    const kept = new Uint8Array(before.vertices);
    const nothing = new Float32Array(before.vertices);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const [indices] = MeshoptSimplifier.simplifyWithAttributes(
        mesh.triangles,
        mesh.positions,
        3,
        nothing,
        1,
        [0],
        kept,
        0,
        errorShare * toleranceMm,
        ['ErrorAbsolute'],
      );
      const { mesh: candidate, keptVertices } = compact(mesh, indices);
      const wrong = findWrong(candidate, keptVertices, normals);
      const deviationMm = measure(mesh, candidate, toleranceMm, wrong);
      if (wrong.length === 0 && inspectMesh(candidate).shells === before.shells) {
        return { mesh: candidate, keptVertices, deviationMm, simplified: true };
      }
      keepAround(mesh, wrong, kept);
    }
  }
  const keptVertices = Uint32Array.from({ length: before.vertices }, (_, v) => v);
  return { mesh, keptVertices, deviationMm: 0, simplified: false };
}

/** Marks the wrong vertices and the rings of old triangles around them. */
function keepAround(mesh: TriangleMesh, wrong: readonly number[], kept: Uint8Array): void {
  const { triangles } = mesh;
  let ring = new Uint8Array(kept.length);
  for (const v of wrong) ring[v] = 1;
  for (let n = 0; n < keptRings; n++) {
    const wider = ring.slice();
    for (let t = 0; t < triangles.length; t += 3) {
      const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
      if (ring[a] || ring[b] || ring[c]) wider[a] = wider[b] = wider[c] = 1;
    }
    ring = wider;
  }
  for (let v = 0; v < kept.length; v++) if (ring[v]) kept[v] = 1;
}

/** The triangles with the vertices they use, in the old order. */
function compact(
  mesh: TriangleMesh,
  indices: Uint32Array,
): { mesh: TriangleMesh; keptVertices: Uint32Array } {
  const renumbered = new Uint32Array(mesh.positions.length / 3);
  for (const v of indices) renumbered[v] = 1;
  let count = 0;
  for (const used of renumbered) count += used;
  const keptVertices = new Uint32Array(count);
  const positions = new Float32Array(3 * count);
  count = 0;
  for (let v = 0; v < renumbered.length; v++) {
    if (renumbered[v] === 0) continue;
    keptVertices[count] = v;
    for (let axis = 0; axis < 3; axis++) positions[3 * count + axis] = mesh.positions[3 * v + axis]!;
    renumbered[v] = count++;
  }
  return { mesh: { positions, triangles: indices.map(v => renumbered[v]!) }, keptVertices };
}

/** Old vertices where the new mesh is not manifold, or where a triangle faces against all its corners' old normals. */
function findWrong(mesh: TriangleMesh, keptVertices: Uint32Array, normals: Float32Array): number[] {
  const { positions: p, triangles } = mesh;
  const wrong = findUnsoundVertices(mesh).map(v => keptVertices[v]!);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!;
    const vy = p[c + 1]! - p[a + 1]!;
    const vz = p[c + 2]! - p[a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    let against = 0;
    for (let e = 0; e < 3; e++) {
      const v = 3 * keptVertices[triangles[t + e]!]!;
      if (!(nx * normals[v]! + ny * normals[v + 1]! + nz * normals[v + 2]! > 0)) against++;
    }
    if (against < 3) continue;
    for (let e = 0; e < 3; e++) wrong.push(keptVertices[triangles[t + e]!]!);
  }
  return wrong;
}

/** Largest distance from old vertices, evenly taken, to the new surface, mm; adds those beyond the tolerance to `wrong`. */
function measure(mesh: TriangleMesh, candidate: TriangleMesh, toleranceMm: number, wrong: number[]): number {
  const index = buildSurfaceIndex(candidate);
  const { positions: p } = mesh;
  const vertices = p.length / 3;
  const stride = Math.max(1, Math.floor(vertices / measured));
  let largest = 0;
  for (let v = 0; v < vertices; v += stride) {
    const hit = index.closestPoint([p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!]);
    if (!hit) continue;
    if (hit.distanceMm > largest) largest = hit.distanceMm;
    if (hit.distanceMm > toleranceMm) wrong.push(v);
  }
  return largest;
}
