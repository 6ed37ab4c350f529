import { along, basisAcross, cross, type Vec3 } from '../core/vector';
import type { SurfaceIndex } from '../surface/query/queries';
import { ARM, LIFT_MM } from './arch-arm';
import type { PlacedFoot } from './placed-foot';
import type { PlacedSleeve } from './placed-sleeve';
import { roundOutline, type Point2, type Window } from './try-window';

/** Radius of the view through a foot, and the least wall round it, mm. */
export const VIEW_RADIUS_MM = 0.9;
const LEAST_WALL_MM = 1.15;
/** A view is bored from so far under the bone to so far over the foot's head, mm. */
const UNDER_MM = 2.5;
const OVER_MM = 6;
export const VIEW_TO_MM = LIFT_MM + ARM.thicknessMm[1] + OVER_MM;
const SIDES = 32;
/** The arrow's thickness, and how far it stands out of the sleeve, mm. */
const ARROW_THICK_MM = 2.4;
const ARROW_OUT_MM = 7;
/** It stands so far over the body's top at the sleeve, along the bore, mm. */
const ARROW_OVER_MM = 1;
/** A sleeve's lip stays so far over the arrow, mm: a collar rests on it. */
const UNDER_LIP_MM = 4;

/** What is cut and raised to show whether a guide on feet is seated and which way is rostral. */
export interface FeetMarks {
  /** One a foot: a round hole square to the bone through its middle. */
  readonly views: readonly Window[];
  /** One a sight: the same, over the ridge that is to run through its middle. */
  readonly sightViews: readonly Window[];
  /** The arrow that stands out of the first sleeve; null where its lip lies too low. */
  readonly arrow: Window | null;
}

/**
 * A hole through every foot, in which bone is to be seen with no gap under it, and the arrow.
 *
 * @param topMm how high above its entry the body is one with the first sleeve, along the bore
 * @param rostral unit, across the insertion
 */
export function markFeet(
  { feet, sights }: { readonly feet: readonly PlacedFoot[]; readonly sights: readonly PlacedFoot[] },
  sleeve: PlacedSleeve,
  topMm: number,
  rostral: Point2,
): FeetMarks {
  return {
    views: feet.map(viewThrough),
    sightViews: sights.map(viewThrough),
    arrow: arrowOn(sleeve, topMm, rostral),
  };
}

function viewThrough({ point, normal, radiusMm }: PlacedFoot): Window {
  const [x, y] = basisAcross(normal);
  const radius = Math.min(VIEW_RADIUS_MM, radiusMm - LEAST_WALL_MM);
  return {
    origin: point,
    axes: [x, y, normal],
    outline: roundOutline(radius, SIDES),
    fromMm: -UNDER_MM,
    toMm: VIEW_TO_MM,
  };
}

/**
 * An arrow that lies across the bore, its shaft in the sleeve's wall and its head out to rostral.
 */
function arrowOn(
  { entry, up, outerRadiusMm, boreRadiusMm, upperLipMm }: PlacedSleeve,
  topMm: number,
  [rx, ry]: Point2,
): Window | null {
  const from = topMm + ARROW_OVER_MM;
  if (from + ARROW_THICK_MM > upperLipMm - UNDER_LIP_MM) return null;
  // Rostral laid into the plane across the bore.
  const flat: Vec3 = [rx, ry, 0];
  const y = unit(cross(up, flat));
  const x = cross(y, up);
  const inner = boreRadiusMm + 0.6;
  const tip = outerRadiusMm + ARROW_OUT_MM;
  const neck = outerRadiusMm + 2;
  return {
    origin: along(entry, up, 0),
    axes: [x, y, up],
    outline: [
      [inner, -1.4],
      [neck, -1.4],
      [neck, -3.4],
      [tip - 0.4, -0.6],
      [tip - 0.4, 0.6],
      [neck, 3.4],
      [neck, 1.4],
      [inner, 1.4],
    ],
    fromMm: from,
    toMm: from + ARROW_THICK_MM,
  };
}

const unit = (v: Vec3): Vec3 => {
  const size = Math.hypot(...v);
  return [v[0] / size, v[1] / size, v[2] / size];
};

/**
 * Whether the arrow's head stands whole on the finished guide: rays down the bore's way meet it at
 * its corners' inside.
 */
export function seeArrow(arrow: Window | null, index: Pick<SurfaceIndex, 'castRay'>): boolean {
  if (!arrow) return false;
  const [x, y, up] = arrow.axes;
  const head = arrow.outline.slice(2, 6);
  const middle = head.reduce((sum, [u]) => sum + u / head.length, 0);
  return head.every(([u, v]) => {
    const inside = middle + 0.8 * (u - middle);
    const from = along(along(along(arrow.origin, x, inside), y, 0.7 * v), up, arrow.toMm + 1.5);
    const hit = index.castRay(from, [-up[0], -up[1], -up[2]], 3)[0];
    return hit !== undefined && hit.distanceMm < 1.6;
  });
}
