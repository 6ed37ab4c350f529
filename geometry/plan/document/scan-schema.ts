import { fault } from './field-fault';
import { z } from './zod';
import { isRotation } from '../../fusion/rigid-transform';
import { point, between, REACH_MM, signature, time, sha256, words, reason, name } from './case-fields';

/** What a scan's `fusion` holds where it does not say. */
export const FUSION_DEFAULTS = {
  /** Null: not found by an image measure, or moved by hand since. */
  metric: null,
  quality: null,
  /** Null: no landmarks were marked. */
  residualMm: null,
  landmarks: [],
  nudges: 0,
  /** Null: nobody has looked at it and accepted it. */
  acceptedBy: null,
  at: null,
  /** Null: an acceptance from before they were sealed; the plan then carries a warning. */
  seal: null,
} as const;

/** What a scan holds where the case does not say. */
const SCAN_DEFAULTS = { content: null, patientId: null, answers: [] } as const;

/** The most answers that are kept of a scan. */
export const MOST_ANSWERS = 50;

const matrix = z
  .tuple([
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
  ])
  .refine(isRotation, { error: fault('field-no-rotation') });

/** Where a second scan lies on the planned one, how that was found and who answers for it. */
const fusion = z
  .strictObject({
    /** This scan's patient frame -> the planned CT's, LPS mm: p -> rotation * p + translationMm. */
    fixedFromMoving: z.strictObject({ rotation: matrix, translationMm: point }),
    method: z.enum(['mutual-information', 'landmarks', 'by-hand']),
    /** Normalised mutual information: 1 nothing in common, 2 the same picture. */
    metric: between(0, 2).nullable().default(FUSION_DEFAULTS.metric),
    quality: z.enum(['good', 'doubtful', 'failed']).nullable().default(FUSION_DEFAULTS.quality),
    /** Root mean square distance of the landmarks' pairs. */
    residualMm: between(0, REACH_MM).nullable().default(FUSION_DEFAULTS.residualMm),
    /** Spots marked in both scans, each in its own frame. */
    landmarks: z
      .array(z.strictObject({ fixedLps: point, movingLps: point }))
      .max(32)
      .default([...FUSION_DEFAULTS.landmarks]),
    /** How often it was moved by hand after it was found. */
    nudges: z.int().min(0).default(FUSION_DEFAULTS.nudges),
    /** Initials. */
    acceptedBy: signature.nullable().default(FUSION_DEFAULTS.acceptedBy),
    at: time.nullable().default(FUSION_DEFAULTS.at),
    /** What was accepted: `sealFusion` of both scans' content and the motion. */
    seal: sha256.nullable().default(FUSION_DEFAULTS.seal),
  })
  .refine(({ acceptedBy, at }) => (acceptedBy === null) === (at === null), {
    error: fault('field-half-accepted'),
  });

/** By name and with a reason, that a scan is used although ... */
const scanAnswer = z.strictObject({
  /**
   * ... 'content': it is not the one that the case was made on; 'patient': it says that it is of
   * another animal.
   */
  question: z.enum(['content', 'patient']),
  /** The content of the scan that was answered for: for any other the question is open again. */
  content: sha256,
  /** What the case or the planned scan says instead, a content or a patient ID; null: nothing. */
  instead: words(64).nullable(),
  acceptedBy: signature,
  reason,
  at: time,
});

export const scan = z.strictObject({
  id: name,
  /** The first `ct` is the one that is planned on; all coordinates are its own. */
  role: z.enum(['ct', 'mr']),
  /** Folder or file, relative to the case file; forward or backward slashes. */
  path: z
    .string()
    .min(1)
    .refine(p => !/^([\\/]|[A-Za-z]:)/.test(p) && !p.includes('\0'), {
      error: fault('field-not-relative'),
    }),
  /**
   * Series instance UID, as `bregma inspect` prints it: with "#echo=2" and the like behind it where
   * one series holds several volumes. Null takes the only usable series, or the one with most
   * slices.
   */
  series: z
    .string()
    .regex(/^[0-9.]{1,64}(#[A-Za-z0-9.+=,-]{1,200})?$/, fault('field-no-series'))
    .nullable()
    .default(null),
  /**
   * Who agreed that one missing slice is filled in from its neighbours, and when; null: nobody, and
   * a scan that lacks a slice is refused.
   */
  interpolateMissing: z
    .strictObject({ agreedBy: signature, at: time.nullable().default(null) })
    .nullable()
    .default(null),
  /** What the case was made on: `hashVolume` of the scan as it was read; null: it does not say. */
  content: sha256.nullable().default(SCAN_DEFAULTS.content),
  /** Whose scan it said it was (0010,0020); null: it did not. */
  patientId: words(64).nullable().default(SCAN_DEFAULTS.patientId),
  /** Who answered for a scan that is not what the case or the other scans say, the oldest first. */
  answers: z
    .array(scanAnswer)
    .max(MOST_ANSWERS)
    .default([...SCAN_DEFAULTS.answers]),
  /**
   * How this scan lies on the planned one; null: nobody has laid it there, and nothing of it is
   * used.
   */
  fusion: fusion.nullable().default(null),
});
