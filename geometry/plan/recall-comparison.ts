import type { OnProgress } from '../core/progress';
import type { Result } from '../core/result';
import type { GuideInput } from '../guide/guide-design';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { compareSupports, type SupportComparison } from './compare-supports';
import type { Case } from './document/case-schema';
import { withoutSupport } from './document/without-support';
import type { KnownBone } from './predict-accuracy';

/**
 * Remembers the last comparison of supports, for a caller that asks again after a change that none
 * of them hangs on: another of them is taken, the label is written.
 */
export interface ComparisonCache {
  last: {
    readonly bone: TriangleMesh;
    readonly key: string;
    readonly compared: Result<SupportComparison>;
  } | null;
}
export const createComparisonCache = (): ComparisonCache => ({ last: null });

/** `compareSupports`, or what it said last where nothing has changed that it hangs on. */
export async function recallComparison(
  cache: ComparisonCache | undefined,
  planCase: Case,
  input: GuideInput,
  bone: KnownBone,
  { onProgress, signal }: { onProgress?: OnProgress | undefined; signal?: AbortSignal | undefined },
): Promise<Result<SupportComparison>> {
  const key = JSON.stringify({ ...planCase, guide: withoutSupport(planCase.guide) });
  if (cache?.last?.bone === bone.mesh && cache.last.key === key) return cache.last.compared;
  const compared = await compareSupports(planCase, input, bone, onProgress, signal);
  if (cache) cache.last = { bone: bone.mesh, key, compared };
  return compared;
}
