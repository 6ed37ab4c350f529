import type { FootprintShift } from './parameters';

/** The entry lies at least so far inside the pad, mm: the sleeve's foot stands on it. */
export const ENTRY_IN_PAD_MM = 6;
/** So far may the pad's middle lie from its entry, mm. */
export const mostShiftMm = (footprintRadiusMm: number): number =>
  Math.max(0, footprintRadiusMm - ENTRY_IN_PAD_MM);
/** How far the pad's middle lies from its entry, mm. */
export const shiftLength = ({ rostral, left }: FootprintShift): number => Math.hypot(rostral, left);

/**
 * The shift in the local frame, whose z is off the skull: seen from there, left is a quarter turn
 * on from rostral.
 */
export const padShift = (
  { rostral, left }: FootprintShift,
  [x, y]: readonly [number, number],
): readonly [number, number] => [rostral * x - left * y, rostral * y + left * x];
