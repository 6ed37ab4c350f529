import { seededRandom } from '../core/random';
import type { Vec3 } from '../core/vector';
import type { FootPlace } from '../guide/find-foot-places';
import { CLOSER, QUICK, type ScoreEffort, type SeatScorer } from './score-seat';

export interface FeetSearch {
  readonly places: readonly FootPlace[];
  readonly scorer: SeatScorer;
  readonly count: number;
  readonly footRadiusMm: number;
  /**
   * Places that stand under whatever is chosen: a small pad's; xyz each, and their normals. Default
   * none.
   */
  readonly fixed?: { readonly rests: Float64Array; readonly normals: Float64Array };
}

/** The feet that were found, and their score by the closer look, mm. */
export interface FeetFound {
  readonly feet: readonly FootPlace[];
  readonly scoreMm: number;
}

/**
 * Feet stand this much farther apart than their diameter, mm, and in directions this far from each
 * other, degrees.
 */
const APART_MM = 3;
const TURN_APART_DEG = 35;
/**
 * Places tried first lie at least so far apart, mm; and so near to a foot are those that it is
 * moved to at the end.
 */
const COARSE_MM = 4;
const NEAR_MM = 4.5;
/** The round in which each foot is moved is gone through so often at the most. */
const MOST_ROUNDS = 3;
/** A place must be better by this share to be moved to. */
const WORTHWHILE = 0.005;
/**
 * So many layouts are drawn, from a fixed seed; the best of them and one with a foot in every
 * sector are begun from.
 */
const DRAWN = 250;
const SEED = 7;
const BEST_DRAWN = 2;

/**
 * Looks for the feet that hold the targets best: one foot in each sector round the bore, as far out
 * as bone can be had, then foot by foot to the best of the other places, first over all of a coarse
 * choice, then to near neighbours. What is found depends on the input alone.
 *
 * @returns null where bone is not to be had for so many feet
 */
export function searchFeet(search: FeetSearch): FeetFound | null {
  const coarse = thin(search.places, COARSE_MM);
  const ends: FeetFound[] = [];
  // From whatever layout it sets out, the search comes by much the same ones.
  const known = { quick: createLayoutScores(search, QUICK), closer: createLayoutScores(search, CLOSER) };
  const spread = spreadOut(coarse, search);
  for (const start of [...(spread ? [spread] : []), ...drawBest(coarse, search, known.quick)]) {
    const moved = exchange(start, search, known.quick, () => coarse);
    const settled = exchange(moved, search, known.closer, foot => near(search.places, foot));
    ends.push({ feet: settled, scoreMm: scoreOf(settled, search, CLOSER) });
  }
  return ends.sort((a, b) => a.scoreMm - b.scoreMm)[0] ?? null;
}

/** The score of some feet, mm. */
export function scoreOf(
  feet: readonly FootPlace[],
  { scorer, fixed }: Pick<FeetSearch, 'scorer' | 'fixed'>,
  effort: ScoreEffort,
  enoughMm?: number,
): number {
  const rests = [...feet.flatMap(foot => [...foot.rests]), ...(fixed?.rests ?? [])];
  const normals = [
    ...feet.flatMap(foot => Array.from(foot.rests, (_, n) => foot.normal[n % 3]!)),
    ...(fixed?.normals ?? []),
  ];
  return scorer.score(Float64Array.from(rests), Float64Array.from(normals), effort, enoughMm);
}

/** Scores layouts, each but once; more than `enoughMm` where that is sure. See `SeatScorer`. */
type LayoutScores = (feet: readonly FootPlace[], enoughMm?: number) => number;

function createLayoutScores(search: FeetSearch, effort: ScoreEffort): LayoutScores {
  const indices = new Map(search.places.map((place, n) => [place, n]));
  const known = new Map<string, { readonly scoreMm: number; readonly isWhole: boolean }>();
  return (feet, enoughMm = Infinity) => {
    // The same feet in another order are the same seat.
    const order = [...feet].sort((a, b) => indices.get(a)! - indices.get(b)!);
    const key = order.map(foot => indices.get(foot)!).join(' ');
    const before = known.get(key);
    // One that was given up scores at least what it had come to.
    if (before && (before.isWhole || before.scoreMm > enoughMm)) return before.scoreMm;
    const scoreMm = scoreOf(order, search, effort, enoughMm);
    known.set(key, { scoreMm, isWhole: scoreMm <= enoughMm });
    return scoreMm;
  };
}

/** Whether feet stand clear of each other and in ways of their own. */
export const standApart = (feet: readonly FootPlace[], footRadiusMm: number): boolean =>
  feet.every((a, n) => feet.slice(n + 1).every(b => areApart(a, b, footRadiusMm)));

function areApart({ point: a }: FootPlace, { point: b }: FootPlace, footRadiusMm: number): boolean {
  if (Math.hypot(a[0] - b[0], a[1] - b[1]) < 2 * footRadiusMm + APART_MM) return false;
  return turnedApart(a, b);
}

/** Whether arms to two places leave their sleeve, at the origin, in ways of their own. */
export const turnedApart = (a: Vec3, b: Vec3): boolean =>
  turnBetween(a, b) >= (TURN_APART_DEG * Math.PI) / 180;

/** The angle between two places as seen from the frame's origin, rad. */
const turnBetween = (a: Vec3, b: Vec3): number =>
  Math.abs(Math.atan2(a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1]));

/** Places in their order, without those nearer than `apartMm` to one before them. */
function thin(places: readonly FootPlace[], apartMm: number): FootPlace[] {
  const kept: FootPlace[] = [];
  for (const place of places) {
    const [x, y] = place.point;
    if (kept.every(({ point }) => Math.hypot(point[0] - x, point[1] - y) >= apartMm)) kept.push(place);
  }
  return kept;
}

const near = (places: readonly FootPlace[], { point: [x, y] }: FootPlace): FootPlace[] =>
  places.filter(({ point }) => Math.hypot(point[0] - x, point[1] - y) <= NEAR_MM);

/** The best of many layouts drawn at random; none where the places give hardly any. */
function drawBest(places: readonly FootPlace[], search: FeetSearch, scores: LayoutScores): FootPlace[][] {
  const random = seededRandom(SEED);
  let best: { readonly feet: FootPlace[]; readonly score: number }[] = [];
  let drawn = 0;
  for (let n = 0; n < 8 * DRAWN && drawn < DRAWN && places.length > search.count; n++) {
    const feet = Array.from({ length: search.count }, () => places[random.whole(0, places.length - 1)]!);
    if (!standApart(feet, search.footRadiusMm)) continue;
    drawn++;
    const score = scores(feet, best[BEST_DRAWN - 1]?.score);
    best = [...best, { feet, score }].sort((a, b) => a.score - b.score).slice(0, BEST_DRAWN);
  }
  return best.map(({ feet }) => feet);
}

/** The outermost place of each sector; null where a sector has none. */
function spreadOut(places: readonly FootPlace[], { count, footRadiusMm }: FeetSearch): FootPlace[] | null {
  const feet: FootPlace[] = [];
  for (let n = 0; n < count; n++) {
    const turn = (2 * Math.PI * n) / count;
    // As far out and as near to the sector's middle as can be had.
    const along = ({ point: [x, y] }: FootPlace): number => x * Math.cos(turn) + y * Math.sin(turn);
    const free = places.filter(
      place => along(place) > 0 && feet.every(foot => areApart(foot, place, footRadiusMm)),
    );
    const best = free.reduce<FootPlace | null>(
      (most, place) => (!most || along(place) > along(most) ? place : most),
      null,
    );
    if (!best) return null;
    feet.push(best);
  }
  return feet;
}

/** Moves foot after foot to the best of the places offered for it, until none moves any more. */
function exchange(
  start: readonly FootPlace[],
  search: FeetSearch,
  scores: LayoutScores,
  offered: (foot: FootPlace) => readonly FootPlace[],
): FootPlace[] {
  let feet = [...start];
  let best = scores(feet);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let hasMoved = false;
    for (let n = 0; n < feet.length; n++) {
      for (const place of offered(feet[n]!)) {
        const others = feet.filter((_, m) => m !== n);
        if (!others.every(other => areApart(other, place, search.footRadiusMm))) continue;
        const tried = feet.map((foot, m) => (m === n ? place : foot));
        const enough = best * (1 - WORTHWHILE);
        const score = scores(tried, enough);
        if (score >= enough) continue;
        [best, feet, hasMoved] = [score, tried, true];
      }
    }
    if (!hasMoved) break;
  }
  return feet;
}
