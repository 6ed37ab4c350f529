import {
  patientPoint,
  voxelPoint,
  type PatientPoint,
  type PatientVector,
  type VoxelPoint,
} from '../core/frames';
import { cross, dot } from '../core/vector';
import { assertThat } from '../core/result';

/** Sixteen-bit voxels over plain or shared memory. */
export type Voxels = Int16Array<ArrayBufferLike>;

/**
 * A regular CT volume in the patient frame.
 * Voxel (i, j, k) lies at `voxels[i + ni * (j + nj * k)]`, its centre at
 * origin + i*spacing[0]*axes[0] + j*spacing[1]*axes[1] + k*spacing[2]*axes[2] (LPS mm).
 * The axes are unit, orthogonal and right-handed (det = +1).
 */
export interface Volume {
  /** [ni, nj, nk]. */
  readonly sizeVoxels: readonly [number, number, number];
  /** Hounsfield units. */
  readonly voxels: Voxels;
  /** Centre of voxel (0, 0, 0), LPS mm. */
  readonly originLps: PatientPoint;
  readonly spacingMm: readonly [number, number, number];
  readonly axes: readonly [PatientVector, PatientVector, PatientVector];
}

/** Where a volume's voxels lie, without the voxels. */
export type Grid = Omit<Volume, 'voxels'>;

/**
 * Throws unless the volume keeps what its type promises (sizes, positive spacing, orthonormal axes,
 * det = +1).
 */
export function assertVolume(v: Volume): void {
  const [ni, nj, nk] = v.sizeVoxels;
  assertThat(ni > 0 && nj > 0 && nk > 0, 'assertVolume', `empty volume ${v.sizeVoxels.join(' x ')}`);
  assertThat(v.voxels.length === ni * nj * nk, 'assertVolume', 'voxel count does not match the size');
  assertThat(
    v.spacingMm.every(s => s > 0 && Number.isFinite(s)),
    'assertVolume',
    `spacing ${v.spacingMm.join(', ')} mm`,
  );
  const [a, b, c] = v.axes;
  const det = dot(cross(a, b), c);
  assertThat(
    Math.abs(det - 1) < 1e-4,
    'assertVolume',
    `axes are not a right-handed orthonormal set, det ${det}`,
  );
}

/** Continuous voxel index -> patient point (LPS mm). */
export function voxelToPatient(v: Grid, p: VoxelPoint): PatientPoint {
  const [a, b, c] = v.axes;
  const i = p[0] * v.spacingMm[0];
  const j = p[1] * v.spacingMm[1];
  const k = p[2] * v.spacingMm[2];
  return patientPoint(
    v.originLps[0] + i * a[0] + j * b[0] + k * c[0],
    v.originLps[1] + i * a[1] + j * b[1] + k * c[1],
    v.originLps[2] + i * a[2] + j * b[2] + k * c[2],
  );
}

/** The middle of the volume, LPS mm. */
export function middleOfVolume(v: Grid): PatientPoint {
  const [ni, nj, nk] = v.sizeVoxels;
  return voxelToPatient(v, voxelPoint((ni - 1) / 2, (nj - 1) / 2, (nk - 1) / 2));
}

/** Patient point (LPS mm) -> continuous voxel index. */
export function patientToVoxel(v: Grid, p: PatientPoint): VoxelPoint {
  const d: [number, number, number] = [p[0] - v.originLps[0], p[1] - v.originLps[1], p[2] - v.originLps[2]];
  return voxelPoint(
    dot(d, v.axes[0]) / v.spacingMm[0],
    dot(d, v.axes[1]) / v.spacingMm[1],
    dot(d, v.axes[2]) / v.spacingMm[2],
  );
}

/** Whether a point lies within the box spanned by the outermost voxel centres. */
export function isInside(v: Grid, p: PatientPoint): boolean {
  const q = patientToVoxel(v, p);
  return q.every((value, axis) => value >= 0 && value <= (v.sizeVoxels[axis] ?? 0) - 1);
}
