import { dot, subtract, type Vec3 } from '../core/vector';
import { contourGrid } from '../surface/isosurface/contour-grid';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { ARM, headOf, LIFT_MM, sectionAt, type Arm, type ArmSection } from './arch-arm';
import type { BlockOutGrid } from './block-out';
import type { Wanted } from './block-out-near';
import { HEAD_RADIUS_MM, type PlacedFoot } from './placed-foot';
import type { PlacedSleeve } from './placed-sleeve';
import { FACET_ALLOWANCE_MM, FILLET_MM, FOOT_INSET_MM, roundIntersection, smoothUnion } from './shape-body';
import type { CellSizes } from './sweep-bone';
import { columnsAround } from './sweep-bone';

/** What a body on feet is made of; local frame, mm. */
export interface FeetLayout {
  readonly sleeves: readonly PlacedSleeve[];
  readonly feet: readonly PlacedFoot[];
  /** Heads that hang over a ridge of bone and touch nothing. */
  readonly sights: readonly PlacedFoot[];
  /** Of the small pad round each entry, mm; 0: none. */
  readonly padRadiusMm: number;
  /** One a foot, then those that link the sleeves. */
  readonly arms: readonly Arm[];
  /** One a sight. */
  readonly sightArms: readonly Arm[];
}

/** All that the body is led over. */
export const allArms = ({ arms, sightArms }: Pick<FeetLayout, 'arms' | 'sightArms'>): readonly Arm[] => [
  ...arms,
  ...sightArms,
];

/** A foot is straight so far up from the bone, then widens to its head by so much a mm. */
const STRAIGHT_MM = 0.9;
const FLARE = 1;
/** Fillets between arm, head and foot, and the rounding of what lies over the bone, mm. */
const JOINT_MM = 2;
const FOOT_FILLET_MM = 0.8;
const UNDER_MM = 0.6;
const RIM_MM = 0.3;
/**
 * An arm is cut down to its foot's head from so far inwards of the view, mm, its edge, and how far
 * out that reaches.
 */
const FACE_MM = 2.4;
const FACE_EDGE_MM = 0.5;
const FACE_REACH_MM = 9;
/** Beside a sleeve the underside rises by so much a mm. */
const HUB_RAMP = 1.2;
/** Rounding of an arm's and of a head's edges, mm. */
const ARM_EDGE_MM = 2;
const HEAD_EDGE_MM = 1.2;
/** A foot goes so far into the bone before it is cut off at the gap, mm. */
const INTO_BONE_MM = 2;
/** Room in the grid beyond the parts, mm. */
const ROOM_MM = 2;

/**
 * How far a place lies outside of the small pads, seen along the insertion: no more than it truly
 * does, mm; Infinity without pads.
 */
export const offPad = (
  { sleeves, padRadiusMm }: Pick<FeetLayout, 'sleeves' | 'padRadiusMm'>,
  x: number,
  y: number,
): number =>
  padRadiusMm > 0
    ? Math.min(...sleeves.map(({ entry }) => Math.hypot(entry[0] - x, entry[1] - y))) - padRadiusMm
    : Infinity;

/** The box that holds arms, feet and the lower ends of the sleeves, with room round it. */
export function boundFeetBody(layout: FeetLayout, { fineMm, coarseMm }: CellSizes): BlockOutGrid {
  const { sleeves, feet, sights } = layout;
  const arms = allArms(layout);
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  const hold = ([x, y, z]: Vec3, aside: number): void => {
    [x, y, z].forEach((value, a) => {
      low[a] = Math.min(low[a]!, value - aside);
      high[a] = Math.max(high[a]!, value + aside);
    });
  };
  for (const arm of arms) {
    const [width] = arm.halfWidthMm;
    const top = Math.max(...arm.undersideMm) + 1.5 * arm.thicknessMm[0];
    for (const [x, y] of [arm.from, arm.to]) hold([x, y, top - width], width + ROOM_MM);
  }
  for (const foot of [...feet, ...sights]) {
    hold(foot.point, foot.radiusMm + ROOM_MM);
    hold(headOf(foot), HEAD_RADIUS_MM + ROOM_MM);
  }
  for (const sleeve of sleeves) {
    const { entry, up, outerRadiusMm } = sleeve;
    hold(entry, Math.max(layout.padRadiusMm, outerRadiusMm) + ROOM_MM);
    const t = hubHeight(sleeve, arms);
    hold([entry[0] + t * up[0], entry[1] + t * up[1], entry[2] + t * up[2]], outerRadiusMm + ROOM_MM);
  }
  const columns = columnsAround(
    { xMin: low[0], xMax: high[0], yMin: low[1], yMax: high[1] },
    { fineMm, coarseMm },
  );
  const ratio = Math.round(coarseMm / fineMm);
  return { columns, zMm: low[2], nz: Math.ceil((high[2] - low[2]) / coarseMm) * ratio + 1, ratio };
}

/**
 * How high above its entry a sleeve's lower end is one with its arms, along the bore, mm: past
 * their fillet.
 */
export function hubHeight(
  { entry, up, upperLipMm, outerRadiusMm }: PlacedSleeve,
  arms: readonly Arm[],
): number {
  const near = arms.filter(
    arm =>
      Math.min(...[arm.from, arm.to].map(([x, y]) => Math.hypot(x - entry[0], y - entry[1]))) <
      2 * outerRadiusMm + 8,
  );
  const top = Math.max(entry[2], ...near.map(arm => arm.undersideMm[0]! + arm.thicknessMm[0]));
  return Math.min(upperLipMm - 1.5, (top - entry[2]) / Math.max(0.5, up[2]) + FILLET_MM + 1);
}

/**
 * Where the distance to the bone is wanted for the body: about under arms and sleeves, exactly
 * under feet.
 */
export function wantedUnder(
  { columns: { nx, ny, xMm, yMm, cellMm } }: BlockOutGrid,
  layout: FeetLayout,
): Wanted {
  const wanted = new Uint8Array(nx * ny);
  for (let j = 0, n = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++, n++) {
      const [x, y] = [xMm + i * cellMm, yMm + j * cellMm];
      const stands =
        offPad(layout, x, y) < ROOM_MM ||
        layout.feet.some(
          ({ point, radiusMm }) => Math.hypot(point[0] - x, point[1] - y) < radiusMm + LIFT_MM + 0.5,
        );
      wanted[n] = stands ? 2 : isUnderBody(layout, x, y) ? 1 : 0;
    }
  }
  return wanted;
}

function isUnderBody(layout: FeetLayout, x: number, y: number): boolean {
  const { sleeves, feet, sights } = layout;
  return (
    allArms(layout).some(arm => isOnArm(sectionAt(arm, x, y))) ||
    [...feet, ...sights].some(foot => {
      const [hx, hy] = headOf(foot);
      return Math.hypot(hx - x, hy - y) < HEAD_RADIUS_MM + ARM.thicknessMm[1];
    }) ||
    sleeves.some(
      ({ entry, outerRadiusMm }) => Math.hypot(entry[0] - x, entry[1] - y) < outerRadiusMm + FILLET_MM + 14,
    )
  );
}

const isOnArm = ({ beyondMm, acrossMm, halfWidthMm }: ArmSection): boolean =>
  Math.hypot(beyondMm, Math.max(0, acrossMm - halfWidthMm)) < FILLET_MM + 1;

/**
 * The body on feet as one smooth solid, contoured from a field on the fine grid: arms as rounded
 * beams on their arches, heads and feet square to the bone under each, the sleeves' lower ends with
 * fillets; all but the feet `LIFT_MM` off the blocked-out bone, the feet cut off at the contact
 * gap. Operators as in `shapeBody`.
 *
 * @param off distance to the blocked-out bone at the fine nodes, mm
 * @param smallPad the same to the small pads round the entries (`blockOutSmallPad`), if any
 * @returns a closed mesh in the guide's local frame
 */
export function shapeOnFeet(
  off: Float32Array,
  { columns: { nx, ny, cellMm, xMm, yMm }, nz, zMm }: BlockOutGrid,
  layout: FeetLayout,
  { contactGapMm, hubOffMm }: { readonly contactGapMm: number; readonly hubOffMm: number },
  smallPad: Float32Array | null,
): TriangleMesh {
  const { sleeves, feet, sights, sightArms } = layout;
  const arms = allArms(layout);
  const heads = [...feet, ...sights];
  const headArms = [...layout.arms.slice(0, feet.length), ...sightArms];
  const values = new Float32Array(nx * ny * nz).fill(-1);
  const hubs = sleeves.map(sleeve => lowerEnd(sleeve, hubHeight(sleeve, arms)));
  const gapMm = contactGapMm + FACET_ALLOWANCE_MM;
  const hubTopMm = Math.max(...sleeves.map(sleeve => lowerEndTop(sleeve, hubHeight(sleeve, arms))));
  for (let j = 0; j < ny; j++) {
    const y = yMm + j * cellMm;
    for (let i = 0; i < nx; i++) {
      const x = xMm + i * cellMm;
      if (!isUnderBody(layout, x, y)) continue;
      const sections = arms.map(arm => sectionAt(arm, x, y)).filter(isOnArm);
      const near = heads.map((_, f) => f).filter(f => isNearHead(heads[f]!, x, y));
      const topMm = Math.max(
        offPad(layout, x, y) < BLEND_REACH_MM ? Infinity : hubTopMm,
        ...sections.map(topOf),
        ...near.map(f => headOf(heads[f]!)[2] + HEAD_REACH_MM),
      );
      for (let k = 0; k < nz; k++) {
        const n = i + nx * (j + ny * k);
        const offMm = off[n]!;
        if (offMm < gapMm - 1) continue;
        const p: Vec3 = [x, y, zMm + k * cellMm];
        if (p[2] > topMm) break;
        let beams = Infinity;
        for (const section of sections) beams = smoothUnion(beams, beamAt(section, p[2]), JOINT_MM);
        let soles = Infinity;
        for (const f of near) {
          const [head, sole] = footAt(heads[f]!, p);
          beams = smoothUnion(beams, head, JOINT_MM);
          if (f < feet.length) soles = Math.min(soles, sole);
        }
        for (const f of near) {
          beams = roundIntersection(beams, -faceOver(heads[f]!, headArms[f]!, p), FACE_EDGE_MM);
        }
        let nearHub = Infinity;
        for (const hub of hubs) {
          const mm = hub(p);
          nearHub = Math.min(nearHub, mm);
          beams = smoothUnion(beams, mm, FILLET_MM);
        }
        // Round a bore the body comes down to where its lower lip is.
        const lift = nearHub < 0 ? hubOffMm : Math.min(LIFT_MM, hubOffMm + HUB_RAMP * nearHub);
        const body = roundIntersection(beams, lift - offMm, UNDER_MM);
        if (smallPad) soles = Math.min(soles, smallPad[n]!);
        const standing = roundIntersection(soles, gapMm - offMm, RIM_MM);
        values[n] = -Math.max(smoothUnion(body, standing, FOOT_FILLET_MM), gapMm - offMm);
      }
    }
  }
  return contourGrid(
    { values, size: [nx, ny, nz], origin: [xMm, yMm, zMm], spacingMm: [cellMm, cellMm, cellMm] },
    0,
  );
}

/**
 * Farther from every part than this nothing of the body changes: no fillet reaches so far, also
 * where a distance is told by the greater of two and so up to a third too short, mm.
 */
const BLEND_REACH_MM = 1.5 * FILLET_MM;
/** A head, the foot below it and the cut over it change nothing farther from its middle, mm. */
const HEAD_REACH_MM = Math.hypot(FACE_REACH_MM, ARM.thicknessMm[1]) + BLEND_REACH_MM;

function isNearHead(foot: PlacedFoot, x: number, y: number): boolean {
  const [hx, hy] = headOf(foot);
  return Math.hypot(hx - x, hy - y) < HEAD_REACH_MM;
}

/** The height over which an arm changes nothing there, mm. */
const topOf = ({ undersideMm, thicknessMm, cosine }: ArmSection): number =>
  undersideMm + (thicknessMm + BLEND_REACH_MM) / cosine;

/** The same of a sleeve's lower end, wherever it leans. */
const lowerEndTop = ({ entry, up, outerRadiusMm }: PlacedSleeve, topMm: number): number =>
  entry[2] + topMm * up[2] + outerRadiusMm + BLEND_REACH_MM;

/** Signed distance to an arm at a height over one of its places, mm. */
function beamAt(
  { beyondMm, acrossMm, undersideMm, cosine, halfWidthMm, thicknessMm }: ArmSection,
  z: number,
): number {
  const half = thicknessMm / 2;
  const u = acrossMm - (halfWidthMm - ARM_EDGE_MM);
  const v = Math.abs((z - undersideMm) * cosine - half) - (half - ARM_EDGE_MM);
  const section = Math.min(Math.max(u, v), 0) + Math.hypot(Math.max(u, 0), Math.max(v, 0)) - ARM_EDGE_MM;
  return beyondMm > 0 ? Math.hypot(Math.max(section, 0), beyondMm) : section;
}

/** A foot's radius so far up from the bone, mm. */
export const necked = ({ radiusMm }: PlacedFoot, h: number): number =>
  Math.min(HEAD_RADIUS_MM, radiusMm + FLARE * Math.max(0, h - STRAIGHT_MM));

/** Signed distances to a foot's head, and to the foot below it before it is cut at the bone, mm. */
function footAt(foot: PlacedFoot, p: Vec3): readonly [number, number] {
  const d = subtract<Vec3>(p, foot.point);
  const h = dot(d, foot.normal);
  const r = Math.sqrt(Math.max(0, dot(d, d) - h * h));
  const half = ARM.thicknessMm[1] / 2;
  const head = roundIntersection(r - HEAD_RADIUS_MM, Math.abs(h - LIFT_MM - half) - half, HEAD_EDGE_MM);
  const radius = necked(foot, h);
  const top = LIFT_MM + half;
  const sole = Math.max((r - radius) * (h > STRAIGHT_MM ? Math.SQRT1_2 : 1), h - top, -INTO_BONE_MM - h);
  return [head, sole];
}

/**
 * Signed distance to the room over a foot's head, mm: what of an arm stands higher than the head's
 * flat end is cut off square there, so that the view through it has a clean rim.
 */
function faceOver({ point, normal }: PlacedFoot, { from, to, lengthMm }: Arm, p: Vec3): number {
  const d = subtract<Vec3>(p, point);
  const top = LIFT_MM + ARM.thicknessMm[1];
  const h = dot(d, normal);
  const [dx, dy] = [d[0] - top * normal[0], d[1] - top * normal[1]];
  const [wx, wy] = [(to[0] - from[0]) / lengthMm, (to[1] - from[1]) / lengthMm];
  const out = dx * wx + dy * wy;
  // No wider than the head: an arm that passes beside it is another's.
  const asideMm = Math.abs(dx * wy - dy * wx) - HEAD_RADIUS_MM;
  return Math.max(top - h, -FACE_MM - out, Math.hypot(dx, dy) - FACE_REACH_MM, asideMm);
}

/**
 * Signed distance to a sleeve's lower end: a cylinder about the bore from the bone up to where the
 * fillets end.
 */
function lowerEnd({ entry, up, outerRadiusMm }: PlacedSleeve, topMm: number): (p: Vec3) => number {
  const radius = outerRadiusMm - FOOT_INSET_MM;
  return p => {
    const d: Vec3 = subtract(p, entry);
    const t = dot(d, up);
    const r = Math.sqrt(Math.max(0, dot(d, d) - t * t));
    return roundIntersection(r - radius, Math.abs(t - topMm / 2) - topMm / 2, 1);
  };
}
