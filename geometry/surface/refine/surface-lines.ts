import { createDerivativeSampler } from '../../volume/sample-volume';
import type { Volume } from '../../volume/volume';
import type { TriangleMesh } from '../mesh/mesh';
import type { ProfileLine } from './read-profile';
import { vertexNormals } from '../mesh/vertex-normals';

/** Finds, vertex by vertex, where to look for the edge; see `createSurfaceLines`. */
export interface SurfaceLines {
  /**
   * Fills `line` for a vertex; returns the cosine between the volume's axis k and the outward
   * direction.
   */
  place(vertex: number, line: ProfileLine): number;
  /** The last placed outward direction, LPS, unit. */
  readonly direction: Float64Array;
}

/**
 * The outward direction at each vertex: down the gradient of the scan (smoothed by a B-spline,
 * about 1 degree of noise) where it agrees with the mesh to 60 degrees, else the mesh's own normal
 * (about 5 degrees of noise).
 */
export function createSurfaceLines(volume: Volume, mesh: TriangleMesh): SurfaceLines {
  const { positions } = mesh;
  const normals = vertexNormals(mesh);
  const derivatives = createDerivativeSampler(volume);
  const d = new Float64Array(9);
  const direction = new Float64Array(3);
  const [a, b, c] = volume.axes;
  const [si, sj, sk] = volume.spacingMm;
  const [ox, oy, oz] = volume.originLps;
  const place = (vertex: number, line: ProfileLine): number => {
    const at = 3 * vertex;
    const x = positions[at]! - ox;
    const y = positions[at + 1]! - oy;
    const z = positions[at + 2]! - oz;
    line.i = (x * a[0] + y * a[1] + z * a[2]) / si;
    line.j = (x * b[0] + y * b[1] + z * b[2]) / sj;
    line.k = (x * c[0] + y * c[1] + z * c[2]) / sk;
    derivatives(line.i, line.j, line.k, d);
    // Outward along each axis of the volume, not yet unit.
    let u = -d[0]! / si;
    let v = -d[1]! / sj;
    let w = -d[2]! / sk;
    const nx = normals[at]!;
    const ny = normals[at + 1]!;
    const nz = normals[at + 2]!;
    const nu = nx * a[0] + ny * a[1] + nz * a[2];
    const nv = nx * b[0] + ny * b[1] + nz * b[2];
    const nw = nx * c[0] + ny * c[1] + nz * c[2];
    const steep = Math.sqrt(u * u + v * v + w * w);
    if (steep > 0 && u * nu + v * nv + w * nw > 0.5 * steep) {
      u /= steep;
      v /= steep;
      w /= steep;
    } else {
      u = nu;
      v = nv;
      w = nw;
    }
    direction[0] = u * a[0] + v * b[0] + w * c[0];
    direction[1] = u * a[1] + v * b[1] + w * c[1];
    direction[2] = u * a[2] + v * b[2] + w * c[2];
    line.di = u / si;
    line.dj = v / sj;
    line.dk = w / sk;
    return w;
  };
  return { place, direction };
}
