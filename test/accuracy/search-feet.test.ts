import { describe, expect, it } from 'vitest';
import { predictSeating } from '../../geometry/accuracy/predict-seating';
import { seatingRadius } from '../../geometry/accuracy/predict-error';
import { CLOSER, createSeatScorer, type SeatScorer } from '../../geometry/accuracy/score-seat';
import { scoreOf, searchFeet, standApart } from '../../geometry/accuracy/search-feet';
import { sampleDistance } from '../../geometry/accuracy/sample-distance';
import { movePoint } from '../../geometry/accuracy/solve-contacts';
import { seededRandom } from '../../geometry/core/random';
import { subtract, type Vec3 } from '../../geometry/core/vector';
import { findFootPlaces, type FootPlace } from '../../geometry/guide/find-foot-places';
import { mapHeights } from '../../geometry/guide/map-heights';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { skullMesh } from '../support/analytic-skull';

/** A crested skull, entered beside its crest; the frame is the skull's own. */
const bone = skullMesh(true);
const entry: Vec3 = [12, 0, 25.6];
const target: Vec3 = [8, 5, 8];
const map = mapHeights({ relieved: bone, own: bone }, 32);
const places = findFootPlaces(map, buildSurfaceIndex(bone), {
  footRadiusMm: 2.5,
  latticeMm: 2,
  entries: [entry],
  reachMm: 26,
  clearMm: 10,
  keepOff: [],
  clear: [],
});
const noise = { noiseMm: 0.07, patchMm: 4 };
const hand = { slideMm: 1, turnDeg: 2 };
const scorer = createSeatScorer({ map, targets: [target], ...noise, hand, gapMm: 0.15 });
const random = seededRandom(12);

function drawFeet(count: number): FootPlace[] {
  for (;;) {
    const feet = Array.from({ length: count }, () => places[random.whole(0, places.length - 1)]!);
    if (standApart(feet, 2.5)) return feet;
  }
}

interface Seat {
  readonly rests: Float64Array;
  readonly normals: Float64Array;
}
const seatOf = (feet: readonly FootPlace[]): Seat => ({
  rests: Float64Array.from(feet.flatMap(foot => [...foot.rests])),
  normals: Float64Array.from(feet.flatMap(foot => Array.from(foot.rests, (_, n) => foot.normal[n % 3]!))),
});

/** A pad of the given radius about a place: every bone column of a 3 mm lattice within it. */
function padOf(radiusMm: number, x0: number, y0: number): Seat {
  const { columns, heightMm } = map;
  const { nx, ny, cellMm, xMm, yMm } = columns;
  const [rests, normals]: [number[], number[]] = [[], []];
  for (let j = 6; j < ny - 6; j += 6) {
    for (let i = 6; i < nx - 6; i += 6) {
      const [x, y, n] = [xMm + i * cellMm, yMm + j * cellMm, i + nx * j];
      const dx = (heightMm[n + 1]! - heightMm[n - 1]!) / (2 * cellMm);
      const dy = (heightMm[n + nx]! - heightMm[n - nx]!) / (2 * cellMm);
      const slant = Math.hypot(1, dx, dy);
      if (Math.hypot(x - x0, y - y0) > radiusMm || !(slant < 2.5)) continue;
      rests.push(x, y, heightMm[n]!);
      normals.push(-dx / slant, -dy / slant, 1 / slant);
    }
  }
  return { rests: Float64Array.from(rests), normals: Float64Array.from(normals) };
}

const field = sampleDistance(bone, Float64Array.from([-30, -35, -5, 34, 35, 34]));

/** What the contact simulation on the true distance says, mm. */
function simulated({ rests, normals }: Seat): number {
  const gapsMm = new Float64Array(rests.length / 3).fill(0.15);
  const positions = rests.map((value, n) => value + 0.15 * normals[n]!);
  const face = { positions, normals, gapsMm, areasMm2: gapsMm.map(() => 1) };
  const { motions, centre } = predictSeating(face, field, [0, 0, 1], { ...noise, hand, draws: 200 })!;
  return seatingRadius(motions.map(m => subtract<Vec3>(movePoint(m, centre, target), target)));
}

function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const ranks = (values: readonly number[]): number[] => values.map(v => values.filter(w => w < v).length);
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length - 1) / 2;
  const product = (p: number[], q: number[]): number =>
    p.reduce((sum, v, n) => sum + (v - mean) * (q[n]! - mean), 0);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

describe('createSeatScorer', () => {
  it('ranks pads and feet together as the contact simulation does (30 layouts, seed 12)', () => {
    const seats = [
      ...Array.from({ length: 15 }, (_, n) => seatOf(drawFeet(3 + (n % 4)))),
      ...Array.from({ length: 15 }, (_, n) =>
        padOf(8 + n, 12 + random.between(-5, 5), random.between(-5, 5)),
      ),
    ];
    const scores = seats.map(({ rests, normals }) => scorer.score(rests, normals, CLOSER));
    expect(rankCorrelation(scores, seats.map(simulated))).toBeGreaterThan(0.9);
  });

  it('gives up a seat that is poor for sure, and says no less than the limit of it', () => {
    const { rests, normals } = seatOf(drawFeet(3));
    const whole = scorer.score(rests, normals, CLOSER);
    expect(scorer.score(rests, normals, CLOSER, whole + 1e-9)).toBe(whole);
    const given = scorer.score(rests, normals, CLOSER, whole / 2);
    expect(given).toBeGreaterThan(whole / 2);
    expect(given).toBeLessThanOrEqual(whole);
  });
});

describe('searchFeet', () => {
  const search = { places, scorer, count: 4, footRadiusMm: 2.5 };
  const found = searchFeet(search)!;

  it('finds what 400 layouts drawn at random do not better by a tenth', () => {
    let best = Infinity;
    for (let n = 0; n < 400; n++) best = Math.min(best, scoreOf(drawFeet(4), search, CLOSER, best));
    expect(found.scoreMm).toBeLessThan(1.1 * best);
    expect(found.scoreMm).toBe(scoreOf(found.feet, search, CLOSER));
  });

  it('gives the same feet again, apart from each other', () => {
    expect(standApart(found.feet, 2.5)).toBe(true);
    expect(searchFeet(search)).toEqual(found);
  });

  it('scores no layout over again once it is known, in whatever order its feet are named', () => {
    const known = new Map<string, number>();
    let again = 0;
    const counted: SeatScorer = {
      by: () => counted,
      score(rests, normals, effort, enoughMm = Infinity) {
        const points = Array.from({ length: rests.length / 3 }, (_, n) =>
          rests.slice(3 * n, 3 * n + 3).join(),
        );
        const key = [effort.every, ...points.sort()].join(' ');
        // What was given up may be asked again, by more than it was held to.
        if (enoughMm <= (known.get(key) ?? -Infinity)) again++;
        const scoreMm = scorer.score(rests, normals, effort, enoughMm);
        known.set(key, scoreMm <= enoughMm ? Infinity : enoughMm);
        return scoreMm;
      },
    };
    const few = places.filter((_, n) => n % 2 === 0);
    expect(searchFeet({ ...search, places: few, scorer: counted, count: 3 })).not.toBeNull();
    // The end of each of three starts is scored in the order that its feet have there.
    expect(again).toBeLessThanOrEqual(3);
    expect(known.size).toBeGreaterThan(100);
  });

  it('finds none where bone is not to be had for so many', () => {
    const few = places.filter(({ point }) => point[0] > 20 && Math.abs(point[1]) < 4);
    expect(few.length).toBeGreaterThan(0);
    expect(searchFeet({ ...search, places: few })).toBeNull();
  });
});
