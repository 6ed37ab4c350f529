import type { Check } from '../core/check';
import type { PatientVector } from '../core/frames';
import { angleBetween, scale } from '../core/vector';
import { INSERTION_DEFAULTS } from './choose-insertion';
import type { GuideParameters, Sleeve } from './parameters';
import { shiftLength } from './shift-pad';
import type { PlacedSleeve } from './placed-sleeve';

/** Bores may lean this far from the insertion direction, degrees. */
const TILT_LIMIT_DEG = INSERTION_DEFAULTS.maxTiltDeg;
/** What the search for that direction, which goes in steps, may add, degrees. */
const TILT_STEP_DEG = 0.5;

/**
 * Whether a bore leans no further from the insertion direction than a guide can carry. Two bores that lean apart by more than
 * twice that have no insertion direction in common: the message says so, and of which.
 */
export function checkTilt(
  sleeve: PlacedSleeve,
  insertionLps: PatientVector,
  others: readonly PlacedSleeve[] = [],
): Check {
  const up = scale(sleeve.trajectory.directionLps, -1);
  const tiltDeg = (angleBetween(up, insertionLps) * 180) / Math.PI;
  const over = tiltDeg > TILT_LIMIT_DEG + TILT_STEP_DEG;
  const apart = others
    .map(({ trajectory: { id, directionLps } }) => {
      const deg = (angleBetween(directionLps, sleeve.trajectory.directionLps) * 180) / Math.PI;
      return { id, deg };
    })
    .sort((a, b) => b.deg - a.deg)[0];
  const remedy =
    apart && apart.deg > 2 * (TILT_LIMIT_DEG + TILT_STEP_DEG)
      ? `It and the bore of ${apart.id} lean ${apart.deg.toFixed(0)} degrees apart, and no direction serves both: two guides are needed, one for each.`
      : 'Choose a steeper entry or another insertion direction.';
  return {
    id: 'bore-tilt',
    trajectory: sleeve.trajectory.id,
    status: over ? 'fail' : 'pass',
    value: tiltDeg,
    limit: TILT_LIMIT_DEG + TILT_STEP_DEG,
    sense: 'at-most',
    unit: 'deg',
    message: over
      ? `The bore leans ${tiltDeg.toFixed(1)} degrees from the insertion direction, more than a guide can carry. ${remedy}`
      : `The bore leans ${tiltDeg.toFixed(1)} degrees from the insertion direction.`,
  };
}

/** What is said of sleeves that had to be made shorter than asked, so as to keep clear of each other; nothing of the others. */
export function checkGuidedLength(
  { trajectory, guidedLengthMm, upperLipLps }: Sleeve,
  askedMm: number,
): Check[] {
  if (guidedLengthMm >= askedMm - 1e-6) return [];
  return [
    {
      id: 'guided-length',
      trajectory,
      status: 'warn',
      value: guidedLengthMm,
      limit: askedMm,
      sense: 'at-least',
      unit: 'mm',
      message: `The sleeve guides over ${guidedLengthMm.toFixed(1)} mm instead of ${askedMm.toFixed(1)} mm: a longer one would stand over its neighbour's lip. The predicted error counts it; move the entries apart, or make a guide for each, for longer ones.`,
      atLps: upperLipLps,
    },
  ];
}

/** Whether the pad reaches as far as asked, and no further than bone is to be exposed. */
export function checkReach(
  { footprintRadiusMm: radiusMm, footprintShiftMm: shift, exposedRadiusMm }: GuideParameters,
  askedMm: number,
): Check {
  const rostral = `${Math.abs(shift.rostral).toFixed(1)} mm ${shift.rostral < 0 ? 'to caudal' : 'to rostral'}`;
  const left = `${Math.abs(shift.left).toFixed(1)} mm ${shift.left < 0 ? 'to the right' : 'to the left'}`;
  const place = shiftLength(shift) > 0 ? ` Its middle lies ${rostral} and ${left} of the entry.` : '';
  const farthestMm = radiusMm + shiftLength(shift);
  const isCovered = farthestMm > exposedRadiusMm + 1e-9;
  const wound = isCovered
    ? ` It reaches ${farthestMm.toFixed(1)} mm from the entry, beyond the ${exposedRadiusMm.toFixed(1)} mm of bone that are to be exposed: expose more, or make the pad smaller.`
    : '';
  const smaller = radiusMm < askedMm;
  return {
    id: 'footprint',
    status: smaller || isCovered ? 'warn' : 'pass',
    ...(isCovered
      ? { value: farthestMm, limit: exposedRadiusMm, sense: 'at-most' }
      : { value: radiusMm, limit: askedMm, sense: 'at-least' }),
    unit: 'mm',
    message: `${
      smaller
        ? `The pad reaches ${radiusMm.toFixed(1)} mm instead of ${askedMm.toFixed(1)} mm: farther out the bone is too steep or broken for a wall that holds.`
        : `The pad reaches ${radiusMm.toFixed(1)} mm from its middle, as asked.`
    }${place}${wound}`,
  };
}
