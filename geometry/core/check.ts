import type { Message } from './message';

/**
 * How a check's limit is meant: the value is sound 'at-most' there, 'at-least' there, 'above' it,
 * 'exactly' at it, or 'within' it of a nominal value.
 */
export type LimitSense = 'at-most' | 'at-least' | 'above' | 'exactly' | 'within';

/**
 * What a check's value was held against; a limit without its sense says nothing, and does not
 * compile.
 */
export type CheckLimit =
  | { readonly limit: null; readonly sense?: null; readonly nominal?: null }
  | {
      /**
       * The limit that was missed; of a check that passed, the strictest that it met. Value, sense
       * and limit never contradict the status.
       */
      readonly limit: number;
      readonly sense: Exclude<LimitSense, 'within'>;
      readonly nominal?: null;
    }
  | {
      /** How far the value may be from `nominal`, either way. */
      readonly limit: number;
      readonly sense: 'within';
      readonly nominal: number;
    };

/**
 * One line of the check list that a plan must pass; shown as it is in the window, the report and
 * plan.json. Its message is whole sentences: what was found and, unless it passed, what to do.
 */
export type Check = CheckLimit &
  Message & {
    /** Stable kebab-case name. */
    readonly id: string;
    readonly status: 'pass' | 'warn' | 'fail';
    /**
     * What was measured: the thing itself, not how far it is off; null where the check has no
     * number.
     */
    readonly value: number | null;
    /** Unit of value, limit and nominal: 'mm', 'deg', 'mm2', 'mm3', 'HU', 'count' or ''. */
    readonly unit: string;
    /** Where to look (LPS mm), for "Show me". */
    readonly atLps?: readonly [number, number, number];
    /** The trajectory it belongs to, where it belongs to one. */
    readonly trajectory?: string;
  };

/** The worst status among `checks`; 'pass' for none. */
export function worstStatus(checks: readonly Pick<Check, 'status'>[]): Check['status'] {
  if (checks.some(c => c.status === 'fail')) return 'fail';
  return checks.some(c => c.status === 'warn') ? 'warn' : 'pass';
}
