import { seededRandom, type Random } from '../../geometry/core/random';

/**
 * What random numbers are drawn for. Each has a stream of its own, so that leaving one thing out
 * changes no other.
 */
const PURPOSES = [
  'head',
  'lesion',
  'pose',
  'scanner',
  'noise',
  'print',
  'bore',
  'hand',
  'play',
  'printer',
  'force',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/**
 * A seed of its own for each study, patient and purpose (the finaliser of MurmurHash3, once for
 * each number).
 */
export function seedFor(study: number, patient: number, purpose: Purpose): number {
  let h = 0x9e3779b9;
  for (const value of [study, patient, PURPOSES.indexOf(purpose) + 1]) {
    h = Math.imul(h ^ value, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}

/**
 * The random numbers of one patient for one purpose: the same whatever the others, their order or
 * the thread.
 */
export const drawFor = (study: number, patient: number, purpose: Purpose): Random =>
  seededRandom(seedFor(study, patient, purpose));
