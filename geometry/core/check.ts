/** One line of the check list that a plan must pass; shown as it is in the window, the report and plan.json. */
export interface Check {
  /** Stable kebab-case name. */
  readonly id: string;
  readonly status: 'pass' | 'warn' | 'fail';
  /** What was measured; null where the check has no number. */
  readonly value: number | null;
  /** What it was held against; null where there is none. */
  readonly limit: number | null;
  /** Unit of value and limit: 'mm', 'deg', 'mm2', 'mm3', 'HU', 'count' or ''. */
  readonly unit: string;
  /** A whole sentence: what was found and, unless it passed, what to do. */
  readonly message: string;
  /** Where to look (LPS mm), for "Show me". */
  readonly atLps?: readonly [number, number, number];
  /** The trajectory it belongs to, where it belongs to one. */
  readonly trajectory?: string;
}

/** The worst status among `checks`; 'pass' for none. */
export function worstStatus(checks: readonly Check[]): Check['status'] {
  if (checks.some(c => c.status === 'fail')) return 'fail';
  return checks.some(c => c.status === 'warn') ? 'warn' : 'pass';
}
