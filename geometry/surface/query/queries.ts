import type { Vec3 } from '../../core/vector';

/** Where a query met the surface. Positions in the mesh's own frame, mm. */
export interface SurfaceHit {
  /** Index of the triangle (not of its first corner). */
  readonly triangle: number;
  readonly point: Vec3;
  /** Distance from the query point, or along the ray, mm. */
  readonly distanceMm: number;
}

/**
 * Spatial queries over one triangle mesh; built once by `buildSurfaceIndex`, immutable afterwards.
 */
export interface SurfaceIndex {
  /** The nearest point of the surface, or null where nothing lies within `maxDistanceMm`. */
  closestPoint(point: Vec3, maxDistanceMm?: number): SurfaceHit | null;
  /**
   * The distance alone, mm, allocation-free, for loops over many points; Infinity where nothing
   * lies within `maxDistanceMm`. Fastest when consecutive calls are near one another, whatever
   * their order the same value.
   */
  closestDistance(x: number, y: number, z: number, maxDistanceMm?: number): number;
  /**
   * Every crossing of the ray with the surface, nearest first; `direction` is unit; `distanceMm` in
   * (0, maxDistanceMm]. A crossing on an edge or vertex shared by several triangles is reported
   * once, and none slips between two triangles, so that over a closed mesh the number of crossings
   * is even or odd as it should be. A ray that only grazes a silhouette edge crosses either never
   * or twice (in and out at one distance).
   */
  castRay(origin: Vec3, direction: Vec3, maxDistanceMm?: number): SurfaceHit[];
  /** Triangles whose bounding box meets the ball, any order. */
  trianglesNear(center: Vec3, radiusMm: number): Uint32Array;
  /**
   * Signed distance to a closed mesh, mm, positive outside; sign by angle-weighted pseudonormal
   * (Baerentzen and Aanaes 2005). Null where nothing lies within `maxDistanceMm`.
   */
  signedDistance(point: Vec3, maxDistanceMm?: number): number | null;
  /** As `signedDistance`, allocation-free; Infinity where nothing lies within `maxDistanceMm`. */
  signedDistanceAt(x: number, y: number, z: number, maxDistanceMm?: number): number;
}
