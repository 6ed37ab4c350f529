import { segmentLesion, type Lesion } from '../anatomy/segment-lesion';
import type { Check } from '../core/check';
import { patientPoint } from '../core/frames';
import { decimal } from '../core/message';
import { refuse, type Result } from '../core/result';
import { phrase } from '../messages/phrase';
import { buildSurfaceIndex } from '../surface/query/build-surface-index';
import type { Volume } from '../volume/volume';
import type { Case } from './document/case-schema';
import type { PlanLesion } from './document/plan-schema';
import type { PreparedBone } from './prepare-bone';

/**
 * The case's lesion on the prepared scan; null where the case has none. For the pipeline, and for
 * the window when the outline is asked for, so that both show the same. Refuses as `segmentLesion`
 * does, and with 'lesion-no-braincase'.
 */
export function outlineLesion(
  lesion: Case['lesion'],
  volume: Volume,
  { bone, endocranium }: PreparedBone,
): Result<Lesion> | null {
  if (!lesion) return null;
  if (!endocranium) {
    return refuse('lesion-no-braincase', phrase('lesion-no-braincase'));
  }
  const { seedLps, lowerHu, maxRadiusMm } = lesion;
  return segmentLesion(volume, endocranium, patientPoint(...seedLps), {
    lowerHu,
    maxRadiusMm,
    blurMm: bone.blurMm,
  });
}

/**
 * Says of each path whether its target, where the biopsy window's middle comes to lie, lies in the
 * outlined lesion; or why there is no outline to say it by. No checks for a case without a lesion.
 */
export function checkLesion(planCase: Case, outlined: Result<Lesion> | null): Check[] {
  if (!outlined) return [];
  if (!outlined.ok) {
    const { message, sentences } = outlined.problem;
    return [
      {
        id: 'lesion-outlined',
        status: 'warn',
        value: null,
        limit: null,
        unit: '',
        message,
        sentences,
        atLps: planCase.lesion!.seedLps,
      },
    ];
  }
  const index = buildSurfaceIndex(outlined.value.mesh);
  return planCase.trajectories.map(({ id, targetLps }): Check => {
    const [x, y, z] = targetLps;
    const depthMm = -index.signedDistanceAt(x, y, z);
    const sound = depthMm > 0;
    return {
      id: 'target-in-lesion',
      status: sound ? 'pass' : 'fail',
      value: depthMm,
      limit: 0,
      sense: 'above',
      unit: 'mm',
      ...(sound
        ? phrase('target-in-lesion', { depth: decimal(depthMm, 1) })
        : phrase('target-outside-lesion', { away: decimal(-depthMm, 1) })),
      atLps: targetLps,
      trajectory: id,
    };
  });
}

/** What the plan says of an outline. */
export function describeLesion(outlined: Result<Lesion> | null): PlanLesion | null {
  if (!outlined?.ok) return null;
  const { volumeMm3, longestMm, centroidLps, lowerHu, lesionHu, brainHu } = outlined.value;
  const [x, y, z] = centroidLps;
  return { volumeMl: volumeMm3 / 1000, longestMm, centroidLps: [x, y, z], lowerHu, lesionHu, brainHu };
}
