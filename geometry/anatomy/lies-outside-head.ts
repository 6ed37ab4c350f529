import type { PatientPoint } from '../core/frames';
import { createLinearSampler } from '../volume/sample-volume';
import { isInside, patientToVoxel, type Volume } from '../volume/volume';

/** Air; fat and a coat of fur that is wet with gel are denser, HU. */
const AIR_HU = -500;
const STEP_MM = 1;
/**
 * Of 26 directions, in how many the head may lie: half or fewer from a place before its skin,
 * nearly all from its sinuses.
 */
const MOST_HEAD_SHARE = 0.62;
/** Of a ray's steps, so many in a row are the head and no speck of noise. */
const LEAST_RUN = 2;

/**
 * Whether a point of a CT lies in the air about the head: in air, with the head to one side only.
 * The air of a nose, a sinus or an opened skull has the head all round and is no outside. LPS mm; a
 * point outside the volume lies outside the head.
 */
export function liesOutsideHead(volume: Volume, point: PatientPoint): boolean {
  if (!isInside(volume, point)) return true;
  const sample = createLinearSampler(volume);
  const [i, j, k] = patientToVoxel(volume, point);
  if (sample(i, j, k) >= AIR_HU) return false;
  const { spacingMm, sizeVoxels } = volume;
  const meets = ([a, b, c]: readonly [number, number, number]): boolean => {
    const scale = STEP_MM / Math.hypot(a, b, c);
    for (let n = 1, run = 0; ; n++) {
      const x = i + (n * scale * a) / spacingMm[0];
      const y = j + (n * scale * b) / spacingMm[1];
      const z = k + (n * scale * c) / spacingMm[2];
      if (x < 0 || y < 0 || z < 0) return false;
      if (x > sizeVoxels[0] - 1 || y > sizeVoxels[1] - 1 || z > sizeVoxels[2] - 1) return false;
      run = sample(x, y, z) >= AIR_HU ? run + 1 : 0;
      if (run >= LEAST_RUN) return true;
    }
  };
  return DIRECTIONS.filter(meets).length <= MOST_HEAD_SHARE * DIRECTIONS.length;
}

/** Towards a cube's faces, edges and corners, along the voxel axes. */
const DIRECTIONS = [-1, 0, 1]
  .flatMap(a => [-1, 0, 1].flatMap(b => [-1, 0, 1].map(c => [a, b, c] as const)))
  .filter(([a, b, c]) => a !== 0 || b !== 0 || c !== 0);
