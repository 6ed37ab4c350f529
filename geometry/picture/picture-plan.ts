import { patientPoint, patientVector, type PatientVector } from '../core/frames';
import { along, type Vec3 } from '../core/vector';
import { orientCase } from '../plan/checks/check-scan';
import type { PlanOutcome } from '../plan/plan';
import { makeBall, makeRod } from './make-shapes';
import { pictureColours, type PictureItem } from './picture-types';
import { renderPicture } from './render-picture';

const WIDTH_PX = 1200;
const HEIGHT_PX = 800;
/** How much of bone and guide is left before the target. */
const CLEAR = 0.3;
/** The needle drawn above the upper lip, mm. */
const SHOWN_NEEDLE_MM = 22;

/**
 * PNG bytes of a plan: the skull with the guide on it, and the same with bone and guide made clear
 * to show the target.
 */
export function picturePlan(outcome: PlanOutcome): {
  readonly solid: Uint8Array;
  readonly clear: Uint8Array;
} {
  const { plan, guide, bone } = outcome;
  const { dorsalLps, rostralLps } = orientCase(plan.case);
  const skull = { mesh: bone.mesh, colour: pictureColours.bone };
  const pad: PictureItem[] = guide ? [{ mesh: guide.mesh, colour: pictureColours.guide, gloss: 0.35 }] : [];
  const needles = plan.trajectories.flatMap(needleOf(plan.case.tool));
  const targets = plan.trajectories.map(t => ({
    mesh: makeBall(patientPoint(...t.targetLps), 2.5),
    colour: pictureColours.lesion,
  }));

  // Over the guide, from a little in front and above, so that pad, sleeve and the way to the target
  // are all seen.
  const path = plan.trajectories[0]?.directionLps.map(v => -v) ?? dorsalLps;
  const outward = (plan.guide?.insertionLps ?? path) as Vec3;
  const view = {
    direction: mix([outward, -0.8], [rostralLps, -0.6], [dorsalLps, -0.45]),
    up: dorsalLps,
    widthPx: WIDTH_PX,
    heightPx: HEIGHT_PX,
    text: {
      'Bregma plan': plan.id,
      ...(plan.guide ? { 'Guide SHA-256': plan.guide.sha256 } : {}),
    },
  };
  return {
    solid: renderPicture([skull, ...pad, ...needles], view),
    clear: renderPicture([...[skull, ...pad].map(seeThrough), ...needles, ...targets], view),
  };
}

/** From over the guide the target lies behind it as well as behind the bone. */
const seeThrough = (item: PictureItem): PictureItem => ({ ...item, opacity: CLEAR });

/** The needle in its sleeve, from above the upper lip to the tip. */
function needleOf(tool: PlanOutcome['plan']['case']['tool']) {
  return ({ sleeve, directionLps }: PlanOutcome['plan']['trajectories'][number]): PictureItem[] => {
    if (!sleeve) return [];
    const upper = patientPoint(...sleeve.upperLipLps);
    const from = along(upper, directionLps, -SHOWN_NEEDLE_MM);
    const tip = along(upper, directionLps, sleeve.needleStopMm);
    return [{ mesh: makeRod(from, tip, tool.diameterMm / 2), colour: pictureColours.needle, gloss: 0.8 }];
  };
}

function mix(...parts: readonly (readonly [Vec3, number])[]): PatientVector {
  return parts.reduce(
    (sum, [v, weight]) =>
      patientVector(sum[0] + weight * v[0], sum[1] + weight * v[1], sum[2] + weight * v[2]),
    patientVector(0, 0, 0),
  );
}
