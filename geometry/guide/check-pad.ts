import type { Check } from '../core/check';
import type { PatientVector } from '../core/frames';
import { decimal, type Decimal, type Sentence } from '../core/message';
import { angleBetween, scale } from '../core/vector';
import { joined, phrase, words } from '../messages/phrase';
import { INSERTION_DEFAULTS } from './choose-insertion';
import type { GuideParameters, Sleeve } from './parameters';
import { shiftLength } from './shift-pad';
import type { PlacedSleeve } from './placed-sleeve';

/** Bores may lean this far from the insertion direction, degrees. */
const TILT_LIMIT_DEG = INSERTION_DEFAULTS.maxTiltDeg;
/** What the search for that direction, which goes in steps, may add, degrees. */
const TILT_STEP_DEG = 0.5;

/**
 * Whether a bore leans no further from the insertion direction than a guide can carry. Two bores
 * that lean apart by more than twice that have no insertion direction in common: the message says
 * so, and of which.
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
      ? words('bores-need-two-guides', { other: apart.id, apart: decimal(apart.deg, 0) })
      : words('tilt-remedy');
  const tilt = { tilt: decimal(tiltDeg, 1) };
  return {
    id: 'bore-tilt',
    trajectory: sleeve.trajectory.id,
    status: over ? 'fail' : 'pass',
    value: tiltDeg,
    limit: TILT_LIMIT_DEG + TILT_STEP_DEG,
    sense: 'at-most',
    unit: 'deg',
    ...(over ? joined([words('bore-tilt-over', tilt), remedy]) : phrase('bore-tilt', tilt)),
  };
}

/**
 * What is said of sleeves that had to be made shorter than asked, so as to keep clear of each
 * other; nothing of the others.
 */
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
      ...phrase('guided-length-short', { guided: decimal(guidedLengthMm, 1), asked: decimal(askedMm, 1) }),
      atLps: upperLipLps,
    },
  ];
}

/** Whether the pad reaches as far as asked, and no further than bone is to be exposed. */
export function checkReach(
  { footprintRadiusMm: radiusMm, footprintShiftMm: shift, exposedRadiusMm }: GuideParameters,
  askedMm: number,
): Check {
  const farthestMm = radiusMm + shiftLength(shift);
  const isCovered = farthestMm > exposedRadiusMm + 1e-9;
  const smaller = radiusMm < askedMm;
  return {
    id: 'footprint',
    status: smaller || isCovered ? 'warn' : 'pass',
    ...(isCovered
      ? { value: farthestMm, limit: exposedRadiusMm, sense: 'at-most' }
      : { value: radiusMm, limit: askedMm, sense: 'at-least' }),
    unit: 'mm',
    ...joined([
      smaller
        ? words('pad-smaller', { radius: decimal(radiusMm, 1), asked: decimal(askedMm, 1) })
        : words('pad-as-asked', { radius: decimal(radiusMm, 1) }),
      describeShift(shift),
      isCovered
        ? words('pad-beyond-exposed', { reach: decimal(farthestMm, 1), exposed: decimal(exposedRadiusMm, 1) })
        : null,
    ]),
  };
}

/** Shorter than this is no way to speak of, mm: it is written as 0.0. */
const NO_SHIFT_MM = 0.05;

/** Where the pad's middle lies beside its entry; nothing of a way that there is none. */
function describeShift({ rostral, left }: GuideParameters['footprintShiftMm']): Sentence | null {
  const [along, across] = [rostral, left].map(mm => decimal(Math.abs(mm), 1)) as [Decimal, Decimal];
  const end = words(rostral < 0 ? 'to-caudal' : 'to-rostral');
  const side = words(left < 0 ? 'to-the-right' : 'to-the-left');
  const isAlong = along.decimal >= NO_SHIFT_MM;
  const isAcross = across.decimal >= NO_SHIFT_MM;
  if (isAlong && isAcross) return words('pad-middle', { along, end, across, side });
  if (isAlong) return words('pad-middle-one-way', { off: along, side: end });
  return isAcross ? words('pad-middle-one-way', { off: across, side }) : null;
}
