import type { Sentence, Value } from '../core/message';
import { translate } from './translate';

/** What went wrong as words of the catalogue, for whoever catches it to put into a sentence. */
export class SaidError extends Error {
  constructor(readonly said: Sentence) {
    super(translate([said], 'en'));
    this.name = 'SaidError';
  }
}

/** What an error says, as it stands in a place of a sentence: ours in any language, a machine's in its own words. */
export function wordsOf(error: unknown): Value {
  if (error instanceof SaidError) return error.said;
  return error instanceof Error ? error.message : String(error);
}
