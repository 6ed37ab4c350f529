import type { Check } from '../core/check';
import { decimal } from '../core/message';
import { normalize, subtract, type Vec3 } from '../core/vector';
import { joined, phrase, words } from '../messages/phrase';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { measureOverLip } from './measure-over-lip';
import type { Sleeve, Tool } from './parameters';

/** So little over a lip does not lift a stop collar, mm. */
const OVER_LIP_LIMIT_MM = 0.02;

/**
 * Whether a stop collar comes to rest on the upper lip itself: what stands over the lip within the
 * collar's ring, measured on the finished guide (LPS mm), as exported.
 */
export function checkLip(guide: TriangleMesh, sleeve: Sleeve, { collarMm }: Tool, alone: boolean): Check {
  const up = normalize(subtract<Vec3>(sleeve.upperLipLps, sleeve.lowerLipLps));
  const { overMm, at } = measureOverLip(guide, sleeve.upperLipLps, up, sleeve.boreDiameterMm / 2 + collarMm);
  const buried = overMm > OVER_LIP_LIMIT_MM;
  const collar = decimal(collarMm, 1);
  return {
    id: 'lip-clear',
    trajectory: sleeve.trajectory,
    status: buried ? 'fail' : 'pass',
    value: overMm,
    limit: OVER_LIP_LIMIT_MM,
    sense: 'at-most',
    unit: 'mm',
    ...(buried
      ? joined([
          words('lip-buried', { over: decimal(overMm, 2), collar }),
          words(alone ? 'lip-remedy-alone' : 'lip-remedy-several'),
        ])
      : phrase('lip-clear', { collar })),
    atLps: at ? [at[0], at[1], at[2]] : sleeve.upperLipLps,
  };
}
