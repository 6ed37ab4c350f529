/** Lengths a scale bar may have, mm: 10 wherever it fits. */
const lengths = [10, 5, 20, 2, 50, 1, 100] as const;
const SHORTEST_PX = 24;
const LONGEST_PX = 140;

/**
 * The bar for a picture with so many CSS px to the millimetre: 10 mm unless that is too short or
 * too long to read.
 */
export function chooseScaleBar(pxPerMm: number): { readonly lengthMm: number; readonly px: number } {
  const fits = lengths.find(mm => mm * pxPerMm >= SHORTEST_PX && mm * pxPerMm <= LONGEST_PX);
  const lengthMm = fits ?? (pxPerMm < 1 ? 100 : 1);
  return { lengthMm, px: lengthMm * pxPerMm };
}
