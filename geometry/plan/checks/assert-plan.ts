import type { PatientPoint, PatientVector } from '../../core/frames';
import { assertThat } from '../../core/result';
import { along, cross, distance, dot, length, subtract, type Vec3 } from '../../core/vector';
import type { TriangleMesh } from '../../surface/mesh/mesh';

/** What leaves the planner for one needle. */
export interface OutgoingSleeve {
  readonly id: string;
  readonly targetLps: PatientPoint;
  readonly entrySurfaceLps: PatientPoint;
  readonly directionLps: PatientVector;
  readonly lowerLipLps: PatientPoint;
  readonly upperLipLps: PatientPoint;
  readonly boreDiameterMm: number;
  readonly depthStopMm: number;
}

/** The bore's axis may miss the target by this much and still count as passing through it, mm. */
const AXIS_MM = 0.02;
/** The bore's wall may stand this much inside its radius, mm: facets and single precision. */
const WALL_MM = 0.03;
/** No guide reaches further than this from its target, mm. */
const REACH_MM = 250;

/**
 * The last look before anything is written, in the patient frame, from the bytes' own vertices: the
 * axis passes the target, the depth stop ends on it, and no vertex of the mesh stands in a bore
 * between its lips. Whatever fails here is a fault of ours (InvariantError), never a matter for a
 * check.
 *
 * @param mesh what will be written, LPS mm; null where there is none
 * @param insertionLps unit, off the skull
 * @param sound whether every check passed; a FAILED guide may have a blocked bore
 */
export function assertPlan(
  mesh: TriangleMesh,
  insertionLps: PatientVector,
  sleeves: readonly OutgoingSleeve[],
  sound: boolean,
): void {
  const at = 'assertPlan';
  assertThat(
    Math.abs(length(insertionLps) - 1) < 1e-6,
    at,
    'the insertion direction is not unit',
    insertionLps,
  );
  for (const sleeve of sleeves) {
    const { id, targetLps, lowerLipLps, upperLipLps, entrySurfaceLps, directionLps } = sleeve;
    assertThat(Math.abs(length(directionLps) - 1) < 1e-6, at, `${id}: the direction is not unit`, sleeve);
    const bore = subtract<Vec3>(lowerLipLps, upperLipLps);
    const missMm = lineDistance(targetLps, upperLipLps, bore);
    assertThat(missMm <= AXIS_MM, at, `${id}: the bore's axis misses the target by ${missMm} mm`, sleeve);
    const entryMissMm = lineDistance(entrySurfaceLps, upperLipLps, bore);
    assertThat(
      entryMissMm <= AXIS_MM,
      at,
      `${id}: the bore's axis misses the entry by ${entryMissMm} mm`,
      sleeve,
    );
    assertThat(dot(bore, directionLps) > 0, at, `${id}: the lips are the wrong way round`, sleeve);
    assertThat(dot(insertionLps, directionLps) < 0, at, `${id}: the guide comes off into the skull`, sleeve);
    const stopMm = distance(upperLipLps, targetLps);
    assertThat(
      Math.abs(stopMm - sleeve.depthStopMm) <= AXIS_MM,
      at,
      `${id}: the depth stop says ${sleeve.depthStopMm} mm where the target is ${stopMm} mm away`,
      sleeve,
    );
    assertThat(
      distance(along(upperLipLps, directionLps, sleeve.depthStopMm), targetLps) <= AXIS_MM,
      at,
      `${id}: the depth stop along the direction does not end on the target`,
      sleeve,
    );
    if (sound) assertBore(mesh, sleeve);
  }
}

/**
 * Every vertex is in reach, none stands in the bore between the lips, and the bore's wall is where
 * it should be.
 */
function assertBore(mesh: TriangleMesh, sleeve: OutgoingSleeve): void {
  const { positions } = mesh;
  const { upperLipLps: top, directionLps: d, lowerLipLps, targetLps, boreDiameterMm } = sleeve;
  const lengthMm = distance(top, lowerLipLps);
  let nearest = Infinity;
  for (let v = 0; v < positions.length; v += 3) {
    const x = positions[v]! - top[0];
    const y = positions[v + 1]! - top[1];
    const z = positions[v + 2]! - top[2];
    const t = x * d[0] + y * d[1] + z * d[2];
    const near = Math.hypot(
      positions[v]! - targetLps[0],
      positions[v + 1]! - targetLps[1],
      positions[v + 2]! - targetLps[2],
    );
    assertThat(near < REACH_MM, 'assertBore', `${sleeve.id}: the guide is not in the patient frame`, near);
    if (t < -0.01 || t > lengthMm + 0.01) continue;
    nearest = Math.min(nearest, Math.hypot(x - t * d[0], y - t * d[1], z - t * d[2]));
  }
  const off = nearest - boreDiameterMm / 2;
  assertThat(
    Math.abs(off) <= WALL_MM,
    'assertBore',
    `${sleeve.id}: the mesh comes to ${nearest} mm of the bore's axis, where its wall should be`,
    boreDiameterMm,
  );
}

function lineDistance(point: Vec3, on: Vec3, direction: Vec3): number {
  return length(cross(subtract<Vec3>(point, on), direction)) / length(direction);
}
