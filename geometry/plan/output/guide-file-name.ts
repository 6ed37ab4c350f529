import type { Plan } from '../document/plan-schema';

/** What to call a file of this plan: a FAILED guide says so in its name. */
export function guideFileName(status: Plan['status'], frame: 'patient' | 'print' = 'patient'): string {
  return `guide${frame === 'print' ? '-print' : ''}${status === 'fail' ? '-FAILED' : ''}.stl`;
}
