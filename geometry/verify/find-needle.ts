import { frameAlong, guidePoint, toPatient, type LocalFrame, type PatientVector } from '../core/frames';
import { along, subtract } from '../core/vector';
import { median } from '../core/median';
import { minimize } from '../surface/refine/minimize';
import { createCubicSampler } from '../volume/sample-volume';
import { patientToVoxel, type Volume } from '../volume/volume';
import { rodAcross, rodAlong } from './blurred-rod';
import { findMetal } from './find-metal';
import { fitLine, type LineStation } from './fit-line';
import { windowToTipMm } from '../path/place-tool';
import type { FoundInstrument, PlannedLine, SoughtTool } from './found-instrument';

/** Cross-sections along the needle, and the grid in each, mm. */
const STATION_MM = 0.5;
const GRID_MM = 0.2;
/** Of a cross-section, what is above this counts: no bone beside the needle reaches it, HU. */
const LEVEL_HU = 2000;
/** The ends are left out of the line, mm. */
const END_MM = 2;
/** The axis is followed and fitted again this often. */
const ROUNDS = 3;
/** The blur is learnt on this much of the needle behind its tip, mm. */
const LEARNT_MM = { from: 4, to: 24 };
/** Profiles read this far beside the needle and beyond its tip, mm. */
const PROFILE_MM = 2.5;
/** At the clipping level and this close under it nothing is compared, HU. */
const CLIPPED_HU = 60;

/**
 * The metal needle that a later scan shows near a planned path: its axis through the middles of its
 * cross-sections, its tip where a blurred rod of the tool's diameter ends best. Scanners clip
 * metal, commonly at 3071 HU, so that of the needle only the flanks are told: the rod's own value
 * and the blur are fitted to the flanks beside it, and then the flank before its tip gives the end.
 * A round end is assumed; a pointed one is found short by about what the point lacks in metal
 * (measured: `npm run check`, verify).
 *
 * @param line the planned path in the frame of `volume`
 * @returns null where no long thin metal lies near the path
 */
export function findNeedle(volume: Volume, line: PlannedLine, tool: SoughtTool): FoundInstrument | null {
  const piece = findMetal(volume, line);
  if (!piece) return null;
  const read = createCubicSampler(volume);
  const radiusMm = tool.diameterMm / 2;
  let frame = frameAlong(piece.middleLps, piece.directionLps);
  const { fromMm, toMm } = piece;
  let spreadMm = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const at = inFrame(volume, read, frame);
    const stations: LineStation[] = [];
    for (let s = fromMm + END_MM; s <= toMm - END_MM; s += STATION_MM) {
      const acrossMm = middleOf(at, s, radiusMm + 1.5);
      if (acrossMm) stations.push({ alongMm: s, acrossMm });
    }
    if (stations.length < 8) return null;
    const fitted = fitLine(stations);
    spreadMm = fitted.spreadMm;
    const origin = toPatient(frame, guidePoint(fitted.offsetMm[0], fitted.offsetMm[1], 0));
    const through = toPatient(
      frame,
      guidePoint(fitted.offsetMm[0] + fitted.slope[0], fitted.offsetMm[1] + fitted.slope[1], 1),
    );
    frame = frameAlong(origin, subtract<PatientVector>(through, origin));
  }
  const at = inFrame(volume, read, frame);
  const rod = learnRod(at, [Math.max(fromMm + END_MM, toMm - LEARNT_MM.to), toMm - LEARNT_MM.from], radiusMm);
  const tipMm = rod && findEnd(at, toMm, radiusMm, rod);
  if (!rod || tipMm === null) return null;
  const tipLps = along(frame.origin, frame.z, tipMm);
  return {
    way: 'needle',
    windowLps: along(tipLps, frame.z, -windowToTipMm(tool)),
    tipLps,
    directionLps: frame.z,
    straightnessMm: spreadMm,
    distinctness: (rod.hu - rod.around) / LEVEL_HU,
  };
}

/** Reads the scan at offsets across and along a frame, HU. */
type ReadAt = (x: number, y: number, s: number) => number;

function inFrame(
  volume: Volume,
  read: (i: number, j: number, k: number) => number,
  frame: LocalFrame,
): ReadAt {
  return (x, y, s) => {
    const [i, j, k] = patientToVoxel(volume, toPatient(frame, guidePoint(x, y, s)));
    return read(i, j, k);
  };
}

/** The middle of what of a cross-section is above the level; null where hardly anything is. */
function middleOf(at: ReadAt, s: number, withinMm: number): readonly [number, number] | null {
  let [sx, sy, weight] = [0, 0, 0];
  const n = Math.ceil(withinMm / GRID_MM);
  for (let a = -n; a <= n; a++) {
    for (let b = -n; b <= n; b++) {
      const [x, y] = [a * GRID_MM, b * GRID_MM];
      if (x * x + y * y > withinMm * withinMm) continue;
      // A cubic spline overshoots at a clipped plateau; what is above it is all alike.
      const w = Math.max(0, Math.min(3000, at(x, y, s)) - LEVEL_HU);
      sx += w * x;
      sy += w * y;
      weight += w;
    }
  }
  return weight > 4 * (3000 - LEVEL_HU) ? [sx / weight, sy / weight] : null;
}

/** A rod of metal as the scan shows it. */
interface Rod {
  /** Its value without blur and clipping, and that of what is around it, HU. */
  readonly hu: number;
  readonly around: number;
  readonly sigmaMm: number;
  /** Where the scan clips, HU; Infinity where it does not. */
  readonly clipHu: number;
}

const DIRECTIONS = Array.from({ length: 12 }, (_, n) => [
  Math.cos((n * Math.PI) / 6),
  Math.sin((n * Math.PI) / 6),
]) as readonly (readonly [number, number])[];

/**
 * Value and blur of the rod from its flanks over a stretch of it; null where the stretch is too
 * short.
 */
function learnRod(at: ReadAt, [from, to]: readonly [number, number], radiusMm: number): Rod | null {
  const offsets = Array.from({ length: Math.round((radiusMm + PROFILE_MM) / 0.1) + 1 }, (_, n) => 0.1 * n);
  const profiles: number[][] = offsets.map(() => []);
  let most = -Infinity;
  for (let s = from; s <= to; s += STATION_MM) {
    offsets.forEach((r, n) => {
      for (const [x, y] of DIRECTIONS) profiles[n]!.push(at(r * x, r * y, s));
    });
    most = Math.max(most, at(0, 0, s));
  }
  if (profiles[0]!.length < 4 * DIRECTIONS.length) return null;
  const shown = profiles.map(median);
  const around = median(shown.slice(-6));
  // A clipped needle is level at its top over most of its width.
  const clipped = shown[0]! - shown[Math.max(1, Math.floor(shown.length / 8))]! < CLIPPED_HU;
  const clipHu = clipped ? shown[0]! : Infinity;
  const counts = shown.map(hu => hu < clipHu - CLIPPED_HU);
  const cost = ([logHu, logSigma]: readonly number[]): number => {
    const [hu, sigma] = [Math.exp(logHu!), Math.exp(logSigma!)];
    // Rods of any sane metal and scanners of any sane blur.
    if (hu > 60_000 || sigma < 0.12 || sigma > 1.5) return Infinity;
    let sum = 0;
    shown.forEach((value, n) => {
      if (!counts[n]) return;
      const model = around + hu * rodAcross(offsets[n]!, radiusMm, sigma);
      sum += (Math.min(model, clipHu) - value) ** 2;
    });
    return sum;
  };
  const [logHu, logSigma] = minimize(cost, [Math.log(8000), Math.log(0.4)], [0.5, 0.3], 160);
  return { hu: Math.exp(logHu!) + around, around, sigmaMm: Math.exp(logSigma!), clipHu };
}

/**
 * Where the rod ends along its axis, mm, near where its metal was seen to end; null where it leaves
 * the scan.
 */
function findEnd(at: ReadAt, nearMm: number, radiusMm: number, rod: Rod): number | null {
  const places: number[] = [];
  for (let s = nearMm - 3; s <= nearMm + PROFILE_MM + 1; s += 0.1) places.push(s);
  const shown = places.map(s => at(0, 0, s));
  const beyond = median(shown.slice(-8));
  if (beyond > LEVEL_HU) return null;
  const cost = ([end, logSigma]: readonly number[]): number => {
    const sigma = Math.exp(logSigma!);
    if (sigma < 0.12 || sigma > 1.5) return Infinity;
    let sum = 0;
    places.forEach((s, n) => {
      if (shown[n]! >= rod.clipHu - CLIPPED_HU) return;
      const model = beyond + (rod.hu - beyond) * rodAlong(s - end!, radiusMm, sigma);
      sum += (Math.min(model, rod.clipHu) - shown[n]!) ** 2;
    });
    return sum;
  };
  const [end] = minimize(cost, [nearMm - 0.3, Math.log(rod.sigmaMm)], [0.4, 0.15], 120);
  return end!;
}
