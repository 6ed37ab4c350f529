import {
  patientPoint,
  patientVector,
  type LocalFrame,
  type PatientPoint,
  type PatientVector,
} from '../../geometry/core/frames';
import { dot, type Vec3 } from '../../geometry/core/vector';
import type { RigidTransform } from '../../geometry/fusion/rigid-transform';

/**
 * How a head lies in the scanner: the head frame (x left, y dorsal, z rostral) placed in the
 * patient frame. `origin` is the middle of the brain-case, LPS mm.
 */
export type HeadPose = LocalFrame;

/**
 * A pose from turns applied in this order about the head's own left, dorsal and rostral axes,
 * starting from an animal in sternal recumbency scanned as head first supine, as many are: dorsal
 * is -y and rostral +z of the patient frame.
 *
 * @param turns radians: nose up, nose to the left, roll to the right
 * @param origin where the middle of the brain-case lies, LPS mm
 */
export function headPose(turns: Vec3 = [0, 0, 0], origin: Vec3 = [0, 0, 0]): HeadPose {
  const [a, b, c] = turns;
  const rows = multiply(
    multiply(
      [
        [-1, 0, 0],
        [0, -1, 0],
        [0, 0, 1],
      ],
      [
        [1, 0, 0],
        [0, Math.cos(a), Math.sin(a)],
        [0, -Math.sin(a), Math.cos(a)],
      ],
    ),
    multiply(
      [
        [Math.cos(b), 0, Math.sin(b)],
        [0, 1, 0],
        [-Math.sin(b), 0, Math.cos(b)],
      ],
      [
        [Math.cos(c), -Math.sin(c), 0],
        [Math.sin(c), Math.cos(c), 0],
        [0, 0, 1],
      ],
    ),
  );
  const column = (n: 0 | 1 | 2): PatientVector => patientVector(rows[0][n], rows[1][n], rows[2][n]);
  return { origin: patientPoint(...origin), x: column(0), y: column(1), z: column(2) };
}

/** A point of the head frame in the patient frame. */
export function headToPatient(pose: HeadPose, p: Vec3): PatientPoint {
  const d = headDirectionToPatient(pose, p);
  return patientPoint(pose.origin[0] + d[0], pose.origin[1] + d[1], pose.origin[2] + d[2]);
}

/** A direction of the head frame in the patient frame. */
export function headDirectionToPatient(pose: HeadPose, d: Vec3): PatientVector {
  return patientVector(
    d[0] * pose.x[0] + d[1] * pose.y[0] + d[2] * pose.z[0],
    d[0] * pose.x[1] + d[1] * pose.y[1] + d[2] * pose.z[1],
    d[0] * pose.x[2] + d[1] * pose.y[2] + d[2] * pose.z[2],
  );
}

/** A point of the patient frame (LPS mm) in the head frame. */
export function patientToHead(pose: HeadPose, p: Vec3): Vec3 {
  const d: Vec3 = [p[0] - pose.origin[0], p[1] - pose.origin[1], p[2] - pose.origin[2]];
  return [dot(d, pose.x), dot(d, pose.y), dot(d, pose.z)];
}

/** A direction of the patient frame in the head frame. */
export function patientDirectionToHead(pose: HeadPose, d: Vec3): Vec3 {
  return [dot(d, pose.x), dot(d, pose.y), dot(d, pose.z)];
}

/**
 * Where a point of one scan lies in another scan of the same head: the truth that a fusion is held
 * against.
 */
export function betweenPoses(fixed: HeadPose, moving: HeadPose): RigidTransform {
  const column = (n: 0 | 1 | 2): PatientVector =>
    headDirectionToPatient(fixed, [moving.x[n], moving.y[n], moving.z[n]]);
  const [a, b, c] = [column(0), column(1), column(2)];
  const [x, y, z] = headToPatient(fixed, patientToHead(moving, [0, 0, 0]));
  return {
    rotation: [a[0], b[0], c[0], a[1], b[1], c[1], a[2], b[2], c[2]],
    translationMm: [x, y, z],
  };
}

type Rows = readonly [Vec3, Vec3, Vec3];

function multiply(a: Rows, b: Rows): Rows {
  const row = (r: Vec3): Vec3 => [
    r[0] * b[0][0] + r[1] * b[1][0] + r[2] * b[2][0],
    r[0] * b[0][1] + r[1] * b[1][1] + r[2] * b[2][1],
    r[0] * b[0][2] + r[1] * b[1][2] + r[2] * b[2][2],
  ];
  return [row(a[0]), row(a[1]), row(a[2])];
}
