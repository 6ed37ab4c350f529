import type { Check } from '../core/check';

export interface SleevePlayInput {
  /** Bore diameter minus tool diameter, mm. */
  readonly clearanceMm: number;
  /** Upper lip to lower lip, mm. */
  readonly guidedLengthMm: number;
  /** Lower lip to target, along the bore, mm. */
  readonly lipToTargetMm: number;
}

/**
 * The furthest the tool can be off the target sideways while it lies in the bore, mm: tilted from one lip's edge to the
 * other's, c * (1/2 + D / L). The two-mode model (shift and tilt) of Schlieper 2001; agrees with the maxima of Apostolakis
 * and Kourakis 2018 (5.9 degrees for c = 0.41 mm over L = 4 mm).
 */
export function measureSleevePlay({ clearanceMm, guidedLengthMm, lipToTargetMm }: SleevePlayInput): number {
  return clearanceMm * (0.5 + lipToTargetMm / guidedLengthMm);
}

/** More play than this deserves a longer or closer sleeve, mm (clinical.md 4.2). */
export const PLAY_LIMIT_MM = 0.5;

/** Warns of a sleeve that lets the needle wander. */
export function checkSleevePlay(trajectory: string, input: SleevePlayInput): Check {
  const value = measureSleevePlay(input);
  const loose = value > PLAY_LIMIT_MM;
  return {
    id: 'sleeve-play',
    trajectory,
    status: loose ? 'warn' : 'pass',
    value,
    limit: PLAY_LIMIT_MM,
    unit: 'mm',
    message:
      `Play in the sleeve lets the needle miss the target by ${value.toFixed(2)} mm at worst` +
      (loose ? '. Lengthen the sleeve, or ream the bore closer to the needle.' : '.'),
  };
}
