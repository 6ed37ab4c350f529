import { basisAcross, scale, type Vec3 } from '../core/vector';
import { describeBend, FILLET_ON_SLEEVE_MM, ROOT_OF_SLEEVE, sleeveGive, type Bend } from './bend-arms';
import type { PlacedSleeve } from './placed-sleeve';

/**
 * The bend of every sleeve of a pad, local frame: the sleeve as a rod out of the pad's outer face,
 * the pad itself held all over on the bone that it rests on: on four places of its rim alone it
 * gives 15 to 41 % more. A lower lip lies within the pad, and stays.
 *
 * @param outerMm of the pad's outer face off the bone
 * @param modulusMpa Young's modulus of the print
 */
export function bendPad(sleeves: readonly PlacedSleeve[], outerMm: number, modulusMpa: number): Bend[] {
  return sleeves.map(sleeve => {
    const { up, outerRadiusMm, lowerLipMm, upperLipMm } = sleeve;
    const rootMm = outerMm / Math.max(0.5, up[2]) + FILLET_ON_SLEEVE_MM - ROOT_OF_SLEEVE * outerRadiusMm;
    const give = sleeveGive(sleeve, Math.max(0, upperLipMm - rootMm), modulusMpa);
    const still: Vec3 = [0, 0, 0];
    const [a, b] = basisAcross(up).map(side => ({ lower: still, upper: scale(side, give) }));
    return describeBend([a!, b!], upperLipMm - lowerLipMm);
  });
}
