import { decimal, type Value } from '../core/message';
import { words } from '../messages/phrase';
import type { Outcome } from './measure-outcome';

/** Parts of an error smaller than this are not worth a word, mm. */
export const LEAST_WORTH_MM = 0.05;

/**
 * The target's error by the animal's axes, the greatest part first; what is not worth a word is
 * left out.
 */
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

const TOWARDS = {
  left: 'miss-left',
  right: 'miss-right',
  dorsal: 'miss-dorsal',
  ventral: 'miss-ventral',
  rostral: 'miss-rostral',
  caudal: 'miss-caudal',
} as const;

/** The same in words: "0.42 mm rostral, 0.21 mm ventral". */
export function describeMiss(outcome: Outcome): Value {
  const parts = missParts(outcome).map(({ mm, towards }) => words(TOWARDS[towards], { mm: decimal(mm, 2) }));
  return parts.length === 0 ? words('on-the-target') : parts;
}

/** How deep, in words. */
export function describeDepth({ alongMm }: Outcome): Value {
  if (Math.abs(alongMm) < LEAST_WORTH_MM) return words('as-deep');
  return words(alongMm > 0 ? 'too-deep' : 'too-shallow', { mm: decimal(Math.abs(alongMm), 2) });
}

export const WAY_WORDS = {
  needle: 'way-needle',
  track: 'way-track',
  cavity: 'way-cavity',
  picked: 'way-picked',
} as const;
