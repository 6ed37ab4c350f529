import { length } from '../../core/vector';
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
/** A digest, as `hashVolume` and `hashBytes` write it. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256: 64 digits of 0-9 and a-f');

/** What the eye sees of a text: no control or format characters, no fillers, nothing that no font has. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;
/** Persian and Indian scripts are written with them, between letters. */
const JOINERS = /(?<=\p{L}\p{M}*)[\u200c\u200d](?=\p{L})/gu;
const isSeen = (text: string): boolean => !UNSEEN.test(text.replace(JOINERS, ''));

/** Initials or a name of any script: what answers for something. At least one letter, and nothing unseen. */
export const isSignature = (text: string): boolean => isSeen(text) && /\p{L}/u.test(text);

export const signature = words(64).refine(isSignature, {
  error:
    'must be the initials or the name of a person: at least one letter, and no signs that cannot be seen',
});
/** What is written on files and in records: at least a letter or a digit, and nothing unseen. */
const isIdentifier = (text: string): boolean => isSeen(text) && /[\p{L}\p{N}]/u.test(text);
export const identifier = words(64).refine(isIdentifier, {
  error: 'must have at least one letter or digit, and no signs that cannot be seen',
});
/** Why somebody answered as they did: a word at least. */
export const isReason = (text: string): boolean => isSeen(text) && /\p{L}{2}/u.test(text);
export const reason = words(200).refine(isReason, {
  error: 'must say why, in a word at least',
});

/** Nobody signed before there was a Bregma to sign in, nor will sign what this version wrote a lifetime on. */
const FIRST_TIME = Date.UTC(2000, 0, 1);
const LAST_TIME = Date.UTC(2100, 0, 1);
/** Whether it lies in the past is for `plan` to say, which knows the day: a schema knows none. */
export const time = z.iso
  .datetime({ offset: true, error: 'must be a date and time such as 2026-01-02T10:00:00Z' })
  .refine(text => Date.parse(text) >= FIRST_TIME && Date.parse(text) < LAST_TIME, {
    error: 'must be a time from 2000 to 2099',
  });

/** How far from unit length a direction may be that was written with two digits. */
const UNIT_TOLERANCE = 0.02;
export const direction = z
  .tuple([z.number(), z.number(), z.number()])
  .refine(v => length(v) > 1e-6, { error: 'is no direction: all three numbers are zero' })
  .refine(v => !(length(v) > 1e-6) || Math.abs(length(v) - 1) <= UNIT_TOLERANCE, {
    error:
      'is no direction of unit length (within 2 %): divide its numbers by the root of the sum of their squares',
  });
