import type { BoneSurface } from '../anatomy/extract-bone';
import { simplifySurface } from '../surface/simplify-surface';
import { writeStl } from '../surface/write-stl';
import type { Case } from './case-schema';
import { bregmaVersion } from './version';

/** skull.stl keeps this near to the surface that the guide is made on, mm: under the resolution of any printer. */
export const SKULL_TOLERANCE_MM = 0.03;

/** The bytes of skull.stl: the surface that the case's guide is made on, in the patient frame (LPS mm). */
export function writeSkull(c: Case, bone: BoneSurface): Uint8Array {
  const skull = simplifySurface(bone.mesh, SKULL_TOLERANCE_MM).mesh;
  return writeStl(
    skull,
    `Bregma ${bregmaVersion} skull within ${SKULL_TOLERANCE_MM} mm LPS mm ${c.patient.id}`,
  );
}
