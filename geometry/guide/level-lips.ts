import { along, basisAcross, dot, subtract, type Vec3 } from '../core/vector';
import type { PlacedSleeve } from './placed-sleeve';
/**
 * Sleeves are raised for their neighbours' sake to stops in tenths of a millimetre: what a stop can
 * be set to.
 */
export const STOPS_PER_MM = 10;
/** What of a neighbour stands over a lip by no more than this is milled off it in any case, mm. */
const MILLED_MM = 1 / STOPS_PER_MM;
/**
 * More is milled off it only where so much of its wall stays whole round its bore, mm: a collar
 * still rests on its lip.
 */
const KEPT_WALL_MM = 1.5;
/**
 * The milled ring is wider than the collar by this, mm: the cutter's facets lie inside its circle.
 */
export const AROUND_SEAT_MM = 0.05;
/** Places along a neighbour's axis that are held against the cutter lie so far apart, mm. */
const AXIS_STEP_MM = 0.1;
/**
 * Sleeves that lean towards each other are shortened down to this guided length, no further, mm: a
 * needle with 0.1 mm of play leans 0.4 degrees in it, in the usual 25 mm 0.2.
 */
const LEAST_GUIDED_MM = 15;
/** No sleeve is raised by more than this for a neighbour, or to give all bores one stop, mm. */
const MOST_RAISED_MM = 20;
const MOST_EVENED_MM = 15;
/** Lines along a sleeve's side, and round a ring, that are looked at. */
const AROUND = 96;

/**
 * Heights for the sleeves' lips so that a stop collar on one meets nothing of another: a sleeve
 * whose ring another one stands over is raised until it does not, which gives sleeves that overlap
 * one height. Then all get one depth stop where none is in another's way for it. Where no height
 * parts them, what stands over a ring is milled off the neighbour, if that leaves its bore a whole
 * wall; and where that cannot be, as between sleeves that lean towards each other, all are made
 * shorter. Sleeves that nothing parts are left as they are: the finished guide's check says so.
 */
export function levelLips(sleeves: readonly PlacedSleeve[]): PlacedSleeve[] {
  if (sleeves.length < 2) return [...sleeves];
  const level = raiseApart(sleeves, false);
  if (!level) return raiseApart(sleeves, true) ?? shorten(sleeves) ?? [...sleeves];
  const stops = level.map(stopOf);
  const highest = Math.max(...stops);
  if (highest - Math.min(...stops) > MOST_EVENED_MM) return level;
  const even = level.map(sleeve => withStop(sleeve, highest));
  return worstPair(even, false).overMm <= MILLED_MM + 1e-6 ? even : level;
}

/** The sleeve with its upper lip at least `byMm` higher, at a stop of the grain. */
export const raiseLip = (sleeve: PlacedSleeve, byMm: number): PlacedSleeve =>
  withStop(sleeve, Math.ceil((stopOf(sleeve) + byMm) * STOPS_PER_MM - 1e-6) / STOPS_PER_MM);

const stopOf = (s: PlacedSleeve): number => s.upperLipMm + s.targetDepthMm;
const withStop = (sleeve: PlacedSleeve, stopMm: number): PlacedSleeve => ({
  ...sleeve,
  upperLipMm: stopMm - sleeve.targetDepthMm,
});

function raiseApart(sleeves: readonly PlacedSleeve[], mills: boolean): PlacedSleeve[] | null {
  const raised = [...sleeves];
  for (;;) {
    const { overMm, low } = worstPair(raised, mills);
    if (overMm <= MILLED_MM + 1e-6) return raised;
    const stop = stopOf(raised[low]!) + overMm;
    raised[low] = withStop(raised[low]!, Math.round(stop * STOPS_PER_MM) / STOPS_PER_MM);
    if (raised[low].upperLipMm > sleeves[low]!.upperLipMm + MOST_RAISED_MM) return null;
  }
}

/**
 * The longest sleeves, by whole millimetres, that stand clear of each other or can be milled clear;
 * null where none do.
 */
function shorten(sleeves: readonly PlacedSleeve[]): PlacedSleeve[] | null {
  const longest = Math.max(...sleeves.map(s => s.upperLipMm - s.lowerLipMm));
  for (let mm = Math.floor(longest) - 1; mm >= LEAST_GUIDED_MM; mm--) {
    const shorter = sleeves.map(s => {
      const stop = Math.ceil(s.targetDepthMm + s.lowerLipMm + mm - 1e-6);
      return withStop(s, Math.min(stopOf(s), stop));
    });
    if (worstPair(shorter, true).overMm <= MILLED_MM + 1e-6) return shorter;
  }
  return null;
}

/**
 * The sleeve that another one stands over most, and by how much, mm; with `mills`, of what cannot
 * be milled off.
 */
function worstPair(
  sleeves: readonly PlacedSleeve[],
  mills: boolean,
): { readonly overMm: number; readonly low: number } {
  let worst = { overMm: -Infinity, low: 0 };
  sleeves.forEach((lower, low) => {
    for (const other of sleeves) {
      if (other === lower) continue;
      const overMm = standsOver(lower, other);
      if (overMm <= worst.overMm || (mills && canMill(lower, other, overMm))) continue;
      worst = { overMm, low };
    }
  });
  return worst;
}

/**
 * Height over the lip of `sleeve` that is to be milled off its neighbours, mm; 0 where nothing
 * stands there, or what does cannot be milled.
 */
export function milledOver(sleeve: PlacedSleeve, sleeves: readonly PlacedSleeve[]): number {
  const over = sleeves
    .filter(other => other !== sleeve)
    .map(other => ({ other, overMm: standsOver(sleeve, other) }))
    .filter(({ overMm }) => overMm > 1e-6);
  if (over.length === 0 || !over.every(({ other, overMm }) => canMill(sleeve, other, overMm))) return 0;
  return Math.max(...over.map(({ overMm }) => overMm)) + MILLED_MM;
}

/**
 * Whether the ring over the lip of `sleeve` can be cut clear to a height, and leaves the
 * neighbour's bore its wall.
 */
function canMill(sleeve: PlacedSleeve, other: PlacedSleeve, overMm: number): boolean {
  if (overMm <= MILLED_MM + 1e-6) return true;
  const radius = sleeve.seatRadiusMm + AROUND_SEAT_MM;
  const lip = along(sleeve.entry, sleeve.up, sleeve.upperLipMm);
  const least = other.boreRadiusMm + KEPT_WALL_MM;
  for (let t = other.lowerLipMm; t < other.upperLipMm + AXIS_STEP_MM; t += AXIS_STEP_MM) {
    const d = subtract<Vec3>(along(other.entry, other.up, Math.min(t, other.upperLipMm)), lip);
    const height = dot(d, sleeve.up);
    const aside = Math.sqrt(Math.max(0, dot(d, d) - height * height)) - radius;
    const off = Math.max(0, -height, height - overMm - MILLED_MM);
    if (Math.hypot(off, Math.max(0, aside)) < least) return false;
  }
  return true;
}

/**
 * How far the cylinder of `other` stands over the plane of the upper lip of `sleeve` within its
 * seat, mm; negative: it stays below; -Infinity: it does not come into the seat's cylinder. Along
 * lines of the cylinder's side and of the seat's.
 */
export function standsOver(sleeve: PlacedSleeve, other: PlacedSleeve): number {
  const lip = along(sleeve.entry, sleeve.up, sleeve.upperLipMm);
  const top = along(other.entry, other.up, other.upperLipMm);
  let most = -Infinity;
  const lean = dot(other.up, sleeve.up);
  const [side, across] = basisAcross(other.up);
  const [seatSide, seatAcross] = basisAcross(sleeve.up);
  for (let n = 0; n < AROUND; n++) {
    const turn = (2 * Math.PI * n) / AROUND;
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    // (1) Down the side of the other sleeve: what of the line lies in the seat's cylinder.
    const r = other.outerRadiusMm;
    const rim = along(along(top, side, r * c), across, r * s);
    const d = subtract<Vec3>(rim, lip);
    const [height, rise] = [dot(d, sleeve.up), lean];
    const flat = along(d, sleeve.up, -height);
    const run = along(other.up, sleeve.up, -rise);
    const [a, b, e] = [
      dot(run, run),
      dot(run, flat),
      dot(flat, flat) - sleeve.seatRadiusMm * sleeve.seatRadiusMm,
    ];
    const depth = other.upperLipMm - other.clearMm;
    let [from, to] = [-depth, 0];
    if (a > 1e-12) {
      const root = b * b - a * e;
      if (root < 0) continue;
      from = Math.max(from, (-b - Math.sqrt(root)) / a);
      to = Math.min(to, (-b + Math.sqrt(root)) / a);
    } else if (e > 0) from = 1;
    if (from <= to) most = Math.max(most, height + rise * to, height + rise * from);
  }
  for (let n = 0; n < AROUND; n++) {
    // (2) Up the seat's side: where it meets the other's top.
    const turn = (2 * Math.PI * n) / AROUND;
    const r = sleeve.seatRadiusMm;
    const edge = along(along(lip, seatSide, r * Math.cos(turn)), seatAcross, r * Math.sin(turn));
    if (lean < 1e-3) continue;
    const up = dot(subtract<Vec3>(top, edge), other.up) / lean;
    const met = subtract<Vec3>(along(edge, sleeve.up, up), top);
    if (dot(met, met) <= other.outerRadiusMm * other.outerRadiusMm) most = Math.max(most, up);
  }
  return most;
}
