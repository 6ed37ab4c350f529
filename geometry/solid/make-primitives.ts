import { frameAlong, patientPoint, patientVector } from '../core/frames';
import { distance, subtract, type Vec3 } from '../core/vector';
import { assertThat } from '../core/result';
import type { Solid, SolidScope } from './solid-scope';

/** Sides of a round: a 2 mm bore's wall then departs from the circle by under 0.001 mm. */
const ROUND_SEGMENTS = 128;
/** Sides of a ball's equator. */
const BALL_SEGMENTS = 32;
/**
 * A side that leans is made of rings no higher than this, mm. The kernel looks for what may meet a
 * triangle by its upright box, and the box of a long, leaning facet holds half of the guide:
 * joining a leaning sleeve took ten times as long as an upright one.
 */
const RING_MM = 2;

/**
 * A cylinder from `from` to `to`, mm. The polygon's corners lie on the circle times 1/cos(pi/2n),
 * so that its mean radius is the asked one.
 */
export function cylinderBetween(scope: SolidScope, from: Vec3, to: Vec3, radiusMm: number): Solid {
  const lengthMm = distance(from, to);
  assertThat(lengthMm > 0 && radiusMm > 0, 'cylinderBetween', `length ${lengthMm} mm, radius ${radiusMm} mm`);
  const mean = 1 / Math.cos(Math.PI / (2 * ROUND_SEGMENTS));
  const along = subtract(to, from);
  const section = scope.kernel.CrossSection.circle(radiusMm * mean, ROUND_SEGMENTS);
  const upright = scope.keep(section.extrude(lengthMm, leans(along) ? ringsOf(lengthMm) - 1 : 0));
  section.delete();
  return place(scope, upright, frameAlong(patientPoint(...from), patientVector(...along)));
}

/**
 * A polygon (counter-clockwise, mm, in the xy plane) extruded along z from `zFromMm` to `zToMm`.
 */
export function prism(
  scope: SolidScope,
  polygon: readonly (readonly [number, number])[],
  zFromMm: number,
  zToMm: number,
): Solid {
  assertThat(zToMm > zFromMm, 'prism', `from ${zFromMm} to ${zToMm} mm`);
  const contour = polygon.map(([x, y]): [number, number] => [x, y]);
  const section = scope.kernel.CrossSection.ofPolygons([contour]);
  const extruded = scope.keep(section.extrude(zToMm - zFromMm));
  section.delete();
  return scope.keep(extruded.translate([0, 0, zFromMm]));
}

/**
 * Where a solid is put: its origin and unit, right-handed axes, mm in whatever frame the others are
 * in.
 */
export type Placing = Record<'origin' | 'x' | 'y' | 'z', Vec3>;

/**
 * As `prism`, across the z of a frame of its own: heights are along that z from the frame's origin.
 */
export function prismAlong(
  scope: SolidScope,
  polygon: readonly (readonly [number, number])[],
  fromMm: number,
  toMm: number,
  frame: Placing,
): Solid {
  return place(scope, prism(scope, polygon, fromMm, toMm), frame);
}

/** A ball, mm. */
export function ball(scope: SolidScope, centre: Vec3, radiusMm: number): Solid {
  const round = scope.keep(scope.kernel.Manifold.sphere(radiusMm, BALL_SEGMENTS));
  return scope.keep(round.translate([centre[0], centre[1], centre[2]]));
}

/** The solid moved rigidly so that its own axes become those of `frame`. */
function place(scope: SolidScope, solid: Solid, frame: Placing): Solid {
  const { x, y, z, origin } = frame;
  return scope.keep(
    solid.transform([...x, 0, ...y, 0, ...z, 0, ...origin, 1] as Parameters<Solid['transform']>[0]),
  );
}

/**
 * A solid of revolution: `profile` gives [radius, height] pairs counter-clockwise (both mm, radius
 * >= 0), turned about the line from `from` in the unit direction `axis`.
 */
export function turnedSolid(
  scope: SolidScope,
  profile: readonly (readonly [number, number])[],
  from: Vec3,
  axis: Vec3,
): Solid {
  const mean = 1 / Math.cos(Math.PI / (2 * ROUND_SEGMENTS));
  const outline = leans(axis) ? withRings(profile) : profile;
  const section = scope.kernel.CrossSection.ofPolygons([
    outline.map(([r, h]): [number, number] => [r * mean, h]),
  ]);
  const turned = scope.keep(section.revolve(ROUND_SEGMENTS));
  section.delete();
  return place(scope, turned, frameAlong(patientPoint(...from), patientVector(...axis)));
}

/** Whether a direction is along none of the axes. */
const leans = (v: Vec3): boolean => v.filter(part => Math.abs(part) > 1e-9).length > 1;

const ringsOf = (lengthMm: number): number => Math.max(1, Math.ceil(lengthMm / RING_MM));

/** The profile ([radius, height], mm) with corners between, so that its sides become rings. */
const withRings = (profile: readonly (readonly [number, number])[]): (readonly [number, number])[] =>
  profile.flatMap((from, n) => {
    const to = profile[(n + 1) % profile.length]!;
    const rings = from[0] > 0 && to[0] > 0 ? ringsOf(Math.abs(to[1] - from[1])) : 1;
    return Array.from({ length: rings }, (_, k): [number, number] => [
      from[0] + ((to[0] - from[0]) * k) / rings,
      from[1] + ((to[1] - from[1]) * k) / rings,
    ]);
  });
