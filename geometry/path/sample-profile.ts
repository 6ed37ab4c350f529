import { type PatientPoint, type PatientVector } from '../core/frames';
import { along } from '../core/vector';
import { createLinearSampler } from '../volume/sample-volume';
import { isInside, patientToVoxel, type Volume } from '../volume/volume';

/** HU along a line; sample n lies at startMm + n * stepMm from the line's zero. */
export interface Profile {
  readonly startMm: number;
  readonly stepMm: number;
  readonly hu: Float32Array;
}

const PROFILE_STEP_MM = 0.1;
/** Air for this long is the outside, not a pocket under the skin, mm. */
const AIR_RUN_MM = 6;
export const AIR_HU = -300;
/** Profile shown beyond the skin, mm. */
const MARGIN_MM = 5;
/** The skin is sought no further than this from the bone, mm. */
const REACH_MM = 80;

/**
 * HU along the line through `atLps` from outside the skin to `endMm` (both ends cut where the scan
 * ends). `direction` is unit and inward; positions are measured from `atLps`. Trilinear, every 0.1
 * mm.
 */
export function sampleProfile(
  volume: Volume,
  atLps: PatientPoint,
  direction: PatientVector,
  endMm: number,
): Profile {
  const sample = createLinearSampler(volume);
  const huAt = (t: number): number | null => {
    const p = along(atLps, direction, t);
    if (!isInside(volume, p)) return null;
    const [i, j, k] = patientToVoxel(volume, p);
    return sample(i, j, k);
  };
  // (1) Outwards to the skin: the last tissue before a long run of air or the end of the scan.
  let skin = 0;
  let first = 0;
  for (let n = 0; n * PROFILE_STEP_MM <= REACH_MM; n++) {
    const hu = huAt(-n * PROFILE_STEP_MM);
    if (hu === null) break;
    first = n;
    if (hu >= AIR_HU) skin = n;
    else if ((n - skin) * PROFILE_STEP_MM > AIR_RUN_MM) break;
  }
  first = Math.min(first, skin + Math.round(MARGIN_MM / PROFILE_STEP_MM));
  // (2) Inwards as far as asked for.
  const values: number[] = [];
  for (let n = -first; n * PROFILE_STEP_MM <= endMm; n++) {
    const hu = huAt(n * PROFILE_STEP_MM);
    if (hu === null) break;
    values.push(hu);
  }
  return { startMm: -first * PROFILE_STEP_MM, stepMm: PROFILE_STEP_MM, hu: Float32Array.from(values) };
}
