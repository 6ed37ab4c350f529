import { along, basisAcross, dot, subtract, type Vec3 } from '../core/vector';
import type { PlacedSleeve } from './placed-sleeve';
/** Sleeves are raised for their neighbours' sake to stops in tenths of a millimetre: what a stop can be set to. */
export const STOPS_PER_MM = 10;
/** What of a neighbour stands over a lip by no more than this is milled off it, mm. */
export const MILLED_MM = 1 / STOPS_PER_MM;
/** No sleeve is raised by more than this for a neighbour, or to give all bores one stop, mm. */
const MOST_RAISED_MM = 20;
const MOST_EVENED_MM = 15;
/** Lines along a sleeve's side, and round a ring, that are looked at. */
const AROUND = 96;

/**
 * Heights for the sleeves' lips so that a stop collar on one meets nothing of another: a sleeve whose ring another one
 * stands over is raised until it does not, which gives sleeves that overlap one height. Then all get one depth stop where
 * none is in another's way for it. Sleeves that no height can part are left as they are: the finished guide's check says so.
 */
export function levelLips(sleeves: readonly PlacedSleeve[]): PlacedSleeve[] {
  if (sleeves.length < 2) return [...sleeves];
  const level = raiseApart(sleeves);
  const stops = level.map(stopOf);
  const highest = Math.max(...stops);
  if (highest - Math.min(...stops) > MOST_EVENED_MM) return level;
  const even = level.map(sleeve => withStop(sleeve, highest));
  return worstPair(even).overMm <= MILLED_MM + 1e-6 ? even : level;
}

/** The sleeve with its upper lip at least `byMm` higher, at a stop of the grain. */
export const raiseLip = (sleeve: PlacedSleeve, byMm: number): PlacedSleeve =>
  withStop(sleeve, Math.ceil((stopOf(sleeve) + byMm) * STOPS_PER_MM - 1e-6) / STOPS_PER_MM);

const stopOf = (s: PlacedSleeve): number => s.upperLipMm + s.targetDepthMm;
const withStop = (sleeve: PlacedSleeve, stopMm: number): PlacedSleeve => ({
  ...sleeve,
  upperLipMm: stopMm - sleeve.targetDepthMm,
});

function raiseApart(sleeves: readonly PlacedSleeve[]): PlacedSleeve[] {
  const raised = [...sleeves];
  for (;;) {
    const { overMm, low } = worstPair(raised);
    if (overMm <= MILLED_MM + 1e-6) return raised;
    const stop = stopOf(raised[low]!) + overMm;
    raised[low] = withStop(raised[low]!, Math.round(stop * STOPS_PER_MM) / STOPS_PER_MM);
    if (raised[low].upperLipMm > sleeves[low]!.upperLipMm + MOST_RAISED_MM) return [...sleeves];
  }
}

/** The sleeve that another one stands over most, and by how much, mm. */
function worstPair(sleeves: readonly PlacedSleeve[]): { readonly overMm: number; readonly low: number } {
  let worst = { overMm: -Infinity, low: 0 };
  sleeves.forEach((lower, low) => {
    for (const other of sleeves) {
      if (other === lower) continue;
      const overMm = standsOver(lower, other);
      if (overMm > worst.overMm) worst = { overMm, low };
    }
  });
  return worst;
}

/**
 * How far the cylinder of `other` stands over the plane of the upper lip of `sleeve` within its seat, mm; negative: it stays
 * below; -Infinity: it does not come into the seat's cylinder. Along lines of the cylinder's side and of the seat's.
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
