import type { Check } from '../core/check';
import { normalize, subtract, type Vec3 } from '../core/vector';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { measureOverLip } from './measure-over-lip';
import type { Sleeve, Tool } from './parameters';

/** So little over a lip does not lift a stop collar, mm. */
const OVER_LIP_LIMIT_MM = 0.02;

/**
 * Whether a stop collar comes to rest on the upper lip itself: what stands over the lip within the collar's ring, measured
 * on the finished guide (LPS mm), as exported.
 */
export function checkLip(guide: TriangleMesh, sleeve: Sleeve, { collarMm }: Tool, alone: boolean): Check {
  const up = normalize(subtract<Vec3>(sleeve.upperLipLps, sleeve.lowerLipLps));
  const { overMm, at } = measureOverLip(guide, sleeve.upperLipLps, up, sleeve.boreDiameterMm / 2 + collarMm);
  const buried = overMm > OVER_LIP_LIMIT_MM;
  const remedy = alone
    ? 'Make the sleeve longer, or turn the path to be more upright.'
    : 'Move the entries apart, make the paths more parallel, or make a guide for each.';
  return {
    id: 'lip-clear',
    trajectory: sleeve.trajectory,
    status: buried ? 'fail' : 'pass',
    value: overMm,
    limit: OVER_LIP_LIMIT_MM,
    sense: 'at-most',
    unit: 'mm',
    message: buried
      ? `Part of the guide stands ${overMm.toFixed(2)} mm over the upper lip within ${collarMm.toFixed(1)} mm of the bore: a stop collar would rest on it and the needle stop short of the target. ${remedy}`
      : `Nothing of the guide stands over the upper lip within ${collarMm.toFixed(1)} mm of the bore: a stop collar rests on the lip.`,
    atLps: at ? [at[0], at[1], at[2]] : sleeve.upperLipLps,
  };
}
