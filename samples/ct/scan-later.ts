import { headPose, type HeadPose } from '../head/pose';
import { ctDefaults, type CtOptions } from './simulate-ct';
import type { SurgeryOptions } from './surgery';

/**
 * How the head lies in the scan after the operation: nose higher and rolled, some 15 degrees and 40
 * mm from the first.
 */
export const laterPose = (): HeadPose => headPose([-0.1, 0.12, -0.2], [-8, 14, 60]);

/** Where scanners of twelve bits clip metal, HU. */
const CLIPPED_HU = 3071;

/**
 * The scanner's settings for a CT after the operation: the settings of the first one, another pose,
 * other noise, no marker, and slices a fifth thicker, as a quick control scan has them.
 */
export function laterCtOptions(options: CtOptions, surgery: SurgeryOptions | null = null): CtOptions {
  const [x, y, z] = options.spacingMm ?? ctDefaults.spacingMm;
  return {
    ...options,
    spacingMm: [x, y, 1.2 * z],
    pose: laterPose(),
    seed: (options.seed ?? ctDefaults.seed) + 500,
    marker: null,
    surgery,
    greatestHu: CLIPPED_HU,
  };
}
