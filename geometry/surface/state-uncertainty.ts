import type { SlabFit } from './fit-slab';

/**
 * What the error of a refined vertex was seen to go with, each as a standard deviation for one unit of it. Found once by
 * quantile regression (the check function of Koenker and Bassett, Econometrica 46 (1978) 33-50, at 95 %) on 64,794 vertices
 * of 26 simulated heads, `randomPatient` 501 to 526, whose true surface is known: cats to large dogs, voxels of 0.3 to 0.6 mm,
 * blur 0.6 to 1 mm FWHM, noise 10 to 35 HU. `npm run check` holds it against heads of other seeds.
 */
const CALIBRATION = {
  /** Sigma, for each square root of the misfit: noise, and what is no blurred slab. */
  misfit: 0.0365,
  /** Of the scan's density of compact bone, which all thin walls share. */
  density: 0.052,
  /** Sigma: a table much thinner than the blur, over diploe whose far side another table lifts. */
  table: 0.163,
  /** Of the shift that curvature asks for. */
  curvature: 0.5,
  /** Of what the neighbours correct. */
  neighbours: 0.475,
  /** Sigma: fitted under a skin too thin to level out. */
  skin: 0.095,
} as const;
/** Of a vertex without a clean edge, once its neighbours have had their say; sigma. */
const UNCLEAN = 0.65;

/**
 * Standard uncertainty of a refined vertex along its normal before its neighbours are heard, mm: noise and misfit of its own
 * profile, with what it shares with every other vertex of the scan (a density of compact bone that was
 * estimated too high or too low moves all thin walls alike), so that the band of 1.96 of it holds 95 % of the errors.
 *
 * @param sigmaMm the scan's blur along the profile, one standard deviation
 * @param shiftMm what was added for curvature
 */
export function stateUncertainty(fit: SlabFit, sigmaMm: number, shiftMm: number): number {
  // How near what lies inside comes to compact bone.
  const soft = Math.max(0, fit.outsideHu);
  const spongy = Math.min(1, Math.max(0, (fit.insideHu - soft) / Math.max(1, fit.corticalHu - soft)));
  return Math.hypot(
    CALIBRATION.misfit * sigmaMm * Math.sqrt(fit.misfit),
    CALIBRATION.density * fit.edgeByDensity * sigmaMm,
    CALIBRATION.table * Math.exp(-fit.thickness / 2) * spongy * sigmaMm,
    CALIBRATION.curvature * shiftMm,
    fit.underAir ? CALIBRATION.skin * sigmaMm : 0,
  );
}

/** The same of a vertex that its neighbours have moved by `correctionMm`. */
export function addCorrection(uncertaintyMm: number, correctionMm: number): number {
  return Math.hypot(uncertaintyMm, CALIBRATION.neighbours * correctionMm);
}

/** The same of a vertex whose profile shows no clean edge. */
export const uncleanUncertainty = (sigmaMm: number): number => UNCLEAN * sigmaMm;
