import type { SlabFit } from './fit-slab';

/**
 * What the error of a refined vertex was seen to go with, each as a standard deviation for one unit
 * of it. Found once by quantile regression (the check function of Koenker and Bassett, Econometrica
 * 46 (1978) 33-50, at 95 %) on 103,228 vertices of 26 simulated heads, `randomPatient` 501 to 526,
 * whose true surface is known: cats to large dogs, voxels of 0.3 to 0.6 mm, blur 0.6 to 1 mm FWHM,
 * noise 10 to 35 HU; vertices on ridges, in grooves and in clefts counted three times. `npm run
 * check` holds it against heads of other seeds.
 */
const CALIBRATION = {
  /** Sigma, for each square root of the misfit: noise. */
  noise: 0.0215,
  /** Sigma, for each misfit: what is no blurred slab, as where other bone lies near. */
  misfit: 0.0215,
  /** Of the scan's density of compact bone, which all thin walls share. */
  density: 0.0575,
  /** Sigma: a table much thinner than the blur, over diploe whose far side another table lifts. */
  table: 0.17,
  /** Of the shift that curvature asks for. */
  curvature: 0.645,
  /** Of what the neighbours correct. */
  neighbours: 0.478,
  /** Sigma: fitted under a skin too thin to level out. */
  skin: 0.148,
} as const;
/** A misfit beyond this says no more. */
const WORST_MISFIT = 30;
/** Of a vertex without a clean edge, once its neighbours have had their say; sigma. */
const UNCLEAN = 0.65;

/**
 * Standard uncertainty of a refined vertex along its normal before its neighbours are heard, mm:
 * noise and misfit of its own profile, with what it shares with every other vertex of the scan (a
 * density of compact bone that was estimated too high or too low moves all thin walls alike), so
 * that the band of 1.96 of it holds 95 % of the errors.
 *
 * @param sigmaMm the scan's blur along the profile, one standard deviation
 * @param shiftMm what was added for curvature
 */
export function vertexUncertainty(fit: SlabFit, sigmaMm: number, shiftMm: number): number {
  const misfit = Math.min(fit.misfit, WORST_MISFIT);
  const soft = Math.max(0, fit.outsideHu);
  // How near what lies inside comes to compact bone.
  const spongy = Math.min(1, Math.max(0, (fit.insideHu - soft) / Math.max(1, fit.corticalHu - soft)));
  const density = CALIBRATION.density * fit.edgeByDensity;
  const table = CALIBRATION.table * spongy;
  const curvature = CALIBRATION.curvature * shiftMm;
  // Squares by hand: this is asked a million times, and Math.hypot of many takes as long as a fit.
  return Math.sqrt(
    sigmaMm *
      sigmaMm *
      (CALIBRATION.noise ** 2 * misfit +
        CALIBRATION.misfit ** 2 * misfit * misfit +
        density * density +
        table * table * Math.exp(-fit.thickness) +
        (fit.underAir ? CALIBRATION.skin ** 2 : 0)) +
      curvature * curvature,
  );
}

/** The same of a vertex that its neighbours have moved by `correctionMm`. */
export function addCorrection(uncertaintyMm: number, correctionMm: number): number {
  const word = CALIBRATION.neighbours * correctionMm;
  return Math.sqrt(uncertaintyMm * uncertaintyMm + word * word);
}

/** The same of a vertex whose profile shows no clean edge. */
export const uncleanUncertainty = (sigmaMm: number): number => UNCLEAN * sigmaMm;
