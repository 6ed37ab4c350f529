import type { GuideTrajectory } from './parameters';
import { along, distance, dot, subtract, type Vec3 } from '../core/vector';

/**
 * A sleeve placed in the guide's local frame; heights are along the bore from the entry, mm,
 * positive off the bone.
 */
export interface PlacedSleeve {
  readonly trajectory: GuideTrajectory;
  /** Entry on the bone, local mm. */
  readonly entry: Vec3;
  /** Unit, off the bone: target to entry. */
  readonly up: Vec3;
  readonly boreRadiusMm: number;
  readonly outerRadiusMm: number;
  /** Of the ring round the upper lip that the tool's stop collar rests on. */
  readonly seatRadiusMm: number;
  /** Of the room round the bore below its lower lip. */
  readonly reliefRadiusMm: number;
  /** The lip nearest the bone: from here up the bore is closed all round. */
  readonly lowerLipMm: number;
  readonly upperLipMm: number;
  /** From here up the whole outer cylinder clears the blocked-out bone. */
  readonly clearMm: number;
  readonly targetDepthMm: number;
}

/** The place on a sleeve's axis, from its entry to its upper lip, that is nearest to a point. */
export function nearestOnAxis({ entry, up, upperLipMm }: PlacedSleeve, p: Vec3): Vec3 {
  return along(entry, up, Math.max(0, Math.min(upperLipMm, dot(subtract<Vec3>(p, entry), up))));
}

/** Distance of a point from a sleeve's cylinder, mm; a bound from below beyond its ends. */
export const offSleeve = (sleeve: PlacedSleeve, p: Vec3): number =>
  distance(p, nearestOnAxis(sleeve, p)) - sleeve.outerRadiusMm;
