import { along, basisAcross, dot, scale, subtract, type Vec3 } from '../core/vector';
import { headOf, sectionAt, type Arm } from './arch-arm';
import type { PlacedFoot } from './placed-foot';
import type { PlacedSleeve } from './placed-sleeve';
import type { FeetLayout } from './shape-on-feet';
import { solveFrame, type Beam, type Frame } from './solve-frame';

/** How a guide on feet gives way under a force sideways at an upper lip. */
export interface Bend {
  /** Of that sleeve's lower lip, mm, in the worst direction. */
  readonly lowerLipMm: number;
  /** Of the bore's axis, degrees. */
  readonly axisDeg: number;
}

/** The force, N: a hand that rests on the needle. */
export const SIDE_FORCE_N = 5;
/** Pieces of an arm. */
const PIECES = 10;
/** Shear modulus over Young's, of a plastic with Poisson's ratio 0.4. */
const SHEAR_SHARE = 1 / 2.8;
/** Rounding of an arm's edges, mm; see `shapeOnFeet`. */
const EDGE_MM = 2;

/**
 * The bend of every sleeve: its arms as beams along the middle of their arches, each foot held on
 * the bone where it stands and free to tilt there, as long as the hand presses it on. Arm, foot and
 * sleeve bend; the joints between them are taken as stiff, fillets as nothing.
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
    const lengthMm = sleeve.upperLipMm - sleeve.lowerLipMm;
    const leans = shifts.map((shift, f) => scale(subtract<Vec3>(upperShifts[f]!, shift), 1 / lengthMm));
    return {
      lowerLipMm: worstOf(shifts[0]!, shifts[1]!),
      axisDeg: (Math.atan(worstOf(leans[0]!, leans[1]!)) * 180) / Math.PI,
    };
  });
}

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
    let last = hubAt(arm.from);
    for (let k = 1; k <= pieces; k++) {
      const s = (arm.lengthMm * k) / pieces;
      const isEnd = k === pieces;
      const next = isEnd && !foot ? hubAt(arm.to) : add(isEnd && foot ? headOf(foot) : middleAt(arm, s));
      beams.push({ from: last, to: next, ...sectionOf(arm, s - arm.lengthMm / (2 * pieces)), side: up });
      last = next;
    }
    if (!foot) return;
    const sole = add(foot.point);
    beams.push({ from: last, to: sole, ...roundSection(foot.radiusMm, 0), side: sideOf(foot) });
    pinned.push(sole);
  });
  const hub = hubs[sleeves.indexOf(loaded)]!;
  const upper = add(along(loaded.entry, loaded.up, loaded.upperLipMm));
  const [side] = basisAcross(loaded.up);
  beams.push({ from: hub, to: upper, ...roundSection(loaded.outerRadiusMm, loaded.boreRadiusMm), side });
  return { frame: { nodes, beams, pinned, modulusMpa, shearShare: SHEAR_SHARE }, upper, hub };
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
    alongMm4: moment(wide, high),
    acrossMm4: moment(high, wide),
    // Roark, table 10.7, of a solid rectangle; the rounded edges carry little of it.
    torsionMm4: 0.9 * long * short ** 3 * (1 / 3 - 0.21 * (short / long) * (1 - (short / long) ** 4 / 12)),
  };
}

function roundSection(outerMm: number, innerMm: number): Omit<Beam, 'from' | 'to' | 'side'> {
  const moment = (Math.PI / 4) * (outerMm ** 4 - innerMm ** 4);
  return {
    areaMm2: Math.PI * (outerMm ** 2 - innerMm ** 2),
    alongMm4: moment,
    acrossMm4: moment,
    torsionMm4: 2 * moment,
  };
}
