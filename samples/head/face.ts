import type { Vec3 } from '../../geometry/core/vector';
import { carve, grow, intersect, invert, mirror, part, union, type Field } from '../field/field';
import { ellipsoid, roundCone } from '../field/primitives';
import { faceEnds } from './cranium';
import type { HeadParameters } from './parameters';
import { bar, pairedBar, blend, midlineLoft } from './sections';

export interface Face {
  /** Outer shape of frontal bones, nose, maxillae and zygomatic arches, orbits hollowed out. */
  readonly outer: Field;
  /** What stays attached after the orbits are cut: arches and the processes at the orbit's rim. */
  readonly arches: Field;
  /** Nasal cavity and the way behind it to the throat; it may reach into the brain-case. */
  readonly airway: Field;
  /** Septum and conchae. */
  readonly conchae: Field;
  /** The hollow of both orbits. */
  readonly orbits: Field;
}

export function buildFace(p: HeadParameters): Face {
  const size = p.skullLengthMm / 172;
  const nose = midlineLoft(p.face, faceEnds(p));
  const maxilla = midlineLoft(p.maxilla, { caudalMm: 5 * size, rostralMm: 8 * size, power: 2.6 });
  const orbits = mirror(ellipsoid(p.orbit.centre, p.orbit.radiiMm));
  const foramen = mirror(
    roundCone(p.infraorbital.from, p.infraorbital.radiusMm, p.infraorbital.to, p.infraorbital.radiusMm),
  );
  const outer = carve(
    carve(union([blend(nose, 0), blend(maxilla, 6 * size)]), orbits, 3 * size),
    foramen,
    0.8,
  );
  const r = p.postorbitalRadiusMm;
  const arch = pairedBar(p.arch, 8 * size);
  const arches = mirror(
    union([blend(arch, 0), blend(bar(p.postorbital.zygomatic, 1.5 * r, 0.8 * r), 4 * size)]),
  );
  const frontal = mirror(bar(p.postorbital.frontal, 2.4 * r, r));

  const whole = union([blend(outer, 0), blend(frontal, 8 * size)]);
  // The walls of the nose are thin all round: towards cheek and orbit the cavity reaches as far as
  // they leave it.
  const wide = p.nasalCavity.map(([z, y, w, ...rest]) => [z, y, 1.5 * w, ...rest] as const);
  const cavity = intersect(
    midlineLoft(wide, { caudalMm: 8 * size, rostralMm: 4 * size, power: 3 }),
    grow(outer, -0.8 * p.bone.faceMm),
    2 * size,
  );
  const opening = ellipsoid(p.nasalOpening.centre, p.nasalOpening.radiiMm);
  const airway = union([blend(cavity, 0), blend(opening, 2 * size), blend(nasopharynx(p, size), 3 * size)]);
  return {
    outer: whole,
    arches,
    airway,
    conchae: intersect(union([blend(septum(p, size), 0), blend(scrolls(p), 0)]), grow(cavity, 0.6)),
    orbits,
  };
}

/**
 * From the back of the nasal cavity, over the hard palate and between the pterygoid plates, to the
 * throat.
 */
function nasopharynx(p: HeadParameters, size: number): Field {
  const { x, from, to, top, bottom } = p.pterygoid;
  const middle = (top + bottom) / 2;
  const r = 0.62 * Math.min(x, (top - bottom) / 2);
  const back: Vec3 = [0, middle + 1 * size, from - 26 * size];
  const palate: Vec3 = [0, middle, (from + to) / 2];
  const [z, y, , , down] = p.nasalCavity[1]!;
  const nose: Vec3 = [0, y - 0.5 * down, z];
  return bar([back, palate, nose], r, r);
}

function septum(p: HeadParameters, size: number): Field {
  const low = p.nasalCavity[0]![0];
  const high = p.nasalCavity[p.nasalCavity.length - 1]![0] - 6 * size;
  return part(1, (x, _y, z) => Math.max(Math.abs(x) - 0.45, low - z, z - high));
}

/** Nasal conchae, simply: a scroll within a scroll, above and below, on each side. */
function scrolls(p: HeadParameters): Field {
  const sections = p.nasalCavity;
  const from = sections[1]!;
  const to = sections[sections.length - 2]!;
  const place = (s: typeof from, share: number): Vec3 => [
    0.5 * s[2],
    s[1] + (share > 0 ? s[3] : s[4]) * share,
    s[0],
  ];
  const scroll = (share: number, fill: number): Field[] => {
    const radius = (s: typeof from): number => Math.max(1.6, fill * Math.min(s[2], 0.55 * (s[3] + s[4])));
    const tube = (factor: number): Field =>
      roundCone(place(from, share), factor * radius(from), place(to, share), factor * radius(to));
    return [shell(tube(1)), shell(tube(0.5))];
  };
  return mirror(union([...scroll(0.36, 0.4), ...scroll(-0.35, 0.38)].map(f => blend(f, 0))));
}

/** A thin wall along the surface of a solid, open below on the side of the midline. */
function shell(solid: Field): Field {
  return intersect(grow(solid, 0.35), invert(grow(solid, -0.35)));
}
