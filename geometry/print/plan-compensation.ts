import { isMeasured, type BoreOffset, type Figure, type PrinterProfile } from './printer-profile';

/** A bore that is to be printed. */
export interface PrintedBore {
  readonly trajectory: string;
  /** As it is to come out. */
  readonly diameterMm: number;
  /** Of its axis from the bed's vertical. */
  readonly tiltDeg: number;
}

/** What is made up for in the file for the printer, and there alone. */
export interface Compensation {
  /**
   * What the printer makes of a length, along each axis of the bed: the file is drawn that much
   * smaller.
   */
  readonly scale: { readonly x: number; readonly y: number; readonly z: number };
  /**
   * How far the printer's x and y are short of a right angle: the file is drawn that much wider.
   */
  readonly skewDeg: number;
  readonly bores: readonly {
    readonly trajectory: string;
    /** Printed less drawn; null: no bore like it was measured, and it stays as it is. */
    readonly offsetMm: number | null;
  }[];
}

/** A bore of the coupon speaks for one whose diameter and lean differ from its own by no more. */
const DIAMETER_WITHIN_MM = 0.3;
const TILT_WITHIN_DEG = 10;

/**
 * What a measured printer's errors are made up by; null where it was not measured: nothing is
 * guessed.
 */
export function planCompensation(
  profile: PrinterProfile,
  bores: readonly PrintedBore[],
): Compensation | null {
  if (!isMeasured(profile)) return null;
  const { scale, skewDeg } = profile;
  return {
    scale: { x: scale.x.value!, y: scale.y.value!, z: scale.z.value! },
    skewDeg: skewDeg.basis === 'measured' ? skewDeg.value! : 0,
    bores: bores.map(bore => ({
      trajectory: bore.trajectory,
      offsetMm: offsetOf(profile.bores, bore)?.value ?? null,
    })),
  };
}

/**
 * By how much a bore comes out wider than drawn: read off the line between the measured leans on
 * either side of its own, or of the nearest; null where none was measured near enough.
 */
export function offsetOf(
  measured: readonly BoreOffset[],
  { diameterMm, tiltDeg }: Omit<PrintedBore, 'trajectory'>,
): { readonly value: number; readonly uncertainty: number } | null {
  const like = measured
    .filter(
      bore =>
        bore.offsetMm.basis === 'measured' && Math.abs(bore.diameterMm - diameterMm) <= DIAMETER_WITHIN_MM,
    )
    .sort((a, b) => a.tiltDeg - b.tiltDeg);
  const below = like.findLast(bore => bore.tiltDeg <= tiltDeg);
  const above = like.find(bore => bore.tiltDeg >= tiltDeg);
  const figure = ({ offsetMm }: BoreOffset) => known(offsetMm);
  if (below && above) {
    const span = above.tiltDeg - below.tiltDeg;
    const share = span === 0 ? 0 : (tiltDeg - below.tiltDeg) / span;
    const [a, b] = [figure(below), figure(above)];
    return {
      value: a.value + share * (b.value - a.value),
      uncertainty: Math.max(a.uncertainty, b.uncertainty),
    };
  }
  const nearest = below ?? above;
  return nearest && Math.abs(nearest.tiltDeg - tiltDeg) <= TILT_WITHIN_DEG ? figure(nearest) : null;
}

const known = ({ value, uncertainty }: Figure): { readonly value: number; readonly uncertainty: number } => ({
  value: value ?? 0,
  uncertainty: uncertainty ?? 0,
});
