import type { GuideParameters, Tool } from '../../guide/parameters';
import { STERILISING_CYCLES } from '../../print/printer-profile';
import { cross, dot, length, type Vec3 } from '../../core/vector';
import {
  between,
  direction,
  identifier,
  name,
  planName,
  point,
  reason,
  sha256,
  signature,
  time,
  words,
} from './case-fields';
import { GUIDE_DEFAULTS, guideSchema } from './guide-schema';
import { fault } from './field-fault';
import { z } from './zod';
import { printerSchema } from './printer-schema';
import { scan } from './scan-schema';

/** The version of case.json that this program writes. */
export const CASE_VERSION = 1;

/**
 * What a field holds when the case does not say. Every field but format, version, scans and
 * trajectories has one.
 */
export const CASE_DEFAULTS = {
  patient: { id: 'unnamed', species: 'other', breed: '', weightKg: null },
  /** Null: nobody has confirmed which way is dorsal and rostral; the plan is then FAILED. */
  orientation: null,
  /** Null: the case was saved beside no plan. */
  plannedAs: null,
  /** Null: no guide of it was tried on the bench. */
  bench: null,
  bone: {
    /**
     * Best against laser scans of 20 dry canine skulls (PLoS ONE 0214123); the refined surface
     * starts from it.
     */
    thresholdHu: 226,
    surface: 'refined',
    /** Null: bone is sought in all of the scan. */
    crop: null,
  },
  /** Null: none was outlined. */
  lesion: null,
  tool: { name: 'side-cutting 1.8', diameterMm: 1.8, lengthMm: 200, windowMm: 8, tipMm: 2, collarMm: 4 },
  guide: GUIDE_DEFAULTS,
  /** Null: nobody said on what the guide is printed. */
  printer: null,
  /**
   * What the predicted error rests on, for clinics to replace by what they measured;
   * docs/clinical-facts.md, error budget. mm.
   */
  accuracy: {
    /** Standard deviation of a picked target, each way; null: voxel / sqrt(12). */
    imagingMm: null,
    /**
     * Standard deviation of the whole bone surface, in or out; null: as the scan says at the entry,
     * or by the threshold.
     */
    surfaceMm: null,
    /**
     * Its standard deviation from place to place (null: as the scan says at each), and the length
     * over which that is shared.
     */
    surfaceNoiseMm: null,
    surfacePatchMm: 4,
    /** Mean error at the target from printing and from sterilising (Mueller 2024, PA12 frames). */
    printMm: 0.51,
    sterilisationMm: 0.18,
    /** Standard deviation of the printed contact face. */
    printFaceMm: 0.05,
    /** Standard deviation of where a hand puts the guide down before it is pressed on. */
    placementMm: 1,
    sightMm: 0.5,
    placementDeg: 2,
    /** Mean error at the target from the fusion of another scan, where there is one (assumed). */
    fusionMm: 0.5,
    /** A prediction above this is a warning; 2 mm is what Mueller calls clinically required. */
    warnAboveMm: 2,
  },
} as const;
/** What an orientation holds beside its axes, who confirmed them and when: how they came about. */
export const ORIENTATION_DEFAULTS = {
  declared: null,
  proposed: null,
  turns: [],
  earlier: [],
  marker: null,
  /** Null: a confirmation from before they were sealed; the plan then carries a warning. */
  seal: null,
  reason: null,
} as const;
/** The most turns, and the most earlier confirmations, that are kept of an orientation. */
export const MOST_TURNS = 200;

const patient = z.strictObject({
  id: identifier.default(CASE_DEFAULTS.patient.id),
  species: z.enum(['canine', 'feline', 'other']).default(CASE_DEFAULTS.patient.species),
  breed: words(64).default(CASE_DEFAULTS.patient.breed),
  weightKg: between(0.1, 250).nullable().default(CASE_DEFAULTS.patient.weightKg),
});
const confirmed = {
  dorsal: direction,
  rostral: direction,
  confirmedBy: signature,
  at: time,
  /** What was confirmed: `sealOrientation` of the scan's content and the axes. */
  seal: sha256.nullable().default(ORIENTATION_DEFAULTS.seal),
  /** Why they stand although the anatomy is read otherwise; null: nobody had to say. */
  reason: reason.nullable().default(ORIENTATION_DEFAULTS.reason),
};

const orientation = z
  .strictObject({
    ...confirmed,
    /** What the file said of the pose; compared, never trusted. */
    declared: z
      .strictObject({
        patientPosition: words(16).nullable(),
        anatomicalOrientation: words(16).nullable(),
      })
      .nullable()
      .default(ORIENTATION_DEFAULTS.declared),
    /** What was proposed from the anatomy, and how surely. */
    proposed: z
      .strictObject({
        dorsal: direction,
        rostral: direction,
        confidence: between(0, 1),
        certainty: z.enum(['certain', 'likely', 'unsure']),
      })
      .nullable()
      .default(ORIENTATION_DEFAULTS.proposed),
    /**
     * The turns by hand from the proposed axes to the confirmed ones, in order: rotations about the
     * axes as they then were.
     */
    turns: z
      .array(
        z.strictObject({
          about: z.enum(['left', 'dorsal', 'rostral', 'between']),
          angleDeg: between(-180, 180),
        }),
      )
      .max(MOST_TURNS)
      .default([...ORIENTATION_DEFAULTS.turns]),
    /** Confirmations before this one, the oldest first. */
    earlier: z
      .array(z.strictObject(confirmed))
      .max(MOST_TURNS)
      .default([...ORIENTATION_DEFAULTS.earlier]),
    /**
     * The marker that was found on the head, with a point of the median plane, and on which side
     * the person who confirmed says that it was stuck; `stuckOn` null: it is no marker.
     */
    marker: z
      .strictObject({
        centreLps: point,
        medianLps: point,
        stuckOn: z.enum(['left', 'right']).nullable(),
      })
      .nullable()
      .default(ORIENTATION_DEFAULTS.marker),
  })
  .refine(({ dorsal, rostral }) => rightAngleErrorDeg(dorsal, rostral) <= 5, {
    error: fault('field-not-at-right-angles'),
  });

/** Along the patient axes. */
const box = z
  .strictObject({ minLps: point, maxLps: point })
  .refine(({ minLps, maxLps }) => minLps.every((low, axis) => maxLps[axis]! - low >= 1), {
    error: fault('field-crop-empty'),
  });

const bone = z.strictObject({
  thresholdHu: between(-500, 3000).default(CASE_DEFAULTS.bone.thresholdHu),
  surface: z.enum(['refined', 'threshold']).default(CASE_DEFAULTS.bone.surface),
  /** Only what lies in this box counts as bone. */
  crop: box.nullable().default(CASE_DEFAULTS.bone.crop),
});

/** An enhancing lesion, outlined from one click; see segmentLesion. */
const lesion = z.strictObject({
  seedLps: point,
  /** The lesion is what lies above; null for half-way between it and the brain round it. */
  lowerHu: between(-100, 500).nullable().default(null),
  /** How far from the seed it may reach. */
  maxRadiusMm: between(3, 40).default(20),
});

const tool = z.strictObject({
  name: words(64).default(CASE_DEFAULTS.tool.name),
  diameterMm: between(0.5, 6).default(CASE_DEFAULTS.tool.diameterMm),
  lengthMm: between(20, 500).default(CASE_DEFAULTS.tool.lengthMm),
  windowMm: between(0, 30).default(CASE_DEFAULTS.tool.windowMm),
  tipMm: between(0, 20).default(CASE_DEFAULTS.tool.tipMm),
  /** Width of the ring about the bore that the tool's stop collar rests on. */
  collarMm: between(0, 15).default(CASE_DEFAULTS.tool.collarMm),
});

const trajectory = z
  .strictObject({ id: name, targetLps: point, entryLps: point })
  .refine(({ targetLps: t, entryLps: e }) => Math.hypot(t[0] - e[0], t[1] - e[1], t[2] - e[2]) >= 1, {
    error: fault('field-target-on-entry'),
  });

const accuracy = z.strictObject({
  imagingMm: between(0, 5).nullable().default(CASE_DEFAULTS.accuracy.imagingMm),
  surfaceMm: between(0, 5).nullable().default(CASE_DEFAULTS.accuracy.surfaceMm),
  surfaceNoiseMm: between(0, 1).nullable().default(CASE_DEFAULTS.accuracy.surfaceNoiseMm),
  surfacePatchMm: between(1, 20).default(CASE_DEFAULTS.accuracy.surfacePatchMm),
  printMm: between(0, 5).default(CASE_DEFAULTS.accuracy.printMm),
  sterilisationMm: between(0, 5).default(CASE_DEFAULTS.accuracy.sterilisationMm),
  printFaceMm: between(0, 1).default(CASE_DEFAULTS.accuracy.printFaceMm),
  placementMm: between(0, 3).default(CASE_DEFAULTS.accuracy.placementMm),
  /** What shows at a sight. */
  sightMm: between(0.1, 3).default(CASE_DEFAULTS.accuracy.sightMm),
  placementDeg: between(0, 6).default(CASE_DEFAULTS.accuracy.placementDeg),
  fusionMm: between(0, 5).default(CASE_DEFAULTS.accuracy.fusionMm),
  warnAboveMm: between(0.1, 10).default(CASE_DEFAULTS.accuracy.warnAboveMm),
});

/**
 * What the guide is printed on, from which lot of the material, and what it goes through before it
 * is used.
 */
const printer = z.strictObject({
  /** The whole of a printer's profile, so that the case does not depend on a file beside it. */
  profile: printerSchema,
  /** Of the material that the guide is printed from; empty: not said. */
  lot: words(64).default(''),
  /** Null: not said. */
  cycle: z.enum(STERILISING_CYCLES).nullable().default(null),
});

/**
 * The plan that was made of exactly this case, where it was saved beside one; a change of the case
 * takes it away.
 */
const plannedAs = z.strictObject({
  plan: planName,
  /** SHA-256 of its guide.stl; null where no guide could be made. */
  guideSha256: sha256.nullable(),
});

/** What came of trying a guide on its bench phantom; another guide has to be tried anew. */
const bench = z.strictObject({
  /** The one whose guide was tried. */
  plan: planName,
  trials: z
    .array(
      z.strictObject({
        trajectory: name,
        /** Whether the tip touched its pip with the stop on the lip. */
        passed: z.boolean(),
        /** How far beside the pip's middle it came down, mm; null: not measured. */
        offsetMm: between(0, 20).nullable().default(null),
        /** Name of a photograph's file; empty: none. */
        photo: words(200).default(''),
        at: time,
      }),
    )
    .max(8),
});

/**
 * case.json, current version; every field is described in docs/format/case.md. Unknown fields are
 * refused at every depth.
 */
export const caseSchema = z.strictObject({
  format: z.literal('bregma-case'),
  version: z.literal(CASE_VERSION),
  patient: patient.prefault({}),
  scans: z.array(scan).min(1).max(8).superRefine(refuseRepeats).superRefine(refuseWithoutCt),
  orientation: orientation.nullable().default(CASE_DEFAULTS.orientation),
  bone: bone.prefault({}),
  lesion: lesion.nullable().default(CASE_DEFAULTS.lesion),
  tool: tool.prefault({}),
  trajectories: z.array(trajectory).min(1).max(8).superRefine(refuseRepeats),
  guide: guideSchema.prefault({}),
  printer: printer.nullable().default(CASE_DEFAULTS.printer),
  accuracy: accuracy.prefault({}),
  plannedAs: plannedAs.nullable().default(CASE_DEFAULTS.plannedAs),
  bench: bench.nullable().default(CASE_DEFAULTS.bench),
});

/** A case with every default filled in. */
export type Case = z.output<typeof caseSchema>;
export type CaseScan = z.output<typeof scan>;
export type ScanAnswer = CaseScan['answers'][number];
export type CaseFusion = NonNullable<CaseScan['fusion']>;
export type CasePrinter = NonNullable<Case['printer']>;
export type CaseOrientation = NonNullable<Case['orientation']>;

/**
 * The scan that is planned on, whose patient frame all coordinates of the case are in: its first
 * CT.
 */
export const plannedScan = (planCase: Case): CaseScan => planCase.scans.find(isPlannedOn)!;

/** Fails to compile when the schema and the guide's own parameter types part ways. */
export const caseTool = (planCase: Case): Tool => planCase.tool;
/** The guide's parameters; an empty label becomes "patient trajectory…". */
export function caseGuide(planCase: Case): GuideParameters {
  const label =
    planCase.guide.label ||
    [planCase.patient.id, ...planCase.trajectories.map(t => t.id)].join(' ').slice(0, 40);
  return { ...planCase.guide, label };
}

/**
 * Lists of a case hold eight at most; of a longer one, which is refused for that, no more is looked
 * at.
 */
const MOST_ENTRIES = 100;

function refuseRepeats(
  list: readonly { readonly id: string }[],
  context: z.RefinementCtx<{ readonly id: string }[]>,
): void {
  const known = new Set<string>();
  list.slice(0, MOST_ENTRIES).forEach(({ id }, index) => {
    if (!known.has(id)) {
      known.add(id);
      return;
    }
    context.addIssue({
      code: 'custom',
      path: [index, 'id'],
      message: fault('field-id-twice'),
      params: { id },
      input: id,
    });
  });
}

const isPlannedOn = ({ role }: { readonly role: string }): boolean => role === 'ct';

function refuseWithoutCt(scans: readonly CaseScan[], context: z.RefinementCtx<CaseScan[]>): void {
  const planned = scans.findIndex(isPlannedOn);
  if (scans.length > 0 && planned < 0) {
    context.addIssue({
      code: 'custom',
      path: [],
      message: fault('field-without-ct'),
      input: scans,
    });
  } else if (scans[planned]?.fusion) {
    context.addIssue({
      code: 'custom',
      path: [planned, 'fusion'],
      message: fault('field-fused-on-itself'),
      input: scans,
    });
  }
}

function rightAngleErrorDeg(a: Vec3, b: Vec3): number {
  return Math.abs(90 - (Math.atan2(length(cross(a, b)), dot(a, b)) * 180) / Math.PI);
}
