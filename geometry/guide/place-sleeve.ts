import { directionToLocal, toLocal, type LocalFrame } from '../core/frames';
import { along, basisAcross, distance, normalize, type Vec3 } from '../core/vector';
import { assertThat } from '../core/result';
import type { SurfaceIndex } from '../surface/query/queries';
import type { GuideParameters, GuideTrajectory, Sleeve, Tool } from './parameters';
import { STOPS_PER_MM } from './level-lips';
import { sweptDistance } from './sweep-bone';
import type { PlacedSleeve } from './placed-sleeve';

/** How the bore is opened towards the bone. */
export interface BoreOpening {
  /** Width of the flat ring round the bore at the lower lip that must clear the bone, mm. */
  readonly lipRingMm: number;
  /**
   * Room round the bore between lower lip and bone, for debris and irrigation, mm beyond the bore's
   * radius.
   */
  readonly reliefMm: number;
}
const USUAL_OPENING: BoreOpening = { lipRingMm: 0.5, reliefMm: 0.7 };
/**
 * Where a crest runs along the bore, the wall between them is as thin as the ring: so the bore is
 * closed only from where a whole wall stands between it and the crest, and below that it is open to
 * the crest's side, and not by a sliver.
 */
export const WIDE_OPENING: BoreOpening = { lipRingMm: 1.05, reliefMm: 1.7 };

/** A wide relief leaves this much of the sleeve's wall, mm. */
const LEAST_LEFT_MM = 1.05;
/**
 * Points of a disc that is tried for clearance lie this near to each other: no crest slips between
 * them, mm.
 */
const DISC_STEP_MM = 0.6;
/** Clearance of the sleeve's own cylinder beyond the contact gap, mm. */
const BODY_CLEARANCE_MM = 0.2;

/** Across the ring round a bore's upper lip that the tool's stop collar rests on, mm. */
export const stopRingDiameterMm = (boreDiameterMm: number, { collarMm }: Pick<Tool, 'collarMm'>): number =>
  boreDiameterMm + 2 * collarMm;

/** The bone that a sleeve stands on, in the guide's local frame. */
export interface BoneBelow {
  readonly index: SurfaceIndex;
  readonly frame: LocalFrame;
  /** Its highest point, mm. */
  readonly topMm: number;
}

/**
 * Places a sleeve on its trajectory: the lower lip as near to the bone as the asked standoff and
 * the bone's slope allow, the upper lip at least `lengthMm` higher, at a whole number of
 * millimetres from the target (the depth stop).
 */
export function placeSleeve(
  bone: BoneBelow,
  trajectory: GuideTrajectory,
  tool: Tool,
  parameters: GuideParameters,
  { lipRingMm, reliefMm } = USUAL_OPENING,
): PlacedSleeve {
  const { frame } = bone;
  const { sleeve, contactGapMm } = parameters;
  const entry = toLocal(frame, trajectory.entrySurfaceLps);
  const down = normalize(directionToLocal(frame, trajectory.directionLps));
  const up: Vec3 = [-down[0], -down[1], -down[2]];
  const boreRadiusMm = (tool.diameterMm + sleeve.boreClearanceMm) / 2;
  const outerRadiusMm = boreRadiusMm + sleeve.wallMm;
  const targetDepthMm = distance(trajectory.entrySurfaceLps, trajectory.targetLps);

  const clearFrom = (radiusMm: number, clearanceMm: number): number =>
    lowestClear(bone, { entry, up }, radiusMm, clearanceMm);
  const lowerLipMm = Math.max(sleeve.standoffMm, clearFrom(boreRadiusMm + lipRingMm, contactGapMm));
  const depthStopMm = Math.ceil(targetDepthMm + lowerLipMm + sleeve.lengthMm - 1e-6);
  return {
    trajectory,
    entry,
    up,
    boreRadiusMm,
    outerRadiusMm,
    seatRadiusMm: stopRingDiameterMm(2 * boreRadiusMm, tool) / 2,
    lowerLipMm,
    upperLipMm: depthStopMm - targetDepthMm,
    reliefRadiusMm:
      boreRadiusMm + Math.min(reliefMm, Math.max(USUAL_OPENING.reliefMm, sleeve.wallMm - LEAST_LEFT_MM)),
    clearMm: Math.max(lowerLipMm, clearFrom(outerRadiusMm, contactGapMm + BODY_CLEARANCE_MM)),
    targetDepthMm,
  };
}

/**
 * The sleeve in patient terms; asserts that its points lie on the planned line before they leave
 * the planner.
 */
export function describeSleeve(placed: PlacedSleeve, tool: Tool, dots = 0): Sleeve {
  const { trajectory, lowerLipMm, upperLipMm } = placed;
  const { entrySurfaceLps, directionLps, targetLps } = trajectory;
  const lowerLipLps = along(entrySurfaceLps, directionLps, -lowerLipMm);
  const upperLipLps = along(entrySurfaceLps, directionLps, -upperLipMm);
  const depthStopMm = Math.round((upperLipMm + placed.targetDepthMm) * STOPS_PER_MM) / STOPS_PER_MM;
  const reached = along(upperLipLps, directionLps, depthStopMm);
  assertThat(
    distance(reached, targetLps) < 0.001,
    'describeSleeve',
    'the depth stop does not end on the target',
    {
      trajectory: trajectory.id,
      reached,
      targetLps,
    },
  );
  return {
    trajectory: trajectory.id,
    boreDiameterMm: 2 * placed.boreRadiusMm,
    outerDiameterMm: 2 * placed.outerRadiusMm,
    lowerLipLps,
    upperLipLps,
    guidedLengthMm: upperLipMm - lowerLipMm,
    depthStopMm,
    dots,
    needleStopMm: depthStopMm + tool.windowMm / 2 + tool.tipMm,
  };
}

/** Points on a ring of the bore's axis system at height `t`, radius `r`. */
export function ringPoint(
  placed: Pick<PlacedSleeve, 'entry' | 'up'>,
  t: number,
  r: number,
  turn: number,
): Vec3 {
  const { entry, up } = placed;
  const [side, other] = basisAcross(up);
  const c = r * Math.cos(turn);
  const s = r * Math.sin(turn);
  return [
    entry[0] + t * up[0] + c * side[0] + s * other[0],
    entry[1] + t * up[1] + c * side[1] + s * other[1],
    entry[2] + t * up[2] + c * side[2] + s * other[2],
  ];
}

/**
 * The lowest height (mm, steps of 0.05) from which a disc across the bore keeps `clearanceMm` to
 * the blocked-out bone.
 */
function lowestClear(
  { index, topMm }: BoneBelow,
  axis: Pick<PlacedSleeve, 'entry' | 'up'>,
  radiusMm: number,
  clearanceMm: number,
): number {
  const stepMm = 0.05;
  let lowest = 0;
  // The rim first: it settles most of the height, and the inner points then seldom raise it.
  const rings = Math.ceil(radiusMm / DISC_STEP_MM);
  for (let ring = rings; ring >= 0; ring--) {
    const r = (radiusMm * ring) / rings;
    const around = Math.max(1, Math.ceil((2 * Math.PI * r) / DISC_STEP_MM));
    for (let n = 0; n < around; n++) {
      let t = lowest;
      for (;;) {
        const p = ringPoint(axis, t, r, (2 * Math.PI * n) / around);
        const d = sweptDistance(index, p, topMm, clearanceMm + 1);
        if (d >= clearanceMm || t > 60) break;
        t += Math.max(stepMm, clearanceMm - d);
      }
      lowest = Math.max(lowest, t);
    }
  }
  return lowest;
}
