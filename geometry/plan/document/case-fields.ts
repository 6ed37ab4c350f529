import { length } from '../../core/vector';
import { fault } from './field-fault';
import { z } from './zod';

/** No point of a head lies further from the scanner's zero than this, mm. */
export const REACH_MM = 2000;

/* Kinds of field that stand all over a case; lengths mm, points and directions LPS. */

export const between = (low: number, high: number) => z.number().min(low).max(high);
export const words = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, fault('field-not-one-line'));
export const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/, {
  error: fault('field-no-short-name'),
});
export const point = z.tuple([
  between(-REACH_MM, REACH_MM),
  between(-REACH_MM, REACH_MM),
  between(-REACH_MM, REACH_MM),
]);
/** A digest, as `hashVolume` and `hashBytes` write it. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, fault('field-no-digest'));
/** What a plan is known by; see `planId`. */
export const planName = z.string().regex(/^[0-9a-f]{64}$/, fault('field-no-plan-id'));

/**
 * What the eye sees of a text: no control or format characters, no fillers, nothing that no font
 * has.
 */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;
/** Persian and Indian scripts are written with them, between letters. */
const JOINERS = /(?<=\p{L}\p{M}*)[\u200c\u200d](?=\p{L})/gu;
const isSeen = (text: string): boolean => !UNSEEN.test(text.replace(JOINERS, ''));

/**
 * Initials or a name of any script: what answers for something. At least one letter, and nothing
 * unseen.
 */
export const isSignature = (text: string): boolean => isSeen(text) && /\p{L}/u.test(text);

export const signature = words(64).refine(isSignature, {
  error: fault('field-no-signature'),
});
/** What is written on files and in records: at least a letter or a digit, and nothing unseen. */
const isIdentifier = (text: string): boolean => isSeen(text) && /[\p{L}\p{N}]/u.test(text);
export const identifier = words(64).refine(isIdentifier, {
  error: fault('field-no-identifier'),
});
/** Why somebody answered as they did: a word at least. */
export const isReason = (text: string): boolean => isSeen(text) && /\p{L}{2}/u.test(text);
export const reason = words(200).refine(isReason, {
  error: fault('field-no-reason'),
});

/**
 * Nobody signed before there was a Bregma to sign in, nor will sign what this version wrote a
 * lifetime on.
 */
const FIRST_TIME = Date.UTC(2000, 0, 1);
const LAST_TIME = Date.UTC(2100, 0, 1);
/** Whether it lies in the past is for `plan` to say, which knows the day: a schema knows none. */
export const time = z.iso
  .datetime({ offset: true, error: fault('field-no-time') })
  .refine(text => Date.parse(text) >= FIRST_TIME && Date.parse(text) < LAST_TIME, {
    error: fault('field-other-century'),
  });

/** How far from unit length a direction may be that was written with two digits. */
const UNIT_TOLERANCE = 0.02;
export const direction = z
  .tuple([z.number(), z.number(), z.number()])
  .refine(v => length(v) > 1e-6, { error: fault('field-no-direction') })
  .refine(v => !(length(v) > 1e-6) || Math.abs(length(v) - 1) <= UNIT_TOLERANCE, {
    error: fault('field-not-of-unit-length'),
  });
