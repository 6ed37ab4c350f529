import { median } from '../../core/median';
import { createCubicSampler } from '../../volume/sample-volume';
import type { Volume } from '../../volume/volume';
import { sigmaAlong, type EdgeModel } from './edge-model';
import { estimateCorticalDensity } from './estimate-cortical-density';
import { estimateSkinBlur } from './estimate-skin-blur';
import { createSlabFitter, emptyFit } from './fit-slab';
import type { TriangleMesh } from '../mesh/mesh';
import { minimize } from './minimize';
import { readProfile, type ProfileLine } from './read-profile';
import { createSurfaceLines } from './surface-lines';

const PROFILES = 400;
const REACH = 16;
/**
 * Profiles are read this many voxels inward and outward of the threshold surface, and at this step.
 */
const INWARD_VOXELS = 4.5;
const STEP_VOXELS = 0.5;

/** Compact bone at 120 kVp, and the blur of clinical reconstruction kernels: only expectations. */
const USUAL_CORTICAL_HU = 1400;
const USUAL_SIGMA_VOXELS = 0.85;
const PRIOR_SHARE = 0.015;
/**
 * A profile that ends below this ends in air; where more than this share of all do, there is no
 * soft tissue.
 */
const OPEN_AIR_HU = -600;
const BARE_SHARE = 0.6;

/**
 * Blur, cortical density and noise of a scan, from profiles spread over the bone's surface: the
 * values under which blurred slabs of any thickness fit them best, taken together (a thin cortex
 * tells their product, a thick one each of them), helped by the blur of the patient's border with
 * the air. Profiles that no slab fits (teeth, turbinates, sutures) lose their say. Null where fewer
 * than forty profiles show an edge of more than 400 HU.
 */
export function estimateEdgeModel(volume: Volume, mesh: TriangleMesh): EdgeModel | null {
  const vertices = mesh.positions.length / 3;
  const unit = Math.cbrt(volume.spacingMm[0] * volume.spacingMm[1] * volume.spacingMm[2]);
  const stepMm = STEP_VOXELS * unit;
  const startMm = -INWARD_VOXELS * unit;
  const sample = createCubicSampler(volume);
  const lines = createSurfaceLines(volume, mesh);
  const line: ProfileLine = { i: 0, j: 0, k: 0, di: 0, dj: 0, dk: 0 };

  const samples: Float64Array[] = [];
  const cosines: number[] = [];
  const peaks: number[] = [];
  const widths: number[] = [];
  const stride = Math.max(1, Math.floor(vertices / (2 * PROFILES)));
  for (let v = stride >> 1; v < vertices && samples.length < PROFILES; v += stride) {
    cosines.push(lines.place(v, line));
    const profile = new Float64Array(REACH);
    readProfile(sample, line, startMm, stepMm, profile);
    let peak = -Infinity;
    let steepest = 0;
    for (let n = 0; n < REACH; n++) {
      peak = Math.max(peak, profile[n]!);
      if (n > 0) steepest = Math.max(steepest, (profile[n - 1]! - profile[n]!) / stepMm);
    }
    const contrast = peak - profile[REACH - 1]!;
    if (contrast < 400 || steepest <= 0) {
      cosines.pop();
      continue;
    }
    samples.push(profile);
    peaks.push(peak);
    widths.push(contrast / (2.507 * steepest));
  }
  if (samples.length < 40) return null;
  const inAir = samples.filter(profile => profile[REACH - 1]! < OPEN_AIR_HU).length;
  const isBare = inAir > BARE_SHARE * samples.length;

  const fit = emptyFit();
  const fitSlab = createSlabFitter(fit);
  const misfits: number[] = [];
  const skin = estimateSkinBlur(volume);
  const expectedSigmaMm = skin?.planeSigmaMm ?? USUAL_SIGMA_VOXELS * unit;
  const expectedRatio = skin ? Math.log(skin.axialSigmaMm / skin.planeSigmaMm) : 0;
  const sigmaSpread = skin ? 0.03 : 0.35;
  const axialShare = skin ? 0.2 : 2e-3;
  const sigma0 = skin?.planeSigmaMm ?? median(widths);
  const peak0 = median(peaks);
  /** How badly the scan fits a model; each profile counts for at most one. */
  const cost = (at: readonly number[]): number => {
    const model: EdgeModel = {
      planeSigmaMm: sigma0 * Math.exp(at[0]!),
      axialSigmaMm: sigma0 * Math.exp(at[0]! + at[1]!),
      corticalHu: peak0 * Math.exp(at[2]!),
      noiseHu: 20,
      isBare,
    };
    const prior = {
      corticalHu: model.corticalHu,
      corticalSpreadHu: 40,
      densityKnown: false,
      skinAllowed: !isBare,
      noiseHu: model.noiseHu,
    };
    misfits.length = 0;
    let sum = 0;
    for (let n = 0; n < samples.length; n++) {
      const sigma = sigmaAlong(model, cosines[n]!);
      fitSlab(samples[n]!, startMm / sigma, stepMm / sigma, REACH, prior);
      misfits.push(fit.misfit);
      sum += fit.misfit / (fit.misfit + 4);
    }
    // Weak expectations, for what the profiles leave open: on thin cortex alone a denser, thinner
    // slab fits as well as a lighter, thicker one, and without profiles along k the axial blur is
    // free.
    const sharpness = Math.log(model.planeSigmaMm / expectedSigmaMm) / sigmaSpread;
    const density = Math.log(model.corticalHu / USUAL_CORTICAL_HU) / 0.2;
    return (
      sum / samples.length +
      axialShare * (at[1]! - expectedRatio) ** 2 +
      PRIOR_SHARE * (sharpness * sharpness + density * density)
    );
  };
  // Too sharp a blur with too light a bone makes a false valley of its own: start from what is
  // expected.
  const start = [
    Math.log(expectedSigmaMm / sigma0),
    expectedRatio,
    0.5 * Math.log((1.1 * USUAL_CORTICAL_HU) / peak0),
  ];
  const best = minimize(cost, start, [skin ? 0.05 : -0.15, 0.1, -0.15], skin ? 60 : 90);
  cost(best);
  const noiseHu = Math.min(120, Math.max(12, 20 * Math.sqrt(1.3 * median(misfits))));
  const model: EdgeModel = {
    planeSigmaMm: sigma0 * Math.exp(best[0]!),
    axialSigmaMm: sigma0 * Math.exp(best[0]! + best[1]!),
    corticalHu: peak0 * Math.exp(best[2]!),
    noiseHu,
    isBare,
  };
  // What all walls taken together show is too light where most have a spongy core.
  return { ...model, corticalHu: estimateCorticalDensity(volume, mesh, model) ?? model.corticalHu };
}
