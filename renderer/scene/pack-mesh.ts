import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { Vec3 } from '../../geometry/core/vector';
import type { Ball } from './orbit-camera';

/**
 * A mesh as the card takes it: about a centre of its own, because Float32 at 500 mm is twenty times
 * coarser than at 25.
 */
export interface PackedMesh {
  /** xyz per vertex about `center`, mm. */
  readonly positions: Float32Array<ArrayBuffer>;
  /**
   * Four a vertex, signed and normalised to 32767: unit normal xyz, then relief (see
   * reliefScaleMm).
   */
  readonly normals: Int16Array<ArrayBuffer>;
  /** Three vertex indices per triangle. */
  readonly triangles: Uint32Array<ArrayBuffer>;
  /** LPS mm. */
  readonly center: Vec3;
  /** About `center`, LPS mm. */
  readonly ball: Ball;
}

/**
 * Mean curvature times this, cut off at -1 and 1, is the relief on the card: ridges of 1 mm radius
 * are full.
 */
const RELIEF_SCALE_MM = 1;

/**
 * Packs positions (LPS mm), normals (xyz per vertex, any length) and curvature (1/mm per vertex)
 * for the card; all arrays are new.
 */
export function packMesh(mesh: TriangleMesh, normals: Float32Array, curvature: Float32Array): PackedMesh {
  const { positions } = mesh;
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let v = 0; v < positions.length; v += 3) {
    for (let a = 0; a < 3; a++) {
      const value = positions[v + a]!;
      if (value < low[a]!) low[a] = value;
      if (value > high[a]!) high[a] = value;
    }
  }
  const middle = (a: number): number => (positions.length > 0 ? Math.round((low[a]! + high[a]!) / 2) : 0);
  const center: Vec3 = [middle(0), middle(1), middle(2)];
  const local = new Float32Array(positions.length);
  const packed = new Int16Array((4 * positions.length) / 3);
  let radius2 = 0;
  for (let v = 0, n = 0; v < positions.length; v += 3, n += 4) {
    const x = positions[v]! - center[0];
    const y = positions[v + 1]! - center[1];
    const z = positions[v + 2]! - center[2];
    local[v] = x;
    local[v + 1] = y;
    local[v + 2] = z;
    radius2 = Math.max(radius2, x * x + y * y + z * z);
    const unit = 32767 / Math.max(1e-6, Math.hypot(normals[v]!, normals[v + 1]!, normals[v + 2]!));
    packed[n] = Math.round(unit * normals[v]!);
    packed[n + 1] = Math.round(unit * normals[v + 1]!);
    packed[n + 2] = Math.round(unit * normals[v + 2]!);
    const relief = Math.max(-1, Math.min(1, RELIEF_SCALE_MM * curvature[v / 3]!));
    packed[n + 3] = Math.round(32767 * relief);
  }
  return {
    positions: local,
    normals: packed,
    triangles: mesh.triangles.slice(),
    center,
    ball: { center, radiusMm: Math.sqrt(radius2) },
  };
}
