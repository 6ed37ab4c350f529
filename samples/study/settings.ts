import type { Hand } from '../../geometry/accuracy/draw-placement';
import { HAND_DEFAULTS } from '../../geometry/accuracy/draw-placement';
import type { MessageCode } from '../../geometry/messages/catalogue';
import { hashBytes } from '../../geometry/plan/document/hash-bytes';
import { bregmaVersion } from '../../geometry/plan/document/version';
import type { Roughness } from './roughen-face';

/**
 * What a printer, and then the steriliser, make of a guide. Means as published, all else standard
 * deviations.
 */
export interface PublishedPrinter extends Roughness {
  readonly name: string;
  /** Mean error at what a bore aims at, level with the bed and along its height: printed, mm. */
  readonly levelMm: number;
  readonly riseMm: number;
  /** The same from sterilising, mm. */
  readonly sterilisedLevelMm: number;
  readonly sterilisedRiseMm: number;
  /** Each axis of the bed on its own, as a share. */
  readonly scaleShare: number;
  /** Of the bore's diameter, mm; a bore that the tool does not enter is reamed until it does. */
  readonly boreMm: number;
}

/**
 * PA12 frames by multi jet fusion (Mueller 2024; docs/clinical-facts.md): 0.46 mm level and 0.17 mm
 * in height printed, 0.16 and 0.06 mm more once autoclaved; scale is part of these and not added to
 * them. Scale, face and bore are Bregma's own guesses.
 */
export const PA12_PROFILE: PublishedPrinter = {
  name: 'PA12, multi jet fusion, autoclaved (Mueller 2024)',
  levelMm: 0.46,
  riseMm: 0.17,
  sterilisedLevelMm: 0.16,
  sterilisedRiseMm: 0.06,
  scaleShare: 0.003,
  faceMm: 0.05,
  facePatchMm: 4,
  boreMm: 0.03,
};

/** A printer that each clinic drew for itself and measured by its coupon: see `measurePrinter`. */
interface CouponPrinter extends Roughness {
  readonly name: string;
  readonly isMeasured: true;
}

/** A desktop's resin printer. Its face is as rough as the budget takes every face to be. */
const COUPON_PRINTER: CouponPrinter = {
  name: 'resin, each clinic’s own printer measured by its coupon',
  isMeasured: true,
  faceMm: 0.05,
  facePatchMm: 4,
};

/** The printers that guides of a study can be made on. */
export const STUDY_PRINTERS = { published: PA12_PROFILE, coupon: COUPON_PRINTER } as const;

type Range = readonly [low: number, high: number];

/** How the patients are made, scanned and operated; the same settings give the same rows. */
export interface StudySettings {
  readonly seed: number;
  /** Voxels in the slice's plane and from slice to slice, mm, drawn per patient. */
  readonly pixelMm: Range;
  readonly sliceMm: Range;
  /** Full width at half maximum of the scanner's blur, mm. */
  readonly blurMm: Range;
  readonly noiseHu: Range;
  /** The anatomy is evaluated at nodes no further apart, mm. */
  readonly nodeMm: number;
  readonly printer: PublishedPrinter | CouponPrinter;
  readonly hand: Hand;
  /** 'extreme': the ends of what is seen alone, turn about; default: from a cat to a Dobermann. */
  readonly heads?: 'extreme';
}

/**
 * Clinical head protocols (0.6 mm or less; docs/clinical-facts.md), a desktop's scanner model, the
 * hand of the budget.
 */
export const STUDY_DEFAULTS: StudySettings = {
  seed: 1,
  pixelMm: [0.35, 0.55],
  sliceMm: [0.4, 0.6],
  blurMm: [0.7, 1],
  noiseHu: [10, 30],
  nodeMm: 0.56,
  printer: PA12_PROFILE,
  hand: HAND_DEFAULTS,
};

/**
 * The whole pipeline, and what is left out of it to see what it is worth; each by its words in the
 * catalogue.
 */
export const STUDY_VARIANTS = {
  complete: 'variant-complete',
  'no-block-out': 'variant-no-block-out',
  'flat-pad': 'variant-flat-pad',
  'short-sleeve': 'variant-short-sleeve',
  // The same patients on another support than a pad.
  feet: 'variant-feet',
  auto: 'variant-auto',
  // Last: it alone stands on another bone, and one bone is kept.
  'no-refinement': 'variant-no-refinement',
} as const satisfies Readonly<Record<string, MessageCode>>;
export type StudyVariant = keyof typeof STUDY_VARIANTS;
/** The variants that are another support; the complete pipeline stands on a pad. */
export const STUDY_SUPPORTS = ['feet', 'auto'] as const satisfies readonly StudyVariant[];

/** What rows must share to belong to one study: settings and version. */
export const hashSettings = (settings: StudySettings): string =>
  hashBytes(new TextEncoder().encode(JSON.stringify([bregmaVersion, ROWS_VERSION, settings]))).slice(0, 16);

/** Raised whenever the same settings give other rows than before. */
const ROWS_VERSION = 5;
