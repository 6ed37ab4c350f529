import { ENTRY_IN_PAD_MM, mostShiftMm, shiftLength } from '../../guide/shift-pad';
import { between, direction, point, words } from './case-fields';
import { fault } from './field-fault';
import { z } from './zod';

/** What a guide's measures are where the case does not say. */
export const GUIDE_DEFAULTS = {
  support: 'pad',
  feet: { count: 4, reachMm: 30, footDiameterMm: 5, sights: 0, padRadiusMm: 0 },
  contactGapMm: 0.15,
  thicknessMm: 4,
  footprintRadiusMm: 16,
  footprintShiftMm: { rostral: 0, left: 0 },
  exposedRadiusMm: 40,
  /** Null: no limit. */
  exposedAreaMm2: null,
  keepOffLps: [],
  /**
   * Our own working figures: no published one was found. 1 to 2 mm are to be kept off an eye or an
   * ear; a millimetre more for the hand that puts the guide down, and one for how well they are
   * found.
   */
  clearOfMm: { eye: 4, ear: 4 },
  /** Off: a guide that a hand holds needs none, and one that is not seated is frozen by them. */
  pins: { count: 0, diameterMm: 1.6 },
  insertion: 'auto',
  sleeve: { boreClearanceMm: 0.1, wallMm: 3, lengthMm: 25, standoffMm: 1 },
  /** Empty: patient and trajectory names are joined. */
  label: '',
} as const;

/**
 * What a case that begins now asks of its guide beside: the support that holds best, and sights to
 * put it down by. A file that says nothing of them means a pad without, as it always has.
 */
export const GUIDE_OF_NEW_CASE = {
  support: 'auto',
  feet: { ...GUIDE_DEFAULTS.feet, sights: 2 },
} as const;

const sleeve = z.strictObject({
  boreClearanceMm: between(0, 1).default(GUIDE_DEFAULTS.sleeve.boreClearanceMm),
  wallMm: between(1, 8).default(GUIDE_DEFAULTS.sleeve.wallMm),
  lengthMm: between(5, 80).default(GUIDE_DEFAULTS.sleeve.lengthMm),
  standoffMm: between(0, 10).default(GUIDE_DEFAULTS.sleeve.standoffMm),
});

/** So many places can a pad keep off. */
export const MOST_KEPT_OFF = 40;
const shift = z.strictObject({
  rostral: between(-30, 30).default(GUIDE_DEFAULTS.footprintShiftMm.rostral),
  left: between(-30, 30).default(GUIDE_DEFAULTS.footprintShiftMm.left),
});

const clearOf = z.strictObject({
  eye: between(0, 20).default(GUIDE_DEFAULTS.clearOfMm.eye),
  ear: between(0, 20).default(GUIDE_DEFAULTS.clearOfMm.ear),
});

const feet = z.strictObject({
  count: z.int().min(3).max(6).default(GUIDE_DEFAULTS.feet.count),
  reachMm: between(14, 40).default(GUIDE_DEFAULTS.feet.reachMm),
  footDiameterMm: between(4, 6).default(GUIDE_DEFAULTS.feet.footDiameterMm),
  /** At the most. */
  sights: z.int().min(0).max(3).default(GUIDE_DEFAULTS.feet.sights),
  /** Of a small pad round each entry; 0: none. */
  padRadiusMm: z.literal([0, 8, 10, 12]).default(GUIDE_DEFAULTS.feet.padRadiusMm),
});

const pins = z.strictObject({
  count: z.literal([0, 2, 3]).default(GUIDE_DEFAULTS.pins.count),
  diameterMm: between(1, 2.5).default(GUIDE_DEFAULTS.pins.diameterMm),
});

type Support = 'pad' | 'feet' | 'auto';
/** Before there were feet a pad was called 'skull'. */
const asNamedNow = (support: 'skull' | Support): Support => (support === 'skull' ? 'pad' : support);

/** The guide's measures; docs/format/case.md, guide. */
export const guideSchema = z
  .strictObject({
    /** 'skull' is what a pad was called before there were feet. */
    support: z
      .enum(['skull', 'pad', 'feet', 'auto'])
      .transform(asNamedNow)
      .pipe(z.enum(['pad', 'feet', 'auto']))
      .default(GUIDE_DEFAULTS.support),
    feet: feet.prefault({}),
    contactGapMm: between(0.05, 1).default(GUIDE_DEFAULTS.contactGapMm),
    thicknessMm: between(2, 10).default(GUIDE_DEFAULTS.thicknessMm),
    footprintRadiusMm: between(6, 40).default(GUIDE_DEFAULTS.footprintRadiusMm),
    footprintShiftMm: shift.prefault({}),
    exposedRadiusMm: between(6, 60).default(GUIDE_DEFAULTS.exposedRadiusMm),
    exposedAreaMm2: between(50, 10000).nullable().default(GUIDE_DEFAULTS.exposedAreaMm2),
    keepOffLps: z
      .array(point)
      .max(MOST_KEPT_OFF)
      .default([...GUIDE_DEFAULTS.keepOffLps]),
    clearOfMm: clearOf.prefault({}),
    pins: pins.prefault({}),
    insertion: z
      .union([z.literal('auto'), direction], { error: fault('field-no-insertion') })
      .default(GUIDE_DEFAULTS.insertion),
    sleeve: sleeve.prefault({}),
    label: words(40).default(GUIDE_DEFAULTS.label),
  })
  .refine(
    ({ footprintRadiusMm, footprintShiftMm }) =>
      shiftLength(footprintShiftMm) <= mostShiftMm(footprintRadiusMm) + 1e-9,
    { error: fault('field-entry-off-pad'), params: { least: ENTRY_IN_PAD_MM } },
  );
