import type { Sentence, Value } from '../../geometry/core/message';
import { catalogue } from '../../geometry/messages/catalogue';
import { PLACE } from '../../geometry/messages/translate';

/**
 * Codes among these sentences, and among what stands in their places, that are unknown or lack a
 * value or have one too many.
 */
export const illFilled = (sentences: readonly Sentence[]): string[] =>
  sentences.flatMap(({ code, values }) => [
    ...(placesOf(code).join() === Object.keys(values).sort().join() ? [] : [code]),
    ...illFilled(Object.values(values).flatMap(nested)),
  ]);

const placesOf = (code: string): readonly string[] =>
  Object.hasOwn(catalogue, code)
    ? [...new Set([...catalogue[code as keyof typeof catalogue][0].matchAll(PLACE)].map(m => m[1]!))].sort()
    : ['no such code'];

function nested(value: Value): readonly Sentence[] {
  if (typeof value !== 'object') return [];
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(nested);
  return 'code' in value ? [value] : [];
}
