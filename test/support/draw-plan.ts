import type { Random } from '../../geometry/core/random';
import type { BoneDistance } from './measure-gap';
import { basisAround, inner, minus, outer, turn, unit, walk, type P3 } from './vec';

/** A head that plans are drawn on: what is truly bone, and which way it lies. LPS mm. */
export interface DrawnHead {
  /** Negative inside bone, zero on its surface, near it about the distance. */
  readonly bone: BoneDistance;
  /** Middle of the brain-case. */
  readonly middle: P3;
  readonly dorsal: P3;
  readonly rostral: P3;
  /** As big as a cat's: shallower targets, smaller pads. */
  readonly small: boolean;
}

export const PLACES = ['convexity', 'oblique', 'crest', 'occiput', 'orbit'] as const;
export type Place = (typeof PLACES)[number];

export interface DrawnPath {
  readonly target: P3;
  /** On the bone's outer face. */
  readonly entry: P3;
  /** Between the path and the bone's normal. */
  readonly leanDeg: number;
}

/**
 * A plan as a surgeon would make it: into the brain through the brain-case alone, with room for the
 * sleeve.
 */
export interface DrawnPlan {
  readonly place: Place;
  readonly paths: readonly DrawnPath[];
  readonly tool: { readonly diameterMm: number; readonly windowMm: number; readonly tipMm: number };
  readonly guide: Readonly<Record<string, unknown>>;
}

/** Why a place or a way was not taken, and how often: what the drawn plans are no sample of. */
type Rejection =
  | 'no bone that way'
  | 'bone leans away from the way out by more than 60 degrees'
  | 'target within 3 mm of bone'
  | 'sinus, arch or jaw on the way'
  | 'bone under 0.7 mm thick'
  | 'bone too thick'
  | 'other bone beside the sleeve'
  | 'target not walled in'
  | 'sleeve too near to the other path'
  | 'paths more than 80 degrees apart';
export type Rejections = Partial<Record<Rejection, number>>;

const TOO_NEAR: Rejection = 'sleeve too near to the other path';

const TOO_FAR_APART: Rejection = 'paths more than 80 degrees apart';
/**
 * No bore may lean more than 45 degrees from the one direction in which a guide comes off; 10 are
 * left to the bone, degrees.
 */
const MOST_APART_DEG = 80;

/** A sleeve of 3 mm wall about the bore needs this much beside its axis, mm. */
const SLEEVE_ROOM_MM = 5.5;
/** From here to here above the bone the sleeve stands, mm. */
const SLEEVE_FROM_MM = 9;
const SLEEVE_TO_MM = 32;
/** A dog's occiput is up to twice as thick as its vault; thicker than this nobody drills, mm. */
const MOST_BONE_MM = { elsewhere: 9, occiput: 18 } as const;
/** Lean of a path from the bone's normal, degrees: of oblique ones, and of the others. */
const LEANS = { oblique: [30, 45], upright: [0, 22] } as const;

/**
 * Draws a plan at `place` with `count` paths by the seed alone; null where two hundred tries find
 * none that is sensible: the target 3 mm and more off the bone and walled in by it, one wall of 0.7
 * to 9 mm (at the occiput 18) between it and the outside (no sinus, no arch), beside the sleeve no
 * other bone, and no two paths that one guide cannot serve. What is turned down is counted in
 * `rejected`.
 */
export function drawPlan(
  head: DrawnHead,
  place: Place,
  count: number,
  random: Random,
  rejected: Rejections = {},
): DrawnPlan | null {
  const draw = (aim: P3): DrawnPath | null => {
    const drawn = drawPath(head, aim, place, random);
    if (typeof drawn !== 'string') return drawn;
    rejected[drawn] = (rejected[drawn] ?? 0) + 1;
    return null;
  };
  const fine = random.uniform() < 0.3;
  const tool = fine
    ? { diameterMm: 1.2, windowMm: 5, tipMm: 1.5 }
    : { diameterMm: 1.8, windowMm: 8, tipMm: 2 };
  const guide = head.small ? { footprintRadiusMm: random.between(12, 14), thicknessMm: 3.5 } : {};
  for (let attempt = 0; attempt < 200; attempt++) {
    const first = draw(aimAt(head, place, random));
    if (!first) continue;
    const paths = [first];
    for (let tries = 0; tries < 60 && paths.length < count; tries++) {
      const { u, v } = basisAround(unit(minus(first.entry, head.middle)));
      const turned = random.between(0, 2 * Math.PI);
      const aside = random.between(4, head.small ? 9 : 14);
      const near = walk(walk(first.entry, u, aside * Math.cos(turned)), v, aside * Math.sin(turned));
      const other = draw(unit(minus(near, head.middle)));
      if (!other) continue;
      if (paths.some(path => apartDeg(path, other) > MOST_APART_DEG)) {
        rejected[TOO_FAR_APART] = (rejected[TOO_FAR_APART] ?? 0) + 1;
        continue;
      }
      if (paths.every(path => apartMm(path, other) > tool.diameterMm + 1.8)) paths.push(other);
      else rejected[TOO_NEAR] = (rejected[TOO_NEAR] ?? 0) + 1;
    }
    if (paths.length === count) return { place, paths, tool, guide };
  }
  return null;
}

/** From the middle of the brain outwards, towards a place. */
function aimAt({ dorsal, rostral }: DrawnHead, place: Place, random: Random): P3 {
  const left = outer(dorsal, rostral);
  const side = random.uniform() < 0.5 ? -1 : 1;
  const [aside, ahead] = {
    convexity: [random.between(20, 55), random.between(-25, 20)],
    oblique: [random.between(15, 45), random.between(-25, 20)],
    crest: [random.between(0, 14), random.between(-30, 15)],
    occiput: [random.between(3, 25), random.between(-65, -40)],
    orbit: [random.between(25, 50), random.between(25, 50)],
  }[place].map(deg => (deg * Math.PI) / 180) as [number, number];
  const flat = walk(walk([0, 0, 0], dorsal, Math.cos(aside)), left, side * Math.sin(aside));
  return unit(walk(walk([0, 0, 0], flat, Math.cos(ahead)), rostral, Math.sin(ahead)));
}

function drawPath(head: DrawnHead, aim: P3, place: Place, random: Random): DrawnPath | Rejection {
  const { bone, middle } = head;
  const surface = outermost(bone, middle, aim);
  if (!surface) return 'no bone that way';
  const normal = slopeAt(bone, surface);
  if (inner(normal, aim) < 0.5) return 'bone leans away from the way out by more than 60 degrees';
  const [least, most] = place === 'oblique' ? LEANS.oblique : LEANS.upright;
  const leanDeg = random.between(least, most);
  const { u, v } = basisAround(normal);
  const round = random.between(0, 2 * Math.PI);
  const axis = walk(walk([0, 0, 0], u, Math.cos(round)), v, Math.sin(round));
  const up = turn(normal, axis, (leanDeg * Math.PI) / 180);
  const depth = random.between(head.small ? 7 : 10, head.small ? 13 : 24);
  const deeper = place === 'occiput' ? beyondThickBone(bone, surface, up, depth) : 0;
  const target = walk(surface, up, -depth - deeper);
  return whyNot(head, target, surface, up, place) ?? { target, entry: surface, leanDeg };
}

/**
 * How much deeper than `depth` a target must lie to be as far off bone as any, up to the occiput's
 * thickness, mm.
 */
function beyondThickBone(bone: BoneDistance, entry: P3, up: P3, depth: number): number {
  for (let more = 0; more < MOST_BONE_MM.occiput; more += 0.5) {
    if (bone(walk(entry, up, -depth - more)) > 3.2) return more;
  }
  return 0;
}

/** What speaks against a path; null for one that is sensible. */
function whyNot({ bone, small }: DrawnHead, target: P3, entry: P3, up: P3, place: Place): Rejection | null {
  if (!(bone(target) > 3)) return 'target within 3 mm of bone';
  // (1) One wall on the line, of a usual thickness.
  const step = 0.1;
  const length = Math.hypot(...minus(entry, target));
  let walls = 0;
  let thickness = 0;
  let inside = false;
  for (let s = 0; s < length + 70; s += step) {
    const isBone = bone(walk(target, up, s)) < 0;
    if (isBone && !inside) walls++;
    if (isBone) thickness += step;
    inside = isBone;
  }
  if (walls !== 1) return 'sinus, arch or jaw on the way';
  if (thickness < 0.7) return 'bone under 0.7 mm thick';
  const most = place === 'occiput' ? MOST_BONE_MM.occiput : MOST_BONE_MM.elsewhere;
  if (thickness > most) return 'bone too thick';
  // (2) Room for the sleeve.
  for (let s = SLEEVE_FROM_MM; s < SLEEVE_TO_MM; s += 1) {
    if (bone(walk(entry, up, s)) < SLEEVE_ROOM_MM) return 'other bone beside the sleeve';
  }
  // (3) In the brain: bone on nearly all sides.
  let walled = 0;
  for (let n = 0; n < 40; n++) {
    const z = 1 - (2 * n + 1) / 40;
    const turned = n * Math.PI * (3 - Math.sqrt(5));
    const r = Math.sqrt(1 - z * z);
    const out: P3 = [r * Math.cos(turned), r * Math.sin(turned), z];
    for (let s = 1; s < (small ? 45 : 75); s += 0.5) {
      if (bone(walk(target, out, s)) > 0) continue;
      walled++;
      break;
    }
  }
  return walled >= 36 ? null : 'target not walled in';
}

/**
 * Where the ray from `start` leaves bone for the last time within 70 mm; null where it meets none.
 */
function outermost(bone: BoneDistance, start: P3, direction: P3): P3 | null {
  let low = 70;
  while (bone(walk(start, direction, low)) > 0) {
    low -= 0.1;
    if (low < 5) return null;
  }
  let high = low + 0.1;
  while (high - low > 1e-6) {
    const mid = (low + high) / 2;
    if (bone(walk(start, direction, mid)) > 0) high = mid;
    else low = mid;
  }
  return walk(start, direction, high);
}

/** The bone's normal over a drill's own footprint: central differences over a millimetre. */
function slopeAt(bone: BoneDistance, p: P3): P3 {
  const h = 1;
  return unit([
    bone([p[0] + h, p[1], p[2]]) - bone([p[0] - h, p[1], p[2]]),
    bone([p[0], p[1] + h, p[2]]) - bone([p[0], p[1] - h, p[2]]),
    bone([p[0], p[1], p[2] + h]) - bone([p[0], p[1], p[2] - h]),
  ]);
}

/** Angle between two paths, degrees. */
const apartDeg = (a: DrawnPath, b: DrawnPath): number =>
  (Math.acos(Math.min(1, inner(unit(minus(a.entry, a.target)), unit(minus(b.entry, b.target))))) * 180) /
  Math.PI;

/**
 * Least distance of two paths' axes from the target to the upper end of the sleeve, by steps of
 * half a millimetre.
 */
function apartMm(a: DrawnPath, b: DrawnPath): number {
  const points = ({ target, entry }: DrawnPath): P3[] => {
    const up = unit(minus(entry, target));
    return Array.from({ length: 64 }, (_, n) => walk(entry, up, -2 + n * 0.6));
  };
  const others = points(b);
  return Math.min(...points(a).map(p => Math.min(...others.map(q => Math.hypot(...minus(p, q))))));
}
