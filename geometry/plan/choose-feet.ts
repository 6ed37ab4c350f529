import { refuse, succeed, type Result } from '../core/result';
import type { GuideInput } from '../guide/guide-design';
import type { Foot } from '../guide/placed-foot';
import type { SightPlace } from '../guide/placed-sight';
import { phrase } from '../messages/phrase';
import type { Case } from './document/case-schema';
import { offerSights } from './offer-sights';
import type { KnownBone } from './predict-accuracy';
import { bestFeet, findPlaces, prepareSupportSite, toFoot } from './support-site';

/** Where a guide stands, and what it is put down by. */
export interface ChosenFeet {
  readonly feet: readonly Foot[];
  readonly sights: readonly SightPlace[];
}

/**
 * Chooses where the feet of a guide stand: of all places within reach, on bone that is to be
 * exposed and off what is kept off, those that hold the worst target best.
 *
 * @returns Problems: those of `prepareSite`; `no-feet` where bone is not to be had for so many
 */
export function chooseFeet(planCase: Case, input: GuideInput, bone: KnownBone): Result<ChosenFeet> {
  const { count } = input.guide.feet;
  const prepared = prepareSupportSite(planCase, input, bone);
  if (!prepared.ok) return prepared;
  const on = prepared.value;
  const reached = findPlaces(on, on.limits.reachMm);
  const offered = offerSights(planCase, input, on);
  let best: (ChosenFeet & { readonly scoreMm: number }) | null = null;
  // A sight's arm stands where a foot could: each number of them is tried, and none.
  for (let n = 0; n <= offered.length; n++) {
    const sights = offered.slice(0, n);
    const found = bestFeet(on, reached, count, sights);
    if (!found || (best && found.scoreMm >= best.scoreMm)) continue;
    best = {
      feet: found.feet.map(place => toFoot(place, on.site.frame)),
      sights: sights.map(({ place }) => place),
      scoreMm: found.scoreMm,
    };
  }
  return best ? succeed(best) : refuse('no-feet', phrase('no-feet', { feet: count }));
}
