import { patientPoint } from '../core/frames';
import { measureTrajectory, type MeasuredTrajectory, type TrajectoryInput } from '../path/measure-trajectory';
import type { Volume } from '../volume/volume';
import type { Case } from './document/case-schema';
import type { PreparedBone } from './prepare-bone';
import type { Trajectory } from '../path/trajectory';
import { caseAxes } from './checks/case-axes';
import type { AxesCase } from './checks/check-scan';

/**
 * All of a case that its paths are measured by, besides the bone's own options: no other field can
 * change a measure.
 */
export interface PathCase extends AxesCase {
  readonly tool: Case['tool'];
  readonly guide: Pick<Case['guide'], 'sleeve'>;
}

/** The upper lip is raised by up to this much to a round depth stop, mm. */
const ROUNDING_MM = 1;

/**
 * Measures every path of the case on the prepared bone, in the case's order: for the pipeline, and
 * for the window while a path is being dragged, so that both say the same.
 */
export function measurePaths(planCase: PathCase, volume: Volume, bone: PreparedBone): MeasuredTrajectory[] {
  const skull = pathInput(planCase, volume, bone);
  return planCase.trajectories.map(({ id, targetLps, entryLps }) =>
    measureTrajectory({
      ...skull,
      request: { id, targetLps: patientPoint(...targetLps), entryLps: patientPoint(...entryLps) },
    }),
  );
}

/** All that a path of the case is measured with but its ends. */
export function pathInput(
  planCase: PathCase,
  volume: Volume,
  bone: PreparedBone,
): Omit<TrajectoryInput, 'request'> {
  const { lengthMm, standoffMm, wallMm } = planCase.guide.sleeve;
  return {
    volume,
    bone: bone.index,
    mesh: bone.bone.mesh,
    endocranium: bone.endocranium,
    sinuses: bone.sinuses,
    parts: bone.parts,
    axes: planCase.orientation ? caseAxes(planCase) : null,
    surface: bone.bone.surface,
    thresholdHu: bone.bone.thresholdHu,
    tool: planCase.tool,
    sleeveMm: standoffMm + lengthMm + ROUNDING_MM,
    sleeveWallMm: wallMm,
    corticalHu: bone.bone.corticalHu,
    blurMm: bone.bone.blurMm,
  };
}

/**
 * The path that a guide can be made for; none where nothing could be measured or another bone
 * stands in it.
 */
export const guidablePath = ({ trajectory, isBlocked }: MeasuredTrajectory): Trajectory[] =>
  trajectory && !isBlocked ? [trajectory] : [];
