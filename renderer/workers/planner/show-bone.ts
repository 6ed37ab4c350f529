import { extractBone, type BoneSurface } from '../../../geometry/anatomy/extract-bone';
import { succeed, type Result } from '../../../geometry/core/result';
import type { Case } from '../../../geometry/plan/document/case-schema';
import { knownBlocks, prepareBone as prepare } from '../../../geometry/plan/prepare-bone';
import { proposeOrientation as propose } from '../../../geometry/plan/propose-orientation';
import { summariseUncertainty } from '../../../geometry/surface/refine/summarise-uncertainty';
import { paintUncertainty } from '../../../geometry/surface/display/paint-uncertainty';
import { copyBytesShared, copyShared } from './share-mesh';
import type { OrientationProposal, ShownBone } from './planner-protocol';
import { requireVolume, type JobContext } from './planner-state';

export function proposeOrientation(
  { thresholdHu }: { readonly thresholdHu: number },
  { state }: JobContext,
): Promise<Result<OrientationProposal>> {
  const volume = requireVolume(state);
  return Promise.resolve(volume.ok ? succeed(propose(volume.value, thresholdHu)) : volume);
}

export async function previewBone(
  { thresholdHu, crop }: { readonly thresholdHu: number; readonly crop: Case['bone']['crop'] },
  { state, onProgress, signal }: JobContext,
): Promise<Result<ShownBone>> {
  const volume = requireVolume(state);
  if (!volume.ok) return volume;
  const box = JSON.stringify(crop);
  const blocks =
    knownBlocks(state.cache, volume.value, crop) ?? (state.blocks?.crop === box ? state.blocks.index : null);
  const bone = await extractBone(
    volume.value,
    { thresholdHu, surface: 'threshold', crop, ...(blocks ? { index: blocks } : {}) },
    onProgress,
    signal,
  );
  if (!bone.ok) return bone;
  state.blocks = { crop: box, index: bone.value.index };
  return succeed(show(bone.value, null));
}

export async function prepareBone(
  { bone }: { readonly bone: Case['bone'] },
  { state, onProgress, signal }: JobContext,
): Promise<Result<ShownBone>> {
  const volume = requireVolume(state);
  if (!volume.ok) return volume;
  const prepared = await prepare(volume.value, bone, state.cache, onProgress, signal);
  if (!prepared.ok) return prepared;
  return succeed(show(prepared.value.bone, prepared.value.endocranium?.volumeMm3 ?? null));
}

/** With a copy of the mesh, since what goes to the window is its own. */
function show(bone: BoneSurface, brainVolumeMm3: number | null): ShownBone {
  const { thresholdHu, surface, blurMm, corticalHu, residualMm, droppedComponents } = bone;
  const { uncertaintyMm, isRefined } = bone;
  const summary = uncertaintyMm && isRefined && summariseUncertainty(uncertaintyMm, isRefined);
  return {
    mesh: copyShared(bone.mesh),
    thresholdHu,
    surface,
    blurMm,
    corticalHu,
    residualMm,
    certainty: summary && {
      ...summary,
      paint: copyBytesShared(paintUncertainty(bone.mesh, uncertaintyMm, isRefined)),
    },
    droppedComponents,
    brainVolumeMm3,
  };
}
