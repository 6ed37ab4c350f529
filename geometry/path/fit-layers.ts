import { assertThat } from '../core/result';

/** A value that a parameter is expected near; `sd` says how strongly. */
export interface Prior {
  readonly mean: number;
  readonly sd: number;
}

/** Layers of constant HU along a line, all edges blurred alike by a Gaussian. */
export interface Layers {
  /** Positions of the edges, mm, ascending; n of them. */
  readonly edgesMm: readonly number[];
  /** HU before the first edge, between edges, after the last; n + 1 of them. */
  readonly levelsHu: readonly number[];
  /** Standard deviation of the blur along the line, mm. */
  readonly blurMm: number;
}

export interface LayerPriors {
  /** One a level; null leaves it to the data. */
  readonly levels: readonly (Prior | null)[];
  readonly blur: Prior;
  /** Widths of the layers between edges, n - 1 of them. */
  readonly widths: readonly (Prior | null)[];
}

export interface LayerFit extends Layers {
  /** Sum of squared residuals over noise, priors included: smaller is better. */
  readonly cost: number;
}

const ITERATIONS = 60;
const LEAST_BLUR_MM = 0.12;

/**
 * Fits blurred layers to HU along a line by least squares (Levenberg-Marquardt with exact
 * derivatives), with Gaussian priors: the model of cortical bone mapping (Treece et al., Medical
 * Image Analysis 14, 2010), which tells the thickness of cortex thinner than the scanner's blur,
 * where a half-maximum would overstate it.
 *
 * `atMm`, `hu`: the profile; `noiseHu`: its standard deviation with what the model leaves out.
 * Deterministic.
 */
export function fitLayers(
  atMm: Float64Array,
  hu: Float64Array,
  noiseHu: number,
  start: Layers,
  priors: LayerPriors,
): LayerFit {
  const edges = start.edgesMm.length;
  const size = 2 * edges + 2;
  assertThat(start.levelsHu.length === edges + 1, 'fitLayers', 'one level more than edges is needed');
  let p = Float64Array.of(...start.edgesMm, ...start.levelsHu, start.blurMm);
  const normal = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  const profile = { atMm, hu, noiseHu };
  const system = { normal, gradient };
  let cost = accumulate(profile, p, priors, system);
  let damping = 1e-3;
  for (let n = 0; n < ITERATIONS && damping < 1e8; n++) {
    const step = solveDamped(normal, gradient, size, damping);
    const next = p.map((v, a) => v + step[a]!);
    next[size - 1] = Math.max(LEAST_BLUR_MM, next[size - 1]!);
    const nextCost = accumulate(profile, next, priors, null);
    if (nextCost < cost) {
      const gained = cost - nextCost;
      p = next;
      damping = Math.max(1e-9, damping / 10);
      cost = accumulate(profile, p, priors, system);
      if (gained < 1e-9 * cost + 1e-12) break;
    } else {
      damping *= 10;
    }
  }
  return {
    edgesMm: [...p.subarray(0, edges)],
    levelsHu: [...p.subarray(edges, 2 * edges + 1)],
    blurMm: p[size - 1]!,
    cost,
  };
}

interface NoisyProfile {
  readonly atMm: Float64Array;
  readonly hu: Float64Array;
  readonly noiseHu: number;
}

/** J^T J and -J^T r of the weighted residuals. */
interface NormalEquations {
  readonly normal: Float64Array;
  readonly gradient: Float64Array;
}

/** Cost at `p`; where asked for, also the normal equations there. */
function accumulate(
  { atMm, hu, noiseHu }: NoisyProfile,
  p: Float64Array,
  priors: LayerPriors,
  system: NormalEquations | null,
): number {
  const size = p.length;
  const edges = (size - 2) / 2;
  const row = new Float64Array(size);
  const blur = p[size - 1]!;
  let cost = 0;
  system?.normal.fill(0);
  system?.gradient.fill(0);
  const add = (residual: number) => {
    cost += residual * residual;
    if (!system) return;
    const { normal, gradient } = system;
    for (let a = 0; a < size; a++) {
      gradient[a] = gradient[a]! - row[a]! * residual;
      for (let b = 0; b < size; b++) normal[size * a + b] = normal[size * a + b]! + row[a]! * row[b]!;
    }
  };
  for (let n = 0; n < atMm.length; n++) {
    row.fill(0);
    let value = p[edges]!;
    let before = 1;
    for (let e = 0; e < edges; e++) {
      const z = (atMm[n]! - p[e]!) / blur;
      const jump = p[edges + e + 1]! - p[edges + e]!;
      const passed = standardNormal(z);
      const slope = Math.exp(-0.5 * z * z) / (Math.sqrt(2 * Math.PI) * blur);
      value += jump * passed;
      row[e] = (-jump * slope) / noiseHu;
      row[edges + e] = (before - passed) / noiseHu;
      before = passed;
      row[size - 1] = row[size - 1]! - (jump * slope * z) / noiseHu;
    }
    row[2 * edges] = before / noiseHu;
    add((value - hu[n]!) / noiseHu);
  }
  const addPrior = (prior: Prior | null | undefined, value: number, plus: number, minus = -1) => {
    if (!prior) return;
    row.fill(0);
    row[plus] = 1 / prior.sd;
    if (minus >= 0) row[minus] = -1 / prior.sd;
    add((value - prior.mean) / prior.sd);
  };
  priors.levels.forEach((prior, a) => addPrior(prior, p[edges + a]!, edges + a));
  priors.widths.forEach((prior, a) => addPrior(prior, p[a + 1]! - p[a]!, a + 1, a));
  addPrior(priors.blur, blur, size - 1);
  return cost;
}

/**
 * Solves (N + damping diag N) x = g by Cholesky; a parameter without any influence stays where it
 * is.
 */
function solveDamped(normal: Float64Array, gradient: Float64Array, size: number, damping: number) {
  const l = new Float64Array(size * size);
  const x = new Float64Array(size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = normal[size * a + b]!;
      if (a === b) sum += damping * sum + 1e-12;
      for (let c = 0; c < b; c++) sum -= l[size * a + c]! * l[size * b + c]!;
      l[size * a + b] = a === b ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[size * b + b]!;
    }
  }
  for (let a = 0; a < size; a++) {
    let sum = gradient[a]!;
    for (let c = 0; c < a; c++) sum -= l[size * a + c]! * x[c]!;
    x[a] = sum / l[size * a + a]!;
  }
  for (let a = size - 1; a >= 0; a--) {
    let sum = x[a]!;
    for (let c = a + 1; c < size; c++) sum -= l[size * c + a]! * x[c]!;
    x[a] = sum / l[size * a + a]!;
  }
  return x;
}

/**
 * Distribution function of the standard normal (Abramowitz and Stegun 7.1.26, absolute error below
 * 1e-7).
 */
function standardNormal(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const tail =
    0.5 *
    Math.exp(-x * x) *
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return z < 0 ? tail : 1 - tail;
}
