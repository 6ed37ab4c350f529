import type { Vec3 } from '../../geometry/core/vector';
import type { Volume } from '../../geometry/volume/volume';
import { makeScan } from './make-scan';

/** What lies in the brain of the phantom. */
export interface PhantomLesion {
  readonly center: Vec3;
  /** Half-axes, mm. */
  readonly radiiMm: Vec3;
  readonly hu?: number;
  /** Radius of a dead core of 20 HU, as a share. Default none. */
  readonly core?: number;
  /** A vessel of 180 HU along x through the centre, of this radius, mm. Default none. */
  readonly vesselMm?: number;
  /** A sheet of dura of 80 HU across z, at the lesion's middle, this thick, mm. Default none. */
  readonly sheetMm?: number;
  /** Shell of oedema of 28 HU round it, mm. Default none. */
  readonly oedemaMm?: number;
}

/** Half-axes of the phantom's brain-case, mm. */
export const phantomBrainMm: Vec3 = [22, 27, 20];
const BONE_MM = 2.5;

/** Where a point lies in an ellipsoid: 1 on its surface. */
export const ellipsoidAt = (p: Vec3, center: Vec3, radiiMm: Vec3): number =>
  Math.hypot(...p.map((v, a) => (v - center[a]!) / radiiMm[a]!));

/**
 * A sealed bony egg of brain in soft tissue and air with a lesion in it, scanned with turned axes.
 */
export function lesionPhantom(
  lesion: PhantomLesion | null,
  scan: { readonly spacingMm?: Vec3; readonly noiseHu?: number; readonly seed?: number } = {},
): Volume {
  const outer: Vec3 = [phantomBrainMm[0] + BONE_MM, phantomBrainMm[1] + BONE_MM, phantomBrainMm[2] + BONE_MM];
  const huAt = (x: number, y: number, z: number): number => {
    const p: Vec3 = [x, y, z];
    if (ellipsoidAt(p, [0, 0, 0], phantomBrainMm) >= 1) {
      if (ellipsoidAt(p, [0, 0, 0], outer) < 1) return 1200;
      return Math.hypot(x, y, z) < 36 ? 50 : -1000;
    }
    if (!lesion) return 38;
    const { center, radiiMm, hu = 95, core = 0, vesselMm = 0, sheetMm = 0, oedemaMm = 0 } = lesion;
    if (Math.hypot(y - center[1], z - center[2]) < vesselMm) return 180;
    const at = ellipsoidAt(p, center, radiiMm);
    if (at < core) return 20;
    if (at < 1) return hu;
    if (Math.abs(z - center[2]) < sheetMm / 2) return 80;
    return ellipsoidAt(p, center, [0, 1, 2].map(a => radiiMm[a]! + oedemaMm) as unknown as Vec3) < 1
      ? 28
      : 38;
  };
  return makeScan(huAt, {
    low: [-34, -38, -32],
    high: [34, 38, 32],
    spacingMm: scan.spacingMm ?? [0.9, 0.9, 0.9],
    parts: 2,
    axes: [
      [0.8, 0.6, 0],
      [-0.6, 0.8, 0],
      [0, 0, 1],
    ],
    ...(scan.noiseHu === undefined ? {} : { noiseHu: scan.noiseHu }),
    ...(scan.seed === undefined ? {} : { seed: scan.seed }),
  });
}
