import { readOrientation } from './propose-orientation';
import type { OrientationGuess } from '../anatomy/orientation-guess';
import { extractBone, type BoneSurface } from '../anatomy/extract-bone';
import { findBonePartsIn, type BoneParts } from '../anatomy/find-bone-parts';
import { findEndocraniumIn, type Endocranium } from '../anatomy/find-endocranium';
import { findSinusesIn, type Sinuses } from '../anatomy/find-sinuses';
import { findSoftPartsIn, type SoftParts } from '../anatomy/find-soft-parts';
import { mapHead } from '../anatomy/map-head';
import type { NamedAxes } from '../core/name-direction';
import { within, type OnProgress } from '../core/progress';
import { succeed, type Result } from '../core/result';
import { buildSurfaceIndex } from '../surface/query/build-surface-index';
import type { SurfaceIndex } from '../surface/query/queries';
import type { BlockIndex } from '../volume/index-blocks';
import type { Volume } from '../volume/volume';
import { caseAxes } from './checks/case-axes';
import type { AxesCase } from './checks/check-scan';
import type { Case } from './document/case-schema';

export interface PreparedBone {
  readonly bone: BoneSurface;
  readonly index: SurfaceIndex;
  /** The brain-case; null where none was found. */
  readonly endocranium: Endocranium | null;
  readonly sinuses: Sinuses | null;
  /** Which bone is the brain-case's own; null where no brain-case was found. */
  readonly parts: BoneParts | null;
  /**
   * How the anatomy says that the head lies; read when it is first asked for. Null where no bone
   * was found.
   */
  readonly readAxes: () => OrientationGuess | null;
  /**
   * The eyes and ear canals of an animal with these axes (LPS); looked for when they are first
   * asked for. Null where no brain-case was found.
   */
  readonly readSoftParts: (axes: NamedAxes) => SoftParts | null;
}

/**
 * Remembers the last bone, so that the window re-plans after a change of path or guide without
 * surfacing again.
 */
export interface BoneCache {
  last: {
    readonly volume: Volume;
    readonly key: string;
    /** JSON of the crop box. */
    readonly crop: string;
    readonly prepared: PreparedBone;
  } | null;
}
export const createBoneCache = (): BoneCache => ({ last: null });

/**
 * What was learned of the blocks of this scan in this crop box: another threshold goes quicker with
 * it.
 */
export function knownBlocks(
  cache: BoneCache | undefined,
  volume: Volume,
  crop: Case['bone']['crop'],
): BlockIndex | null {
  const last = cache?.last;
  return last?.volume === volume && last.crop === JSON.stringify(crop) ? last.prepared.bone.index : null;
}

/**
 * The bone surface of the scan and its spatial index; from the cache where volume and bone options
 * are the same.
 */
export async function prepareBone(
  volume: Volume,
  options: Case['bone'],
  cache?: BoneCache,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<PreparedBone>> {
  const key = JSON.stringify([options.thresholdHu, options.surface, options.crop]);
  if (cache?.last?.volume === volume && cache.last.key === key) return succeed(cache.last.prepared);
  const blocks = knownBlocks(cache, volume, options.crop);
  const bone = await extractBone(
    volume,
    { ...options, ...(blocks ? { index: blocks } : {}) },
    within(onProgress, 0, 0.9),
    signal,
  );
  if (!bone.ok) return bone;
  onProgress?.({ doing: 'Indexing the bone', fraction: 0.9 });
  const index = buildSurfaceIndex(bone.value.mesh);
  onProgress?.({ doing: 'Finding the brain-case', fraction: 0.95 });
  // On the whole scan: what a crop box cuts away still walls the brain in.
  const map = mapHead(volume, options.thresholdHu);
  const room = map.ok ? findEndocraniumIn(map.value) : map;
  const endocranium = room.ok ? room.value : null;
  const sinuses = map.ok ? findSinusesIn(map.value, volume, endocranium) : null;
  const parts = map.ok && endocranium ? findBonePartsIn(map.value, endocranium, sinuses) : null;
  let read: OrientationGuess | null = null;
  const readAxes = (): OrientationGuess | null => {
    if (map.ok) read ??= readOrientation(volume, map.value, endocranium);
    return read;
  };
  let soft: { readonly key: string; readonly parts: SoftParts } | null = null;
  const readSoftParts = (axes: NamedAxes): SoftParts | null => {
    if (!map.ok || !endocranium) return null;
    const key = JSON.stringify([axes.dorsal, axes.rostral]);
    if (soft?.key !== key) soft = { key, parts: findSoftPartsIn(map.value, endocranium, axes) };
    return soft.parts;
  };
  const prepared = { bone: bone.value, index, endocranium, sinuses, parts, readAxes, readSoftParts };
  if (cache) cache.last = { volume, key, crop: JSON.stringify(options.crop), prepared };
  return succeed(prepared);
}

/**
 * The eyes and ears of a case's animal; null where the orientation is not confirmed: what lies to
 * the front of a head that may lie otherwise is no eye.
 */
export const softPartsOf = (
  planCase: AxesCase,
  { readSoftParts }: Pick<PreparedBone, 'readSoftParts'>,
): SoftParts | null => (planCase.orientation ? readSoftParts(caseAxes(planCase)) : null);
