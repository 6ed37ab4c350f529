import type { HeadParameters } from '../head/parameters';

/** Fills in the skull's length and width as the tables give them. */
export function measured(p: Omit<HeadParameters, 'skullLengthMm' | 'skullWidthMm'>): HeadParameters {
  const caudal = Math.min(p.crest[0]![0], p.nuchal[0]![2], p.braincase[0]![0]);
  const prosthion = p.maxilla[p.maxilla.length - 1]![0];
  const width = 2 * Math.max(...p.arch.map(([, x, , across]) => x + across));
  const tenth = (v: number): number => Math.round(10 * v) / 10;
  return { ...p, skullLengthMm: tenth(prosthion - caudal), skullWidthMm: tenth(width) };
}
