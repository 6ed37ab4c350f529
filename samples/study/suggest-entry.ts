import type { PatientPoint, PatientVector } from '../../geometry/core/frames';
import { along } from '../../geometry/core/vector';
import { createLinearSampler } from '../../geometry/volume/sample-volume';
import { isInside, patientToVoxel, type Volume } from '../../geometry/volume/volume';

const STEP_MM = 0.25;
/** No skull stands further over a target than this. */
const REACH_MM = 150;
/** Above the target where no bone lies over it, so that there is an entry to drag. */
const FALLBACK_MM = 40;

/**
 * A first entry for a target: where the line straight up (dorsal, or another direction) last leaves
 * bone. It is a handle to drag, not advice. LPS mm.
 */
export function suggestEntry(
  volume: Volume,
  target: PatientPoint,
  up: PatientVector,
  thresholdHu: number,
): PatientPoint {
  const sample = createLinearSampler(volume);
  let lastBone: PatientPoint | null = null;
  for (let t = STEP_MM; t <= REACH_MM; t += STEP_MM) {
    const p = along(target, up, t);
    if (!isInside(volume, p)) break;
    const [i, j, k] = patientToVoxel(volume, p);
    if (sample(i, j, k) >= thresholdHu) lastBone = p;
  }
  return lastBone ?? along(target, up, FALLBACK_MM);
}
