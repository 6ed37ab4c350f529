import type { PatientPoint, PatientVector } from '../core/frames';

/** The instrument that the guide carries. */
export interface Tool {
  readonly name: string;
  /** Outer diameter, measured with a caliper, mm. */
  readonly diameterMm: number;
  /** Usable length from tip to hub, mm. */
  readonly lengthMm: number;
  /** Length of the side-cutting window, mm; 0 for an end-cutting tool. */
  readonly windowMm: number;
  /** Dead length from the window's distal edge to the tip, mm. */
  readonly tipMm: number;
  /**
   * Width of the ring round the bore's upper lip that its stop collar rests on, mm: nothing of the
   * guide may stand over it.
   */
  readonly collarMm: number;
}

interface SleeveParameters {
  /** Bore diameter minus tool diameter, mm (diametral). */
  readonly boreClearanceMm: number;
  /** Radial wall, mm. */
  readonly wallMm: number;
  /**
   * Least guided length, mm; the upper lip is raised to the next whole millimetre of depth stop,
   * and for its neighbours.
   */
  readonly lengthMm: number;
  /** Lower lip to bone along the axis, mm; larger where an oblique bore asks for it. */
  readonly standoffMm: number;
}

/** Towards the animal's nose and its left, mm; negative to caudal and right. */
export interface FootprintShift {
  readonly rostral: number;
  readonly left: number;
}

/** Feet far apart, each on an arm. */
interface FeetParameters {
  readonly count: number;
  /** From an entry to a foot's far edge at the most, mm. */
  readonly reachMm: number;
  readonly footDiameterMm: number;
  /** Arms of their own over ridges, to look through; at the most. */
  readonly sights: number;
  /** Of a small pad round each entry that the guide stands on too, mm; 0: none. */
  readonly padRadiusMm: 0 | 8 | 10 | 12;
}

export interface GuideParameters {
  /**
   * 'pad': one face round the entries. 'feet': small faces far apart, on arms over the bone.
   * 'auto': whichever holds best for the bone that it bares; `designSupport` decides it before a
   * guide is designed.
   */
  readonly support: 'pad' | 'feet' | 'auto';
  readonly feet: FeetParameters;
  /** Gap between guide and bone surface, mm. */
  readonly contactGapMm: number;
  /** Pad thickness over the contact face, mm. */
  readonly thicknessMm: number;
  /** Reach of the pad round each entry, across the insertion direction, mm. */
  readonly footprintRadiusMm: number;
  /**
   * How far the pad's middle lies from its entry across the insertion direction; see `padShift`.
   */
  readonly footprintShiftMm: FootprintShift;
  /** So far round an entry the surgeon means to expose bone, mm. */
  readonly exposedRadiusMm: number;
  /** So much bone the surgeon means to bare at the most, mm2; null: no limit of its own. */
  readonly exposedAreaMm2: number | null;
  /**
   * Places of the bone that the pad stays off by `KEEP_OFF_MM`, such as points along an open
   * suture; LPS mm.
   */
  readonly keepOffLps: readonly (readonly [number, number, number])[];
  /**
   * So far does all of the guide stay off the eyeballs and the air of the ear canals, where the
   * scan shows them, mm.
   */
  readonly clearOfMm: { readonly eye: number; readonly ear: number };
  /** Pins through the guide into the bone; none where the count is 0. */
  readonly pins: { readonly count: 0 | 2 | 3; readonly diameterMm: number };
  /** 'auto', or the direction off the skull (LPS, any length). */
  readonly insertion: 'auto' | readonly [number, number, number];
  readonly sleeve: SleeveParameters;
  /** Text that identifies the guide: file names and STL header; never the owner's name. */
  readonly label: string;
}

/** What a guide must know of the printer. */
export interface Printer {
  /** Build volume, mm: width, depth, height. */
  readonly bedMm: readonly [number, number, number];
  /** The thinnest wall that comes out whole, mm; default null, not known. */
  readonly minimumWallMm?: number | null;
  /** Flexural modulus of the print, MPa; default null, not known: the softest in use is assumed. */
  readonly modulusMpa?: number | null;
}

/** What the guide needs to know of one measured trajectory. */
export interface GuideTrajectory {
  readonly id: string;
  readonly targetLps: PatientPoint;
  /** Where the line leaves the outer bone surface. */
  readonly entrySurfaceLps: PatientPoint;
  /** Unit, entry to target. */
  readonly directionLps: PatientVector;
}

/** A sleeve as designed; points in LPS mm, all on the trajectory's line. */
export interface Sleeve {
  /** The trajectory's id. */
  readonly trajectory: string;
  readonly boreDiameterMm: number;
  readonly outerDiameterMm: number;
  readonly lowerLipLps: PatientPoint;
  readonly upperLipLps: PatientPoint;
  /** Upper lip to lower lip, mm. */
  readonly guidedLengthMm: number;
  /**
   * Upper lip to target: a whole number of mm, or of tenths where sleeves that overlap share one
   * height.
   */
  readonly depthStopMm: number;
  /**
   * Raised dots on the sleeve that tell which of the guide's bores it is: its number, or 0 where
   * there is one alone.
   */
  readonly dots: number;
  /**
   * Upper lip to needle tip with the window's centre on the target: depth stop + window/2 + tip,
   * mm.
   */
  readonly needleStopMm: number;
}
