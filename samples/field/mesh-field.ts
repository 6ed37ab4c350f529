import type { Vec3 } from '../../geometry/core/vector';
import { contourGrid } from '../../geometry/surface/isosurface/contour-grid';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { Field } from './field';

const BRICK_NODES = 8;

/**
 * The zero surface of a field as a closed mesh, oriented outward, in the field's own frame.
 * @param spacingMm distance of the nodes; walls thinner than this may tear
 */
export function meshField(
  field: Field,
  box: { readonly min: Vec3; readonly max: Vec3 },
  spacingMm: number,
): TriangleMesh {
  const size = box.min.map((low, a) => Math.ceil((box.max[a]! - low) / spacingMm) + 1) as [
    number,
    number,
    number,
  ];
  const [nx, ny, nz] = size;
  const values = new Float32Array(nx * ny * nz);
  const at = (n: number, axis: number): number => box.min[axis]! + n * spacingMm;
  const half = ((BRICK_NODES - 1) * spacingMm) / 2;
  const radius = Math.sqrt(3) * half;
  for (let k = 0; k < nz; k += BRICK_NODES) {
    for (let j = 0; j < ny; j += BRICK_NODES) {
      for (let i = 0; i < nx; i += BRICK_NODES) {
        const centre: Vec3 = [at(i, 0) + half, at(j, 1) + half, at(k, 2) + half];
        const local = field.within(...centre, radius);
        const middle = local.at(...centre);
        const far = Math.abs(middle) > local.slope * radius;
        for (let c = k; c < Math.min(nz, k + BRICK_NODES); c++) {
          for (let b = j; b < Math.min(ny, j + BRICK_NODES); b++) {
            for (let a = i; a < Math.min(nx, i + BRICK_NODES); a++) {
              values[a + nx * (b + ny * c)] = far ? -middle : -local.at(at(a, 0), at(b, 1), at(c, 2));
            }
          }
        }
      }
    }
  }
  return contourGrid({ values, size, origin: box.min, spacingMm: [spacingMm, spacingMm, spacingMm] }, 0);
}
