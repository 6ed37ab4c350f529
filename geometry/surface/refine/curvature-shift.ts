import { createDerivativeSampler } from '../../volume/sample-volume';
import type { Volume } from '../../volume/volume';
import type { EdgeModel } from './edge-model';

/** Sharpest edge that the correction believes, as one over its radius, 1/mm. */
const SHARPEST = 2;

/**
 * How far outside the half-level the true surface lies because it is curved, mm (negative in a
 * hollow).
 *
 * A Gaussian blur of variance s^2 moves a level surface as curvature flow does: by s^2 (k1 + k2) /
 * 2 towards the centre of curvature, to first order in s k. The curvature is read from the scan's
 * second derivatives at the half-level; as the blur has already tightened it there (r_seen = r -
 * s^2 / 2r), it is first relaxed back.
 *
 * Returns a function of a place by voxel index.
 */
export function createCurvatureShift(
  volume: Volume,
  model: EdgeModel,
): (i: number, j: number, k: number) => number {
  const derivatives = createDerivativeSampler(volume);
  const d = new Float64Array(9);
  const [si, sj, sk] = volume.spacingMm;
  const plane = model.planeSigmaMm ** 2;
  const axial = model.axialSigmaMm ** 2;
  const seen = (2 * plane + axial) / 3 + (si * si + sj * sj + sk * sk) / 9;
  return (i, j, k) => {
    derivatives(i, j, k, d);
    const gx = d[0]! / si;
    const gy = d[1]! / sj;
    const gz = d[2]! / sk;
    const steep = Math.sqrt(gx * gx + gy * gy + gz * gz);
    if (!(steep > 0)) return 0;
    const nx = -gx / steep;
    const ny = -gy / steep;
    const nz = -gz / steep;
    const xx = d[3]! / (si * si);
    const yy = d[4]! / (sj * sj);
    const zz = d[5]! / (sk * sk);
    const xy = d[6]! / (si * sj);
    const xz = d[7]! / (si * sk);
    const yz = d[8]! / (sj * sk);
    const hx = xx * nx + xy * ny + xz * nz;
    const hy = xy * nx + yy * ny + yz * nz;
    const hz = xz * nx + yz * ny + zz * nz;
    const along = hx * nx + hy * ny + hz * nz;
    const total = -(xx + yy + zz - along) / steep;
    // The part along k, projected into the tangent plane.
    const axialPart = -(zz - 2 * nz * hz + nz * nz * along) / steep;
    const sum = plane * total + (axial - plane) * axialPart;
    if (!Number.isFinite(sum) || total === 0) return 0;
    const radius = 1 / Math.abs(total);
    const relaxed = 0.5 * (radius + Math.sqrt(radius * radius + 2 * seen));
    return 0.5 * sum * Math.min(radius / relaxed, SHARPEST * radius);
  };
}
