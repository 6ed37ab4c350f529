import { guidePoint, toPatient, type PatientVector } from '../core/frames';
import { normalize, subtract } from '../core/vector';
import type { PathCut } from './cut-along-path';
import type { BoneHole } from './find-hole';
import type { FoundInstrument } from './found-instrument';

/** Sought within this of the target, mm. */
const WITHIN_MM = 9;
/**
 * The change is averaged over balls of this radius; a cavity differs by this many of its standard
 * deviations. Fresh clot in an enhancing lesion does by 7 to 8, and its middle would then be off by
 * millimetres (measured): better not found.
 */
const BALL_MM = 0.9;
const LEAST_SPREADS = 15;
/** Nothing that a biopsy leaves differs more than air from tissue, HU: metal does. */
const MOST_CHANGE_HU = 1300;
/** A cavity is at least this large, mm3, and no larger than what a needle takes and tears. */
const VOLUME_MM3 = { least: 4, most: 600 };
/** Its body is what differs by this part of its greatest change. */
const BODY = 0.4;

/**
 * The cavity that a biopsy left near the target, where nothing tells its track: the connected place
 * where the scans differ most, blood or air. Its middle counts as that of the window; the line is
 * taken from the drilled hole, where there is one.
 */
export function findCavity(cut: PathCut, hole: BoneHole | null): FoundInstrument | null {
  const { size, firstMm, cellMm, lengthMm } = cut;
  const [na, nb, nc] = size;
  const { values, spread } = averageBalls(cut);
  const place = (n: number): readonly [number, number, number] => [
    firstMm[0] + cellMm * (n % na),
    firstMm[1] + cellMm * (Math.floor(n / na) % nb),
    firstMm[2] + cellMm * Math.floor(n / (na * nb)),
  ];
  let peak = -1;
  for (let n = 0; n < values.length; n++) {
    const [x, y, s] = place(n);
    if (Math.hypot(x, y, s - lengthMm) > WITHIN_MM) continue;
    if (peak < 0 || Math.abs(values[n]!) > Math.abs(values[peak]!)) peak = n;
  }
  if (peak < 0) return null;
  const change = Math.abs(values[peak]!);
  if (change < LEAST_SPREADS * spread || change > MOST_CHANGE_HU) return null;

  const sign = Math.sign(values[peak]!);
  const level = Math.max(BODY * change, 4 * spread);
  const body = [peak];
  const seen = new Set(body);
  let [sx, sy, ss, weight] = [0, 0, 0, 0];
  for (let b = 0; b < body.length; b++) {
    const n = body[b]!;
    const [x, y, s] = place(n);
    const w = sign * values[n]!;
    [sx, sy, ss, weight] = [sx + w * x, sy + w * y, ss + w * s, weight + w];
    for (const [step, inside] of [
      [1, n % na < na - 1],
      [-1, n % na > 0],
      [na, Math.floor(n / na) % nb < nb - 1],
      [-na, Math.floor(n / na) % nb > 0],
      [na * nb, Math.floor(n / (na * nb)) < nc - 1],
      [-na * nb, n >= na * nb],
    ] as const) {
      const next = n + step;
      if (!inside || seen.has(next) || sign * values[next]! < level) continue;
      seen.add(next);
      body.push(next);
    }
  }
  const volumeMm3 = body.length * cellMm ** 3;
  if (volumeMm3 < VOLUME_MM3.least || volumeMm3 > VOLUME_MM3.most) return null;
  const windowLps = toPatient(cut.frame, guidePoint(sx / weight, sy / weight, ss / weight));
  return {
    way: 'cavity',
    windowLps,
    tipLps: null,
    directionLps:
      hole &&
      normalize(subtract<PatientVector>(windowLps, toPatient(cut.frame, guidePoint(...hole.middleMm)))),
    straightnessMm: null,
    distinctness: change / spread,
  };
}

/**
 * The change averaged over balls, in soft tissue alone (0 elsewhere), and the robust spread of
 * these averages.
 */
function averageBalls({ size, cellMm, change, before }: PathCut): {
  readonly values: Float32Array;
  readonly spread: number;
} {
  const [na, nb, nc] = size;
  const reach = Math.round(BALL_MM / cellMm);
  const offsets: number[] = [];
  for (let c = -reach; c <= reach; c++) {
    for (let b = -reach; b <= reach; b++) {
      for (let a = -reach; a <= reach; a++) {
        if (Math.hypot(a, b, c) * cellMm <= BALL_MM) offsets.push(a + na * (b + nb * c));
      }
    }
  }
  const values = new Float32Array(change.length);
  const quiet: number[] = [];
  for (let c = reach; c < nc - reach; c++) {
    for (let b = reach; b < nb - reach; b++) {
      for (let a = reach; a < na - reach; a++) {
        const at = a + na * (b + nb * c);
        if (offsets.some(offset => before[at + offset]! > 250 || before[at + offset]! < -200)) continue;
        let sum = 0;
        for (const offset of offsets) sum += change[at + offset]!;
        values[at] = sum / offsets.length;
        if (at % 5 === 0) quiet.push(Math.abs(values[at]!));
      }
    }
  }
  quiet.sort((x, y) => x - y);
  return { values, spread: Math.max(0.5, 1.4826 * (quiet[quiet.length >> 1] ?? 1)) };
}
