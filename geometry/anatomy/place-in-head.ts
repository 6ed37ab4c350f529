import type { NamedAxes } from '../core/name-direction';
import type { PatientPoint } from '../core/frames';
import { dot, scale, add, subtract, type Vec3 } from '../core/vector';
import type { MirrorPlane } from './find-mirror-plane';
import type { SoftPart } from './find-soft-parts';

/** Where a point lies as a vet says it, mm. */
export interface PlaceInHead {
  /** From the median plane, positive towards the animal's left; null: the plane is not known. */
  readonly leftMm: number | null;
  /** From the middle between the eyeballs, positive to caudal; null: not both were found. */
  readonly caudalOfEyesMm: number | null;
}

/** A mirror plane that stands farther than this from the confirmed one is not the median plane. */
const ASKEW_DEG = 5;

/**
 * Tells a point by what a hand finds on the head: the median plane, and the eyes.
 *
 * @param axes as they were confirmed
 * @param mirror the plane in which the bone mirrors itself; where there is none, or where it stands
 *   askew to the axes, the plane square to `left` through the middle between the eyes counts
 */
export function placeInHead(
  point: PatientPoint,
  axes: NamedAxes,
  mirror: Pick<MirrorPlane, 'normalLps' | 'pointLps'> | null,
  softParts: readonly SoftPart[],
): PlaceInHead {
  const between = middleOfEyes(softParts);
  const lean = mirror ? dot(mirror.normalLps, axes.left) : 0;
  const isMedian = Math.abs(lean) >= Math.cos((ASKEW_DEG * Math.PI) / 180);
  const leftMm =
    mirror && isMedian
      ? Math.sign(lean) * dot(subtract<Vec3>(point, mirror.pointLps), mirror.normalLps)
      : between && dot(subtract<Vec3>(point, between), axes.left);
  return {
    leftMm,
    caudalOfEyesMm: between && -dot(subtract<Vec3>(point, between), axes.rostral),
  };
}

function middleOfEyes(softParts: readonly SoftPart[]): Vec3 | null {
  const middleOf = (side: 'left' | 'right'): Vec3 | null => {
    const eye = softParts.find(part => part.kind === 'eye' && part.side === side);
    return eye ? [eye.middlesLps[0]!, eye.middlesLps[1]!, eye.middlesLps[2]!] : null;
  };
  const [left, right] = [middleOf('left'), middleOf('right')];
  return left && right ? scale(add<Vec3>(left, right), 0.5) : null;
}
