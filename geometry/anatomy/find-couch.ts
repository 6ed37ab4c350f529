import { patientVector, type PatientPoint, type PatientVector } from '../core/frames';
import { add, scale, type Vec3 } from '../core/vector';
import { coarsenVolume } from '../volume/coarsen-volume';
import { patientToVoxel, type Volume } from '../volume/volume';
import { splitComponents } from './split-components';

/** The table, or the trough on it, that a scan shows under the animal. */
export interface FoundCouch {
  /** Unit, LPS: from the animal to what it lies on. Good to some ten degrees: it tells sides. */
  readonly downLps: PatientVector;
  /** How wide its cross-section is in the scan, mm. */
  readonly widthMm: number;
}

/**
 * Cells about this large, never finer than the voxels: a shell of 2 mm still lifts its cell well
 * above air.
 */
const CELL_MM = 2.4;
/** More is no air, HU: carbon shells of 2 mm average about -400, foam -930. */
const SOLID_HU = -750;
/** A table runs on through the whole scan; this much of each of its lines must be solid. */
const LEAST_FILLED = 0.9;
/** A scan shorter than this along the table does not tell it from the animal, mm. */
const LEAST_LENGTH_MM = 40;
const LEAST_WIDTH_MM = 60;
/** What is solid this many cells to every side is no shell but the animal. */
const THICK_CELLS = 2;
/**
 * 1 where all of the table lies in one direction, 0 where it surrounds the animal; a half-pipe has
 * 0.64.
 */
const LEAST_ONE_SIDED = 0.4;

/**
 * The table: thin shells with the same cross-section all along one axis of the scan, as scanners
 * slide tables along their own, and more on one side of the animal than on the others. Null where
 * the field of view holds none, and in scans that were resampled obliquely.
 * @param middleLps the middle of the head, LPS mm
 */
export function findCouch(volume: Volume, middleLps: PatientPoint): FoundCouch | null {
  const cells = coarsenVolume(volume, CELL_MM).volume;
  return ([0, 1, 2] as const)
    .filter(axis => cells.sizeVoxels[axis] * cells.spacingMm[axis] >= LEAST_LENGTH_MM)
    .map(axis => tableAlong(cells, axis, middleLps))
    .reduce((widest, table) => (table && table.widthMm > (widest?.widthMm ?? 0) ? table : widest), null);
}

function tableAlong(cells: Volume, axis: 0 | 1 | 2, middleLps: PatientPoint): FoundCouch | null {
  const across = ([0, 1, 2] as const).filter(a => a !== axis) as [0 | 1 | 2, 0 | 1 | 2];
  const size = across.map(a => cells.sizeVoxels[a]) as [number, number];
  const [middle, step] = [patientToVoxel(cells, middleLps), across.map(a => cells.spacingMm[a])];
  const [u0, v0] = across.map(a => middle[a]) as [number, number];
  const [du, dv] = step as [number, number];
  let count = 0;
  let sumU = 0;
  let sumV = 0;
  const reach = { u: [Infinity, -Infinity], v: [Infinity, -Infinity] };
  for (const component of splitComponents(filledLines(cells, axis, across), [...size, 1])) {
    if (isThick(component, size[0])) continue;
    for (const cell of component) {
      const u = du * ((cell % size[0]) - u0);
      const v = dv * (Math.floor(cell / size[0]) - v0);
      const away = Math.hypot(u, v);
      if (away === 0) continue;
      count++;
      sumU += u / away;
      sumV += v / away;
      reach.u = [Math.min(reach.u[0]!, u), Math.max(reach.u[1]!, u)];
      reach.v = [Math.min(reach.v[0]!, v), Math.max(reach.v[1]!, v)];
    }
  }
  const widthMm = Math.hypot(reach.u[1]! - reach.u[0]!, reach.v[1]! - reach.v[0]!);
  const sum = Math.hypot(sumU, sumV);
  if (count === 0 || widthMm < LEAST_WIDTH_MM || sum < LEAST_ONE_SIDED * count) return null;
  const [unitU, unitV]: readonly Vec3[] = across.map(a => cells.axes[a]);
  const down = add(scale(unitU!, sumU / sum), scale(unitV!, sumV / sum));
  return { downLps: patientVector(...down), widthMm };
}

/** Which lines along an axis are solid nearly throughout; first across axis fastest. */
function filledLines(cells: Volume, axis: 0 | 1 | 2, [a, b]: readonly [0 | 1 | 2, 0 | 1 | 2]): Uint8Array {
  const [ni, nj] = cells.sizeVoxels;
  const strides = [1, ni, ni * nj] as const;
  const [nu, nv, along] = [cells.sizeVoxels[a], cells.sizeVoxels[b], cells.sizeVoxels[axis]];
  const mask = new Uint8Array(nu * nv);
  for (let v = 0; v < nv; v++) {
    for (let u = 0; u < nu; u++) {
      let filled = 0;
      let at = u * strides[a] + v * strides[b];
      for (let n = 0; n < along; n++, at += strides[axis]) if (cells.voxels[at]! > SOLID_HU) filled++;
      if (filled >= LEAST_FILLED * along) mask[u + nu * v] = 1;
    }
  }
  return mask;
}

function isThick(component: Int32Array, nu: number): boolean {
  const held = new Set(component);
  return component.some(cell => {
    for (let v = -THICK_CELLS; v <= THICK_CELLS; v++) {
      for (let u = -THICK_CELLS; u <= THICK_CELLS; u++) if (!held.has(cell + u + nu * v)) return false;
    }
    return true;
  });
}
