import { contourGrid } from '../../geometry/surface/isosurface/contour-grid';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';

/** Semi-axes of the test calvaria: left-right, rostral-caudal, dorso-ventral, mm. */
const AXES = [30, 45, 28] as const;

/**
 * Distance (mm, to first order; positive outside) to a test skull about the origin in LPS terms x
 * left, y caudal, z dorsal: an ellipsoid with, optionally, a rounded sagittal crest on its roof.
 */
export function skullDistance(crest: boolean): (x: number, y: number, z: number) => number {
  const [a, b, c] = AXES;
  return (x, y, z) => {
    const k0 = Math.hypot(x / a, y / b, z / c);
    const k1 = Math.hypot(x / (a * a), y / (b * b), z / (c * c));
    const shell = k1 > 0 ? (k0 * (k0 - 1)) / k1 : -c;
    if (!crest) return shell;
    // A rounded wall of 1.5 mm half-thickness, 4 mm over the roof.
    const roof = c * Math.sqrt(Math.max(0, 1 - (y / b) ** 2));
    const up = Math.max(0, z - (roof + 2.5));
    const wall = Math.hypot(x, up, Math.max(0, Math.abs(y) - 35)) - 1.5;
    const k = 2;
    const u = Math.max(0, k - shell);
    const v = Math.max(0, k - (z > 0 ? wall : 99));
    return Math.max(k, Math.min(shell, wall)) - Math.hypot(u, v);
  };
}

const made = new Map<string, TriangleMesh>();
/**
 * The test skull's surface, contoured on a 0.5 mm grid: within about 0.005 mm of the smooth shape.
 * Made once for all who look at it, so nobody writes into it.
 */
export function skullMesh(crest = false, spacingMm = 0.5): TriangleMesh {
  const key = `${crest} ${spacingMm}`;
  const mesh = made.get(key) ?? contourSkull(crest, spacingMm);
  made.set(key, mesh);
  return mesh;
}

function contourSkull(crest: boolean, spacingMm: number): TriangleMesh {
  const distance = skullDistance(crest);
  const half = [AXES[0] + 3, AXES[1] + 3, AXES[2] + 7];
  const size = half.map(h => 2 * Math.ceil(h / spacingMm) + 1) as [number, number, number];
  const origin = size.map(n => (-(n - 1) / 2) * spacingMm) as [number, number, number];
  const values = new Float32Array(size[0] * size[1] * size[2]);
  for (let k = 0, n = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      for (let i = 0; i < size[0]; i++, n++) {
        values[n] = -distance(
          origin[0] + i * spacingMm,
          origin[1] + j * spacingMm,
          origin[2] + k * spacingMm,
        );
      }
    }
  }
  return contourGrid({ values, size, origin, spacingMm: [spacingMm, spacingMm, spacingMm] }, 0);
}
