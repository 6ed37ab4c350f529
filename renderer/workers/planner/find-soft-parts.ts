import { meshSoftParts } from '../../../geometry/anatomy/mesh-soft-parts';
import { succeed, type Result } from '../../../geometry/core/result';
import { prepareBone, softPartsOf } from '../../../geometry/plan/prepare-bone';
import { copyShared } from './share-mesh';
import type { JobReply, JobRequest } from './planner-protocol';
import { requireVolume, type JobContext } from './planner-state';

/** The same eyes and ear canals as the pipeline keeps its guides off, as they are shown. */
export async function findSoftParts(
  { bone, orientation }: JobRequest<'findSoftParts'>,
  { state, onProgress, signal }: JobContext,
): Promise<Result<JobReply<'findSoftParts'>>> {
  const volume = requireVolume(state);
  if (!volume.ok) return volume;
  const prepared = await prepareBone(volume.value, bone, state.cache, onProgress, signal);
  if (!prepared.ok) return prepared;
  const parts = softPartsOf({ orientation, trajectories: [] }, prepared.value);
  if (!parts) return succeed({ isSought: false, found: [], missing: [], mesh: null });
  const { found, missing } = parts;
  return succeed({
    isSought: true,
    // What is found stays in use here; the window has a copy.
    found: found.map(part => ({ ...part, middlesLps: part.middlesLps.slice() })),
    missing,
    mesh: found.length > 0 ? copyShared(meshSoftParts(found)) : null,
  });
}
