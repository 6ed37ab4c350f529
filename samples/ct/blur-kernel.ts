import { assertThat } from '../../geometry/core/result';

/**
 * Weights that carry finely spaced samples to voxels along one axis: blur and the voxel's own width
 * in one.
 */
export interface BlurKernel {
  /** Fine samples per voxel. */
  readonly perVoxel: number;
  /**
   * Weight of fine sample `first + n` counted from the voxel's first fine sample; they add up to
   * one.
   */
  readonly first: number;
  readonly weights: Float64Array;
}

/**
 * The kernel of a Gaussian point spread convolved with the voxel's box, sampled on cells of spacing
 * / perVoxel. Fine samples are soft already, as if blurred by a triangle of half-width `softMm`;
 * its variance (softMm^2 / 6) is taken off the Gaussian's.
 *
 * @param spacingMm voxel size along the axis
 * @param fwhmMm full width at half maximum of the point spread along the axis, at least half a
 *   voxel
 */
export function blurKernel(spacingMm: number, fwhmMm: number, perVoxel: number, softMm: number): BlurKernel {
  const cell = spacingMm / perVoxel;
  const sigma = Math.sqrt(Math.max((fwhmMm / 2.354820045) ** 2 - softMm ** 2 / 6, (0.3 * cell) ** 2));
  assertThat(sigma > 0 && Number.isFinite(sigma), 'blurKernel', `blur of ${fwhmMm} mm`);
  const reach = Math.ceil((4 * sigma + spacingMm / 2) / cell);
  const first = -reach;
  const weights = new Float64Array(perVoxel + 2 * reach);
  let sum = 0;
  for (let n = 0; n < weights.length; n++) {
    const t = (first + n + 0.5) * cell - spacingMm / 2;
    const weight = standardNormal((t + spacingMm / 2) / sigma) - standardNormal((t - spacingMm / 2) / sigma);
    weights[n] = weight;
    sum += weight;
  }
  for (let n = 0; n < weights.length; n++) weights[n] = weights[n]! / sum;
  return { perVoxel, first, weights };
}

/** Standard normal distribution function; error below 1.5e-7 (Abramowitz and Stegun 7.1.26). */
export function standardNormal(x: number): number {
  const u = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * u);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const erf = 1 - series * Math.exp(-u * u);
  return x < 0 ? 0.5 * (1 - erf) : 0.5 * (1 + erf);
}
