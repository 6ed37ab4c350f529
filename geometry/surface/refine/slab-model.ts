import { normalCumulative, normalDensity } from './normal-table';

/**
 * Number of unknowns, in the order thickness, inside, outside, cortex, edge: the last one's
 * variance is the quickest to read.
 */
export const UNKNOWNS = 5;

/** A slab this thick, in sigma, is without end to its outer edge. */
export const ENDLESS = 8;

/** Soft tissue over bone, and the air beyond it, HU: only taken for granted where air is near. */
export const SOFT_HU = 40;
export const AIR_HU = -1000;

/** What the fit takes for granted. Lengths in blur widths (sigma). */
export interface SlabPrior {
  /**
   * Density of cortex over the whole scan, HU, and how far a place may differ from it (one standard
   * deviation).
   */
  readonly corticalHu: number;
  readonly corticalSpreadHu: number;
  /**
   * Whether the cortical density is known: a level interior counts as cortex without end where it
   * comes near that density. Otherwise where it comes near the profile's own peak.
   */
  readonly densityKnown: boolean;
  /**
   * Whether a thin skin may lie between bone and air; false where the profile is of skin itself.
   */
  readonly skinAllowed: boolean;
  /** Noise of one sample, HU. */
  readonly noiseHu: number;
}

/** A profile and what is known of it before the fit. Reused from fit to fit. */
export interface SlabModel {
  /** Sample n lies at start + step * n; in blur widths (sigma), outward. HU. */
  samples: Float64Array;
  start: number;
  step: number;
  count: number;
  /** One over the variance of each sample, HU^-2. */
  readonly weights: Float64Array;
  /** Each unknown's expected value, and one over the variance about it. */
  readonly priorMean: Float64Array;
  readonly priorWeight: Float64Array;
  /**
   * Whether unknown 2 is the thickness of skin under air, sigma, in place of the density outside.
   */
  underAir: boolean;
}

export const createSlabModel = (): SlabModel => ({
  samples: new Float64Array(0),
  start: 0,
  step: 0,
  count: 0,
  weights: new Float64Array(64),
  priorMean: new Float64Array(UNKNOWNS),
  priorWeight: new Float64Array(UNKNOWNS),
  underAir: false,
});

/**
 * The cost of the unknowns `at`: squared residuals over their variances, priors among them. Writes
 * the normal equations there to `out`: the normal matrix (lower triangle, row by row) in 0..14, the
 * gradient in 15..19.
 */
export function evaluateSlab(model: SlabModel, at: Float64Array, out: Float64Array): number {
  const { samples, start, step, count, weights, priorMean, priorWeight, underAir } = model;
  const thickness = at[0]!;
  const inside = at[1]!;
  const outside = underAir ? SOFT_HU : at[2]!;
  const skin = at[2]!;
  const cortex = at[3]!;
  const edge = at[4]!;
  const rise = cortex - outside;
  const fall = cortex - inside;
  let cost = 0;
  let n00 = 0;
  let n10 = 0;
  let n11 = 0;
  let n20 = 0;
  let n21 = 0;
  let n22 = 0;
  let n30 = 0;
  let n31 = 0;
  let n32 = 0;
  let n33 = 0;
  let n40 = 0;
  let n41 = 0;
  let n42 = 0;
  let n43 = 0;
  let n44 = 0;
  let g0 = 0;
  let g1 = 0;
  let g2 = 0;
  let g3 = 0;
  let g4 = 0;
  for (let n = 0; n < count; n++) {
    const w = weights[n]!;
    const z = edge - start - step * n;
    const outer = normalCumulative(z);
    const j1 = normalCumulative(z - thickness);
    const j0 = fall * normalDensity(z - thickness);
    const j3 = outer - j1;
    let j2 = 1 - outer;
    let j4 = rise * normalDensity(z) - j0;
    let r = samples[n]! - (outside + rise * outer - fall * j1);
    if (underAir) {
      r += (SOFT_HU - AIR_HU) * (1 - normalCumulative(z + skin));
      j2 = (SOFT_HU - AIR_HU) * normalDensity(z + skin);
      j4 += j2;
    }
    const w0 = w * j0;
    const w1 = w * j1;
    const w2 = w * j2;
    const w3 = w * j3;
    const w4 = w * j4;
    cost += w * r * r;
    n00 += w0 * j0;
    n10 += w1 * j0;
    n11 += w1 * j1;
    n20 += w2 * j0;
    n21 += w2 * j1;
    n22 += w2 * j2;
    n30 += w3 * j0;
    n31 += w3 * j1;
    n32 += w3 * j2;
    n33 += w3 * j3;
    n40 += w4 * j0;
    n41 += w4 * j1;
    n42 += w4 * j2;
    n43 += w4 * j3;
    n44 += w4 * j4;
    g0 += w0 * r;
    g1 += w1 * r;
    g2 += w2 * r;
    g3 += w3 * r;
    g4 += w4 * r;
  }
  out[0] = n00 + priorWeight[0]!;
  out[1] = n10;
  out[2] = n11 + priorWeight[1]!;
  out[3] = n20;
  out[4] = n21;
  out[5] = n22 + priorWeight[2]!;
  out[6] = n30;
  out[7] = n31;
  out[8] = n32;
  out[9] = n33 + priorWeight[3]!;
  out[10] = n40;
  out[11] = n41;
  out[12] = n42;
  out[13] = n43;
  out[14] = n44 + priorWeight[4]!;
  out[15] = g0;
  out[16] = g1;
  out[17] = g2;
  out[18] = g3;
  out[19] = g4;
  for (let a = 0; a < UNKNOWNS; a++) {
    const r = priorMean[a]! - at[a]!;
    cost += priorWeight[a]! * r * r;
    out[15 + a]! += priorWeight[a]! * r;
  }
  return cost;
}
