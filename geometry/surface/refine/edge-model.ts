/** What the scan's own edges say about the scanner and the bone. */
export interface EdgeModel {
  /** Blur across the slices' plane (i, j) and along k, one standard deviation, mm. */
  readonly planeSigmaMm: number;
  readonly axialSigmaMm: number;
  /** Density of thick cortex, HU. */
  readonly corticalHu: number;
  /** Noise of one interpolated sample, HU, with what the model does not explain. */
  readonly noiseHu: number;
  /**
   * Whether the bone stands in air, as a dry skull or a phantom does: no thin skin is looked for on
   * it.
   */
  readonly isBare: boolean;
}

/** Blur along a direction whose cosine with the volume's axis k is `axialCosine`, mm. */
export function sigmaAlong(model: EdgeModel, axialCosine: number): number {
  const square = axialCosine * axialCosine;
  return Math.sqrt(model.planeSigmaMm ** 2 * (1 - square) + model.axialSigmaMm ** 2 * square);
}

/** Standard deviation -> full width at half maximum of a normal distribution. */
export const WIDTH_PER_SIGMA = 2.354820045;
