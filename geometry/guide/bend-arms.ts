import { directionToPatient, type LocalFrame } from '../core/frames';
import { along, basisAcross, dot, scale, subtract, type Vec3 } from '../core/vector';
import { LIFT_MM, sectionAt, type Arm } from './arch-arm';
import type { Printer } from './parameters';
import type { PlacedFoot } from './placed-foot';
import { FILLET_MM } from './shape-body';
import type { PlacedSleeve } from './placed-sleeve';
import { hubHeight, necked, type FeetLayout } from './shape-on-feet';
import { solveFrame, type Beam, type Frame } from './solve-frame';

/** Where the ends of a bore are moved to, mm. */
interface LipShift {
  readonly lower: Vec3;
  readonly upper: Vec3;
}

/** How a guide gives way under a force sideways at the upper lip of one of its sleeves. */
export interface Bend {
  /** Of that sleeve's lower lip under `SIDE_FORCE_N`, mm, in the worst direction. */
  readonly lowerLipMm: number;
  /** Of the bore's axis, degrees. */
  readonly axisDeg: number;
  /** By 1 N along either of two directions square to the bore and to each other. */
  readonly perNewton: readonly [LipShift, LipShift];
}

/** The force, N: a hand that rests on the needle. */
export const SIDE_FORCE_N = 5;
/** The softest plastic that guides are printed of, MPa: PA12 by SLS (PMC10406103). */
export const SOFTEST_MPA = 1387;
/** A print's modulus, MPa; the softest in use where nobody knows it. */
export const modulusOf = ({ modulusMpa }: Printer): number => modulusMpa ?? SOFTEST_MPA;
/** Pieces of an arm. */
const PIECES = 10;
/** Shear modulus over Young's, of a plastic with Poisson's ratio 0.4. */
const SHEAR_SHARE = 1 / 2.8;
/** What of a section's area bears shear: a box's, a rod's (Cowper). */
const SHEAR_BOX = 5 / 6;
const SHEAR_ROD = 0.9;
/** Rounding of an arm's edges, mm; see `shapeOnFeet`. */
const EDGE_MM = 2;
/**
 * A fillet of `FILLET_MM` stiffens an arm's root, and a sleeve's, as if the joint reached so much
 * further, mm: the part of its length by which bending is less there.
 */
const FILLET_ON_ARM_MM = 0.8;
export const FILLET_ON_SLEEVE_MM = 1.4;
/**
 * What a beam is rooted in gives too, as if the beam reached into it: a rod on a half-space by so
 * much of its radius (Borowicka's rocking disc: 3 pi (1 - nu^2) / 16), a square bar by as much as
 * the rod of its second moment, of its height.
 */
export const ROOT_OF_SLEEVE = 0.5;
const ROOT_OF_ARM = 0.28;
/** A joint bends by so little that it is taken as stiff: mm2 and mm4 of a section. */
const STIFF = 1e6;
/** However broad its joints, so much of an arm bends. */
const LEAST_FREE = 0.3;

/**
 * The bend of every sleeve: its arms as beams along the middle of their arches, each foot held on
 * the bone where it stands and free to tilt there, as long as the hand presses it on. Arm, foot and
 * sleeve bend and shear, each from where it leaves the joint: an arm from the sleeve's wall, or
 * from where it parts from its neighbours, to the foot below its head; a sleeve from the top of its
 * arms.
 *
 * @param modulusMpa Young's modulus of the print
 * @param pieces of an arm; more change the answer by under 2 %
 */
export function bendArms(layout: FeetLayout, modulusMpa: number, pieces = PIECES): Bend[] {
  return layout.sleeves.map(sleeve => {
    const { frame, upper, hub } = frameOf(layout, sleeve, modulusMpa, pieces);
    const [a, b] = basisAcross(sleeve.up).map(side => scale(side, SIDE_FORCE_N)) as [Vec3, Vec3];
    const moved = solveFrame(frame, upper, [a, b]);
    const lower = along(sleeve.entry, sleeve.up, sleeve.lowerLipMm);
    const arm = subtract<Vec3>(lower, frame.nodes[hub]!);
    const shifts = moved.map(m => carried(m, hub, arm));
    const upperShifts = moved.map(m => carried(m, upper, [0, 0, 0]));
    const perNewton = shifts.map((shift, f) => ({
      lower: scale(shift, 1 / SIDE_FORCE_N),
      upper: scale(upperShifts[f]!, 1 / SIDE_FORCE_N),
    }));
    return describeBend(perNewton as [LipShift, LipShift], sleeve.upperLipMm - sleeve.lowerLipMm);
  });
}

/** What the worst direction of the force makes of two directions square to each other. */
export function describeBend(perNewton: Bend['perNewton'], lengthMm: number): Bend {
  const [a, b] = perNewton.map(({ lower, upper }) => ({
    shift: scale(lower, SIDE_FORCE_N),
    lean: scale(subtract<Vec3>(upper, lower), SIDE_FORCE_N / lengthMm),
  })) as [{ shift: Vec3; lean: Vec3 }, { shift: Vec3; lean: Vec3 }];
  return {
    lowerLipMm: worstOf(a.shift, b.shift),
    axisDeg: (Math.atan(worstOf(a.lean, b.lean)) * 180) / Math.PI,
    perNewton,
  };
}

/** How far a sleeve's upper lip is moved by 1 N across it, mm, held so far below it. */
export function sleeveGive(
  { outerRadiusMm, boreRadiusMm }: PlacedSleeve,
  freeMm: number,
  modulusMpa: number,
): number {
  const { alongMm4, shearMm2 } = roundSection(outerRadiusMm, boreRadiusMm);
  return (freeMm ** 3 / (3 * alongMm4) + freeMm / (SHEAR_SHARE * shearMm2)) / modulusMpa;
}

/** A bend of the guide's local frame in the patient's. */
export const turnBend = (bend: Bend, frame: LocalFrame): Bend => ({
  ...bend,
  perNewton: bend.perNewton.map(({ lower, upper }) => ({
    lower: directionToPatient(frame, lower),
    upper: directionToPatient(frame, upper),
  })) as unknown as Bend['perNewton'],
});

/** The shift of a place that is joined stiffly to a node, `arm` away from it. */
function carried(moved: Float64Array, node: number, arm: Vec3): Vec3 {
  const [x, y, z, u, v, w] = moved.subarray(6 * node, 6 * node + 6) as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return [x + v * arm[2] - w * arm[1], y + w * arm[0] - u * arm[2], z + u * arm[1] - v * arm[0]];
}

/** The longest of cos(t) a + sin(t) b. */
function worstOf(a: Vec3, b: Vec3): number {
  const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)];
  return Math.sqrt((aa + bb) / 2 + Math.hypot((aa - bb) / 2, ab));
}

interface BuiltFrame {
  readonly frame: Frame;
  readonly upper: number;
  readonly hub: number;
}

function frameOf(
  { sleeves, feet, arms }: FeetLayout,
  loaded: PlacedSleeve,
  modulusMpa: number,
  pieces: number,
): BuiltFrame {
  const nodes: Vec3[] = [];
  const beams: Beam[] = [];
  const pinned: number[] = [];
  const add = (p: Vec3): number => nodes.push(p) - 1;
  const up: Vec3 = [0, 0, 1];
  // Every sleeve's hub is one node, where the first of its arms begins.
  const hubs = sleeves.map((sleeve, n) => {
    const from = arms.find(arm => nearest(sleeves, arm.from) === n);
    const to = arms.find((arm, a) => a >= feet.length && nearest(sleeves, arm.to) === n);
    return add(from ? middleAt(from, 0) : to ? middleAt(to, to.lengthMm) : sleeve.entry);
  });
  const hubAt = (place: Arm['from']): number => hubs[nearest(sleeves, place)]!;
  arms.forEach((arm, n) => {
    const foot = feet[n];
    const [from, to] = [sleeves[nearest(sleeves, arm.from)]!, sleeves[nearest(sleeves, arm.to)]!];
    const rooted = FILLET_ON_ARM_MM - ROOT_OF_ARM * arm.thicknessMm[0];
    const root = Math.max(from.outerRadiusMm, partsAt(arms, arm)) + rooted;
    const end = foot ? necked(foot, LIFT_MM) - ROOT_OF_ARM * arm.thicknessMm[1] : to.outerRadiusMm + rooted;
    // Broad joints leave a short arm something to bend by.
    const share = Math.min(1, ((1 - LEAST_FREE) * arm.lengthMm) / (root + end));
    const [first, last] = [share * root, arm.lengthMm - share * end];
    const at = (k: number): number => first + ((last - first) * k) / pieces;
    let node = add(middleAt(arm, first));
    beams.push({ from: hubAt(arm.from), to: node, ...STIFF_SECTION, side: up });
    for (let k = 1; k <= pieces; k++) {
      const next = add(middleAt(arm, at(k)));
      beams.push({ from: node, to: next, ...sectionOf(arm, at(k - 0.5)), side: up });
      node = next;
    }
    if (!foot) {
      beams.push({ from: node, to: hubAt(arm.to), ...STIFF_SECTION, side: up });
      return;
    }
    const [neck, sole] = [add(along(foot.point, foot.normal, LIFT_MM)), add(foot.point)];
    const side = sideOf(foot);
    beams.push({ from: node, to: neck, ...STIFF_SECTION, side: foot.normal });
    beams.push({ from: neck, to: sole, ...roundSection(necked(foot, LIFT_MM / 2), 0), side });
    pinned.push(sole);
  });
  const hub = hubs[sleeves.indexOf(loaded)]!;
  const [side] = basisAcross(loaded.up);
  const rootMm = hubHeight(loaded, arms) - 1 - FILLET_MM;
  const freeMm = rootMm + FILLET_ON_SLEEVE_MM - ROOT_OF_SLEEVE * loaded.outerRadiusMm;
  const base = add(along(loaded.entry, loaded.up, freeMm));
  const upper = add(along(loaded.entry, loaded.up, loaded.upperLipMm));
  beams.push({ from: hub, to: base, ...STIFF_SECTION, side });
  beams.push({ from: base, to: upper, ...roundSection(loaded.outerRadiusMm, loaded.boreRadiusMm), side });
  return { frame: { nodes, beams, pinned, modulusMpa, shearShare: SHEAR_SHARE }, upper, hub };
}

const STIFF_SECTION = {
  ...{ areaMm2: STIFF, shearMm2: Infinity },
  ...{ alongMm4: STIFF, acrossMm4: STIFF, torsionMm4: STIFF },
};

/** How far from its sleeve an arm is one with the arms beside it, mm: on the mean of both sides. */
function partsAt(arms: readonly Arm[], arm: Arm): number {
  const turnOf = ({ from, to }: Arm): number => Math.atan2(to[1] - from[1], to[0] - from[0]);
  const beside = arms
    .filter(
      other => other !== arm && Math.hypot(other.from[0] - arm.from[0], other.from[1] - arm.from[1]) < 1e-6,
    )
    .map(other => (((turnOf(other) - turnOf(arm)) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI));
  if (beside.length === 0) return 0;
  const [half] = arm.halfWidthMm;
  // Half-planes that lean apart by an angle meet at half-width / sin of half of it.
  const off = (turn: number): number => (turn < Math.PI ? half / Math.sin(turn / 2) : half);
  return (off(Math.min(...beside)) + off(2 * Math.PI - Math.max(...beside))) / 2;
}

const sideOf = ({ normal }: PlacedFoot): Vec3 => basisAcross(normal)[0];

const offHub = ([x, y]: Arm['from'], { entry }: PlacedSleeve): number =>
  Math.hypot(entry[0] - x, entry[1] - y);
function nearest(sleeves: readonly PlacedSleeve[], place: Arm['from']): number {
  const off = sleeves.map(sleeve => offHub(place, sleeve));
  return off.indexOf(Math.min(...off));
}

/** The middle of an arm's section `s` along it, mm. */
function middleAt(arm: Arm, s: number): Vec3 {
  const share = s / arm.lengthMm;
  const x = arm.from[0] + share * (arm.to[0] - arm.from[0]);
  const y = arm.from[1] + share * (arm.to[1] - arm.from[1]);
  const { undersideMm, thicknessMm, cosine } = sectionAt(arm, x, y);
  return [x, y, undersideMm + thicknessMm / (2 * cosine)];
}

/** A box with rounded edges: bending up and down is `along` its height, sideways `across`. */
function sectionOf(arm: Arm, s: number): Omit<Beam, 'from' | 'to' | 'side'> {
  const share = Math.max(0, Math.min(1, s / arm.lengthMm));
  const between = ([a, b]: readonly [number, number]): number => a + (b - a) * share;
  const [wide, high] = [2 * between(arm.halfWidthMm), between(arm.thicknessMm)];
  const cut = (1 - Math.PI / 4) * EDGE_MM ** 2;
  const moment = (b: number, h: number): number =>
    (b * h ** 3) / 12 - 4 * cut * (h / 2 - 0.22 * EDGE_MM) ** 2;
  const [long, short] = [Math.max(wide, high), Math.min(wide, high)];
  return {
    areaMm2: wide * high - 4 * cut,
    shearMm2: SHEAR_BOX * (wide * high - 4 * cut),
    alongMm4: moment(wide, high),
    acrossMm4: moment(high, wide),
    // Roark, table 10.7, of a solid rectangle; the rounded edges carry little of it.
    torsionMm4: 0.9 * long * short ** 3 * (1 / 3 - 0.21 * (short / long) * (1 - (short / long) ** 4 / 12)),
  };
}

function roundSection(outerMm: number, innerMm: number): Omit<Beam, 'from' | 'to' | 'side'> {
  const moment = (Math.PI / 4) * (outerMm ** 4 - innerMm ** 4);
  const areaMm2 = Math.PI * (outerMm ** 2 - innerMm ** 2);
  return {
    areaMm2,
    shearMm2: SHEAR_ROD * areaMm2,
    alongMm4: moment,
    acrossMm4: moment,
    torsionMm4: 2 * moment,
  };
}
