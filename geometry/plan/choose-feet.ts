import { refuse, succeed, type Result } from '../core/result';
import type { GuideInput } from '../guide/guide-design';
import type { Foot } from '../guide/placed-foot';
import { phrase } from '../messages/phrase';
import type { Case } from './document/case-schema';
import type { KnownBone } from './predict-accuracy';
import { bestFeet, findPlaces, prepareSupportSite, toFoot } from './support-site';

/**
 * Chooses where the feet of a guide stand: of all places within reach, on bone that is to be
 * exposed and off what is kept off, those that hold the worst target best.
 *
 * @returns Problems: those of `prepareSite`; `no-feet` where bone is not to be had for so many
 */
export function chooseFeet(planCase: Case, input: GuideInput, bone: KnownBone): Result<readonly Foot[]> {
  const { count } = input.guide.feet;
  const on = prepareSupportSite(planCase, input, bone);
  if (!on.ok) return on;
  const found = bestFeet(on.value, findPlaces(on.value, on.value.limits.reachMm), count);
  return found
    ? succeed(found.feet.map(place => toFoot(place, on.value.site.frame)))
    : refuse('no-feet', phrase('no-feet', { feet: count }));
}
