import type { Vec3 } from '../../geometry/core/vector';
import { part, type Field } from './field';
import { measuredSlope } from './limit-field';

/**
 * Ellipsoid with semi-axes along x, y, z; first-order distance (the implicit value over its
 * gradient).
 */
export function ellipsoid(centre: Vec3, radiiMm: Vec3): Field {
  const [cx, cy, cz] = centre;
  const [a, b, c] = [1 / radiiMm[0], 1 / radiiMm[1], 1 / radiiMm[2]];
  // Deeper inside the first-order distance turns too sharply to be used.
  const depth = 0.6 * Math.min(...radiiMm);
  const at = (x: number, y: number, z: number): number => {
    const u = (x - cx) * a;
    const v = (y - cy) * b;
    const w = (z - cz) * c;
    const rho = Math.sqrt(u * u + v * v + w * w);
    const g = Math.sqrt(u * u * a * a + v * v * b * b + w * w * c * c);
    return g < 1e-9 ? -depth : Math.max((rho * (rho - 1)) / g, -depth);
  };
  const box = {
    low: [cx - radiiMm[0], cy - radiiMm[1], cz - radiiMm[2]],
    high: [cx + radiiMm[0], cy + radiiMm[1], cz + radiiMm[2]],
  } as const;
  return part(measuredSlope([box], at), at);
}

export function sphere(centre: Vec3, radiusMm: number): Field {
  const [cx, cy, cz] = centre;
  return part(1, (x, y, z) => Math.sqrt((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2) - radiusMm);
}

/** Cone with spherical ends of radius `r0` at `from` and `r1` at `to`: exact distance. */
export function roundCone(from: Vec3, r0: number, to: Vec3, r1: number): Field {
  const [ax, ay, az] = from;
  const bx = to[0] - ax;
  const by = to[1] - ay;
  const bz = to[2] - az;
  const l2 = bx * bx + by * by + bz * bz;
  const l = Math.sqrt(l2);
  // The tangent cone touches both spheres along rings set back by the sine of its half-angle.
  const sine = (r0 - r1) / l;
  const cosine = Math.sqrt(Math.max(0, 1 - sine * sine));
  return part(1, (x, y, z) => {
    const px = x - ax;
    const py = y - ay;
    const pz = z - az;
    const h = (px * bx + py * by + pz * bz) / l;
    const radial = Math.sqrt(Math.max(0, px * px + py * py + pz * pz - h * h));
    const shifted = h - (radial * sine) / Math.max(cosine, 1e-9);
    if (shifted <= 0) return Math.sqrt(radial * radial + h * h) - r0;
    if (shifted >= l) return Math.sqrt(radial * radial + (h - l) * (h - l)) - r1;
    return radial * cosine - r0 + h * sine;
  });
}
