import { patientPoint, voxelPoint, type PatientPoint, type PatientVector } from '../core/frames';
import { along, angleBetween, dot, subtract, type Vec3 } from '../core/vector';
import { decomposeSymmetric } from '../accuracy/decompose-symmetric';
import { patientToVoxel, voxelToPatient, type Volume } from '../volume/volume';
import type { PlannedLine } from './found-instrument';

/**
 * Metal is sought this far beside the planned path, outside the bone, and beyond the target, mm.
 */
const SEARCH_MM = { beside: 18, outside: 70, beyond: 30 };
/** Above compact bone and enamel, below where scanners of 12 bits clip, HU. */
const METAL_HU = 2700;
/** A needle is at least this long in the scan, mm, and leans no more than this from its plan. */
const SHORTEST_MM = 10;
const MOST_LEAN_RAD = 0.45;
/** Of a needle, the spread across is at most this part of the spread along. */
const MOST_SPREAD = 0.25;

/** A long thin piece of metal, roughly. */
export interface MetalPiece {
  readonly middleLps: PatientPoint;
  /** Unit, into the head. */
  readonly directionLps: PatientVector;
  /** How far it reaches before and beyond its middle, mm. */
  readonly fromMm: number;
  readonly toMm: number;
}

/**
 * The longest straight piece of metal near a planned path; null where there is none. Clips, screws
 * and dots are no needle.
 */
export function findMetal(volume: Volume, line: PlannedLine): MetalPiece | null {
  const pieces = joinVoxels(volume, metalVoxels(volume, line)).flatMap(voxels => {
    const piece = measurePiece(volume, voxels, line.directionLps);
    return piece ? [piece] : [];
  });
  return pieces.reduce<MetalPiece | null>(
    (best, piece) => (!best || piece.toMm - piece.fromMm > best.toMm - best.fromMm ? piece : best),
    null,
  );
}

/** Index of every voxel of metal in the search cylinder, ascending. */
function metalVoxels(volume: Volume, { targetLps, entryLps, directionLps }: PlannedLine): number[] {
  const [ni, nj] = volume.sizeVoxels;
  const lengthMm = dot(subtract<Vec3>(targetLps, entryLps), directionLps);
  const ends = [
    along(entryLps, directionLps, -SEARCH_MM.outside),
    along(targetLps, directionLps, SEARCH_MM.beyond),
  ].map(p => patientToVoxel(volume, p));
  const range = (axis: 0 | 1 | 2): [number, number] => {
    const pad = SEARCH_MM.beside / volume.spacingMm[axis];
    return [
      Math.max(0, Math.floor(Math.min(ends[0]![axis], ends[1]![axis]) - pad)),
      Math.min(volume.sizeVoxels[axis] - 1, Math.ceil(Math.max(ends[0]![axis], ends[1]![axis]) + pad)),
    ];
  };
  const [i0, i1] = range(0);
  const [j0, j1] = range(1);
  const [k0, k1] = range(2);
  const found: number[] = [];
  for (let k = k0; k <= k1; k++) {
    for (let j = j0; j <= j1; j++) {
      for (let i = i0; i <= i1; i++) {
        const at = i + ni * (j + nj * k);
        if (volume.voxels[at]! < METAL_HU) continue;
        const d = subtract<Vec3>(voxelToPatient(volume, voxelPoint(i, j, k)), entryLps);
        const t = dot(d, directionLps);
        const beside = Math.sqrt(Math.max(0, dot(d, d) - t * t));
        if (beside > SEARCH_MM.beside || t < -SEARCH_MM.outside || t > lengthMm + SEARCH_MM.beyond) continue;
        found.push(at);
      }
    }
  }
  return found;
}

/** The voxels as pieces whose members touch, corners included. */
function joinVoxels(volume: Volume, voxels: readonly number[]): number[][] {
  const [ni, nj] = volume.sizeVoxels;
  const left = new Set(voxels);
  const pieces: number[][] = [];
  for (const seed of voxels) {
    if (!left.delete(seed)) continue;
    const piece = [seed];
    for (let n = 0; n < piece.length; n++) {
      for (let dk = -1; dk <= 1; dk++) {
        for (let dj = -1; dj <= 1; dj++) {
          for (let di = -1; di <= 1; di++) {
            const next = piece[n]! + di + ni * (dj + nj * dk);
            if (left.delete(next)) piece.push(next);
          }
        }
      }
    }
    pieces.push(piece);
  }
  return pieces;
}

function measurePiece(volume: Volume, voxels: readonly number[], inward: Vec3): MetalPiece | null {
  if (voxels.length < 8) return null;
  const [ni, nj] = volume.sizeVoxels;
  const points = voxels.map(at =>
    voxelToPatient(volume, voxelPoint(at % ni, Math.floor(at / ni) % nj, Math.floor(at / (ni * nj)))),
  );
  const mean = [0, 1, 2].map(a => points.reduce((sum, p) => sum + p[a]!, 0) / points.length);
  const middleLps = patientPoint(mean[0]!, mean[1]!, mean[2]!);
  const covariance = new Float64Array(9);
  for (const p of points) {
    const d = subtract<Vec3>(p, middleLps);
    for (let a = 0; a < 3; a++)
      for (let b = 0; b < 3; b++) covariance[3 * a + b]! += (d[a]! * d[b]!) / points.length;
  }
  const { values, vectors } = decomposeSymmetric(covariance, 3);
  if (!(Math.sqrt(Math.max(0, values[1]!) / values[2]!) <= MOST_SPREAD)) return null;
  const axis: Vec3 = [vectors[6]!, vectors[7]!, vectors[8]!];
  const sign = dot(axis, inward) < 0 ? -1 : 1;
  const directionLps = [sign * axis[0], sign * axis[1], sign * axis[2]] as unknown as PatientVector;
  if (angleBetween(directionLps, inward) > MOST_LEAN_RAD) return null;
  const reach = points.map(p => dot(subtract<Vec3>(p, middleLps), directionLps));
  const fromMm = Math.min(...reach);
  const toMm = Math.max(...reach);
  return toMm - fromMm < SHORTEST_MM ? null : { middleLps, directionLps, fromMm, toMm };
}
