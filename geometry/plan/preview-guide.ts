import { predictSleevePlay } from '../accuracy/sleeve-play';
import type { Check } from '../core/check';
import type { OnProgress } from '../core/progress';
import { refuse, succeed, type Result } from '../core/result';
import type { GuideDesign } from '../guide/guide-design';
import type { SiteCache } from '../guide/prepare-site';
import { phrase } from '../messages/phrase';
import type { Trajectory } from '../path/trajectory';
import type { SolidKernel } from '../solid/load-kernel';
import type { Volume } from '../volume/volume';
import type { Case } from './document/case-schema';
import type { Plan, PlanTrajectory } from './document/plan-schema';
import type { SupportComparison } from './compare-supports';
import { designSupport } from './design-support';
import { guideInput } from './guide-input';
import { guidablePath, measurePaths, type PathCase } from './measure-paths';
import { describeError, plainSeating } from './output/describe-accuracy';
import { predictAccuracy, type VoxelGrid } from './predict-accuracy';
import { softPartsOf, type PreparedBone } from './prepare-bone';
import type { ComparisonCache } from './recall-comparison';

/** One path of a case that is still being decided. */
export interface PathPreview {
  readonly id: string;
  /** Null where there is no such path; a failed check says why. */
  readonly trajectory: Trajectory | null;
  readonly checks: readonly Check[];
  /** Worst lateral error at the target from the play in the sleeve as asked for, mm. */
  readonly playMm: number | null;
}

/** Measures the paths as the plan will, each with the play of a sleeve that is not made yet. */
export function previewPaths(planCase: PathCase, volume: Volume, bone: PreparedBone): PathPreview[] {
  return measurePaths(planCase, volume, bone).map(({ trajectory, checks }, n) => ({
    id: planCase.trajectories[n]!.id,
    trajectory,
    checks,
    playMm: trajectory ? predictPlay(planCase, trajectory.lengthMm) : null,
  }));
}

/** As the sleeve is asked for; the finished guide's lips may stand a little further out. */
function predictPlay({ tool, guide }: PathCase, lengthMm: number): number {
  const { boreClearanceMm, lengthMm: guidedLengthMm, standoffMm } = guide.sleeve;
  return predictSleevePlay({
    boreDiameterMm: tool.diameterMm + boreClearanceMm,
    toolDiameterMm: tool.diameterMm,
    guidedLengthMm,
    lipToTargetMm: Math.max(0, lengthMm + standoffMm),
  }).errorExactMm;
}

/** A quick guide, with what its error is predicted from. */
export interface PreviewedGuide {
  readonly design: GuideDesign;
  readonly trajectories: readonly Trajectory[];
  /** What else it could stand on; null where the case says which. */
  readonly supports: SupportComparison | null;
  /** What it was designed on. */
  readonly bone: PreparedBone['bone'];
}

/**
 * Shapes the case's guide quickly, in coarse cells.
 *
 * @returns the guide with its checks, failed ones included; Problems: `path-unusable`, and those of
 *   `designGuide`
 */
export async function previewGuide(
  planCase: Case,
  { volume, bone }: { readonly volume: Volume; readonly bone: PreparedBone },
  {
    comparisons,
    ...tools
  }: {
    readonly kernel: SolidKernel;
    readonly sites?: SiteCache;
    readonly comparisons?: ComparisonCache;
  },
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<PreviewedGuide>> {
  const trajectories = measurePaths(planCase, volume, bone).flatMap(guidablePath);
  if (trajectories.length < planCase.trajectories.length) {
    return refuse('path-unusable', phrase('path-unusable'));
  }
  const input = guideInput(planCase, { ...bone, softParts: softPartsOf(planCase, bone) }, trajectories, {
    ...tools,
    quality: 'preview',
  });
  const design = await designSupport(planCase, input, bone.bone, { onProgress, signal, comparisons });
  return design.ok ? succeed({ ...design.value, trajectories, bone: bone.bone }) : design;
}

/** What is predicted of a guide's error, in the plan's own terms. */
export interface ErrorPrediction {
  readonly paths: readonly Pick<
    PlanTrajectory,
    'id' | 'predictedErrorMm' | 'predictedAngleDeg' | 'errorEllipsoid'
  >[];
  readonly seating: NonNullable<Plan['guide']>['seating'];
}

/** Predicts the error of a guide that was previewed for this case. */
export function predictPreview(
  planCase: Case,
  { design, trajectories, bone }: PreviewedGuide,
  grid: VoxelGrid,
): ErrorPrediction {
  const { errors, seating } = predictAccuracy(planCase, design, trajectories, grid, bone);
  return {
    paths: errors.map(error => ({ id: error.trajectory, ...describeError(error) })),
    seating: seating && plainSeating(seating),
  };
}
