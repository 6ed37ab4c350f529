import type { Check } from '../core/check';
import { guidePoint, toPatient, type LocalFrame } from '../core/frames';
import { phrase } from '../messages/phrase';
import { along, normalize, subtract, type Vec3 } from '../core/vector';
import type { SurfaceIndex } from '../surface/query/queries';
import { ringPoint } from './place-sleeve';
import { offSleeve, type PlacedSleeve } from './placed-sleeve';

/** Dots raised on one sleeve of several: as many as its trajectory's number in the case. */
export interface Dots {
  readonly number: number;
  readonly sleeve: PlacedSleeve;
  /** Each dot's place round the bore, radians as `ringPoint` takes them. */
  readonly turns: readonly number[];
}

/**
 * Radius of a dot, and how far it stands out of the sleeve, mm: to be felt with a gloved finger.
 */
export const DOT_RADIUS_MM = 0.8;
const OUT_MM = 0.65;
/** Middle to middle round the sleeve, and below the upper lip, mm. */
const APART_MM = 2.4;
const BELOW_LIP_MM = 2.2;
/** So much free room in front of a dot makes it one that can be seen, mm. */
const FREE_MM = 1.5;

/** A dot's middle. */
export const dotCentre = ({ sleeve }: Dots, turn: number): Vec3 =>
  ringPoint(sleeve, sleeve.upperLipMm - BELOW_LIP_MM, sleeve.outerRadiusMm + OUT_MM - DOT_RADIUS_MM, turn);

/**
 * Dots on every sleeve of several, side by side below its lip where the others leave most room;
 * none where there is one.
 */
export function placeDots(sleeves: readonly PlacedSleeve[]): Dots[] {
  if (sleeves.length < 2) return [];
  return sleeves.map((sleeve, n) => {
    const step = APART_MM / sleeve.outerRadiusMm;
    const turnsFrom = (start: number): number[] =>
      Array.from({ length: n + 1 }, (_, k) => start + (k - n / 2) * step);
    let best = { turns: turnsFrom(0), room: -Infinity };
    for (let start = 0; start < 360; start += 15) {
      const turns = turnsFrom((start * Math.PI) / 180);
      const room = Math.min(
        ...turns.map(turn => {
          const at = dotCentre({ number: n + 1, sleeve, turns }, turn);
          return Math.min(...sleeves.filter(other => other !== sleeve).map(other => offSleeve(other, at)));
        }),
      );
      if (room > best.room) best = { turns, room };
    }
    return { number: n + 1, sleeve, turns: best.turns };
  });
}

/**
 * Counts the dots of each sleeve that stand free on the finished guide, by rays from outside onto
 * each and into the valley between it and the next. `index` is over the guide in its local frame.
 */
export function checkDots(all: readonly Dots[], index: SurfaceIndex, frame: LocalFrame): Check[] {
  return all.map(dots => {
    const { sleeve, number, turns } = dots;
    const heightMm = sleeve.upperLipMm - BELOW_LIP_MM;
    const proud = (turn: number): number => {
      const outside = ringPoint(sleeve, heightMm, sleeve.outerRadiusMm + OUT_MM + FREE_MM, turn);
      const inwards = normalize(subtract<Vec3>(along(sleeve.entry, sleeve.up, heightMm), outside));
      const hit = index.castRay(outside, inwards)[0];
      return hit ? OUT_MM + FREE_MM - hit.distanceMm : -Infinity;
    };
    const half = APART_MM / sleeve.outerRadiusMm / 2;
    const seen = turns.filter(
      turn =>
        Math.abs(proud(turn) - OUT_MM) < 0.1 &&
        Math.abs(proud(turn - half)) < 0.2 &&
        Math.abs(proud(turn + half)) < 0.2,
    ).length;
    const id = sleeve.trajectory.id;
    return {
      id: 'bore-marks',
      trajectory: id,
      status: seen === number ? 'pass' : 'warn',
      value: seen,
      limit: number,
      sense: 'exactly',
      unit: 'count',
      ...(seen === number
        ? phrase('bore-dots', { bore: id, dots: number })
        : phrase('bore-dots-hidden', { seen, dots: number, bore: id })),
      atLps: toPatient(frame, guidePoint(...dotCentre(dots, turns[0]!))),
    } satisfies Check;
  });
}
