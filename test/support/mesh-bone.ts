import { patientPoint, patientVector } from '../../geometry/core/frames';
import { extractIsosurface } from '../../geometry/surface/extract-isosurface';
import type { TriangleMesh } from '../../geometry/surface/mesh';
import type { Implicit } from './mesh-implicit';
import type { P3 } from './vec';

/**
 * The surface of an implicit solid as the pipeline would see it from a noiseless, unblurred scan of `stepMm` voxels,
 * within `reachMm` of `middle` (a box): for rooms that take a bone and not a scan.
 */
export function meshBone(solid: Implicit, middle: P3, reachMm: number, stepMm: number): TriangleMesh {
  const n = 2 * Math.ceil(reachMm / stepMm) + 1;
  const origin: P3 = [middle[0] - reachMm, middle[1] - reachMm, middle[2] - reachMm];
  const voxels = new Int16Array(n * n * n);
  for (let k = 0, v = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      for (let i = 0; i < n; i++, v++) {
        const d = solid.at(origin[0] + i * stepMm, origin[1] + j * stepMm, origin[2] + k * stepMm);
        voxels[v] = Math.max(-8000, Math.min(8000, Math.round(-4000 * d)));
      }
    }
  }
  return extractIsosurface(
    {
      sizeVoxels: [n, n, n],
      voxels,
      originLps: patientPoint(...origin),
      spacingMm: [stepMm, stepMm, stepMm],
      axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
    },
    0,
  );
}
