import { patientPoint, patientVector } from '../../geometry/core/frames';
import { extractIsosurface } from '../../geometry/surface/isosurface/extract-isosurface';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { Implicit } from './mesh-implicit';
import type { P3 } from './vec';

/**
 * The surface of an implicit solid as the pipeline would see it from a noiseless, unblurred scan of
 * `stepMm` voxels, within `reachMm` of `middle` (a box): for rooms that take a bone and not a scan.
 */
export function meshBone(solid: Implicit, middle: P3, reachMm: number, stepMm: number): TriangleMesh {
  const n = 2 * Math.ceil(reachMm / stepMm) + 1;
  const origin: P3 = [middle[0] - reachMm, middle[1] - reachMm, middle[2] - reachMm];
  const voxels = new Int16Array(n * n * n);
  // Blocks that the slope shows to be all bone or all air take one value; the surface does not pass
  // there.
  const block = 8;
  const reach = ((block - 1) / 2) * stepMm * Math.sqrt(3);
  const at = (i: number): number => i * stepMm;
  for (let kb = 0; kb < n; kb += block) {
    for (let jb = 0; jb < n; jb += block) {
      for (let ib = 0; ib < n; ib += block) {
        const c = [ib, jb, kb].map((x, a) => origin[a]! + at(x + (block - 1) / 2)) as unknown as P3;
        const d0 = solid.at(...c);
        const flat = Math.abs(d0) > solid.slope * (reach + stepMm);
        const local = flat ? solid : solid.within(...c, reach + stepMm);
        for (let k = kb; k < Math.min(n, kb + block); k++) {
          for (let j = jb; j < Math.min(n, jb + block); j++) {
            for (let i = ib; i < Math.min(n, ib + block); i++) {
              const d = flat ? d0 : local.at(origin[0] + at(i), origin[1] + at(j), origin[2] + at(k));
              voxels[i + n * (j + n * k)] = Math.max(-8000, Math.min(8000, Math.round(-4000 * d)));
            }
          }
        }
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
