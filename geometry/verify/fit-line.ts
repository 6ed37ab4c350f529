import { median } from '../core/median';

/** A place of a line: where along, and the two offsets across, mm. */
export interface LineStation {
  readonly alongMm: number;
  readonly acrossMm: readonly [number, number];
}

/** offset(along) = offset[axis] + slope[axis] * along. */
export interface FittedLine {
  readonly offsetMm: readonly [number, number];
  readonly slope: readonly [number, number];
  /** RMS of the stations that count, beside the line, mm. */
  readonly spreadMm: number;
}

/** Places further off than this many spreads have no say. */
const TUKEY = 4.685;
const ROUNDS = 12;

/** The straight line through the stations, by Tukey's biweight: some of them may lie anywhere. */
export function fitLine(stations: readonly LineStation[]): FittedLine {
  let weights = stations.map(() => 1);
  let line = weigh(stations, weights);
  for (let round = 0; round < ROUNDS; round++) {
    const off = stations.map(s => besideLine(s, line));
    const spread = Math.max(0.005, 1.4826 * median(off));
    weights = off.map(d => Math.max(0, 1 - (d / (TUKEY * spread)) ** 2) ** 2);
    line = weigh(stations, weights);
  }
  return line;
}

const besideLine = (s: LineStation, line: FittedLine): number =>
  Math.hypot(
    s.acrossMm[0] - line.offsetMm[0] - line.slope[0] * s.alongMm,
    s.acrossMm[1] - line.offsetMm[1] - line.slope[1] * s.alongMm,
  );

function weigh(stations: readonly LineStation[], weights: readonly number[]): FittedLine {
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = (of: (s: LineStation) => number): number =>
    stations.reduce((sum, s, n) => sum + weights[n]! * of(s), 0) / total;
  const middle = mean(s => s.alongMm);
  const spread = mean(s => (s.alongMm - middle) ** 2);
  const axis = (a: 0 | 1): readonly [number, number] => {
    const height = mean(s => s.acrossMm[a]);
    const slope = spread > 0 ? mean(s => (s.alongMm - middle) * (s.acrossMm[a] - height)) / spread : 0;
    return [height - slope * middle, slope];
  };
  const [x, y] = [axis(0), axis(1)];
  const line = { offsetMm: [x[0], y[0]] as const, slope: [x[1], y[1]] as const, spreadMm: 0 };
  return { ...line, spreadMm: Math.sqrt(mean(s => besideLine(s, line) ** 2)) };
}
