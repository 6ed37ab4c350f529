import type { Vec3 } from '../../geometry/core/vector';
import type { AddedScan } from './added-scan';
import type { RegisteredScan } from '../../geometry/verify/register-postoperative-scan';

/** Tip and entry of one path's tool as marked by hand, LPS mm of the planned CT. */
export interface ToolMark {
  readonly trajectory: string;
  readonly tipLps: Vec3;
  readonly entryLps: Vec3;
}

/**
 * What a later scan was made for: the guide on, before anything is drilled; or after the biopsy.
 */
export const LATER_PURPOSES = ['seated', 'biopsy'] as const;
export type LaterPurpose = (typeof LATER_PURPOSES)[number];

/** The CT made later. It is of the work and not of the case: no plan depends on it. */
export interface PostoperativeScan extends AddedScan {
  /** Default, and of work that was kept before it was asked: after the biopsy. */
  readonly madeFor?: LaterPurpose;
  /** How the program laid it on the planned CT; null: not yet. */
  readonly laid: RegisteredScan | null;
  readonly marks: readonly ToolMark[];
  /** Of a sample's: the path along which it was operated, LPS mm. */
  readonly operated: { readonly targetLps: Vec3; readonly entryLps: Vec3 } | null;
}
