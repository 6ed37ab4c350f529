import { succeed, type Result } from '../../../geometry/core/result';
import type { Case } from '../../../geometry/plan/document/case-schema';
import { outlineLesion as outline } from '../../../geometry/plan/outline-lesion';
import { prepareBone } from '../../../geometry/plan/prepare-bone';
import { copyShared } from './share-mesh';
import type { OutlinedLesion } from './planner-protocol';
import { requireVolume, type JobContext } from './planner-state';

/** The same outline as the pipeline's, on the bone that is at hand. */
export async function outlineLesion(
  { lesion, bone }: { readonly lesion: NonNullable<Case['lesion']>; readonly bone: Case['bone'] },
  { state, onProgress, signal }: JobContext,
): Promise<Result<OutlinedLesion>> {
  const volume = requireVolume(state);
  if (!volume.ok) return volume;
  const prepared = await prepareBone(volume.value, bone, state.cache, onProgress, signal);
  if (!prepared.ok) return prepared;
  const seen = outline(lesion, volume.value, prepared.value)!;
  if (!seen.ok) return seen;
  const { mesh, volumeMm3, longestMm, centroidLps, lowerHu, lesionHu, brainHu } = seen.value;
  return succeed({ mesh: copyShared(mesh), volumeMm3, longestMm, centroidLps, lowerHu, lesionHu, brainHu });
}
