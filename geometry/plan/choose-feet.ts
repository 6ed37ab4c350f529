import { createSeatScorer } from '../accuracy/score-seat';
import { searchFeet } from '../accuracy/search-feet';
import { patientPoint, patientVector, toLocal, toPatient, type LocalFrame } from '../core/frames';
import { refuse, succeed, type Result } from '../core/result';
import type { Vec3 } from '../core/vector';
import { BARED_ROUND_MM } from '../guide/measure-bare';
import { findFootPlaces, type FootLimits, type FootPlace } from '../guide/find-foot-places';
import type { GuideInput } from '../guide/guide-design';
import { canReach, placeSleevesOver } from '../guide/lay-out-arms';
import { mapHeights } from '../guide/map-heights';
import { HEAD_RADIUS_MM } from '../guide/shape-on-feet';
import type { Foot } from '../guide/placed-foot';
import { createSiteCache, type Site } from '../guide/prepare-site';
import { phrase } from '../messages/phrase';
import type { Case } from './document/case-schema';
import { contactNoiseNear, type KnownBone } from './predict-accuracy';

/** Feet that were chosen, and what they are worth by the quick score, mm. */
export interface ChosenFeet {
  readonly feet: readonly Foot[];
  readonly scoreMm: number;
}

/** Places that are tried lie so far apart, mm. */
const LATTICE_MM = 1.5;
/**
 * Least room between a sleeve and a foot's head, mm: a tool can be held there, and the sleeve's
 * foot is seen.
 */
const ROOM_MM = 2;

/**
 * Chooses where the feet of a guide stand: of all places within reach, on bone that is to be
 * exposed and off what is kept off, those that hold the worst target best.
 *
 * @returns Problems: those of `prepareSite`; `no-feet` where bone is not to be had for so many
 */
export function chooseFeet(planCase: Case, input: GuideInput, bone: KnownBone): Result<ChosenFeet> {
  const { guide } = input;
  const prepared = (input.sites ?? createSiteCache()).prepare(input);
  if (!prepared.ok) return prepared;
  const site = prepared.value;
  const map = mapHeights(site, site.reachMm);
  const limits = limitsOf(input, site);
  const sleeves = placeSleevesOver(input, site, map);
  const places = findFootPlaces(map, site.index, limits).filter(({ point, normal }) =>
    canReach(map, sleeves, { point, normal, radiusMm: limits.footRadiusMm }),
  );
  const { surfacePatchMm, placementMm, placementDeg } = planCase.accuracy;
  const scorer = createSeatScorer({
    map,
    targets: input.trajectories.map(t => toLocal(site.frame, t.targetLps)),
    noiseMm: contactNoiseNear(
      planCase,
      bone,
      input.trajectories.map(t => t.entrySurfaceLps),
    ),
    patchMm: surfacePatchMm,
    hand: { slideMm: placementMm, turnDeg: placementDeg },
    gapMm: guide.contactGapMm,
  });
  const found = searchFeet({ places, scorer, count: guide.feet.count, footRadiusMm: limits.footRadiusMm });
  return found
    ? succeed({ feet: found.feet.map(place => toFoot(place, site.frame)), scoreMm: found.scoreMm })
    : refuse('no-feet', phrase('no-feet', { feet: guide.feet.count }));
}

function limitsOf({ guide, trajectories, tool }: GuideInput, { frame }: Site): FootLimits {
  const footRadiusMm = guide.feet.footDiameterMm / 2;
  const sleeveMm = (tool.diameterMm + guide.sleeve.boreClearanceMm) / 2 + guide.sleeve.wallMm;
  return {
    footRadiusMm,
    latticeMm: LATTICE_MM,
    entries: trajectories.map(t => toLocal(frame, t.entrySurfaceLps)),
    reachMm: Math.min(guide.feet.reachMm, guide.exposedRadiusMm - BARED_ROUND_MM),
    clearMm: sleeveMm + HEAD_RADIUS_MM + ROOM_MM,
    keepOff: guide.keepOffLps.map(p => {
      const [x, y] = toLocal(frame, patientPoint(...p));
      return [x, y] as const;
    }),
  };
}

function toFoot({ point, normal }: FootPlace, frame: LocalFrame): Foot {
  const { x, y, z } = frame;
  const turned = (v: Vec3): Vec3 =>
    patientVector(
      v[0] * x[0] + v[1] * y[0] + v[2] * z[0],
      v[0] * x[1] + v[1] * y[1] + v[2] * z[1],
      v[0] * x[2] + v[1] * y[2] + v[2] * z[2],
    );
  return { pointLps: toPatient(frame, point as Parameters<typeof toPatient>[1]), normalLps: turned(normal) };
}
