import type { Sentence, Value } from '../../core/message';
import { z } from './zod';

const value: z.ZodType<Value> = z
  .lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.strictObject({ decimal: z.number(), digits: z.int().min(0).max(20) }),
      sentence,
      z.array(value),
    ]),
  )
  .meta({ id: 'value' });

/**
 * A sentence as it stands in a file: its code in the catalogue, and what stands in its places
 * (geometry/core/message.ts).
 */
export const sentence: z.ZodType<Sentence> = z
  .strictObject({ code: z.string(), values: z.record(z.string(), value) })
  .meta({ id: 'sentence' });
