import type { Outcome } from './measure-outcome';

/** Parts of an error smaller than this are not worth a word, mm. */
const LEAST_MM = 0.05;

/** The target's error by the animal's axes, the greatest first: "0.42 mm rostral, 0.21 mm ventral". */
export function describeMiss({ leftMm, dorsalMm, rostralMm }: Outcome): string {
  const parts = [
    { mm: leftMm, names: ['left', 'right'] },
    { mm: dorsalMm, names: ['dorsal', 'ventral'] },
    { mm: rostralMm, names: ['rostral', 'caudal'] },
  ]
    .filter(({ mm }) => Math.abs(mm) >= LEAST_MM)
    .sort((a, b) => Math.abs(b.mm) - Math.abs(a.mm))
    .map(({ mm, names }) => `${Math.abs(mm).toFixed(2)} mm ${names[mm > 0 ? 0 : 1]!}`);
  return parts.length > 0 ? parts.join(', ') : 'on the target';
}

/** How deep, in words. */
export const describeDepth = ({ alongMm }: Outcome): string =>
  Math.abs(alongMm) < LEAST_MM
    ? 'as deep as planned'
    : `${Math.abs(alongMm).toFixed(2)} mm too ${alongMm > 0 ? 'deep' : 'shallow'}`;

export const WAY_WORDS = {
  needle: 'the needle in the scan',
  track: "the needle's track in the brain",
  cavity: 'the cavity of the sample',
  picked: 'points marked by hand',
} as const;
