import { within, type OnProgress } from '../core/progress';
import type { Result } from '../core/result';
import { yieldToEvents } from '../core/yield-to-events';
import { designGuide } from '../guide/design-guide';
import type { GuideDesign, GuideInput } from '../guide/guide-design';
import { createSiteCache } from '../guide/prepare-site';
import { chooseFeet } from './choose-feet';
import type { Case } from './document/case-schema';
import type { KnownBone } from './predict-accuracy';

/** The feet's choice is so much of the work. */
const CHOICE_SHARE = 0.2;

/**
 * Designs the guide on what the case wants it to stand on: a pad, or the feet that hold best.
 *
 * @returns the guide with its checks, failed ones included; Problems: those of `chooseFeet` and
 *   `designGuide`
 */
export async function designSupport(
  planCase: Case,
  input: GuideInput,
  bone: KnownBone,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<GuideDesign>> {
  if (input.guide.support === 'pad' || input.trajectories.length === 0)
    return designGuide(input, onProgress, signal);
  const request = { ...input, sites: input.sites ?? createSiteCache() };
  onProgress?.({ doing: 'Looking for the feet', fraction: 0 });
  await yieldToEvents(signal);
  const chosen = chooseFeet(planCase, request, bone);
  if (!chosen.ok) return chosen;
  return designGuide({ ...request, feet: chosen.value.feet }, within(onProgress, CHOICE_SHARE, 1), signal);
}
