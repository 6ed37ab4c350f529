import type { Check, CheckLimit } from '../core/check';
import type { Message } from '../core/message';
import type { Vec3 } from '../core/vector';

/** What a path is held against. */
export interface TrajectoryLimits {
  /**
   * Angle to the bone's normal above which a drill begins to skate, degrees. Default 30 (as in
   * human planners).
   */
  readonly warnAngleDeg: number;
  /**
   * Angle that is refused, degrees. Default 60: the drill's footprint is then twice as long as
   * wide, and no sleeve keeps it from walking. A guide carries bores up to 45 degrees off its
   * insertion direction (INSERTION_DEFAULTS).
   */
  readonly failAngleDeg: number;
  /**
   * Bone along the line below which it holds neither guide nor drill well, mm. Default 0.7 (a cat's
   * temple has 0.8).
   */
  readonly warnThicknessMm: number;
  /** Room beyond the needle's tip below which the plan warns, mm. Default 2. */
  readonly warnRoomMm: number;
  /**
   * What an air space on the way makes of the path. Default 'warn': a transfrontal path may be
   * meant.
   */
  readonly sinus: 'warn' | 'fail';
  /**
   * Distance between the scan's own edge and the bone surface at the entry above which the plan
   * warns, mm. Default 0.2.
   */
  readonly warnSurfaceMm: number;
  /**
   * Difference of the bone's thickness by the scan's edges and by the surface above which the plan
   * warns, mm. Default 0.15.
   */
  readonly warnReadingsMm: number;
  /**
   * Change of the bone's thickness across the path above which the plan warns, mm a mm. Default
   * 0.5: the faces lean by 27 degrees to one another, and one number is no thickness to set a
   * drill's stop by.
   */
  readonly warnWedge: number;
}

export const trajectoryLimits: TrajectoryLimits = {
  warnAngleDeg: 30,
  failAngleDeg: 60,
  warnThicknessMm: 0.7,
  warnRoomMm: 2,
  sinus: 'warn',
  warnSurfaceMm: 0.2,
  warnReadingsMm: 0.15,
  warnWedge: 0.5,
};

/**
 * A number with what it was held against and where; or only where, for a check that has no number.
 */
type Finding =
  | (CheckLimit & { readonly value: number | null; readonly unit: string; readonly atLps?: Vec3 })
  | { readonly atLps?: Vec3 };

/** Collects the checks of one trajectory. */
export interface CheckList {
  readonly checks: Check[];
  pass(id: string, message: Message, finding?: Finding): void;
  warn(id: string, message: Message, finding?: Finding): void;
  fail(id: string, message: Message, finding?: Finding): void;
}

export function createCheckList(trajectory: string): CheckList {
  const checks: Check[] = [];
  const add =
    (status: Check['status']) =>
    (id: string, { message, sentences }: Message, finding: Finding = {}): void => {
      const { atLps } = finding;
      const at = atLps ? { atLps: [atLps[0], atLps[1], atLps[2]] as const } : {};
      const found = 'unit' in finding ? finding : { value: null, limit: null, unit: '' };
      checks.push({ ...found, id, status, message, sentences, trajectory, ...at });
    };
  return { checks, pass: add('pass'), warn: add('warn'), fail: add('fail') };
}
