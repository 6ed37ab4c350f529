import type { Vec3 } from '../core/vector';
import { cropToBall } from '../guide/select-patch';
import { boxAround } from '../surface/query/box-around';
import { buildSurfaceIndex } from '../surface/query/build-surface-index';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SolidField } from './simulate-seating';

export interface SampleDistanceOptions {
  /**
   * Edge of the grid's cells. Default 0.3: on a ridge of 1 mm radius the distance is then good to
   * 0.01 mm.
   */
  readonly cellMm?: number;
  /** How far round the points the grid reaches, and the greatest distance it tells. Default 4. */
  readonly reachMm?: number;
}

/**
 * The signed distance to a closed mesh near some points, kept at the nodes of a grid and read
 * between them by trilinear interpolation: hundreds of seatings ask for it millions of times, all
 * in the same few cubic centimetres. A node is measured when it is first asked for. Beyond the grid
 * nothing touches: there the distance is `reachMm`, without a slope.
 *
 * @param points xyz each, mm, in the frame of the mesh
 */
export function sampleDistance(
  mesh: TriangleMesh,
  points: Float64Array,
  options: SampleDistanceOptions = {},
): SolidField {
  const { cellMm, reachMm } = { cellMm: 0.3, reachMm: 4, ...options };
  const { low, high } = boxAround(points, reachMm);
  const [x0, y0, z0] = low;
  const [nx, ny, nz] = low.map((l, a) => Math.max(0, Math.ceil((high[a]! - l) / cellMm)) + 1) as [
    number,
    number,
    number,
  ];
  const half = low.map((l, a) => (high[a]! - l) / 2);
  const middle: Vec3 = [x0 + half[0]!, y0 + half[1]!, z0 + half[2]!];
  const index = buildSurfaceIndex(cropToBall(mesh, middle, Math.hypot(...half) + reachMm).mesh);
  const nodes = new Float32Array(nx * ny * nz).fill(NaN);
  const node = (i: number, j: number, k: number): number => {
    const n = i + nx * (j + ny * k);
    const known = nodes[n]!;
    if (!Number.isNaN(known)) return known;
    const d = index.signedDistanceAt(x0 + i * cellMm, y0 + j * cellMm, z0 + k * cellMm, reachMm);
    return (nodes[n] = Math.min(d, reachMm));
  };
  return {
    at(x, y, z, out) {
      const fx = (x - x0) / cellMm;
      const fy = (y - y0) / cellMm;
      const fz = (z - z0) / cellMm;
      const [i, j, k] = [Math.floor(fx), Math.floor(fy), Math.floor(fz)];
      if (!(i >= 0 && j >= 0 && k >= 0 && i < nx - 1 && j < ny - 1 && k < nz - 1)) {
        out[0] = reachMm;
        out.fill(0, 1, 4);
        return;
      }
      const [u, v, w] = [fx - i, fy - j, fz - k];
      const a000 = node(i, j, k);
      const a001 = node(i, j, k + 1);
      const a010 = node(i, j + 1, k);
      const a011 = node(i, j + 1, k + 1);
      // Along x first: values and their steps on the four edges.
      const d00 = node(i + 1, j, k) - a000;
      const d01 = node(i + 1, j, k + 1) - a001;
      const d10 = node(i + 1, j + 1, k) - a010;
      const d11 = node(i + 1, j + 1, k + 1) - a011;
      const e00 = a000 + u * d00;
      const e01 = a001 + u * d01;
      const e10 = a010 + u * d10;
      const e11 = a011 + u * d11;
      const near = e00 + v * (e10 - e00);
      const far = e01 + v * (e11 - e01);
      out[0] = near + w * (far - near);
      out[1] = ((1 - w) * (d00 + v * (d10 - d00)) + w * (d01 + v * (d11 - d01))) / cellMm;
      out[2] = ((1 - w) * (e10 - e00) + w * (e11 - e01)) / cellMm;
      out[3] = (far - near) / cellMm;
    },
  };
}
