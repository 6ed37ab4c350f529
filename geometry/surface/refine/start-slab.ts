import { AIR_HU, ENDLESS, SOFT_HU, type SlabModel, type SlabPrior } from './slab-model';

/** Cortex goes on to the profile's inner end where that still shows this part of it. */
const STILL_CORTEX = 0.8;
/**
 * How far from the edge a profile is held against the slab in full, sigma. Less inward: a table
 * over thin diploe with the other table behind it is no slab, and would draw the edge outward.
 */
const KNOWN_OUTWARD = 2.2;
const KNOWN_INWARD = 1.5;
/** Thinner skin than this, sigma, is none: a dry bone. */
export const LEAST_SKIN = 0.5;

/**
 * Writes what the profile shows outright to `theta`, and to the model how much each unknown and
 * each sample counts.
 */
export function startSlab(model: SlabModel, prior: SlabPrior, outside: number, theta: Float64Array): void {
  const { samples, start, step, count, weights, priorWeight, underAir } = model;
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
  // A level interior below the density asked about may be tables and diploe run together: weak
  // evidence against it.
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
}
