import type { Problem } from '../core/result';
import type { RigidTransform } from './rigid-transform';

/** How far a fusion can be trusted: shown as it is, never upgraded. */
export type FusionQuality = 'good' | 'doubtful' | 'failed';

export interface FuseOptions {
  /**
   * Where to begin, from landmarks or by hand: only the neighbourhood is searched (about 10 mm and
   * 10 degrees). Default: none, the whole of both scans is searched, in many orientations.
   */
  readonly start?: RigidTransform;
}

/** What a registration found, and how sure of it one can be. */
export interface Fusion {
  /** Moving scan's patient frame -> fixed scan's, LPS mm. */
  readonly fixedFromMoving: RigidTransform;
  readonly method: 'mutual-information';
  /**
   * Normalised mutual information at the result (Studholme 1999): 1 nothing in common, 2 the same
   * picture.
   */
  readonly metric: number;
  readonly quality: FusionQuality;
  /**
   * Why it is not better than it is, in words: what was found, what to do. Empty for a good one.
   */
  readonly reasons: readonly Problem[];
  /** What part of the smaller of both heads lies in the other scan, 0 to 1. */
  readonly overlap: number;
  /** How far two independent runs end from each other, at worst within the head, mm. */
  readonly agreementMm: number;
  /**
   * How far parts of the head would rather lie elsewhere, the median over its octants, mm: large
   * for another animal.
   */
  readonly strainMm: number;
  /**
   * How far the metric stands out from that of poses 10 mm and 10 degrees off: their ratio, less 1
   * each.
   */
  readonly contrast: number;
}
