import type { Outcome } from './measure-outcome';

/** Parts of an error smaller than this are not worth a word, mm. */
export const LEAST_WORTH_MM = 0.05;

/** The target's error by the animal's axes, the greatest part first; what is not worth a word is left out. */
export const missParts = ({ leftMm, dorsalMm, rostralMm }: Outcome) =>
  (
    [
      [leftMm, 'left', 'right'],
      [dorsalMm, 'dorsal', 'ventral'],
      [rostralMm, 'rostral', 'caudal'],
    ] as const
  )
    .filter(([mm]) => Math.abs(mm) >= LEAST_WORTH_MM)
    .sort(([a], [b]) => Math.abs(b) - Math.abs(a))
    .map(([mm, plus, minus]) => ({ mm: Math.abs(mm), towards: mm > 0 ? plus : minus }));

/** The same in words: "0.42 mm rostral, 0.21 mm ventral". */
export const describeMiss = (outcome: Outcome): string =>
  missParts(outcome)
    .map(({ mm, towards }) => `${mm.toFixed(2)} mm ${towards}`)
    .join(', ') || 'on the target';

/** How deep, in words. */
export const describeDepth = ({ alongMm }: Outcome): string =>
  Math.abs(alongMm) < LEAST_WORTH_MM
    ? 'as deep as planned'
    : `${Math.abs(alongMm).toFixed(2)} mm too ${alongMm > 0 ? 'deep' : 'shallow'}`;

export const WAY_WORDS = {
  needle: 'the needle in the scan',
  track: "the needle's track in the brain",
  cavity: 'the cavity of the sample',
  picked: 'points marked by hand',
} as const;
