import type { Check } from '../../geometry/core/check';
import { STEPS, type Step } from './session/steps';

/**
 * Where a failed check can be mended, by its id; those of the guide itself are not named, nor is
 * the needle's length: needle and sleeve are the Guide step's.
 */
const STEPS_OF_CHECKS: readonly (readonly [Step, readonly string[]])[] = [
  [
    'scan',
    [
      'scan-spacing',
      'scan-content',
      'scan-animal',
      'scan-complete',
      'scan-values',
      'scan-bytes',
      'scan-clamped',
      'scan-missing',
      'fusion',
      'interpolated-clear',
    ],
  ],
  ['orientation', ['orientation', 'orientation-anatomy', 'signatures']],
  ['bone', ['crop-clear']],
  [
    'path',
    [
      ...['target-in-scan', 'target-in-head', 'target-in-bone', 'target-in-braincase', 'entry-apart'],
      ...['line-meets-bone', 'bone-crossings', 'bone-thickness', 'other-bone', 'far-side', 'sinus'],
      ...['obliquity', 'surface-at-entry', 'lesion-outlined', 'target-in-lesion'],
    ],
  ],
];

/** Where a check is mended. */
export const stepOfCheck = (id: string): Step =>
  STEPS_OF_CHECKS.find(([, ids]) => ids.includes(id))?.[0] ?? 'guide';

/**
 * The earliest step at which one of the failed checks can be mended; the guide's own where none is
 * known.
 */
export function stepOfFailure(checks: readonly Pick<Check, 'id' | 'status'>[]): Step {
  const steps = checks.filter(({ status }) => status === 'fail').map(({ id }) => stepOfCheck(id));
  return STEPS.find(step => steps.includes(step)) ?? 'guide';
}
