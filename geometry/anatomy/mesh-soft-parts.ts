import type { Vec3 } from '../core/vector';
import { contourGrid } from '../surface/isosurface/contour-grid';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SoftPart } from './find-soft-parts';

/** Between two samples, as a share of a ball's radius; and no less than this, mm. */
const STEP_SHARE = 0.1;
const LEAST_STEP_MM = 0.3;

/**
 * The surface of what the balls of soft parts fill, LPS mm, closed and outward, one shell after the
 * other: what a guide is kept off, as it is shown. Good to some hundredths of a millimetre on an
 * eye and to a tenth on an ear canal's cells. No triangles where there are no parts.
 */
export function meshSoftParts(parts: readonly Pick<SoftPart, 'middlesLps' | 'ballRadiusMm'>[]): TriangleMesh {
  const meshes = parts.map(meshBalls);
  const positions = new Float32Array(meshes.reduce((sum, mesh) => sum + mesh.positions.length, 0));
  const triangles = new Uint32Array(meshes.reduce((sum, mesh) => sum + mesh.triangles.length, 0));
  let [vertex, corner] = [0, 0];
  for (const mesh of meshes) {
    positions.set(mesh.positions, 3 * vertex);
    triangles.set(
      mesh.triangles.map(v => v + vertex),
      corner,
    );
    vertex += mesh.positions.length / 3;
    corner += mesh.triangles.length;
  }
  return { positions, triangles };
}

/** The depth within the nearest ball, sampled near the balls alone, contoured at nought. */
function meshBalls({
  middlesLps: p,
  ballRadiusMm,
}: Pick<SoftPart, 'middlesLps' | 'ballRadiusMm'>): TriangleMesh {
  const stepMm = Math.max(LEAST_STEP_MM, STEP_SHARE * ballRadiusMm);
  const reachMm = ballRadiusMm + 2 * stepMm;
  const least: [number, number, number] = [Infinity, Infinity, Infinity];
  const most: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let n = 0; n < p.length; n++) {
    least[n % 3] = Math.min(least[n % 3]!, p[n]! - reachMm);
    most[n % 3] = Math.max(most[n % 3]!, p[n]! + reachMm);
  }
  const size = least.map((v, a) => Math.ceil((most[a]! - v) / stepMm) + 1) as [number, number, number];
  const [ni, nj, nk] = size;
  const values = new Float32Array(ni * nj * nk).fill(-2 * stepMm);
  for (let n = 0; n < p.length; n += 3) {
    const at: Vec3 = [p[n]! - least[0], p[n + 1]! - least[1], p[n + 2]! - least[2]];
    const from = at.map(v => Math.ceil((v - reachMm) / stepMm - 1e-9)) as [number, number, number];
    const to = at.map(v => Math.floor((v + reachMm) / stepMm + 1e-9)) as [number, number, number];
    for (let k = Math.max(0, from[2]); k <= Math.min(nk - 1, to[2]); k++) {
      for (let j = Math.max(0, from[1]); j <= Math.min(nj - 1, to[1]); j++) {
        for (let i = Math.max(0, from[0]); i <= Math.min(ni - 1, to[0]); i++) {
          const away = Math.hypot(i * stepMm - at[0], j * stepMm - at[1], k * stepMm - at[2]);
          const m = i + ni * (j + nj * k);
          values[m] = Math.max(values[m]!, ballRadiusMm - away);
        }
      }
    }
  }
  return contourGrid({ values, size, origin: least, spacingMm: [stepMm, stepMm, stepMm] }, 0);
}
