import { bakeAmbientOcclusion } from '../../geometry/surface/display/bake-ambient-occlusion';
import { blendWithNeighbours } from '../../geometry/surface/display/blend-with-neighbours';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { calmNormals } from '../../geometry/surface/display/calm-normals';
import { clusterTriangles } from '../../geometry/surface/display/cluster-triangles';
import { measureRelief } from '../../geometry/surface/display/measure-relief';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { pickSurface, type CutPlane } from '../../geometry/surface/query/pick-surface';
import type { SurfaceIndex } from '../../geometry/surface/query/queries';
import { thinTriangles } from '../../geometry/surface/mesh/thin-triangles';
import { vertexNormals } from '../../geometry/surface/mesh/vertex-normals';
import type { Vec3 } from '../../geometry/core/vector';
import { packMesh, type PackedMesh } from './pack-mesh';

interface ScenePick {
  /** The mesh that was met. */
  readonly key: number;
  readonly point: Vec3;
  readonly normal: Vec3;
}

/**
 * The work on meshes that the window's thread is spared: normals, relief, ambient occlusion, and
 * the index that picks. Lives in renderer/scene/prepare-mesh.worker.ts; keeps what it was given
 * under the caller's key until dropped.
 */
export interface MeshService {
  /**
   * What the card needs, to be drawn at once. The mesh may be in shared memory; it is not changed.
   * One drawn from a scan (`isScanned`) is shaded without its terraces.
   */
  prepare(key: number, mesh: TriangleMesh, isScanned: boolean): PackedMesh;
  /**
   * Triangles over the same vertices to draw in haste, see clusterTriangles; null where the mesh is
   * small or gone.
   */
  coarsen(key: number): Uint32Array | null;
  /** The same, better and slower, see thinTriangles. */
  thin(key: number): Promise<Uint32Array | null>;
  /** One byte a vertex, see bakeAmbientOcclusion; null where the mesh was dropped meanwhile. */
  ambientOcclusion(key: number): Promise<Uint8Array | null>;
  /**
   * The nearest of the keyed meshes under the ray (LPS mm, unit direction). Indexes are built when
   * first asked for.
   */
  pick(keys: readonly number[], origin: Vec3, direction: Vec3, cut: CutPlane | null): ScenePick | null;
  /** Builds the index ahead of the first click. */
  index(key: number): void;
  drop(key: number): void;
}

interface Held {
  readonly mesh: TriangleMesh;
  readonly normals: Float32Array;
  readonly dropped: AbortController;
  index: SurfaceIndex | null;
}

/** A mesh up to this size is drawn whole on any machine. */
const SMALL_TRIANGLES = 120_000;
/**
 * What a machine without a graphics card draws at a few frames a second, and how far that may lie
 * off.
 */
const THIN_TARGET = 160_000;
const THIN_ERROR_MM = 0.25;
/** Finer than what shows on a head that fills the picture while it turns. */
const HASTE_CELL_MM = 1.3;

export function createMeshService(): MeshService {
  const held = new Map<number, Held>();

  const indexOf = (entry: Held): SurfaceIndex => (entry.index ??= buildSurfaceIndex(entry.mesh));

  return {
    prepare(key, mesh, isScanned) {
      const normals = vertexNormals(mesh);
      held.get(key)?.dropped.abort();
      held.set(key, { mesh, normals, dropped: new AbortController(), index: null });
      // Shaded by calmer normals than are picked: single vertices stand out where the scan is
      // noisy, and terraces where its slices lie far apart.
      const calm = isScanned ? calmNormals(mesh) : blendWithNeighbours(mesh, normals, 3, 2);
      return packMesh(mesh, calm, measureRelief(mesh, isScanned ? calm : normals));
    },
    coarsen(key) {
      const entry = held.get(key);
      if (!entry || entry.mesh.triangles.length < 3 * SMALL_TRIANGLES) return null;
      return clusterTriangles(entry.mesh, entry.normals, HASTE_CELL_MM);
    },
    async thin(key) {
      const entry = held.get(key);
      // Between the two it is drawn in haste as it was clustered.
      if (!entry || entry.mesh.triangles.length <= 3 * THIN_TARGET) return null;
      return thinTriangles(entry.mesh, THIN_TARGET, THIN_ERROR_MM);
    },
    async ambientOcclusion(key) {
      const entry = held.get(key);
      if (!entry) return null;
      try {
        return await bakeAmbientOcclusion(entry.mesh, entry.normals, { signal: entry.dropped.signal });
      } catch (error) {
        if (entry.dropped.signal.aborted) return null;
        throw error;
      }
    },
    pick(keys, origin, direction, cut) {
      let nearest: ScenePick | null = null;
      let nearestMm = Infinity;
      for (const key of keys) {
        const entry = held.get(key);
        if (!entry) continue;
        const { mesh, normals } = entry;
        const hit = pickSurface(
          { index: indexOf(entry), mesh, normals },
          origin,
          direction,
          cut ?? undefined,
        );
        if (!hit || hit.distanceMm >= nearestMm) continue;
        nearestMm = hit.distanceMm;
        nearest = { key, point: hit.point, normal: hit.normal };
      }
      return nearest;
    },
    index(key) {
      const entry = held.get(key);
      if (entry) indexOf(entry);
    },
    drop(key) {
      held.get(key)?.dropped.abort();
      held.delete(key);
    },
  };
}
