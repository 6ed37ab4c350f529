import { guidePoint, toPatient, type PatientPoint, type PatientVector } from '../core/frames';
import { median } from '../core/median';
import { along, normalize, subtract } from '../core/vector';
import { minimize } from '../surface/refine/minimize';
import { rodAcross } from './blurred-rod';
import { readCut, type PathCut } from './cut-along-path';
import type { BoneHole } from './find-hole';
import { windowToTipMm } from '../path/place-tool';
import type { FoundInstrument, SoughtTool } from './found-instrument';

/** Stations along the track, and how many of them share one contrast. */
const STATION_MM = 0.4;
const STRETCH = 10;
/** The track's end is sought up to this far beside the target, mm. */
const BESIDE_MM = 7;
const FAN_STEP_MM = 0.5;
/** Brain begins this far under the bone, mm: bone's own edges change a little. */
const UNDER_BONE_MM = 2;
/**
 * The cross-section is read this far, in the tool's radii, on a grid of this many mm, blurred as
 * scans commonly are.
 */
const SECTION = { radii: 2.6, gridMm: 0.35, sigmaMm: 0.45 };
/**
 * A stretch shows the track where its contrast is this many standard deviations of what lines
 * beside it show.
 */
const LEAST_SPREADS = 3;
/**
 * Over its whole length it must do so by this much, the median of the stretches. Air does by 13 and
 * more. Fresh clot does by about 5: its line would be found to a third of a millimetre, its end now
 * and then 9 mm short (measured). Better not found.
 */
const LEAST_DISTINCT = 8;
/** This part of the stretches between bone and target must show it. */
const LEAST_PART = 0.6;
/**
 * Contrast is averaged over this much before the end is sought, and a place is track above this
 * part of its usual contrast.
 */
const END = { averageMm: 2, level: 0.5 };

/** Where a line passes the plane of the target, in the cut's frame, mm; it begins in the hole. */
type Aim = readonly [number, number];

/**
 * The track that a withdrawn needle left in the brain, blood or air: the line from the drilled hole
 * along which the difference of both scans looks most like a blurred rod of the tool's diameter (a
 * matched filter whose contrast may change from stretch to stretch, and its sign too: clot is
 * brighter than brain and darker than an enhancing lesion). The tip is where that ends.
 *
 * @param boneThicknessMm along the path; null takes 4
 * @returns null where too little of the line stands out
 */
export function findTrack(
  cut: PathCut,
  hole: BoneHole,
  boneThicknessMm: number | null,
  tool: SoughtTool,
): FoundInstrument | null {
  const radiusMm = tool.diameterMm / 2;
  const from = Math.max(hole.middleMm[2] + 1, (boneThicknessMm ?? 4) + UNDER_BONE_MM);
  const to = Math.max(from + 2 * STRETCH * STATION_MM, cut.lengthMm);
  const contrast = sectionContrast(cut, hole, radiusMm);
  const stretches = (aim: Aim): number[] => {
    const means: number[] = [];
    for (let start = from; start < to - 1; start += STRETCH * STATION_MM) {
      let sum = 0;
      for (let n = 0; n < STRETCH; n++) sum += contrast(aim, start + n * STATION_MM);
      means.push(sum / STRETCH);
    }
    return means;
  };
  const power = (aim: Aim): number => Math.hypot(...stretches(aim));

  // (1) The fan of all lines from the hole, then between them; lines well aside show what noise and
  // edges do.
  const fan = fanOfAims();
  const heights = fan.map(power);
  const best = heights.reduce((top, height, n) => (height > heights[top]! ? n : top), 0);
  const aim = minimize(at => -power(at as unknown as Aim), fan[best]!, [0.3, 0.3], 60) as unknown as Aim;
  const aside = fan.filter(other => Math.hypot(other[0] - aim[0], other[1] - aim[1]) > 3 * radiusMm);
  const idle = 1.4826 * median(aside.flatMap(other => stretches(other).map(Math.abs)));
  const shown = stretches(aim).map(value => Math.abs(value) / Math.max(0.5, idle));
  // A track begins at the bone; what begins further in is a cavity.
  const isTrack = shown[0]! >= LEAST_SPREADS;
  if (!isTrack || shown.filter(z => z >= LEAST_SPREADS).length < LEAST_PART * shown.length) return null;

  const distinctness = median(shown);
  if (distinctness < LEAST_DISTINCT) return null;

  // (2) Where it ends.
  const endMm = findTrackEnd(s => contrast(aim, s), from, cut);
  if (endMm === null) return null;
  const point = (s: number): PatientPoint => {
    const [x, y] = placeOn(aim, hole, cut.lengthMm, s);
    return toPatient(cut.frame, guidePoint(x, y, s));
  };
  const directionLps = normalize(subtract<PatientVector>(point(cut.lengthMm), point(0)));
  // A round end holds as much as a flat one a third of the radius shorter.
  const tipLps = along(point(endMm), directionLps, radiusMm / 3);
  return {
    way: 'track',
    windowLps: along(tipLps, directionLps, -windowToTipMm(tool)),
    tipLps,
    directionLps,
    straightnessMm: null,
    distinctness,
  };
}

function placeOn(
  aim: Aim,
  { middleMm: [hx, hy, hs] }: BoneHole,
  lengthMm: number,
  s: number,
): readonly [number, number] {
  const t = (s - hs) / (lengthMm - hs);
  return [hx + (aim[0] - hx) * t, hy + (aim[1] - hy) * t];
}

/**
 * Contrast of the cross-section at a place of a line, HU: what a blurred rod there would add, by
 * least squares.
 */
function sectionContrast(cut: PathCut, hole: BoneHole, radiusMm: number): (aim: Aim, s: number) => number {
  const read = readCut(cut, cut.change);
  const reach = SECTION.radii * radiusMm;
  const cells: { readonly x: number; readonly y: number; weight: number }[] = [];
  const n = Math.ceil(reach / SECTION.gridMm);
  for (let b = -n; b <= n; b++) {
    for (let a = -n; a <= n; a++) {
      const [x, y] = [a * SECTION.gridMm, b * SECTION.gridMm];
      const off = Math.hypot(x, y);
      if (off <= reach) cells.push({ x, y, weight: rodAcross(off, radiusMm, SECTION.sigmaMm) });
    }
  }
  // Without its mean the template takes no notice of what lies evenly around.
  const even = mean(cells.map(cell => cell.weight));
  for (const cell of cells) cell.weight -= even;
  const norm = cells.reduce((sum, cell) => sum + cell.weight ** 2, 0);
  return (aim, s) => {
    const [x, y] = placeOn(aim, hole, cut.lengthMm, s);
    let sum = 0;
    for (const cell of cells) sum += cell.weight * read(x + cell.x, y + cell.y, s);
    return sum / norm;
  };
}

function fanOfAims(): Aim[] {
  const fan: Aim[] = [];
  const n = Math.floor(BESIDE_MM / FAN_STEP_MM);
  for (let b = -n; b <= n; b++) {
    for (let a = -n; a <= n; a++) {
      if (Math.hypot(a, b) * FAN_STEP_MM <= BESIDE_MM) fan.push([a * FAN_STEP_MM, b * FAN_STEP_MM]);
    }
  }
  return fan;
}

/**
 * Where a contrast that begins at `from` ends, mm: each place votes for or against the track by how
 * its contrast, whatever its sign, compares with half of the usual one; the end is where the votes
 * are highest, refined by where the blurred edge passes that half.
 */
function findTrackEnd(contrast: (s: number) => number, from: number, cut: PathCut): number | null {
  const last = cut.firstMm[2] + cut.cellMm * (cut.size[2] - 2);
  const step = STATION_MM / 2;
  const raw: number[] = [];
  for (let s = from; s <= last; s += step) raw.push(contrast(s));
  const half = Math.round(END.averageMm / step / 2);
  const shown = raw.map((_, n) => Math.abs(mean(raw.slice(Math.max(0, n - half), n + half + 1))));
  const before = shown.slice(0, Math.max(8, Math.round((cut.lengthMm - from) / step)));
  const own = median(before);
  if (!(own > 0)) return null;
  let [votes, most, end] = [0, 0, 0];
  shown.forEach((value, n) => {
    votes += Math.min(1, value / own) - END.level;
    if (votes > most) [most, end] = [votes, n];
  });
  if (most === 0 || end + 1 >= shown.length) return null;
  const [high, low] = [shown[end]!, shown[end + 1]!];
  const level = END.level * own;
  const part = high > low ? Math.max(0, Math.min(1, (high - level) / (high - low))) : 0.5;
  return from + step * (end + part);
}

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
