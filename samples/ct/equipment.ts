import { assertThat } from '../../geometry/core/result';
import type { Vec3 } from '../../geometry/core/vector';
import { part, union } from '../field/field';
import { roundCone } from '../field/primitives';
import type { Head, TissueLayer } from '../head/head';
import { headToPatient, type HeadPose } from '../head/pose';

/**
 * The couch under the head: a curved carbon shell with a foam core, along the patient frame's z, on
 * the side where the head's underside lies.
 */
export function couch(head: Head, pose: HeadPose): TissueLayer[] {
  const sign = pose.y[1] < 0 ? 1 : -1;
  let lowest = -Infinity;
  for (const x of [head.bounds.min[0], head.bounds.max[0]]) {
    for (const z of [head.bounds.min[2], head.bounds.max[2]]) {
      lowest = Math.max(lowest, sign * headToPatient(pose, [x, head.bounds.min[1], z])[1]);
    }
  }
  const top = lowest + 4;
  const curve = 420;
  const shell = (thickness: number, depth: number) =>
    part(1, (x, y, z) => {
      const p = headToPatient(pose, [x, y, z]);
      const v = sign * p[1];
      const u = p[0] - pose.origin[0];
      const d = Math.hypot(u, v - (top + depth - curve)) - curve;
      return Math.max(Math.abs(d) - thickness / 2, Math.abs(u) - 200);
    });
  return [
    { tissue: 'couch foam', hu: -930, field: shell(34, 18), growMm: 0 },
    { tissue: 'couch shell', hu: 120, field: shell(2, 0), growMm: 0 },
    { tissue: 'couch shell', hu: 120, field: shell(2, 36), growMm: 0 },
  ];
}

/** A silicone tube from the lips to behind the jaws, along the floor of the mouth. */
export function endotrachealTube(head: Head): TissueLayer[] {
  const { lips, throat, behindThroat } = head.landmarks;
  const path = [lips, throat, behindThroat].filter((p): p is Vec3 => p !== undefined);
  const radius = Math.max(2.2, head.parameters.skullLengthMm / 38);
  const tube = (r: number) =>
    union(path.slice(1).map((p, n) => ({ field: roundCone(path[n]!, r, p, r), blendMm: 1 })));
  return [
    { tissue: 'tube', hu: 180, field: tube(radius), growMm: 0 },
    { tissue: 'air in the tube', hu: -1000, field: tube(radius - 1.1), growMm: 0 },
  ];
}

/** A capsule stuck on one side of the head, to tell left from right. */
export interface MarkerOptions {
  readonly side: 'left' | 'right';
  /** What fills it, HU. Default -100, fish oil. */
  readonly hu?: number;
}

const MARKER_HU = -100;
/** A soft capsule of 1 g of oil, about: a cylinder of this radius with round ends, mm. */
const MARKER = { radiusMm: 4.5, halfLengthMm: 4 };
/** How deep the glued side lies in the coat and skin, mm. */
const GLUED_MM = 0.3;

/**
 * The middle of a marker glued on the temple behind the eye, lengthwise along the head: head frame,
 * mm.
 */
export function markerCentre(head: Head, { side }: MarkerOptions): Vec3 {
  const skin = head.layers.find(layer => layer.tissue === 'skin');
  assertThat(skin !== undefined, 'markerCentre', 'a head without skin');
  const { centre, radiusMm } = head.parameters.eye;
  const [y, z] = [centre[1] + 0.5 * radiusMm, centre[2] - 2.2 * radiusMm];
  const sign = side === 'left' ? 1 : -1;
  const gapMm = (x: number): number => {
    const ends = [-1, -0.5, 0, 0.5, 1].map(t => skin.field.at(x, y, z + t * MARKER.halfLengthMm));
    return Math.min(...ends) - MARKER.radiusMm;
  };
  let x = sign * (head.bounds.max[0] + MARKER.radiusMm);
  while (gapMm(x) > -GLUED_MM && x * sign > 0) x -= sign * 0.1;
  return [x, y, z];
}

export function markerCapsule(head: Head, options: MarkerOptions): TissueLayer {
  const [x, y, z] = markerCentre(head, options);
  const { radiusMm, halfLengthMm } = MARKER;
  return {
    tissue: 'marker',
    hu: options.hu ?? MARKER_HU,
    field: roundCone([x, y, z - halfLengthMm], radiusMm, [x, y, z + halfLengthMm], radiusMm),
    growMm: 0,
  };
}

/** The head's box, made wide enough for a marker on it. */
export function boundsWithMarker(head: Head, options: MarkerOptions): Head['bounds'] {
  const reach = Math.abs(markerCentre(head, options)[0]) + MARKER.radiusMm;
  const { min, max } = head.bounds;
  return {
    min: [Math.min(min[0], -reach), min[1], min[2]],
    max: [Math.max(max[0], reach), max[1], max[2]],
  };
}
