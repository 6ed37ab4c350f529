import { normalCumulative, normalDensity } from './normal-table';

/** What the fit takes for granted. Lengths in blur widths (sigma). */
export interface SlabPrior {
  /** Density of cortex over the whole scan, HU, and how far a place may differ from it (one standard deviation). */
  readonly corticalHu: number;
  readonly corticalSpreadHu: number;
  /**
   * Whether the cortical density is known: a level interior counts as cortex without end where it comes near that
   * density. Otherwise where it comes near the profile's own peak.
   */
  readonly densityKnown: boolean;
  /** Whether a thin skin may lie between bone and air; false where the profile is of skin itself. */
  readonly skinAllowed: boolean;
  /** Noise of one sample, HU. */
  readonly noiseHu: number;
}

/** A slab of cortex fitted to a profile. Reused from call to call: read it before the next fit. */
export interface SlabFit {
  /** Outer edge, sigma along the profile. */
  edge: number;
  /** Thickness, sigma; beyond about 4 the profile does not tell. */
  thickness: number;
  corticalHu: number;
  insideHu: number;
  outsideHu: number;
  /** Standard error of the edge, sigma. */
  edgeError: number;
  /** How far the edge moves where the cortical density taken for granted grows by one part in one, sigma. */
  edgeByDensity: number;
  /** Whether skin too thin to level out was fitted between bone and air. */
  underAir: boolean;
  /** Weighted mean square of the residuals over the noise's square: about 1 for a good fit. */
  misfit: number;
  /** Whether the profile holds an edge that the fit can be trusted with. */
  clean: boolean;
}

export const emptyFit = (): SlabFit => ({
  edge: 0,
  thickness: 0,
  corticalHu: 0,
  insideHu: 0,
  outsideHu: 0,
  edgeError: 0,
  edgeByDensity: 0,
  underAir: false,
  misfit: 0,
  clean: false,
});

const UNKNOWNS = 5;
const ITERATIONS = 8;
/** The fit has settled once the edge moves by less, sigma: some thousandths of a millimetre. */
const SETTLED_EDGE = 0.01;
/** A slab this thick, in sigma, is without end to its outer edge. */
const ENDLESS = 8;
/** Cortex goes on to the profile's inner end where that still shows this part of it. */
const STILL_CORTEX = 0.8;
/**
 * How far from the edge a profile is held against the slab in full, sigma. Less inward: a table over thin diploe with the
 * other table behind it is no slab, and would draw the edge outward.
 */
const KNOWN_OUTWARD = 2.2;
const KNOWN_INWARD = 1.5;
/** Soft tissue over bone, and the air beyond it, HU: only taken for granted where air is near. */
const SOFT_HU = 40;
const AIR_HU = -1000;
/** Where a profile ends below this, air is near: less than any tissue but fat. */
const NEAR_AIR_HU = -60;
/** A fit of bone on air with a smaller mean square than this (over the noise's) needs no skin. */
const WELL_FITTED = 2;
/** Thinner skin than this, sigma, is none: a dry bone. */
const LEAST_SKIN = 0.5;

/**
 * Fits a blurred slab to a profile across a bone's surface (cortical bone mapping: Treece, Gee, Mayhew and
 * Poole, Medical Image Analysis 14 (2010) 276-290):
 *
 *   I(x) = outside + (cortex - outside) P(edge - x) - (cortex - inside) P(edge - thickness - x)
 *
 * with P the normal distribution (the scan's blur). x runs outward, in units of the blur's sigma. Unlike Treece's, cortex
 * is not fixed but held by a normal prior, so that a thick cortex shows its own density and a thin one (whose
 * peak never reaches it) takes the scan's. Where the profile ends in air, a skin too thin to level out may lie on the bone: soft
 * tissue is then taken for granted outside, and how far out air begins is fitted in place of its density.
 * Levenberg-Marquardt from the half-level crossing met first from outside.
 *
 * Returns a function of (samples, first x, step, count) that writes to `fit`, without allocating.
 */
export function createSlabFitter(
  fit: SlabFit,
): (samples: Float64Array, start: number, step: number, count: number, prior: SlabPrior) => void {
  // Unknowns in the order thickness, inside, outside, cortex, edge: the last one's variance is the quickest to read.
  const theta = new Float64Array(UNKNOWNS);
  const trial = new Float64Array(UNKNOWNS);
  const factor = new Float64Array(UNKNOWNS * UNKNOWNS);
  const priorMean = new Float64Array(UNKNOWNS);
  const priorWeight = new Float64Array(UNKNOWNS);
  const weights = new Float64Array(64);
  const row = new Float64Array(UNKNOWNS);
  // Normal matrix (lower triangle, row by row) and gradient at theta and at the trial; swapped when a trial is taken.
  let system = new Float64Array(20);
  let trialSystem = new Float64Array(20);
  /** Whether unknown 2 is the thickness of skin under air, sigma, instead of the density outside. */
  let underAir = false;

  /** The cost at `at`; writes the normal equations there to `out`. */
  const evaluate = (
    at: Float64Array,
    out: Float64Array,
    samples: Float64Array,
    start: number,
    step: number,
    count: number,
  ): number => {
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
  };

  /** Cholesky factor of the normal matrix with its diagonal raised by `damping`; false where it is not positive. */
  const factorise = (damping: number): boolean => {
    for (let a = 0; a < UNKNOWNS; a++) {
      for (let b = 0; b <= a; b++) {
        let sum = system[(a * (a + 1)) / 2 + b]!;
        if (a === b) sum *= 1 + damping;
        for (let c = 0; c < b; c++) sum -= factor[a * UNKNOWNS + c]! * factor[b * UNKNOWNS + c]!;
        if (a !== b) factor[a * UNKNOWNS + b] = sum / factor[b * UNKNOWNS + b]!;
        else if (sum > 0) factor[a * UNKNOWNS + a] = Math.sqrt(sum);
        else return false;
      }
    }
    return true;
  };

  /**
   * The prior's pull on the density, carried to the edge by the inverse of the normal matrix, whose entry of edge and
   * density is -f43 / (f33 f44^2) of the undamped factor f.
   */
  const edgeByDensity = (prior: SlabPrior): number => {
    const density = 3 * UNKNOWNS + 3;
    const edge = 4 * UNKNOWNS + 4;
    return (
      (-prior.corticalHu * priorWeight[3]! * factor[edge - 1]!) / (factor[density]! * factor[edge]! ** 2)
    );
  };

  /** trial = theta + the solution of factor factor' x = gradient. */
  const stepTrial = (): void => {
    for (let a = 0; a < UNKNOWNS; a++) {
      let sum = system[15 + a]!;
      for (let c = 0; c < a; c++) sum -= factor[a * UNKNOWNS + c]! * row[c]!;
      row[a] = sum / factor[a * UNKNOWNS + a]!;
    }
    for (let a = UNKNOWNS - 1; a >= 0; a--) {
      let sum = row[a]!;
      for (let c = a + 1; c < UNKNOWNS; c++) sum -= factor[c * UNKNOWNS + a]! * row[c]!;
      row[a] = sum / factor[a * UNKNOWNS + a]!;
      trial[a] = theta[a]! + row[a]!;
    }
    trial[0] = Math.min(ENDLESS, Math.max(0.3, trial[0]!));
    if (underAir) trial[2] = Math.min(6, Math.max(0, trial[2]!));
  };

  /** Levenberg-Marquardt from `theta`; leaves the answer there and the cost as the result. */
  const solve = (samples: Float64Array, start: number, step: number, count: number): number => {
    priorMean.set(theta);
    let cost = evaluate(theta, system, samples, start, step, count);
    let damping = 1e-3;
    for (let n = 0; n < ITERATIONS; n++) {
      if (!factorise(damping)) break;
      stepTrial();
      const next = evaluate(trial, trialSystem, samples, start, step, count);
      if (next <= cost) {
        const settled = Math.abs(trial[4]! - theta[4]!) < SETTLED_EDGE && cost - next < 0.1;
        theta.set(trial);
        const taken = trialSystem;
        trialSystem = system;
        system = taken;
        cost = next;
        damping *= 0.2;
        if (settled) break;
      } else damping = Math.max(1e-2, damping * 10);
    }
    return cost;
  };

  /** Starts from what the profile shows outright, then solves. */
  const fitOutside = (
    samples: Float64Array,
    start: number,
    step: number,
    count: number,
    prior: SlabPrior,
    outside: number,
  ): number => {
    const last = count - 1;
    const inside = 0.5 * (samples[0]! + samples[1]!);
    const cortex = prior.corticalHu;
    const half = 0.5 * (cortex + outside);
    // The edge: the half-level met first from outside, else (thin) the steepest rise.
    let edge = Number.NaN;
    let steepest = 0;
    let steepestAt = start;
    let skinEnd = start + step * last;
    let peak = -Infinity;
    for (let n = 0; n < count; n++) if (samples[n]! > peak) peak = samples[n]!;
    for (let n = last - 1; n >= 0; n--) {
      const here = samples[n]!;
      const outer = samples[n + 1]!;
      if (outer < 0.5 * (SOFT_HU + AIR_HU) && here >= 0.5 * (SOFT_HU + AIR_HU))
        skinEnd = start + step * (n + 0.5);
      if (here - outer > steepest) {
        steepest = here - outer;
        steepestAt = start + step * (n + 0.5);
      }
      if (here >= half && outer < half) {
        edge = start + step * (n + (here - half) / (here - outer));
        break;
      }
    }
    const thin = !(edge > start);
    if (thin) edge = steepestAt + 0.3;
    const solid = !thin && inside > STILL_CORTEX * (prior.densityKnown ? cortex : Math.min(cortex, peak));
    let thickness = thin ? 1.5 : ENDLESS;
    if (!thin && !solid) {
      const innerHalf = 0.5 * (cortex + inside);
      for (let n = Math.floor((edge - start) / step) - 1; n >= 0; n--) {
        if (samples[n]! >= innerHalf) continue;
        thickness = Math.max(0.8, edge - start - step * (n + 0.5));
        break;
      }
    }
    theta[0] = thickness;
    theta[1] = inside;
    theta[2] = underAir ? Math.min(4, Math.max(LEAST_SKIN, skinEnd - edge)) : outside;
    theta[3] = cortex;
    theta[4] = edge;
    priorWeight[0] = solid ? 1e4 : 0.01;
    priorWeight[1] = 1 / (400 * 400);
    priorWeight[2] = underAir ? 1 / 9 : 1 / (400 * 400);
    // A level interior below the density asked about may be tables and diploe run together: weak evidence against it.
    const spread =
      solid && !prior.densityKnown && peak < cortex ? 3 * prior.corticalSpreadHu : prior.corticalSpreadHu;
    priorWeight[3] = 1 / (spread * spread);
    priorWeight[4] = 1e-4;
    // Far from the edge other structures begin, which the slab does not know.
    for (let n = 0; n < count; n++) {
      const beyond = start + step * n - edge;
      const far = Math.max(0, beyond > 0 ? beyond - KNOWN_OUTWARD : -beyond - KNOWN_INWARD) * 40;
      weights[n] = 1 / (prior.noiseHu * prior.noiseHu + far * far);
    }
    return solve(samples, start, step, count);
  };

  return (samples, start, step, count, prior) => {
    const last = count - 1;
    const outermost = 0.5 * (samples[last]! + samples[last - 1]!);
    underAir = false;
    let cost = fitOutside(samples, start, step, count, prior, outermost);
    if (prior.skinAllowed && outermost < NEAR_AIR_HU && cost > WELL_FITTED * count) {
      // Bone on air does not explain the profile: bone under thin skin may.
      const bareCost = cost;
      underAir = true;
      cost = fitOutside(samples, start, step, count, prior, SOFT_HU);
      if (!(cost < 0.5 * bareCost && theta[2]! >= LEAST_SKIN)) {
        underAir = false;
        cost = fitOutside(samples, start, step, count, prior, outermost);
      }
    }
    const solved = factorise(0);
    fit.edge = theta[4]!;
    fit.thickness = theta[0]!;
    fit.insideHu = theta[1]!;
    fit.outsideHu = underAir ? SOFT_HU : theta[2]!;
    fit.corticalHu = theta[3]!;
    fit.edgeError = solved ? 1 / factor[UNKNOWNS * UNKNOWNS - 1]! : 1;
    fit.edgeByDensity = solved ? edgeByDensity(prior) : 0;
    fit.underAir = underAir;
    fit.misfit = cost / count;
    fit.clean =
      solved &&
      fit.corticalHu - fit.outsideHu > 200 &&
      fit.edge > start + step &&
      fit.edge < start + step * (last - 1) &&
      fit.edgeError < 0.5;
  };
}
