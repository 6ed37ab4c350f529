import { frameAlong, patientPoint, patientVector, type PatientVector } from '../../core/frames';
import { scale } from '../../core/vector';
import type { BedAxis } from '../../print/printer-profile';
import type { TriangleMesh } from '../../surface/mesh/mesh';

/** The bed's axes as the guide lies on it, unit, LPS; see `layOnBed`. */
export const bedAxes = (
  insertionLps: PatientVector,
  rostralLps: PatientVector,
): Record<BedAxis, PatientVector> => frameAlong(patientPoint(0, 0, 0), scale(insertionLps, -1), rostralLps);

/**
 * The guide as it lies on the printer's bed: insertion direction down and contact face up, so that
 * supports never touch what seats on bone; lowest point at z = 0, centred on x and y; rostral along
 * +x. A rotation and a shift (det +1), never a mirror.
 *
 * @param mesh the guide, LPS mm
 * @param insertionLps off the skull
 * @param rostralLps any direction not along the insertion; fixes the turn about the vertical
 * @returns the mesh in bed coordinates, mm, sharing the triangles
 */
export function layOnBed(
  mesh: TriangleMesh,
  insertionLps: PatientVector,
  rostralLps: PatientVector = patientVector(0, 0, 1),
): TriangleMesh {
  const { x, y, z } = bedAxes(insertionLps, rostralLps);
  const { positions } = mesh;
  const turned = new Float64Array(positions.length);
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let v = 0; v < positions.length; v += 3) {
    const [px, py, pz] = [positions[v]!, positions[v + 1]!, positions[v + 2]!];
    [x, y, z].forEach((axis, row) => {
      const value = px * axis[0] + py * axis[1] + pz * axis[2];
      turned[v + row] = value;
      low[row] = Math.min(low[row]!, value);
      high[row] = Math.max(high[row]!, value);
    });
  }
  const shift = [-(low[0]! + high[0]!) / 2, -(low[1]! + high[1]!) / 2, -low[2]!];
  return {
    positions: Float32Array.from(turned, (value, at) => value + shift[at % 3]!),
    triangles: mesh.triangles,
  };
}
