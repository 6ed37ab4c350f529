import type { Plan } from '../document/plan-schema';

/** The guide on the scan; laid on the bed; and that as a package with its name and units. */
export type GuideFile = 'patient' | 'print' | 'package';

/** What to call a file of this plan: a FAILED guide says so in its name. */
export function guideFileName(status: Plan['status'], file: GuideFile = 'patient'): string {
  const bed = file === 'patient' ? '' : '-print';
  return `guide${bed}${status === 'fail' ? '-FAILED' : ''}.${file === 'package' ? '3mf' : 'stl'}`;
}
