import { voxelPoint, type PatientPoint } from '../core/frames';
import type { Vec3 } from '../core/vector';
import { voxelToPatient } from '../volume/volume';
import { countWalls, WALL_DIRECTIONS } from './count-walls';
import type { Endocranium } from './find-endocranium';
import type { HeadMap } from './map-head';

/** What tells a head's front from its back and its top from its bottom: places, LPS mm. */
export interface OrientationLandmarks {
  /** Bone: face and jaws lie rostral and ventral of the brain-case. */
  readonly bone: Landmark | null;
  /** Air that tissue surrounds, outside the brain-case: nose, throat, sinuses. */
  readonly air: Landmark | null;
  /** The densest hundredth of the bone, where it stands out: teeth. */
  readonly teeth: Landmark | null;
  /** Where the brain-case has no wall: the foramen magnum, caudal and ventral. */
  readonly opening: Landmark | null;
  /**
   * Second moments of the brain-case about its own middle, mm2, in LPS: rows of a symmetric matrix.
   */
  readonly roomMoments: readonly [Vec3, Vec3, Vec3];
}

export interface Landmark {
  readonly centreLps: PatientPoint;
  /** Root mean square distance from the centre, mm. */
  readonly spreadMm: number;
}

/** Less is air: half-way to soft tissue, HU. */
const AIR_HU = -500;
/** Air that sees tissue within this in all but two of 14 directions is inside the head, mm. */
const AIR_REACH_MM = 40;
const LEAST_AIR_MM3 = 300;
/** Teeth are denser than the skull's own bone by at least this factor; a plastic skull has none. */
const TEETH_FACTOR = 1.3;
const TEETH_SHARE = 0.01;
/** A hole less wide than some cells is a nerve's. */
const LEAST_OPENING_CELLS = 6;
/**
 * A boundary cell of the brain-case with no bone within two cells, or 3 mm of larger ones, stands
 * in an opening.
 */
const WALL_CELLS = 2;
const WALL_MM = 3;

/** Gathers the cues on the map's cells; `room` was found on the same map. */
export function findOrientationLandmarks(map: HeadMap, room: Endocranium): OrientationLandmarks {
  const { cells, solid } = map;
  const { voxels, sizeVoxels, spacingMm } = cells;
  const [ni, nj, nk] = sizeVoxels;
  const cellMm3 = spacingMm[0] * spacingMm[1] * spacingMm[2];
  const reach = Math.max(1, Math.min(WALL_CELLS, Math.floor(WALL_MM / Math.max(...spacingMm))));
  const tissue = Uint8Array.from(voxels, hu => (hu > AIR_HU ? 1 : 0));
  const walls = countWalls({ ...map, solid: tissue }, AIR_REACH_MM);
  const teethHu = denseFrom(map);
  const bone = gather();
  const air = gather();
  const teeth = gather();
  const opening = gather();
  const inside = gather();
  for (let k = 0, n = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++, n++) {
        if (solid[n] === 1) {
          const p = voxelToPatient(cells, voxelPoint(i, j, k));
          bone.add(p);
          if (voxels[n]! >= teethHu) teeth.add(p);
          continue;
        }
        // Room and opening lie among bone too, and most of the map lies outside the head.
        if (walls[n]! < WALL_DIRECTIONS - 2 && !tissue[n]) continue;
        const p = voxelToPatient(cells, voxelPoint(i, j, k));
        const d = room.distanceMm(p);
        if (d < 0) inside.add(p);
        else if (!tissue[n]) air.add(p);
        if (Math.abs(d) < spacingMm[0] / 2 && !hasWall(solid, sizeVoxels, [i, j, k], reach)) opening.add(p);
      }
    }
  }
  return {
    bone: bone.cue(1),
    air: air.cue(LEAST_AIR_MM3 / cellMm3),
    teeth: teeth.cue(LEAST_OPENING_CELLS),
    opening: opening.cue(LEAST_OPENING_CELLS),
    roomMoments: inside.moments(),
  };
}

/** The value above which bone is taken for teeth; infinite where none stands out. */
function denseFrom({ cells, solid }: HeadMap): number {
  const top = 4095;
  const counts = new Uint32Array(top + 1);
  let all = 0;
  for (let n = 0; n < solid.length; n++) {
    if (solid[n] !== 1) continue;
    counts[Math.min(top, Math.max(0, cells.voxels[n]!))]!++;
    all++;
  }
  const exceededBy = (share: number): number => {
    let above = 0;
    let hu = top;
    while (hu > 0 && above + counts[hu]! < share * all) above += counts[hu--]!;
    return hu;
  };
  const dense = exceededBy(TEETH_SHARE);
  return dense > TEETH_FACTOR * exceededBy(0.5) ? dense : Infinity;
}

function hasWall(
  solid: Uint8Array,
  [ni, nj, nk]: readonly [number, number, number],
  [i, j, k]: Vec3,
  reach: number,
): boolean {
  for (let c = Math.max(0, k - reach); c <= Math.min(nk - 1, k + reach); c++) {
    for (let b = Math.max(0, j - reach); b <= Math.min(nj - 1, j + reach); b++) {
      for (let a = Math.max(0, i - reach); a <= Math.min(ni - 1, i + reach); a++) {
        if (solid[a + ni * (b + nj * c)] === 1) return true;
      }
    }
  }
  return false;
}

/** Sums over points: their number, middle and second moments. */
function gather(): {
  add(p: PatientPoint): void;
  cue(least: number): Landmark | null;
  moments(): readonly [Vec3, Vec3, Vec3];
} {
  let count = 0;
  const sum = [0, 0, 0];
  const square = [0, 0, 0, 0, 0, 0];
  const share = () => 1 / Math.max(1, count);
  const moment = (n: number, a: number, b: number): number =>
    square[n]! * share() - sum[a]! * sum[b]! * share() ** 2;
  return {
    add([x, y, z]) {
      count++;
      sum[0]! += x;
      sum[1]! += y;
      sum[2]! += z;
      square[0]! += x * x;
      square[1]! += y * y;
      square[2]! += z * z;
      square[3]! += x * y;
      square[4]! += x * z;
      square[5]! += y * z;
    },
    cue(least) {
      if (count < Math.max(1, least)) return null;
      const spread2 = moment(0, 0, 0) + moment(1, 1, 1) + moment(2, 2, 2);
      return {
        centreLps: sum.map(s => s / count) as unknown as PatientPoint,
        spreadMm: Math.sqrt(Math.max(0, spread2)),
      };
    },
    moments() {
      const [xx, yy, zz] = [moment(0, 0, 0), moment(1, 1, 1), moment(2, 2, 2)];
      const [xy, xz, yz] = [moment(3, 0, 1), moment(4, 0, 2), moment(5, 1, 2)];
      return [
        [xx, xy, xz],
        [xy, yy, yz],
        [xz, yz, zz],
      ];
    },
  };
}
