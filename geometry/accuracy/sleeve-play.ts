import type { Radians } from '../core/frames';
import { assertThat } from '../core/result';

/** A tool in a straight sleeve; all diameters and lengths in mm. */
export interface SleeveFit {
  readonly boreDiameterMm: number;
  readonly toolDiameterMm: number;
  /** Length over which the bore guides the tool: lower to upper lip. */
  readonly guidedLengthMm: number;
  /** From the lower lip to the target along the axis. */
  readonly lipToTargetMm: number;
}

/** How far a tool can stray within its sleeve: bounds, not expectations. */
export interface SleevePlay {
  /** Bore minus tool: the diametral clearance c. */
  readonly clearanceMm: number;
  /** Largest tilt for small angles: atan(c / L). */
  readonly tilt: Radians;
  /**
   * Largest tilt for large angles: L sin(theta) + d cos(theta) = bore; pi/2 where the tool can turn
   * over. That is a tool that ends with the sleeve; one that runs on beyond both lips is held by
   * bore cos(theta) - L sin(theta) = d, which is less by about (d + c/2) theta^2 / L. The larger is
   * kept: 0.1 % apart in any sleeve that serves.
   */
  readonly tiltExact: Radians;
  /** Worst lateral error at the target, tool tilted against opposite corners: c (1/2 + D / L). */
  readonly errorMm: number;
  /** The same at the exact tilt: (L/2 + D) tan(theta); Infinity where the tool can turn over. */
  readonly errorExactMm: number;
  /** Lateral error of a tool pressed against one side, untilted: c / 2. */
  readonly shiftMm: number;
}

/**
 * Limits of the worst lateral error at the target: warn above the first, no "sub-millimetre" above
 * the second.
 */
export const sleevePlayLimits = { warnMm: 0.5, noSubMillimetreMm: 0.8 } as const;

/**
 * Play of a tool in a sleeve. Two modes, parallel shift and tilt (Schlieper 2001); the formulas
 * give the maxima that Apostolakis and Kourakis (Int J Implant Dent 2018) published: 0.41 mm in 4
 * mm of sleeve, 5.9 degrees; 1.5 mm at the neck, 13 mm below the lip. The tilted tool passes
 * through the middle of the bore, whence the 1/2. Throws an InvariantError unless all lengths are
 * finite and positive (`lipToTargetMm` may be zero) and the tool enters the bore.
 */
export function predictSleevePlay(fit: SleeveFit): SleevePlay {
  const { boreDiameterMm: bore, toolDiameterMm: tool, guidedLengthMm: guided, lipToTargetMm: beyond } = fit;
  assertThat(
    [bore, tool, guided].every(v => Number.isFinite(v) && v > 0) && Number.isFinite(beyond) && beyond >= 0,
    'predictSleevePlay',
    'lengths must be finite and positive',
    fit,
  );
  assertThat(
    bore >= tool,
    'predictSleevePlay',
    `a tool of ${tool} mm does not enter a bore of ${bore} mm`,
    fit,
  );
  const clearanceMm = bore - tool;
  // L sin(theta) + d cos(theta) = R sin(theta + phi) with R = hypot(L, d) and sin(phi) = d / R.
  const reach = Math.hypot(guided, tool);
  const turnsOver = bore >= reach;
  const tiltExact = turnsOver ? Math.PI / 2 : Math.asin(bore / reach) - Math.asin(tool / reach);
  return {
    clearanceMm,
    tilt: Math.atan(clearanceMm / guided) as Radians,
    tiltExact: tiltExact as Radians,
    errorMm: clearanceMm * (0.5 + beyond / guided),
    errorExactMm: turnsOver ? Infinity : (guided / 2 + beyond) * Math.tan(tiltExact),
    shiftMm: clearanceMm / 2,
  };
}

/**
 * The guided length to choose where nothing else decides: half the distance to the target, at least
 * 20 mm.
 */
export function defaultGuidedLengthMm(lipToTargetMm: number): number {
  return Math.max(20, 0.5 * lipToTargetMm);
}
