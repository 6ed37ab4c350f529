import type { SolidField } from '../../geometry/accuracy/simulate-seating';
import { patientPoint } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { SurfaceIndex } from '../../geometry/surface/query/queries';
import { gradient } from '../field/nearest-surface';
import type { Head } from '../head/head';
import { headDirectionToPatient, patientToHead, type HeadPose } from '../head/pose';

/** Farther from bone than this nothing touches, mm: there any distance and direction will do. */
const FAR_MM = 4;
/** Nearer to a triangle than this, its own normal is steadier than the way to it, mm. */
const ON_FACE_MM = 0.02;

/**
 * The bone as the animal has it: the exact distance to the head's own surface, in the patient
 * frame.
 */
export function trueBone(head: Head, pose: HeadPose): SolidField {
  return {
    at(x, y, z, out) {
      const p = patientToHead(pose, patientPoint(x, y, z));
      const q = head.nearestBone(p);
      const g = gradient(head.bone, q[0], q[1], q[2]);
      const steep = Math.hypot(...g);
      const n = headDirectionToPatient(pose, [g[0] / steep, g[1] / steep, g[2] / steep]);
      const apart = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
      out[0] = head.bone.at(...p) < 0 ? -apart : apart;
      out.set(n, 1);
    },
  };
}

/** The bone as the plan has it: its surface from the scan, LPS mm. */
export function plannedBone(index: SurfaceIndex, mesh: TriangleMesh): SolidField {
  return {
    at(x, y, z, out) {
      const hit = index.closestPoint([x, y, z], FAR_MM);
      if (!hit) {
        out.set([FAR_MM, 0, 0, 0]);
        return;
      }
      const distance = index.signedDistanceAt(x, y, z, FAR_MM);
      const way = Math.abs(distance) > ON_FACE_MM ? distance : 0;
      const n: Vec3 =
        way === 0
          ? normalOf(mesh, hit.triangle)
          : [(x - hit.point[0]) / way, (y - hit.point[1]) / way, (z - hit.point[2]) / way];
      out[0] = distance;
      out.set(n, 1);
    },
  };
}

function normalOf({ positions: p, triangles }: TriangleMesh, triangle: number): Vec3 {
  const [a, b, c] = [0, 1, 2].map(n => 3 * triangles[3 * triangle + n]!) as [number, number, number];
  const u = [0, 1, 2].map(k => p[b + k]! - p[a + k]!);
  const v = [0, 1, 2].map(k => p[c + k]! - p[a + k]!);
  const n: Vec3 = [
    u[1]! * v[2]! - u[2]! * v[1]!,
    u[2]! * v[0]! - u[0]! * v[2]!,
    u[0]! * v[1]! - u[1]! * v[0]!,
  ];
  const size = Math.hypot(...n) || 1;
  return [n[0] / size, n[1] / size, n[2] / size];
}
