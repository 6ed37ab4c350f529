import { guidePoint, toPatient, type LocalFrame } from '../core/frames';
import { cross, normalize, type Vec3 } from '../core/vector';
import type { SurfaceIndex } from '../surface/queries';

/** The part of a guide that can come to rest on bone, in points that each stand for a piece of it. */
export interface ContactFace {
  /** On the guide, xyz per point, LPS mm. */
  readonly positions: Float64Array;
  /** Unit, from the bone's nearest point to the guide's: the way that bone pushes there. */
  readonly normals: Float64Array;
  /** Distance to the bone as designed, mm. */
  readonly gapsMm: Float64Array;
  /** Second derivatives xx, yy, zz, xy, yz, zx of the distance to the bone, 6 per point, per mm: how the bone bends there. */
  readonly bends: Float64Array;
  /** How much of the face each stands for. */
  readonly areasMm2: Float64Array;
}

/** One point of the face is kept in each cube of this size, mm: below the length over which a surface's error changes. */
const CELL_MM = 3;
/** The bone's bend is taken over this much to either side: about as far as a guide strays, mm. */
const BEND_REACH_MM = 1.2;

interface Piece {
  readonly at: Vec3;
  readonly onBone: Vec3;
  readonly gapMm: number;
  readonly areaMm2: number;
}

/** Gathers the pieces of a guide's face and keeps, in each cell, the one that stands nearest to the bone. */
export function createContactCollector(cellMm: number = CELL_MM) {
  const cells = new Map<string, Piece>();
  return {
    /** A piece of the guide's surface and the bone's point nearest to it, in the guide's local frame. */
    add(at: Vec3, onBone: Vec3, gapMm: number, areaMm2: number): void {
      const key = at.map(v => Math.floor(v / cellMm)).join(' ');
      const known = cells.get(key);
      const nearer = !known || gapMm < known.gapMm ? { at, onBone, gapMm } : known;
      cells.set(key, { ...nearer, areaMm2: areaMm2 + (known?.areaMm2 ?? 0) });
    },
    /** The face in the patient's frame; `bone` and `frame` are those that the pieces were measured in. */
    face(bone: SurfaceIndex, frame: LocalFrame): ContactFace {
      const pieces = [...cells.values()].filter(piece => piece.gapMm > 1e-6);
      const toLps = (v: Vec3): number[] =>
        [0, 1, 2].map(a => v[0] * frame.x[a]! + v[1] * frame.y[a]! + v[2] * frame.z[a]!);
      const normals: number[] = [];
      const bends: number[] = [];
      for (const { at, onBone, gapMm } of pieces) {
        const normal = [0, 1, 2].map(a => (at[a]! - onBone[a]!) / gapMm) as unknown as Vec3;
        normals.push(...toLps(normal));
        bends.push(...bendAt(bone, at, normal, gapMm, toLps));
      }
      return {
        positions: Float64Array.from(pieces.flatMap(({ at }) => [...toPatient(frame, guidePoint(...at))])),
        normals: Float64Array.from(normals),
        gapsMm: Float64Array.from(pieces, piece => piece.gapMm),
        bends: Float64Array.from(bends),
        areasMm2: Float64Array.from(pieces, piece => piece.areaMm2),
      };
    },
  };
}

/** Second differences of the distance across the normal; along the normal a distance does not bend. */
function bendAt(
  bone: SurfaceIndex,
  at: Vec3,
  normal: Vec3,
  gapMm: number,
  toLps: (v: Vec3) => number[],
): number[] {
  const u = normalize(cross(normal, Math.abs(normal[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0]));
  const v = cross(normal, u);
  const bendAlong = (d: Vec3): number => {
    const side = (sign: number): number =>
      bone.signedDistance(
        [0, 1, 2].map(a => at[a]! + sign * BEND_REACH_MM * d[a]!) as unknown as Vec3,
        gapMm + 2 * BEND_REACH_MM,
      ) ?? gapMm;
    return (side(1) + side(-1) - 2 * gapMm) / (BEND_REACH_MM * BEND_REACH_MM);
  };
  const half = Math.SQRT1_2;
  const [uu, vv] = [bendAlong(u), bendAlong(v)];
  const between = bendAlong([0, 1, 2].map(a => half * (u[a]! + v[a]!)) as unknown as Vec3);
  const uv = between - (uu + vv) / 2;
  const [p, q] = [toLps(u), toLps(v)];
  const entry = (a: number, b: number): number =>
    uu * p[a]! * p[b]! + vv * q[a]! * q[b]! + uv * (p[a]! * q[b]! + q[a]! * p[b]!);
  return [entry(0, 0), entry(1, 1), entry(2, 2), entry(0, 1), entry(1, 2), entry(2, 0)];
}
