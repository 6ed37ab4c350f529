import { createSlabModel, SOFT_HU, UNKNOWNS, type SlabPrior } from './slab-model';
import { createSlabSolver } from './solve-slab';
import { LEAST_SKIN, startSlab } from './start-slab';

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
  /**
   * How far the edge moves where the cortical density taken for granted grows by one part in one,
   * sigma.
   */
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

/** Where a profile ends below this, air is near: less than any tissue but fat. */
const NEAR_AIR_HU = -60;
/** A fit of bone on air with a smaller mean square than this (over the noise's) needs no skin. */
const WELL_FITTED = 2;
/**
 * Fits a blurred slab to a profile across a bone's surface (cortical bone mapping: Treece, Gee,
 * Mayhew and Poole, Medical Image Analysis 14 (2010) 276-290):
 *
 *   I(x) = outside + (cortex - outside) P(edge - x) - (cortex - inside) P(edge - thickness - x)
 *
 * with P the normal distribution (the scan's blur). x runs outward, in units of the blur's sigma.
 * Unlike Treece's, cortex is not fixed but held by a normal prior, so that a thick cortex shows its
 * own density and a thin one (whose peak never reaches it) takes the scan's. Where the profile ends
 * in air, a skin too thin to level out may lie on the bone: soft tissue is then taken for granted
 * outside, and how far out air begins is fitted in place of its density. Levenberg-Marquardt from
 * the half-level crossing met first from outside.
 *
 * Returns a function of (samples, first x, step, count, prior) that writes to `fit`, without
 * allocating.
 */
export function createSlabFitter(
  fit: SlabFit,
): (samples: Float64Array, start: number, step: number, count: number, prior: SlabPrior) => void {
  const model = createSlabModel();
  const { priorWeight } = model;
  const { theta, factor, factorise, solve } = createSlabSolver(model);

  /** The fit's cost with the density `outside` expected there, HU. */
  const fitOutside = (prior: SlabPrior, outside: number): number => {
    startSlab(model, prior, outside, theta);
    return solve();
  };

  /**
   * The prior's pull on the density, carried to the edge by the inverse of the normal matrix, whose
   * entry of edge and density is -f43 / (f33 f44^2) of the undamped factor f.
   */
  const edgeByDensity = (prior: SlabPrior): number => {
    const density = 3 * UNKNOWNS + 3;
    const edge = 4 * UNKNOWNS + 4;
    return (
      (-prior.corticalHu * priorWeight[3]! * factor[edge - 1]!) / (factor[density]! * factor[edge]! ** 2)
    );
  };

  return (samples, start, step, count, prior) => {
    const last = count - 1;
    const outermost = 0.5 * (samples[last]! + samples[last - 1]!);
    model.samples = samples;
    model.start = start;
    model.step = step;
    model.count = count;
    model.underAir = false;
    let cost = fitOutside(prior, outermost);
    if (prior.skinAllowed && outermost < NEAR_AIR_HU && cost > WELL_FITTED * count) {
      // Bone on air does not explain the profile: bone under thin skin may.
      const bareCost = cost;
      model.underAir = true;
      cost = fitOutside(prior, SOFT_HU);
      if (!(cost < 0.5 * bareCost && theta[2]! >= LEAST_SKIN)) {
        model.underAir = false;
        cost = fitOutside(prior, outermost);
      }
    }
    const solved = factorise(0);
    fit.edge = theta[4]!;
    fit.thickness = theta[0]!;
    fit.insideHu = theta[1]!;
    fit.outsideHu = model.underAir ? SOFT_HU : theta[2]!;
    fit.corticalHu = theta[3]!;
    fit.edgeError = solved ? 1 / factor[UNKNOWNS * UNKNOWNS - 1]! : 1;
    fit.edgeByDensity = solved ? edgeByDensity(prior) : 0;
    fit.underAir = model.underAir;
    fit.misfit = cost / count;
    fit.clean =
      solved &&
      fit.corticalHu - fit.outsideHu > 200 &&
      fit.edge > start + step &&
      fit.edge < start + step * (last - 1) &&
      fit.edgeError < 0.5;
  };
}
