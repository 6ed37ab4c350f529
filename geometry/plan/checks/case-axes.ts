import type { NamedAxes } from '../../core/name-direction';
import { orientCase, type AxesCase } from './check-scan';
import { cross } from '../../core/vector';

/** The animal's axes as the case has them, confirmed or assumed; LPS. */
export function caseAxes(planCase: AxesCase): NamedAxes {
  const { dorsalLps: dorsal, rostralLps: rostral } = orientCase(planCase);
  return { left: cross(dorsal, rostral), dorsal, rostral };
}
