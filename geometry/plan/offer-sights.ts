import { chooseSights } from '../accuracy/choose-sights';
import type { Sight } from '../accuracy/sight-placement';
import type { OtherBone } from '../anatomy/find-bone-parts';
import { directionToPatient, guidePoint, toPatient } from '../core/frames';
import type { Vec3 } from '../core/vector';
import { findLandmarks, type Landmark } from '../guide/find-landmarks';
import type { GuideInput } from '../guide/guide-design';
import { canReach } from '../guide/lay-out-arms';
import { heightAt } from '../guide/map-heights';
import { intrusionMm } from '../guide/keep-clear';
import { KEEP_OFF_MM } from '../guide/outline-footprint';
import { HEAD_RADIUS_MM } from '../guide/placed-foot';
import type { SightPlace } from '../guide/placed-sight';
import { caseAxes } from './checks/case-axes';
import type { Case } from './document/case-schema';
import { headsStandApart } from './heads-stand-apart';
import type { SupportSite } from './support-site';

/** A sight in the guide's frame, and as the patient's. */
export interface OfferedSight extends Sight {
  readonly place: SightPlace;
}

/** Bones of the skull that stand off its wall: no foot stands on them, but they do not move. */
const STEADY: ReadonlySet<OtherBone> = new Set(['zygomatic-arch', 'postorbital-process', 'process']);
/** A ridge's own line is where an eye finds it to so much of its slope, degrees: our own guess. */
const EYE_DEG = 5;
/** A ridge is steeper to the insertion than this at the most, degrees: one looks down on it. */
const MOST_SLOPE_DEG = 60;
/** Its top is what is met first from above, mm. */
const ON_TOP_MM = 1;
/** Where feet will stand is not known yet: on rings of this radius round the entries, about, mm. */
const RESTS_MM = 18;
const RESTS = 8;

/**
 * The ridges that a guide on feet offers to the eye, as sights: those that narrow best where the
 * hand puts it down. They are chosen before the feet, which find room beside them more easily than
 * the other way round. None where no ridge is in reach.
 */
export function offerSights(planCase: Case, { guide, parts }: GuideInput, on: SupportSite): OfferedSight[] {
  const { site, limits } = on;
  if (guide.feet.sights === 0) return [];
  const { sightMm, placementMm, placementDeg } = planCase.accuracy;
  const axes = planCase.orientation ? caseAxes(planCase) : null;
  const isSteady = ({ point }: Landmark): boolean => {
    const at = toPatient(site.frame, guidePoint(...point));
    return !parts || parts.isOwn(at) || STEADY.has(parts.nameAt(at, axes));
  };
  const offered = limits.entries
    .flatMap(entry => findLandmarks(site.relieved, { about: entry, reachMm: limits.reachMm }))
    .filter(ridge => isSteady(ridge) && isOffered(ridge, on));
  const sightOf = ({ point, across, radiusMm }: Landmark): Sight => ({
    point,
    across,
    // An even chance over +-w has the variance w^2 / 3: the two are added as variances.
    showsMm: Math.hypot(sightMm, Math.sqrt(3) * radiusMm * Math.tan((EYE_DEG * Math.PI) / 180)),
  });
  const chosen = chooseSights({
    offered,
    sightOf,
    fits: (ridge, others) => others.every(other => headsStandApart(ridge.point, other.point, limits.entries)),
    most: guide.feet.sights,
    rests: limits.entries.flatMap(roundAbout),
    press: [0, 0, -1],
    hand: { slideMm: placementMm, turnDeg: placementDeg },
  });
  return chosen.map(ridge => {
    const sight = sightOf(ridge);
    const place = {
      pointLps: toPatient(site.frame, guidePoint(...ridge.point)),
      normalLps: directionToPatient(site.frame, ridge.normal),
      acrossLps: directionToPatient(site.frame, ridge.across),
      radiusMm: ridge.radiusMm,
      showsMm: sight.showsMm,
    };
    return { ...sight, place };
  });
}

function isOffered(
  { point, normal }: Landmark,
  { map, sleeves, limits: { entries, clearMm, keepOff, clear } }: SupportSite,
): boolean {
  const [x, y, z] = point;
  return (
    normal[2] >= Math.cos((MOST_SLOPE_DEG * Math.PI) / 180) &&
    Math.abs(heightAt(map, x, y) - z) <= ON_TOP_MM &&
    entries.every(entry => Math.hypot(x - entry[0], y - entry[1]) >= clearMm) &&
    keepOff.every(([u, v]) => Math.hypot(x - u, y - v) >= KEEP_OFF_MM + HEAD_RADIUS_MM) &&
    intrusionMm(clear, point) < -HEAD_RADIUS_MM &&
    canReach(map, sleeves, { point, normal, radiusMm: HEAD_RADIUS_MM }, clear)
  );
}

const roundAbout = ([x, y, z]: Vec3): Vec3[] =>
  Array.from({ length: RESTS }, (_, n) => {
    const turn = (2 * Math.PI * n) / RESTS;
    return [x + RESTS_MM * Math.cos(turn), y + RESTS_MM * Math.sin(turn), z];
  });
