import { voxelPoint, type PatientPoint } from '../core/frames';
import { succeed, type Result } from '../core/result';
import { along, distance, normalize, subtract } from '../core/vector';
import { createLinearSampler } from '../volume/sample-volume';
import { patientToVoxel, voxelToPatient, type Volume } from '../volume/volume';
import { countWalls, WALL_DIRECTIONS } from './count-walls';
import type { Endocranium } from './find-endocranium';
import { mapHead, type HeadMap } from './map-head';

/** One air space within bone. */
interface AirPocket {
  readonly volumeMm3: number;
  /** Centre of mass, LPS mm. */
  readonly centerLps: PatientPoint;
}

/** The air spaces within the bone of a head: frontal sinuses, nasal cavity, tympanic bullae. */
export interface Sinuses {
  /** Largest first. */
  readonly pockets: readonly AirPocket[];
  /** 1 for the cells of the head's map in which they lie, and those next to them. */
  readonly cells: Uint8Array;
  /** Whether a point (LPS mm) lies in one of them; sharp to the voxel. */
  contains(p: PatientPoint): boolean;
  /** How much of the segment lies in them and where it first does; null where none of it does. */
  crossing(
    from: PatientPoint,
    to: PatientPoint,
  ): { readonly lengthMm: number; readonly atLps: PatientPoint } | null;
}

/** Air lies below this, HU: half-way between air and fat with room for partial volume. */
const AIR_HU = -300;
/**
 * An air space in bone sees it in 12 of 14 directions (its drainage and one gap may open two)
 * within this, mm.
 */
const LEAST_WALLS = WALL_DIRECTIONS - 2;
const WALL_REACH_MM = 45;
/** Smaller pockets are noise or single air cells of the mastoid, mm3. */
const LEAST_POCKET_MM3 = 40;
const STEP_MM = 0.2;

/**
 * Finds the air enclosed by bone. Outside air, mouth, throat and ear canals see bone on too few
 * sides to count; a brain-case full of air (a dry skull) is left out where `endocranium` is given.
 * A sinus filled with fluid is not found here: it shows as two separate crossings of bone. Refuses
 * only a scan without bone ('no-bone').
 */
export function findSinuses(
  volume: Volume,
  thresholdHu: number,
  endocranium: Endocranium | null = null,
): Result<Sinuses> {
  const mapped = mapHead(volume, thresholdHu);
  return mapped.ok ? succeed(findSinusesIn(mapped.value, volume, endocranium)) : mapped;
}

/** As `findSinuses`, on a map of `volume` that is at hand. */
export function findSinusesIn(map: HeadMap, volume: Volume, endocranium: Endocranium | null): Sinuses {
  const { cells } = map;
  const [ni, nj, nk] = cells.sizeVoxels;
  const walls = countWalls(map, WALL_REACH_MM);
  const air = new Uint8Array(walls.length);
  for (let n = 0; n < air.length; n++) {
    if (walls[n]! < LEAST_WALLS || cells.voxels[n]! >= AIR_HU) continue;
    if (endocranium) {
      const i = n % ni;
      const j = ((n - i) / ni) % nj;
      const k = (n - i - ni * j) / (ni * nj);
      if (endocranium.contains(voxelToPatient(cells, voxelPoint(i, j, k)))) continue;
    }
    air[n] = 1;
  }
  const { mask, pockets } = keepPockets(cells, air);
  const sample = createLinearSampler(volume);
  const contains = (p: PatientPoint): boolean => {
    const [i, j, k] = patientToVoxel(cells, p);
    const [a, b, c] = [Math.round(i), Math.round(j), Math.round(k)] as const;
    if (!(a >= 0 && b >= 0 && c >= 0 && a < ni && b < nj && c < nk)) return false;
    if (mask[a + ni * (b + nj * c)] !== 1) return false;
    const [x, y, z] = patientToVoxel(volume, p);
    return sample(x, y, z) < AIR_HU;
  };
  return {
    pockets,
    cells: mask,
    contains,
    crossing(from, to) {
      const span = distance(from, to);
      if (!(span > 0)) return null;
      const direction = normalize(subtract(to, from));
      let inside = 0;
      let atLps: PatientPoint | null = null;
      const steps = Math.max(1, Math.ceil(span / STEP_MM));
      for (let n = 0; n < steps; n++) {
        const p = along(from, direction, ((n + 0.5) * span) / steps);
        if (!contains(p)) continue;
        inside++;
        atLps ??= p;
      }
      return atLps ? { lengthMm: (inside * span) / steps, atLps } : null;
    },
  };
}

/**
 * Components of air (joined through faces) that are large enough, and their cells with one more all
 * round.
 */
function keepPockets(cells: Volume, air: Uint8Array): { mask: Uint8Array; pockets: AirPocket[] } {
  const [ni, nj, nk] = cells.sizeVoxels;
  const cellMm3 = cells.spacingMm[0] * cells.spacingMm[1] * cells.spacingMm[2];
  const mask = new Uint8Array(air.length);
  const pockets: AirPocket[] = [];
  for (let seed = 0; seed < air.length; seed++) {
    if (air[seed] !== 1) continue;
    const component = [seed];
    air[seed] = 2;
    const sum: [number, number, number] = [0, 0, 0];
    for (let n = 0; n < component.length; n++) {
      const at = component[n]!;
      const i = at % ni;
      const j = ((at - i) / ni) % nj;
      const k = (at - i - ni * j) / (ni * nj);
      sum[0] += i;
      sum[1] += j;
      sum[2] += k;
      const beside = [
        i > 0 ? at - 1 : at,
        i < ni - 1 ? at + 1 : at,
        j > 0 ? at - ni : at,
        j < nj - 1 ? at + ni : at,
        k > 0 ? at - ni * nj : at,
        k < nk - 1 ? at + ni * nj : at,
      ];
      for (const other of beside) {
        if (air[other] !== 1) continue;
        air[other] = 2;
        component.push(other);
      }
    }
    if (component.length * cellMm3 < LEAST_POCKET_MM3) continue;
    const count = component.length;
    pockets.push({
      volumeMm3: count * cellMm3,
      centerLps: voxelToPatient(cells, voxelPoint(sum[0] / count, sum[1] / count, sum[2] / count)),
    });
    // One cell more: the pocket's edge runs through cells whose mean is no longer air; `contains`
    // asks the voxels there.
    for (const at of component) {
      const i = at % ni;
      const j = ((at - i) / ni) % nj;
      const k = (at - i - ni * j) / (ni * nj);
      for (let c = Math.max(0, k - 1); c <= Math.min(nk - 1, k + 1); c++) {
        for (let b = Math.max(0, j - 1); b <= Math.min(nj - 1, j + 1); b++) {
          for (let a = Math.max(0, i - 1); a <= Math.min(ni - 1, i + 1); a++) mask[a + ni * (b + nj * c)] = 1;
        }
      }
    }
  }
  return { mask, pockets: pockets.sort((a, b) => b.volumeMm3 - a.volumeMm3) };
}
