import { length } from '../core/vector';
import { z } from './zod';

/** No point of a head lies further from the scanner's zero than this, mm. */
export const REACH_MM = 2000;

/* Kinds of field that stand all over a case; lengths mm, points and directions LPS. */

export const between = (low: number, high: number) => z.number().min(low).max(high);
export const words = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, 'must be one line of plain text');
export const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/, {
  error: 'must be a short name of letters, digits, - and _ (at most 32)',
});
export const point = z.tuple([
  between(-REACH_MM, REACH_MM),
  between(-REACH_MM, REACH_MM),
  between(-REACH_MM, REACH_MM),
]);
export const time = z.iso.datetime({
  offset: true,
  error: 'must be a date and time such as 2026-01-02T10:00:00Z',
});
export const direction = z
  .tuple([z.number(), z.number(), z.number()])
  .refine(v => length(v) > 1e-6, { error: 'is no direction: all three numbers are zero' });
