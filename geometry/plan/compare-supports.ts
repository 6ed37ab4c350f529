import { predictSeating } from '../accuracy/predict-seating';
import { sampleDistance } from '../accuracy/sample-distance';
import { QUICK } from '../accuracy/score-seat';
import type { FeetFound } from '../accuracy/search-feet';
import type { Sight } from '../accuracy/sight-placement';
import {
  directionToLocal,
  directionToPatient,
  guidePoint,
  toLocal,
  toPatient,
  type LocalFrame,
} from '../core/frames';
import type { OnProgress } from '../core/progress';
import { succeed, type Result } from '../core/result';
import type { Vec3 } from '../core/vector';
import { yieldToEvents } from '../core/yield-to-events';
import type { ContactFace } from '../guide/collect-contacts';
import type { FootPlace } from '../guide/find-foot-places';
import type { GuideInput } from '../guide/guide-design';
import { rangeOf } from '../guide/keep-clear';
import { measureBare } from '../guide/measure-bare';
import type { FootprintShift } from '../guide/parameters';
import { HEAD_RADIUS_MM, type Foot } from '../guide/placed-foot';
import type { SightPlace } from '../guide/placed-sight';
import { restPad } from '../guide/rest-pad';
import { mostShiftMm, padShift, shiftLength } from '../guide/shift-pad';
import type { Case } from './document/case-schema';
import { offerSights, type OfferedSight } from './offer-sights';
import { contactNoise, type KnownBone } from './predict-accuracy';
import { rankSupports, type SupportSeat } from './rank-supports';
import { worstRadius } from './seat-design';
import { bestFeet, findPlaces, prepareSupportSite, toFoot, type SupportSite } from './support-site';

/** What a guide could stand on, and what that would cost and hold. */
export interface SupportOption {
  /** Null: feet. */
  readonly pad: { readonly radiusMm: number; readonly shiftMm: FootprintShift } | null;
  /** Empty for a pad. */
  readonly feet: readonly Foot[];
  /** What the hand puts it down by; empty for a pad. */
  readonly sights: readonly SightPlace[];
  /** Bone that it needs bare, mm2. */
  readonly bareMm2: number;
  /** 95 % radius of the seating at the worst target, by the contact simulation, mm. */
  readonly seating95Mm: number;
  /** By which they are ranked, mm; see `costOf`. */
  readonly costMm: number;
  /** Whether no other holds as well on less bone. */
  readonly isOnFront: boolean;
}

/** Supports side by side, those that bare least first. */
export interface SupportComparison {
  readonly options: readonly SupportOption[];
  /** Index of the one to take; null where none keeps within what is to be exposed. */
  readonly chosen: number | null;
  /**
   * What the feet would come to with more bone exposed, where that is what binds them; null where
   * not.
   */
  readonly wider: {
    readonly moreMm: number;
    readonly seating95Mm: number;
    readonly insteadMm: number;
  } | null;
}

/** Pads that are compared, mm; each where it is and moved to either side by so much. */
const RADII_MM = [10, 13, 16, 20, 24, 28];
const MOVED_MM = 4;
const FEET = [3, 4, 5, 6];
/** More exposure is spoken of in this step, mm, where it would help by this share. */
const MORE_MM = 6;
const WORTH_SAYING = 0.85;
/**
 * Seatings of each that is told: its 95 % radius is then good to about 12 %, and the draws are
 * shared.
 */
const DRAWS = 100;
const SURE_DRAWS = 400;

/**
 * Compares pads of several sizes and places and feet of several numbers, all on the bone that is to
 * be exposed: quickly by `createSeatScorer`, the best of each kind by the contact simulation.
 *
 * @param input of a guide on feet, which says how far any support may reach
 * @returns Problems: those of `prepareSite`
 */
export async function compareSupports(
  planCase: Case,
  input: GuideInput,
  bone: KnownBone,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<SupportComparison>> {
  const prepared = prepareSupportSite(planCase, input, bone);
  if (!prepared.ok) return prepared;
  const on = prepared.value;
  const seatOf = createSimulator(planCase, input, bone, on);
  const seats: SupportSeat[] = [];
  let compared = 0;
  const begin = async (): Promise<void> => {
    // A thread that never lets go hears no cancelling.
    await yieldToEvents(signal);
    onProgress?.({ doing: 'Comparing supports', fraction: compared++ / (RADII_MM.length + FEET.length) });
  };
  for (const radiusMm of RADII_MM) {
    await begin();
    const pad = bestPad(input, on, radiusMm);
    if (!pad) continue;
    const seating95Mm = seatOf(pad, { sights: [] });
    seats.push({ pad: pad.pad, feet: [], sights: [], bareMm2: pad.bareMm2, seating95Mm });
  }
  const places = findPlaces(on, on.limits.reachMm);
  const { sights, tried } = worthTheirArms(on, places, offerSights(planCase, input, on));
  const perCount: (FeetFound & { readonly count: number; readonly seating95Mm: number })[] = [];
  for (const count of FEET) {
    await begin();
    const found = count === TRIED_FEET && tried ? tried : bestFeet(on, places, count, sights);
    if (!found) continue;
    const seating95Mm = seatOf(restsOf(found, on.pad), { sights });
    perCount.push({ ...found, count, seating95Mm });
    const feet = found.feet.map(place => toFoot(place, on.site.frame));
    const { footRadiusMm } = on.limits;
    const heads = [
      ...feet.map(() => ({ radiusMm: footRadiusMm })),
      ...sights.map(() => ({ radiusMm: HEAD_RADIUS_MM })),
    ];
    const bareMm2 = measureBare(on.sleeves, heads, input.guide.feet.padRadiusMm);
    seats.push({ pad: null, feet, sights: sights.map(({ place }) => place), bareMm2, seating95Mm });
  }
  const most = input.guide.exposedAreaMm2 ?? Infinity;
  const options = rankSupports(seats.filter(({ bareMm2 }) => bareMm2 <= most));
  const least = Math.min(...options.map(({ costMm }) => costMm));
  const chosen = options.findIndex(({ costMm }) => costMm === least);
  const wider = widen(input, on, { perCount, sights, seatOf });
  return succeed({ options, chosen: chosen < 0 ? null : chosen, wider });
}

/** Whether a sight is worth the room that its arm takes from the feet is tried on so many. */
const TRIED_FEET = 4;

/**
 * As many of those sights, the first first, as hold feet best, and the feet that they were tried
 * on; none where they hold no better.
 */
function worthTheirArms(
  on: SupportSite,
  places: readonly FootPlace[],
  offered: readonly OfferedSight[],
): { readonly sights: readonly OfferedSight[]; readonly tried: FeetFound | null } {
  const found = Array.from({ length: offered.length + 1 }, (_, n) =>
    bestFeet(on, places, TRIED_FEET, offered.slice(0, n)),
  );
  const scores = found.map(feet => feet?.scoreMm ?? Infinity);
  const best = scores.indexOf(Math.min(...scores));
  return { sights: offered.slice(0, best), tried: found[best] ?? null };
}

/** The 95 % radius of a support's seating, mm, by so many draws. Default `DRAWS`. */
type SeatOf = (rests: Rests, by: { readonly sights: readonly Sight[]; readonly draws?: number }) => number;

/** Where a support rests; local frame. */
interface Rests {
  readonly rests: Float64Array;
  readonly normals: Float64Array;
}

/** The feet's places, and those of the small pad beside them. */
const restsOf = ({ feet }: Pick<FeetFound, 'feet'>, pad: SupportSite['pad']): Rests => ({
  rests: Float64Array.from([...feet.flatMap(foot => [...foot.rests]), ...(pad?.rests ?? [])]),
  normals: Float64Array.from([
    ...feet.flatMap(foot => Array.from(foot.rests, (_, n) => foot.normal[n % 3]!)),
    ...(pad?.normals ?? []),
  ]),
});

/**
 * The best place of a pad of that size; null where none keeps within what is exposed and reached.
 */
function bestPad(
  { guide, rostralLps }: GuideInput,
  { site, map, scorer, limits }: SupportSite,
  radiusMm: number,
): (Rests & { readonly pad: NonNullable<SupportOption['pad']>; readonly bareMm2: number }) | null {
  const to = directionToLocal(site.frame, rostralLps);
  const flat = Math.hypot(to[0], to[1]);
  const rostral = flat > 0.05 ? ([to[0] / flat, to[1] / flat] as const) : ([1, 0] as const);
  const moves: FootprintShift[] = [
    { rostral: 0, left: 0 },
    { rostral: MOVED_MM, left: 0 },
    { rostral: -MOVED_MM, left: 0 },
    { rostral: 0, left: MOVED_MM },
    { rostral: 0, left: -MOVED_MM },
  ];
  let best: ReturnType<typeof bestPad> = null;
  let least = Infinity;
  for (const shiftMm of moves) {
    const beside = shiftLength(shiftMm);
    if (beside > mostShiftMm(radiusMm)) continue;
    if (radiusMm + beside > Math.min(guide.exposedRadiusMm, guide.feet.reachMm)) continue;
    const [sx, sy] = padShift(shiftMm, rostral);
    const middles = limits.entries.map((p): Vec3 => [p[0] + sx, p[1] + sy, p[2]]);
    const rests = restPad(map, middles, radiusMm, limits.keepOff);
    if (rests.rests.length < 9) continue;
    const score = scorer.score(rests.rests, rests.normals, QUICK, least);
    if (score >= least) continue;
    least = score;
    best = { ...rests, pad: { radiusMm, shiftMm } };
  }
  return best;
}

/**
 * The seating at the worst target by the contact simulation on the bone's true distance, mm. All
 * supports stand on the same few square centimetres, whose distances are measured but once.
 */
function createSimulator(
  planCase: Case,
  { guide, trajectories }: GuideInput,
  bone: KnownBone,
  { site, map }: SupportSite,
): SeatOf {
  const { frame } = site;
  const { surfacePatchMm, placementMm, placementDeg } = planCase.accuracy;
  const gapMm = guide.contactGapMm;
  const [low, high] = rangeOf(map.heightMm);
  const { reachMm } = site;
  const corners = Float64Array.of(-reachMm, -reachMm, low, reachMm, reachMm, high + gapMm);
  const field = sampleDistance(site.scanned, corners);
  const targets = trajectories.map(t => toLocal(frame, t.targetLps));
  return ({ rests, normals }, { sights, draws = DRAWS }) => {
    const count = rests.length / 3;
    const positions = rests.map((value, n) => value + gapMm * normals[n]!);
    const [gapsMm, areasMm2] = [new Float64Array(count).fill(gapMm), new Float64Array(count).fill(1)];
    const face: ContactFace = { positions, normals, gapsMm, areasMm2 };
    const seated = predictSeating(face, field, [0, 0, 1], {
      noiseMm: contactNoise(planCase, toPatientFace(face, frame), bone),
      patchMm: surfacePatchMm,
      hand: { slideMm: placementMm, turnDeg: placementDeg },
      sights,
      draws,
    });
    return worstRadius(seated, targets);
  };
}

function toPatientFace(face: ContactFace, frame: LocalFrame): ContactFace {
  const positions = new Float64Array(face.positions.length);
  const normals = new Float64Array(positions.length);
  for (let p = 0; p < positions.length; p += 3) {
    positions.set(toPatient(frame, guidePoint(...vectorAt(face.positions, p))), p);
    normals.set(directionToPatient(frame, vectorAt(face.normals, p)), p);
  }
  return { ...face, positions, normals };
}

const vectorAt = (values: Float64Array, p: number): Vec3 => [values[p]!, values[p + 1]!, values[p + 2]!];

/** What the best feet would gain from `MORE_MM` more exposure, where the exposure is what binds. */
function widen(
  { guide }: GuideInput,
  on: SupportSite,
  {
    perCount,
    sights,
    seatOf,
  }: {
    readonly perCount: readonly (FeetFound & { readonly count: number; readonly seating95Mm: number })[];
    readonly sights: readonly OfferedSight[];
    readonly seatOf: SeatOf;
  },
): SupportComparison['wider'] {
  const now = [...perCount].sort((a, b) => a.seating95Mm - b.seating95Mm)[0];
  const reachMm = Math.min(guide.feet.reachMm, on.limits.reachMm + MORE_MM);
  if (!now || reachMm <= on.limits.reachMm) return null;
  const found = bestFeet(on, findPlaces(on, reachMm), now.count, sights);
  if (!found) return null;
  // By more draws than the ranking's, whose chance is as large as what is spoken of here.
  const seating95Mm = seatOf(restsOf(found, on.pad), { sights, draws: SURE_DRAWS });
  const insteadMm = seatOf(restsOf(now, on.pad), { sights, draws: SURE_DRAWS });
  return seating95Mm < WORTH_SAYING * insteadMm
    ? { moreMm: reachMm - on.limits.reachMm, seating95Mm, insteadMm }
    : null;
}
