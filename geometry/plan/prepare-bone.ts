import { extractBone, type BoneSurface } from '../anatomy/extract-bone';
import { findEndocraniumIn, type Endocranium } from '../anatomy/find-endocranium';
import { findSinusesIn, type Sinuses } from '../anatomy/find-sinuses';
import { mapHead } from '../anatomy/map-head';
import { within, type OnProgress } from '../core/progress';
import { succeed, type Result } from '../core/result';
import { buildSurfaceIndex } from '../surface/build-surface-index';
import type { SurfaceIndex } from '../surface/queries';
import type { Volume } from '../volume/volume';
import type { Case } from './case-schema';

export interface PreparedBone {
  readonly bone: BoneSurface;
  readonly index: SurfaceIndex;
  /** The brain-case; null where none was found. */
  readonly endocranium: Endocranium | null;
  readonly sinuses: Sinuses | null;
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
  const index = buildSurfaceIndex(bone.value.mesh);
  onProgress?.({ doing: 'Finding the brain-case', fraction: 0.95 });
  const map = mapHead(volume, options.thresholdHu);
  const room = map.ok ? findEndocraniumIn(map.value) : map;
  const endocranium = room.ok ? room.value : null;
  const sinuses = map.ok ? findSinusesIn(map.value, volume, endocranium) : null;
  const prepared = { bone: bone.value, index, endocranium, sinuses };
  if (cache) cache.last = { volume, key, prepared };
  return succeed(prepared);
}
