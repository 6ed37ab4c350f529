/**
 * Branded points and directions: a point of one frame cannot be passed where another is expected.
 * The one world frame is the patient frame, DICOM LPS (+x left, +y posterior, +z head), in
 * millimetres. Conversions between frames live in this file alone.
 */
import { cross, dot, normalize, type Vec3 } from './vector';

declare const frame: unique symbol;

/** A position in the patient frame: LPS, mm. */
export type PatientPoint = Vec3 & { readonly [frame]: 'patient-point' };
/**
 * A direction or displacement in the patient frame: LPS; unit length where the name says direction.
 */
export type PatientVector = Vec3 & { readonly [frame]: 'patient-vector' };
/** A continuous voxel index (i, j, k); whole numbers are voxel centres. */
export type VoxelPoint = Vec3 & { readonly [frame]: 'voxel' };
/**
 * A position in a local right-handed frame whose z is the guide's insertion axis (off the skull),
 * mm.
 */
export type GuidePoint = Vec3 & { readonly [frame]: 'guide-point' };

export type Radians = number & { readonly [frame]: 'radians' };
export type Degrees = number & { readonly [frame]: 'degrees' };

export const patientPoint = (x: number, y: number, z: number): PatientPoint =>
  [x, y, z] as unknown as PatientPoint;
export const patientVector = (x: number, y: number, z: number): PatientVector =>
  [x, y, z] as unknown as PatientVector;
export const voxelPoint = (i: number, j: number, k: number): VoxelPoint => [i, j, k] as unknown as VoxelPoint;
export const guidePoint = (x: number, y: number, z: number): GuidePoint => [x, y, z] as unknown as GuidePoint;

export const degrees = (angle: Radians): Degrees => ((angle * 180) / Math.PI) as Degrees;

/**
 * A rigid, right-handed local frame placed in the patient frame. `origin` is the local zero (LPS
 * mm); `x`, `y`, `z` are the local unit axes in LPS; det([x y z]) = +1.
 */
export interface LocalFrame {
  readonly origin: PatientPoint;
  readonly x: PatientVector;
  readonly y: PatientVector;
  readonly z: PatientVector;
}

/**
 * The local frame with the given z axis; x is `xHint` made perpendicular to z (or any perpendicular
 * where the hint is parallel to z), y completes a right-handed set.
 */
export function frameAlong(origin: PatientPoint, z: PatientVector, xHint?: PatientVector): LocalFrame {
  const unitZ = normalize(z);
  const candidates: Vec3[] = [...(xHint ? [xHint] : []), [1, 0, 0], [0, 1, 0]];
  for (const hint of candidates) {
    const along = dot(hint, unitZ);
    const flat: Vec3 = [hint[0] - along * unitZ[0], hint[1] - along * unitZ[1], hint[2] - along * unitZ[2]];
    if (Math.hypot(...flat) < 1e-3 * Math.hypot(...hint)) continue;
    const x = normalize(flat);
    const y = cross(unitZ, x);
    return { origin, x: x as PatientVector, y: y as PatientVector, z: unitZ as PatientVector };
  }
  throw new Error('frameAlong: z is not a direction');
}

/** Local frame -> patient frame (LPS mm). */
export function toPatient(f: LocalFrame, p: GuidePoint): PatientPoint {
  return patientPoint(
    f.origin[0] + p[0] * f.x[0] + p[1] * f.y[0] + p[2] * f.z[0],
    f.origin[1] + p[0] * f.x[1] + p[1] * f.y[1] + p[2] * f.z[1],
    f.origin[2] + p[0] * f.x[2] + p[1] * f.y[2] + p[2] * f.z[2],
  );
}

/** Patient frame (LPS mm) -> local frame. */
export function toLocal(f: LocalFrame, p: PatientPoint): GuidePoint {
  const d: Vec3 = [p[0] - f.origin[0], p[1] - f.origin[1], p[2] - f.origin[2]];
  return guidePoint(dot(d, f.x), dot(d, f.y), dot(d, f.z));
}

/** A direction given in the local frame, in the patient's. */
export function directionToPatient({ x, y, z }: LocalFrame, d: Vec3): PatientVector {
  return patientVector(
    d[0] * x[0] + d[1] * y[0] + d[2] * z[0],
    d[0] * x[1] + d[1] * y[1] + d[2] * z[1],
    d[0] * x[2] + d[1] * y[2] + d[2] * z[2],
  );
}

/** A patient direction expressed in the local frame. */
export function directionToLocal(f: LocalFrame, d: PatientVector): Vec3 {
  return [dot(d, f.x), dot(d, f.y), dot(d, f.z)];
}
