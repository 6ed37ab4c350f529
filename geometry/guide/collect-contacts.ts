import { guidePoint, toPatient, type LocalFrame } from '../core/frames';
import type { Vec3 } from '../core/vector';

/**
 * The part of a guide that can come to rest on bone, in points that each stand for a piece of it.
 */
export interface ContactFace {
  /** On the guide, xyz per point, LPS mm. */
  readonly positions: Float64Array;
  /** Unit, from the bone's nearest point to the guide's: the way that bone pushes there. */
  readonly normals: Float64Array;
  /** Distance to the bone as designed, mm. */
  readonly gapsMm: Float64Array;
  /** How much of the face each stands for. */
  readonly areasMm2: Float64Array;
}

/**
 * One point of the face is kept in each cube of this size, mm: below the length over which a
 * surface's error changes.
 */
const CELL_MM = 3;

interface Piece {
  readonly at: Vec3;
  readonly onBone: Vec3;
  readonly gapMm: number;
  readonly areaMm2: number;
}

/**
 * Gathers the pieces of a guide's face and keeps, in each cell, the one that stands nearest to the
 * bone.
 */
export function createContactCollector(cellMm: number = CELL_MM) {
  const cells = new Map<string, Piece>();
  return {
    /**
     * A piece of the guide's surface and the bone's point nearest to it, in the guide's local
     * frame.
     */
    add(at: Vec3, onBone: Vec3, gapMm: number, areaMm2: number): void {
      const key = at.map(v => Math.floor(v / cellMm)).join(' ');
      const known = cells.get(key);
      const nearer = !known || gapMm < known.gapMm ? { at, onBone, gapMm } : known;
      cells.set(key, { ...nearer, areaMm2: areaMm2 + (known?.areaMm2 ?? 0) });
    },
    /** The face in the patient's frame; `frame` is the one that the pieces were measured in. */
    face(frame: LocalFrame): ContactFace {
      const pieces = [...cells.values()].filter(piece => piece.gapMm > 1e-6);
      const toLps = (v: Vec3): number[] =>
        [0, 1, 2].map(a => v[0] * frame.x[a]! + v[1] * frame.y[a]! + v[2] * frame.z[a]!);
      return {
        positions: Float64Array.from(pieces.flatMap(({ at }) => [...toPatient(frame, guidePoint(...at))])),
        normals: Float64Array.from(
          pieces.flatMap(({ at, onBone, gapMm }) =>
            toLps([0, 1, 2].map(a => (at[a]! - onBone[a]!) / gapMm) as unknown as Vec3),
          ),
        ),
        gapsMm: Float64Array.from(pieces, piece => piece.gapMm),
        areasMm2: Float64Array.from(pieces, piece => piece.areaMm2),
      };
    },
  };
}
