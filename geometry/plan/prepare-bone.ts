import { extractBone, type BoneSurface } from '../anatomy/extract-bone';
import { within, type OnProgress } from '../core/progress';
import { succeed, type Result } from '../core/result';
import { buildSurfaceIndex } from '../surface/build-surface-index';
import type { SurfaceIndex } from '../surface/queries';
import type { Volume } from '../volume/volume';
import type { Case } from './case-schema';

export interface PreparedBone {
  readonly bone: BoneSurface;
  readonly index: SurfaceIndex;
}

/** Remembers the last bone, so that the window re-plans after a change of path or guide without surfacing again. */
export interface BoneCache {
  last: { readonly volume: Volume; readonly key: string; readonly prepared: PreparedBone } | null;
}
export const createBoneCache = (): BoneCache => ({ last: null });

/** The bone surface of the scan and its spatial index; from the cache where volume and bone options are the same. */
export async function prepareBone(
  volume: Volume,
  options: Case['bone'],
  cache?: BoneCache,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<PreparedBone>> {
  const key = JSON.stringify([options.thresholdHu, options.surface]);
  if (cache?.last?.volume === volume && cache.last.key === key) return succeed(cache.last.prepared);
  // Another threshold on the same scan goes quicker with the blocks already looked through.
  const blocks = cache?.last?.volume === volume ? { index: cache.last.prepared.bone.index } : {};
  const bone = await extractBone(volume, { ...options, ...blocks }, within(onProgress, 0, 0.9), signal);
  if (!bone.ok) return bone;
  onProgress?.({ doing: 'Indexing the bone', fraction: 0.9 });
  const prepared = { bone: bone.value, index: buildSurfaceIndex(bone.value.mesh) };
  if (cache) cache.last = { volume, key, prepared };
  return succeed(prepared);
}
