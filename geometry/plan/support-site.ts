import { createSeatScorer, type SeatScorer } from '../accuracy/score-seat';
import { searchFeet, type FeetFound } from '../accuracy/search-feet';
import type { Sight } from '../accuracy/sight-placement';
import { directionToPatient, toLocal, toPatient, type GuidePoint, type LocalFrame } from '../core/frames';
import { succeed, type Result } from '../core/result';
import { findFootPlaces, type FootLimits, type FootPlace } from '../guide/find-foot-places';
import type { GuideInput } from '../guide/guide-design';
import { canReach, placeSleevesOver } from '../guide/lay-out-arms';
import { ballsToClear, rangeOf } from '../guide/keep-clear';
import { keepOffPlaces } from '../guide/keep-off-places';
import { mapHeights, type HeightMap } from '../guide/map-heights';
import { BARED_ROUND_MM } from '../guide/measure-bare';
import { HEAD_RADIUS_MM, type Foot } from '../guide/placed-foot';
import { restPad, type PadRests } from '../guide/rest-pad';
import type { PlacedSleeve } from '../guide/placed-sleeve';
import { createSiteCache, type Site } from '../guide/prepare-site';
import type { Case } from './document/case-schema';
import { contactNoiseNear, type KnownBone } from './predict-accuracy';
import { headsStandApart } from './heads-stand-apart';

/** What supports are scored on: the bone round the entries by its height, in the guide's frame. */
export interface SupportSite {
  readonly site: Site;
  readonly map: HeightMap;
  readonly scorer: SeatScorer;
  readonly sleeves: readonly PlacedSleeve[];
  /** Where the small pad beside feet rests; null: none is asked for. */
  readonly pad: Pick<PadRests, 'rests' | 'normals'> | null;
  /** What a foot's place is held to. */
  readonly limits: FootLimits;
}

/** Places that are tried lie so far apart, mm. */
const LATTICE_MM = 1.5;
/**
 * Least room between a sleeve and a foot's head, mm: a tool can be held there, and the sleeve's
 * foot is seen.
 */
const ROOM_MM = 2;

/**
 * Prepares what supports are scored on.
 *
 * @param input of a guide on feet, whose reach is that of all supports
 * @returns Problems: those of `prepareSite`
 */
export function prepareSupportSite(planCase: Case, input: GuideInput, bone: KnownBone): Result<SupportSite> {
  const prepared = (input.sites ?? createSiteCache()).prepare(input);
  if (!prepared.ok) return prepared;
  const site = prepared.value;
  const map = mapHeights(site, site.reachMm);
  const { surfacePatchMm, placementMm, placementDeg } = planCase.accuracy;
  const entries = input.trajectories.map(t => t.entrySurfaceLps);
  const scorer = createSeatScorer({
    map,
    targets: input.trajectories.map(t => toLocal(site.frame, t.targetLps)),
    noiseMm: contactNoiseNear(planCase, bone, entries),
    patchMm: surfacePatchMm,
    hand: { slideMm: placementMm, turnDeg: placementDeg },
    gapMm: input.guide.contactGapMm,
  });
  const sleeves = placeSleevesOver(input, site, map);
  const limits = limitsOf(input, site, map);
  const { padRadiusMm } = input.guide.feet;
  const pad = padRadiusMm > 0 ? restPad(map, limits.entries, padRadiusMm, limits.keepOff) : null;
  return succeed({ site, map, scorer, sleeves, pad, limits });
}

/** The places where feet can stand and arms reach them, up to `reachMm` from an entry. */
export function findPlaces({ site, map, sleeves, limits }: SupportSite, reachMm: number): FootPlace[] {
  return findFootPlaces(map, site.index, { ...limits, reachMm }).filter(({ point, normal }) =>
    canReach(map, sleeves, { point, normal, radiusMm: limits.footRadiusMm }, limits.clear),
  );
}

/**
 * The best feet of a number on those places, beside the heads and arms of those sights; null where
 * bone is not to be had for so many.
 */
export function bestFeet(
  { scorer, pad, limits: { footRadiusMm, entries } }: SupportSite,
  places: readonly FootPlace[],
  count: number,
  sights: readonly Sight[] = [],
): FeetFound | null {
  const free = places.filter(({ point }) =>
    sights.every(sight => headsStandApart(sight.point, point, entries)),
  );
  const search = { places: free, scorer: scorer.by(sights), count, footRadiusMm };
  return searchFeet({ ...search, ...(pad && { fixed: pad }) });
}

function limitsOf(
  { guide, trajectories, tool, softParts }: GuideInput,
  { frame, reachMm }: Site,
  { heightMm }: HeightMap,
): FootLimits {
  const sleeveMm = (tool.diameterMm + guide.sleeve.boreClearanceMm) / 2 + guide.sleeve.wallMm;
  return {
    footRadiusMm: guide.feet.footDiameterMm / 2,
    latticeMm: LATTICE_MM,
    entries: trajectories.map(t => toLocal(frame, t.entrySurfaceLps)),
    reachMm: Math.min(guide.feet.reachMm, guide.exposedRadiusMm - BARED_ROUND_MM),
    clearMm: Math.max(sleeveMm, guide.feet.padRadiusMm) + HEAD_RADIUS_MM + ROOM_MM,
    keepOff: keepOffPlaces(guide, frame),
    clear: ballsToClear(softParts, guide, frame, reachMm, rangeOf(heightMm)),
  };
}

/** A place as a foot in the patient's frame. */
export const toFoot = ({ point, normal }: FootPlace, frame: LocalFrame): Foot => ({
  pointLps: toPatient(frame, point as GuidePoint),
  normalLps: directionToPatient(frame, normal),
});
