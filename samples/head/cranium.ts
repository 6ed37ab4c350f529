import type { Vec3 } from '../../geometry/core/vector';
import { carve, grow, intersect, invert, mirror, part, union, type Field } from '../field/field';
import { ridge } from '../field/loft';
import { ellipsoid, roundCone } from '../field/primitives';
import type { HeadParameters } from './parameters';
import { bar, blend, midlineLoft, smoothPath } from './sections';

/** The brain-case and what stands on it, with the hollows that are later cut out. */
export interface Cranium {
  /** Outer shape, without any hollow. */
  readonly outer: Field;
  /** The brain-case's inside: meninges, brain and vessels; open at the foramen magnum. */
  readonly cavity: Field;
  /** Air: frontal sinuses, ear canals, tympanic cavities. */
  readonly sinus: Field;
  readonly ear: Field;
  /** What never closed of the vault; null: all did. */
  readonly fontanelle: Field | null;
}

export function buildCranium(p: HeadParameters): Cranium {
  const size = p.skullLengthMm / 172;
  const first = p.braincase[0]!;
  const last = p.braincase[p.braincase.length - 1]!;
  const length = last[0] - first[0];
  const ends = { caudalMm: 0.15 * length, rostralMm: 0.12 * length, power: 2.6 };
  const vault = midlineLoft(p.braincase, ends);
  const crest = ridge(
    p.crest.map(([z, top, radius]) => ({ z, top, radius })),
    0.4 * p.crest[0]![1],
  );
  const nuchal = bar(smoothPath(p.nuchal), p.nuchalRadiusMm);
  const { condyle, condyleRadiiMm, jugular } = p.occipital;
  const bulla = ellipsoid(p.bulla.centre, p.bulla.radiiMm);
  const outer = union([
    blend(vault, 0),
    blend(crest, 6 * size),
    blend(mirror(nuchal), 9 * size),
    blend(mirror(ellipsoid(condyle, condyleRadiiMm)), 4 * size),
    blend(mirror(bar(jugular, 3.6 * size, 1.7 * size)), 4 * size),
    blend(mirror(bulla), 3 * size),
    blend(mirror(bar(p.retroarticular, 3 * size, 1.6 * size)), 4 * size),
    blend(pterygoid(p), 3 * size),
  ]);

  const { tableMm, faceMm } = p.bone;
  const braincase = hollow(vault, wallThickness(p, ends.caudalMm), steepestWall(p, ends.caudalMm));
  const cavity = carve(
    union([blend(braincase, 0), blend(foramenMagnum(p), 2 * size)]),
    petrous(p, size),
    2 * size,
  );

  const between = intersect(
    grow(
      union([blend(vault, 0), blend(midlineLoft(p.face, faceEnds(p)), 8 * size)]),
      -Math.max(tableMm * 1.6, faceMm),
    ),
    invert(grow(braincase, 1.6 * tableMm)),
    2 * size,
  );
  const septum = part(1, x => Math.abs(x) - 0.6 * size - 0.3);
  const frontal = mirror(ellipsoid(p.sinus.centre, p.sinus.radiiMm));
  const orbits = mirror(ellipsoid(p.orbit.centre, p.orbit.radiiMm));
  const sinus = carve(
    carve(intersect(frontal, between, 2 * size), grow(orbits, faceMm), 1.5 * size),
    septum,
    1,
  );
  const wall = p.species === 'feline' ? 0.8 : 1.1;
  const tympanum = ellipsoid(p.bulla.centre, p.bulla.radiiMm.map(r => r - wall) as unknown as Vec3);
  const canal = roundCone(p.meatus.inner, p.meatus.radiusMm, p.meatus.outer, p.meatus.radiusMm);
  return {
    outer,
    cavity,
    sinus,
    ear: mirror(union([blend(tympanum, 0), blend(canal, 1)])),
    fontanelle: openFontanelle(p),
  };
}

/**
 * What lies deeper inside a solid than `thickness(y, z)`; that must not change faster than `slope`.
 */
function hollow(solid: Field, thickness: (y: number, z: number) => number, slope: number): Field {
  return {
    slope: solid.slope + slope,
    at: (x, y, z) => solid.at(x, y, z) + thickness(y, z),
    within: (x, y, z, r) => hollow(solid.within(x, y, z, r), thickness, slope),
  };
}

/**
 * The wall of the brain-case: thinnest at the temples, thickest at the vault, stout at base and
 * occiput.
 */
function wallThickness(p: HeadParameters, caudalMm: number): (y: number, z: number) => number {
  const { templeMm, vaultMm } = p.bone;
  const widest = p.braincase.reduce((best, s) => (s[2] > best[2] ? s : best));
  const [, middle, , up, down] = widest;
  const caudal = p.braincase[0]![0];
  const smooth = (t: number): number => {
    const u = Math.min(1, Math.max(0, t));
    return u * u * (3 - 2 * u);
  };
  return (y, z) => {
    const share =
      y > middle ? smooth(((y - middle) / up - 0.3) / 0.6) : smooth(((middle - y) / down - 0.3) / 0.6);
    const around = templeMm + ((y > middle ? vaultMm : 0.8 * vaultMm) - templeMm) * share;
    const behind = smooth(1 - (z - caudal) / (0.8 * caudalMm));
    return around + Math.max(0, 0.9 * vaultMm - around) * behind;
  };
}

/** How fast that thickness changes at the most, mm per mm: the slopes of its two smooth steps. */
function steepestWall({ bone: { templeMm, vaultMm }, braincase }: HeadParameters, caudalMm: number): number {
  const [, , , up, down] = braincase.reduce((best, s) => (s[2] > best[2] ? s : best));
  const around = (1.5 * (vaultMm - templeMm)) / (0.6 * Math.min(up, down));
  const behind = (1.5 * 0.9 * vaultMm) / (0.8 * caudalMm);
  return Math.max(0.35, Math.hypot(around, behind));
}

/** The face's loft ends alike wherever it is used. */
export function faceEnds(p: HeadParameters): { caudalMm: number; rostralMm: number; power: number } {
  const size = p.skullLengthMm / 172;
  return { caudalMm: 12 * size, rostralMm: 9 * size, power: 2.4 };
}

/** Signed distance to an ellipse about the origin, to first order. */
function toEllipse(u: number, v: number, a: number, b: number): number {
  const rho = Math.sqrt((u / a) ** 2 + (v / b) ** 2);
  const g = Math.sqrt((u / (a * a)) ** 2 + (v / (b * b)) ** 2);
  return g < 1e-9 ? -Math.min(a, b) : Math.max((rho * (rho - 1)) / g, -Math.min(a, b));
}

/** An elliptic canal from the middle of the brain-case straight up. */
function openFontanelle({ fontanelle, braincase }: HeadParameters): Field | null {
  if (!fontanelle) return null;
  const {
    z,
    radiiMm: [a, b],
  } = fontanelle;
  const [, middle] = braincase.reduce((best, s) => (s[2] > best[2] ? s : best));
  const canal = part(1.2 * Math.max(a / b, b / a), (x, _y, pz) => toEllipse(x, pz - z, a, b));
  return intersect(
    canal,
    part(1, (_x, y) => middle - y),
  );
}

function foramenMagnum(p: HeadParameters): Field {
  const [, y, z] = p.occipital.foramen;
  const [a, b] = p.occipital.foramenRadiiMm;
  // An elliptic canal from inside the cavity to well outside the bone.
  const canal = part(1.2 * Math.max(a / b, b / a), (x, py) => toEllipse(x, py - y, a, b));
  const from = z - 16;
  const to = z + 16;
  const span = part(1, (_x, _y, pz) => Math.max(from - pz, pz - to));
  return intersect(canal, span, 1);
}

/** The petrous temporal bones stand into the cavity from its floor. */
function petrous(p: HeadParameters, size: number): Field {
  const [x, y, z] = p.bulla.centre;
  const [a, b, c] = p.bulla.radiiMm;
  return mirror(ellipsoid([x, y + 1.35 * b, z - 0.1 * c], [0.75 * a, 0.7 * b, 0.7 * c + size]));
}

function pterygoid(p: HeadParameters): Field {
  const { x, from, to, top, bottom } = p.pterygoid;
  const half = 0.004 * p.skullLengthMm + 0.25;
  const plate = part(1.1, (px, y, z) => {
    // The free edge sweeps up to a hook behind.
    const low = bottom + 0.25 * (top - bottom) * ((z - from) / (to - from) - 1) ** 2;
    const dy = Math.max(low - y, y - top, 0);
    const dz = Math.max(from - z, z - to, 0);
    const dx = Math.max(Math.abs(px - x - 0.12 * (y - top)) - 0.3 * half, 0);
    return Math.sqrt(dx * dx + dy * dy + dz * dz) - half;
  });
  return mirror(plate);
}
