/** The codings of pixel data that are read; see PS3.5 annex A and PS3.6 annex A. */
export type PixelCoding = 'native' | 'rle' | 'jpeg' | 'jpeg-ls' | 'jpeg-2000' | 'ht-jpeg-2000';

export const IMPLICIT_LITTLE = '1.2.840.10008.1.2';
export const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
export const DEFLATED_LITTLE = '1.2.840.10008.1.2.1.99';
export const EXPLICIT_BIG = '1.2.840.10008.1.2.2';

/** A private one: as implicit little-endian, but for the pixels, which are big-endian. */
export const IMPLICIT_WITH_BIG_PIXELS = '1.2.840.113619.5.2';

const codings: Readonly<Record<string, PixelCoding>> = {
  [IMPLICIT_LITTLE]: 'native',
  [EXPLICIT_LITTLE]: 'native',
  [DEFLATED_LITTLE]: 'native',
  [EXPLICIT_BIG]: 'native',
  [IMPLICIT_WITH_BIG_PIXELS]: 'native',
  '1.2.840.10008.1.2.5': 'rle',
  '1.2.840.10008.1.2.4.50': 'jpeg', // baseline
  '1.2.840.10008.1.2.4.51': 'jpeg', // extended, 12 bits
  '1.2.840.10008.1.2.4.53': 'jpeg', // spectral selection (retired)
  '1.2.840.10008.1.2.4.55': 'jpeg', // full progression (retired)
  '1.2.840.10008.1.2.4.57': 'jpeg', // lossless, any predictor
  '1.2.840.10008.1.2.4.70': 'jpeg', // lossless, first-order predictor
  '1.2.840.10008.1.2.4.80': 'jpeg-ls',
  '1.2.840.10008.1.2.4.81': 'jpeg-ls', // near-lossless
  '1.2.840.10008.1.2.4.90': 'jpeg-2000',
  '1.2.840.10008.1.2.4.91': 'jpeg-2000', // lossy
  '1.2.840.10008.1.2.4.201': 'ht-jpeg-2000',
  '1.2.840.10008.1.2.4.202': 'ht-jpeg-2000', // with random access
  '1.2.840.10008.1.2.4.203': 'ht-jpeg-2000', // lossy
};

/** How the pixels of this transfer syntax are coded; undefined for one that is not read. */
export function pixelCoding(transferSyntaxUid: string): PixelCoding | undefined {
  return Object.hasOwn(codings, transferSyntaxUid) ? codings[transferSyntaxUid] : undefined;
}

/** Whether uncompressed pixels of this transfer syntax are big-endian. */
export function hasBigPixels(transferSyntaxUid: string): boolean {
  return transferSyntaxUid === EXPLICIT_BIG || transferSyntaxUid === IMPLICIT_WITH_BIG_PIXELS;
}
