import { setSession, type SideConvention } from './session-store';

/**
 * Chooses on which side of the pictures the animal's left lies; kept as a preference. Planes that
 * stood beside a path go back to it, since what was before them is now behind.
 */
export const chooseSides = (sideConvention: SideConvention): void =>
  setSession({ sideConvention, beside: null });
