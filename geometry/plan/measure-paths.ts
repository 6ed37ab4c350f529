import { patientPoint } from '../core/frames';
import { measureTrajectory, type MeasuredTrajectory } from '../path/measure-trajectory';
import type { Volume } from '../volume/volume';
import { caseTool, type Case } from './case-schema';
import type { PreparedBone } from './prepare-bone';

/** The upper lip is raised by up to this much to a round depth stop, mm. */
const ROUNDING_MM = 1;

/**
 * Measures every path of the case on the prepared bone, in the case's order: for the pipeline, and for the window while
 * a path is being dragged, so that both say the same.
 */
export function measurePaths(c: Case, volume: Volume, bone: PreparedBone): MeasuredTrajectory[] {
  const { lengthMm, standoffMm } = c.guide.sleeve;
  return c.trajectories.map(({ id, targetLps, entryLps }) =>
    measureTrajectory({
      volume,
      bone: bone.index,
      mesh: bone.bone.mesh,
      endocranium: bone.endocranium,
      sinuses: bone.sinuses,
      request: { id, targetLps: patientPoint(...targetLps), entryLps: patientPoint(...entryLps) },
      tool: caseTool(c),
      sleeveMm: standoffMm + lengthMm + ROUNDING_MM,
      corticalHu: bone.bone.corticalHu,
      blurMm: bone.bone.blurMm,
    }),
  );
}
