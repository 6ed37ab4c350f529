import { assertThat } from '../../core/result';
import { blendWithNeighbours } from './blend-with-neighbours';
import type { TriangleMesh } from '../mesh/mesh';
import { BAND_SIGMAS } from '../refine/summarise-uncertainty';

/**
 * Half-width of the 95 % band at which the scale ends, mm; what is less sure has its last colour.
 */
export const SCALE_END_MM = 0.2;

/**
 * From sure to unsure at even steps: viridis (Smith and van der Walt, CC0) from its light end,
 * which grows evenly darker to the eye and tells its colours apart for the colour-blind too, so
 * that sure bone stays as light as bone is.
 */
export const scaleColours = [
  '#fde725',
  '#addc30',
  '#5ec962',
  '#28ae80',
  '#21918c',
  '#2c728e',
  '#3b528b',
  '#472d7b',
  '#440154',
] as const;

/** For what has no edge of its own to be sure of: grey, which the scale does not hold. */
export const UNREFINED_COLOUR = '#8d9299';

/**
 * How often variances are blended with their neighbours': out to about a millimetre, as the
 * predictions take them.
 */
const ROUNDS = 8;

/**
 * What the card needs to paint a surface: two bytes a vertex, the place of its 95 % band on the
 * scale (255 at `scaleEndMm`) and 255 where it was not refined. Bands are the root mean square of
 * what lies round: single profiles stand out by chance.
 *
 * @param uncertaintyMm standard uncertainty of each vertex, mm
 * @param isRefined 1 or 0 for each vertex
 */
export function paintUncertainty(
  mesh: TriangleMesh,
  uncertaintyMm: Float32Array,
  isRefined: Uint8Array,
): Uint8Array<ArrayBuffer> {
  assertThat(
    uncertaintyMm.length === isRefined.length,
    'paintUncertainty',
    'each vertex needs an uncertainty and a mark',
  );
  const variances = blendWithNeighbours(
    mesh,
    uncertaintyMm.map(mm => mm * mm),
    1,
    ROUNDS,
  );
  const bytes = new Uint8Array(2 * uncertaintyMm.length);
  const scale = (255 * BAND_SIGMAS) / SCALE_END_MM;
  for (let v = 0; v < uncertaintyMm.length; v++) {
    bytes[2 * v] = Math.min(255, Math.round(scale * Math.sqrt(variances[v]!)));
    bytes[2 * v + 1] = isRefined[v] ? 0 : 255;
  }
  return bytes;
}
