import { caseSchema } from './case-schema';
import { sentence } from './message-schema';
import { planName } from './case-fields';
import { z } from './zod';

/** The version of plan.json that this program writes. */
export const PLAN_VERSION = 1;

const number = z.number();
const point = z.tuple([number, number, number]);
const status = z.enum(['pass', 'warn', 'fail']);

/** A `message` as data, for other languages; empty in plans of earlier versions. */
const sentences = z.array(sentence).default([]);

const check = z.strictObject({
  id: z.string(),
  status,
  value: number.nullable(),
  limit: number.nullable(),
  /**
   * Which way the limit is meant (geometry/core/check.ts); null without a limit, and in plans of
   * earlier versions.
   */
  sense: z.enum(['at-most', 'at-least', 'above', 'exactly', 'within']).nullable().default(null),
  /** What the value should be, for the sense 'within'. */
  nominal: number.nullable().default(null),
  unit: z.string(),
  message: z.string(),
  sentences,
  atLps: point.optional(),
  trajectory: z.string().optional(),
});

const sleeve = z.strictObject({
  boreDiameterMm: number,
  lowerLipLps: point,
  upperLipLps: point,
  guidedLengthMm: number,
  /** Upper lip to target. */
  depthStopMm: number,
  /** Upper lip to needle tip, with the window's centre on the target. */
  needleStopMm: number,
  /**
   * Raised dots below the sleeve's upper lip that tell its bore from the others; 0 in a guide of
   * one, and in plans from before.
   */
  dots: z.int().min(0).default(0),
  /** Worst lateral play of the tool at the target; docs/clinical-facts.md, sleeve play. */
  playMm: number,
});

/**
 * Each term's own 95 % radius at the target, and all of them together; null for a term that does
 * not apply.
 */
const predictedError = z.strictObject({
  imaging: number.nullable(),
  surface: number.nullable(),
  print: number.nullable(),
  /** Null in plans from before it had a term of its own: it is in `print` there. */
  sterilising: number.nullable().default(null),
  sleeve: number.nullable(),
  /** Under a hand that leans on the needle; null in plans from before it was a term. */
  bending: number.nullable().default(null),
  seating: number.nullable(),
  fusion: number.nullable(),
  total95: number,
  median: number,
  /** Across the path where it enters the bone. */
  entry95: number,
  entryMedian: number,
});

const trajectory = z.strictObject({
  id: z.string(),
  targetLps: point,
  entrySurfaceLps: point,
  /** Unit, entry to target. */
  directionLps: point,
  lengthMm: number,
  boneThicknessMm: number.nullable(),
  angleToNormalDeg: number.nullable(),
  /**
   * Standard uncertainty of the bone's surface at the entry, along its normal; null for a surface
   * that was not refined.
   */
  surfaceUncertaintyMm: number.nullable().default(null),
  /** Null where no guide could be made. */
  sleeve: sleeve.nullable(),
  /** How far from its place the tool is predicted to be; null where no guide could be made. */
  predictedErrorMm: predictedError.nullable(),
  predictedAngleDeg: z.strictObject({ p95: number, median: number }).nullable(),
  /** Holds 95 % of where the tool comes to; half-axes from the middle, the longest last. */
  errorEllipsoid: z
    .strictObject({ centreLps: point, halfAxesLps: z.tuple([point, point, point]) })
    .nullable(),
});

const seating = z.strictObject({
  /**
   * What the guide does most readily on its seat: slides along `directionLps`, spins or rocks about
   * it.
   */
  kind: z.enum(['slide', 'spin', 'rock']),
  directionLps: point,
  /** One standard deviation: mm for a slide, degrees for a turn. */
  amount: number,
  /** The middle of the contact face. */
  centreLps: point,
  /** Firmest motion against loosest; null where the contacts leave one quite free. */
  condition: number.nullable(),
  spanMm: number,
});

const compensation = z.strictObject({
  /**
   * What the printer makes of a length along each axis of the bed: the file is drawn that much
   * smaller.
   */
  scale: z.strictObject({ x: number, y: number, z: number }),
  skewDeg: number,
  bores: z.array(
    z.strictObject({
      trajectory: z.string(),
      /**
       * Printed less drawn diameter; null: no bore like it was measured, and it is drawn as
       * planned.
       */
      offsetMm: number.nullable(),
    }),
  ),
});

const foot = z.strictObject({ pointLps: point, normalLps: point });

const guide = z.strictObject({
  /** Unit, off the skull. */
  insertionLps: point,
  contactAreaMm2: number,
  /** Bone that it needs bare; null in plans from before it was measured. */
  bareMm2: number.nullable().default(null),
  /** Where it stands on feet, and square to what; empty for a pad. */
  feet: z.array(foot).default([]),
  /** Ridges that are looked at through an arm's end, and what shows there; empty for a pad. */
  sights: z
    .array(
      z.strictObject({
        pointLps: point,
        normalLps: point,
        acrossLps: point,
        radiusMm: number,
        showsMm: number,
      }),
    )
    .default([]),
  /** Pins that hold it to the bone; empty where none were asked for, and in older plans. */
  pins: z
    .array(
      z.strictObject({
        pointLps: point,
        directionLps: point,
        holeMm: number,
        boneMm: number,
        deepestMm: number,
      }),
    )
    .default([]),
  /** Null where it has no face to stand on. */
  seating: seating.nullable(),
  volumeMm3: number,
  triangles: z.int(),
  /** Of guide.stl (patient frame). */
  sha256: z.string(),
  /** Of guide-print.stl (laid on the bed). */
  printSha256: z.string(),
  /**
   * What guide-print.stl is drawn otherwise than guide.stl; null: nothing, the printer was not
   * measured.
   */
  compensation: compensation.nullable().default(null),
});

/**
 * What was done to the scan to make an upright, regular volume of it, and what is in doubt about
 * it; see geometry/scan/source/repair.ts.
 */
const rescue = z.strictObject({
  code: z.enum([
    'tilt-removed',
    'spacing-evened',
    'slice-interpolated',
    'copies-dropped',
    'values-clamped',
    'values-missing',
    'positions-rounded',
    'padding-kept',
    'slices-lost',
    'no-air',
    'bytes-behind',
  ]),
  amount: number,
  unit: z.enum(['deg', 'mm', 'count', 'HU']),
  message: z.string(),
  sentences,
  /** Slices of the volume (index from 0) that hold nothing that was scanned. */
  slices: z.array(z.int()),
});

const lesion = z.strictObject({
  volumeMl: number,
  /** Longest diameter. */
  longestMm: number,
  centroidLps: point,
  /** What it was outlined at, and what lies inside it and round it. */
  lowerHu: number,
  lesionHu: number,
  brainHu: number,
});

/** A scan of the case as it was read: what it is known by, whose it says it is, and no path. */
const planScan = z.strictObject({
  /** As the case calls it. */
  id: z.string(),
  role: z.enum(['ct', 'mr']),
  /** `hashVolume`; of a scan that was not at hand, what the case says. */
  content: z.string().nullable(),
  series: z.string().nullable(),
  patientId: z.string().nullable(),
  studyUid: z.string().nullable(),
  studyDate: z.string().nullable(),
  /** Null: it was not at hand. */
  sizeVoxels: z.tuple([z.int(), z.int(), z.int()]).nullable(),
});

const support = z.strictObject({
  /** Null: feet. */
  pad: z
    .strictObject({ radiusMm: number, shiftMm: z.strictObject({ rostral: number, left: number }) })
    .nullable(),
  /** Empty for a pad. */
  feet: z.array(foot),
  /** What the hand would put it down by; none in plans from before. */
  sights: z.array(foot).default([]),
  bareMm2: number,
  /** 95 % radius of the seating at the worst target. */
  seating95Mm: number,
  /** Whether no other holds as well on less bone. */
  isOnFront: z.boolean(),
  isChosen: z.boolean(),
});

/** plan.json, current version; every field is described in docs/format/plan.md. */
export const planSchema = z.strictObject({
  format: z.literal('bregma-plan'),
  version: z.literal(PLAN_VERSION),
  /**
   * What names this plan in every file that leaves; see planId. parsePlan counts it for plans from
   * before.
   */
  id: planName,
  bregmaVersion: z.string(),
  /** The worst of the checks; 'fail' is a FAILED plan. */
  status,
  /**
   * As it was planned, answers given on the way included; every path is the scan's id
   * (`withoutPaths`).
   */
  case: caseSchema,
  /** Those that were used: the planned one first, then what was laid on it. */
  scans: z.array(planScan).default([]),
  /**
   * As outlined from the case's seed; null where the case has none, or where none was found (the
   * checks say so).
   */
  lesion: lesion.nullable().default(null),
  /** Empty for a scan that was planned on as it was. */
  rescues: z.array(rescue).default([]),
  /** Those that could be measured; the checks say why one is missing. */
  trajectories: z.array(trajectory),
  /** Null where none could be made. */
  guide: guide.nullable(),
  /** What the guide could stand on, those that bare least first; empty where it was not asked. */
  supports: z.array(support).default([]),
  checks: z.array(check),
  timingsMs: z.record(z.string(), number),
});

export type Plan = z.output<typeof planSchema>;
export type PlanScan = z.output<typeof planScan>;
export type PlanLesion = NonNullable<Plan['lesion']>;
export type PlanTrajectory = Plan['trajectories'][number];
