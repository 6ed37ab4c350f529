/**
 * An indexed triangle mesh in the patient frame (LPS mm) unless a name says otherwise.
 * Closed meshes are oriented: triangles run counter-clockwise seen from outside.
 */
export interface TriangleMesh {
  /** xyz per vertex, length 3 * vertices, mm. */
  readonly positions: Float32Array;
  /** Three vertex indices per triangle, length 3 * triangles. */
  readonly triangles: Uint32Array;
}
