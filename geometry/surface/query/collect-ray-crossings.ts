import { assertThat } from '../../core/result';
import type { Vec3 } from '../../core/vector';
import { TREE_STACK_SIZE, type BoundingTree } from './build-bounding-tree';
import type { SurfaceHit } from './queries';

/**
 * Every crossing of a ray with the tree's triangles, nearest first.
 *
 * Vertices are sheared so that the ray becomes the z axis (Woop, Benthin and Wald, Watertight
 * ray/triangle intersection, 2013); a triangle is crossed where the origin lies in its 2D
 * projection. Neighbours see the same sheared vertices, the sign of each edge function is exact,
 * and an origin exactly on an edge or vertex is moved aside by an infinitesimal (e, e^2)
 * (simulation of simplicity, Edelsbrunner and Muecke 1990), alike for all triangles; so each
 * crossing belongs to exactly one of them.
 *
 * `direction` is unit; distances in (0, maxDistanceMm], mm.
 */
export function collectRayCrossings(
  tree: BoundingTree,
  origin: Vec3,
  direction: Vec3,
  maxDistanceMm: number,
): SurfaceHit[] {
  const length2 = direction[0] ** 2 + direction[1] ** 2 + direction[2] ** 2;
  assertThat(Math.abs(length2 - 1) < 1e-6, 'castRay', 'direction is not a unit vector', direction);
  const hits: SurfaceHit[] = [];
  if (tree.nodes === 0) return hits;
  const [ox, oy, oz] = origin;
  // A zero component would make 0 * Infinity; 1e-300 keeps the slab test's signs.
  const ix = 1 / (direction[0] === 0 ? 1e-300 : direction[0]);
  const iy = 1 / (direction[1] === 0 ? 1e-300 : direction[1]);
  const iz = 1 / (direction[2] === 0 ? 1e-300 : direction[2]);
  const { bounds, link, count } = tree;
  // Boxes are widened past the rounding of the shear, so that no box hides a triangle whose
  // neighbour is tested.
  let reach = Math.max(Math.abs(ox), Math.abs(oy), Math.abs(oz));
  for (let a = 0; a < 6; a++) reach = Math.max(reach, Math.abs(bounds[a]!));
  const pad = 1e-12 * reach;
  const shear = shearAlong(origin, direction);

  const stack = new Int32Array(TREE_STACK_SIZE);
  let held = 1;
  while (held > 0) {
    const node = stack[--held]!;
    const at = 6 * node;
    const x0 = (bounds[at]! - pad - ox) * ix;
    const x1 = (bounds[at + 3]! + pad - ox) * ix;
    const y0 = (bounds[at + 1]! - pad - oy) * iy;
    const y1 = (bounds[at + 4]! + pad - oy) * iy;
    const z0 = (bounds[at + 2]! - pad - oz) * iz;
    const z1 = (bounds[at + 5]! + pad - oz) * iz;
    const near = Math.max(x0 < x1 ? x0 : x1, y0 < y1 ? y0 : y1, z0 < z1 ? z0 : z1, 0);
    const far = Math.min(x0 < x1 ? x1 : x0, y0 < y1 ? y1 : y0, z0 < z1 ? z1 : z0, maxDistanceMm);
    if (near > far * (1 + 1e-12) + pad) continue;
    if (count[node] === 0) {
      stack[held++] = link[node]!;
      stack[held++] = node + 1;
      continue;
    }
    for (let slot = link[node]!; slot < link[node]! + count[node]!; slot++) {
      const t = crossTriangle(tree.corners, 9 * slot, shear);
      if (!(t > 0 && t <= maxDistanceMm)) continue;
      hits.push({
        triangle: tree.triangleOf[slot]!,
        point: [ox + t * direction[0], oy + t * direction[1], oz + t * direction[2]],
        distanceMm: t,
      });
    }
  }
  return hits.sort((a, b) => a.distanceMm - b.distanceMm || a.triangle - b.triangle);
}

interface Shear {
  /** Coordinate axes: kz the direction's largest, kx and ky the others in cyclic order. */
  readonly kx: number;
  readonly ky: number;
  readonly kz: number;
  readonly sx: number;
  readonly sy: number;
  readonly sz: number;
  readonly origin: Vec3;
}

function shearAlong(origin: Vec3, d: Vec3): Shear {
  const [x, y, z] = [Math.abs(d[0]), Math.abs(d[1]), Math.abs(d[2])];
  const kz = x > y ? (x > z ? 0 : 2) : y > z ? 1 : 2;
  const kx = (kz + 1) % 3;
  const ky = (kz + 2) % 3;
  return { kx, ky, kz, sx: d[kx]! / d[kz]!, sy: d[ky]! / d[kz]!, sz: 1 / d[kz]!, origin };
}

/** Distance along the ray at which it crosses the triangle; NaN where it does not. */
function crossTriangle(corners: Float32Array, at: number, s: Shear): number {
  const { kx, ky, kz, sx, sy, sz, origin } = s;
  const za = corners[at + kz]! - origin[kz]!;
  const zb = corners[at + 3 + kz]! - origin[kz]!;
  const zc = corners[at + 6 + kz]! - origin[kz]!;
  const xa = corners[at + kx]! - origin[kx]! - sx * za;
  const ya = corners[at + ky]! - origin[ky]! - sy * za;
  const xb = corners[at + 3 + kx]! - origin[kx]! - sx * zb;
  const yb = corners[at + 3 + ky]! - origin[ky]! - sy * zb;
  const xc = corners[at + 6 + kx]! - origin[kx]! - sx * zc;
  const yc = corners[at + 6 + ky]! - origin[ky]! - sy * zc;
  const u = xc * yb - yc * xb;
  const v = xa * yc - ya * xc;
  const w = xb * ya - yb * xa;
  const side = u !== 0 ? u : tieSide(xc, yc, xb, yb);
  if (side > 0) {
    if (v < 0 || w < 0) return NaN;
    if (v === 0 && !(tieSide(xa, ya, xc, yc) > 0)) return NaN;
    if (w === 0 && !(tieSide(xb, yb, xa, ya) > 0)) return NaN;
  } else if (side < 0) {
    if (v > 0 || w > 0) return NaN;
    if (v === 0 && !(tieSide(xa, ya, xc, yc) < 0)) return NaN;
    if (w === 0 && !(tieSide(xb, yb, xa, ya) < 0)) return NaN;
  } else {
    return NaN;
  }
  const area = u + v + w;
  const low = sz * (sz > 0 ? Math.min(za, zb, zc) : Math.max(za, zb, zc));
  const high = sz * (sz > 0 ? Math.max(za, zb, zc) : Math.min(za, zb, zc));
  if (area === 0) return (low + high) / 2;
  return Math.min(high, Math.max(low, (sz * (u * za + v * zb + w * zc)) / area));
}

/**
 * The sign of px*qy - py*qx where its rounded value is zero: first that of the exact value, from
 * the products' rounding errors; where that is zero too, that after moving the origin by (e, e^2).
 */
function tieSide(px: number, py: number, qx: number, qy: number): number {
  const exact = productError(px, qy) - productError(py, qx);
  if (exact !== 0) return exact;
  return py !== qy ? py - qy : qx - px;
}

/** a*b minus its rounded value, exactly (Dekker 1971, with Veltkamp's splitting). */
function productError(a: number, b: number): number {
  const splitter = 134217729;
  const product = a * b;
  const ca = splitter * a;
  const aHigh = ca - (ca - a);
  const aLow = a - aHigh;
  const cb = splitter * b;
  const bHigh = cb - (cb - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
