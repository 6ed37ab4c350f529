/** Lengths a scale bar may have, mm: 10 wherever it fits. */
const lengths = [10, 5, 20, 2, 50, 1, 100] as const;
const shortestPx = 24;
const longestPx = 140;

/** The bar for a picture with so many CSS px to the millimetre: 10 mm unless that is too short or too long to read. */
export function chooseScaleBar(pxPerMm: number): { readonly lengthMm: number; readonly px: number } {
  const fits = lengths.find(mm => mm * pxPerMm >= shortestPx && mm * pxPerMm <= longestPx);
  const lengthMm = fits ?? (pxPerMm < 1 ? 100 : 1);
  return { lengthMm, px: lengthMm * pxPerMm };
}
