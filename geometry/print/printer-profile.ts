/** Where a figure comes from: a coupon that was measured, a source that can be read, or nowhere. */
export const BASES = ['measured', 'published', 'unknown'] as const;
type Basis = (typeof BASES)[number];

/**
 * One figure of a printer. Unknown: neither value nor uncertainty; nothing is put in its place in
 * silence.
 */
export interface Figure {
  readonly basis: Basis;
  /**
   * Null where it is not known, also where a source gives only how large it may be (`uncertainty`).
   */
  readonly value: number | null;
  /**
   * Standard uncertainty, in the value's own unit; of a published figure, the size that its source
   * gives.
   */
  readonly uncertainty: number | null;
  /** Where it was read, or which coupon it was measured on. */
  readonly source: string;
}

/** How a printer makes a part. */
export const TECHNOLOGIES = ['sla', 'mjf', 'sls', 'fdm', 'other'] as const;
type Technology = (typeof TECHNOLOGIES)[number];

/**
 * What a part may go through before it is used: steam at 121 °C or 134 °C, wiped or bathed in 70 %
 * isopropanol, and so on.
 */
export const STERILISING_CYCLES = [
  'none',
  'isopropanol',
  'steam-121',
  'steam-134',
  'ethylene-oxide',
  'hydrogen-peroxide',
] as const;
export type SterilisingCycle = (typeof STERILISING_CYCLES)[number];

/** How much a bore of one size and lean comes out wider than it was drawn. */
export interface BoreOffset {
  /** As drawn. */
  readonly diameterMm: number;
  /** Of its axis from the bed's vertical. */
  readonly tiltDeg: number;
  /** Printed less drawn diameter, once the scale is taken out; mm. */
  readonly offsetMm: Figure;
}

/** Axes of the printer's bed: x and y level, z up. */
export const BED_AXES = ['x', 'y', 'z'] as const;
export type BedAxis = (typeof BED_AXES)[number];

/** A printer with its material, as a file says it; docs/format/printer.md. */
export interface PrinterProfile {
  readonly format: 'bregma-printer';
  readonly version: 1;
  readonly name: string;
  readonly technology: Technology;
  readonly material: string;
  /** Of the material that the coupon was printed from; empty where none was. */
  readonly lot: string;
  /** When the coupon was measured, ISO 8601; null: never. */
  readonly measuredAt: string | null;
  /** What the coupon went through before it was measured; null: there was none. */
  readonly cycle: SterilisingCycle | null;
  /** Room for a part: x, y, z, mm; null where it is not known. */
  readonly bed: {
    readonly basis: Basis;
    readonly sizeMm: readonly [number, number, number] | null;
    readonly source: string;
  };
  readonly layerMm: Figure;
  /** The thinnest wall that comes out whole, and the narrowest gap that comes out open, mm. */
  readonly minimumWallMm: Figure;
  readonly minimumGapMm: Figure;
  /** Printed by drawn length along each axis of the bed: 1 is true to size. */
  readonly scale: Readonly<Record<BedAxis, Figure>>;
  /** How far the angle between x and y is from 90 degrees; positive where it is smaller. */
  readonly skewDeg: Figure;
  /** How far every upright face lies out, mm. */
  readonly edgeGrowthMm: Figure;
  /** What was left between the coupon's lengths and the figures above, standard deviation, mm. */
  readonly residualMm: Figure;
  readonly bores: readonly BoreOffset[];
  /** Cycles that the material is known to bear, or not. */
  readonly sterilising: readonly {
    readonly cycle: SterilisingCycle;
    readonly bears: boolean;
    readonly source: string;
  }[];
}

/** What nobody has measured and no source says. */
export const UNKNOWN: Figure = { basis: 'unknown', value: null, uncertainty: null, source: '' };

/** Whether a coupon has told what a prediction and a compensation need: scale and growth. */
export const isMeasured = ({ scale, edgeGrowthMm, measuredAt }: PrinterProfile): boolean =>
  measuredAt !== null &&
  [...BED_AXES.map(axis => scale[axis]), edgeGrowthMm].every(({ basis }) => basis === 'measured');
