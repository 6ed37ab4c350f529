/** A path with what is predicted of it; null where nothing could be. */
export interface PredictedPath {
  readonly id: string;
  readonly predictedErrorMm: { readonly total95: number; readonly median: number } | null;
}

/**
 * The path with the largest predicted error, which speaks for a guide of several; null where there
 * is no path, or where one of them has no prediction: it might be the worst.
 */
export function worstError<T extends PredictedPath>(
  paths: readonly T[],
): (T & { readonly predictedErrorMm: NonNullable<T['predictedErrorMm']> }) | null {
  let worst: (T & { readonly predictedErrorMm: NonNullable<T['predictedErrorMm']> }) | null = null;
  for (const path of paths) {
    const { predictedErrorMm } = path;
    if (!predictedErrorMm) return null;
    if (!worst || predictedErrorMm.total95 > worst.predictedErrorMm.total95) {
      worst = { ...path, predictedErrorMm };
    }
  }
  return worst;
}
