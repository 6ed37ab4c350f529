import { seededRandom, type Random } from '../../geometry/core/random';
import type { CouponLayout } from '../../geometry/print/lay-out-coupon';

/**
 * A printer whose every error is known; a model of its own, written without the solver's. Its bed's
 * y axis leans towards x.
 */
export interface SimulatedPrinter {
  readonly scale: readonly [number, number, number];
  readonly growthMm: number;
  /** How far the angle between x and y is short of a right one, radians. */
  readonly skew: number;
  /** Printed less drawn diameter of an upright and of a leaning bore, mm. */
  readonly uprightMm: number;
  readonly leaningMm: number;
  /** Standard deviation of where any one face comes out beside all of these, mm; default none. */
  readonly placeMm?: number;
}

/** A careful hand's own scatter on a caliper, standard deviation, mm. */
const CALIPER_HAND_MM = 0.008;

/** Errors as far as desktop printers go. */
export function drawPrinter(random: Random): SimulatedPrinter {
  const share = (): number => 1 + random.between(-0.012, 0.012);
  return {
    scale: [share(), share(), share()],
    growthMm: random.between(-0.08, 0.12),
    skew: random.between(-0.004, 0.004),
    uprightMm: random.between(-0.35, 0.1),
    leaningMm: random.between(-0.35, 0.1),
  };
}

/**
 * What a careful hand reads on this printer's coupon: a caliper of 0.01 mm, good to about that (one
 * standard deviation).
 */
export function readCoupon(
  layout: CouponLayout,
  printer: SimulatedPrinter,
  needleMm: number,
  seed: number,
): Map<string, number> {
  const random = seededRandom(seed);
  const [sx, sy, sz] = printer.scale;
  const g = printer.growthMm;
  // A length lies between two faces.
  const scatterMm = Math.hypot(CALIPER_HAND_MM, Math.SQRT2 * (printer.placeMm ?? 0));
  const caliper = (mm: number): number => Math.round(100 * (mm + scatterMm * random.normal())) / 100;
  const { lengthXMm: lx, lengthYMm: ly } = layout;
  const readings = new Map<string, number>([
    ['x-whole', caliper(lx * sx + 2 * g)],
    ['x-part', caliper(0.5 * lx * sx + 2 * g)],
    ['x-inside-near', caliper((0.5 * lx - 12) * sx - 2 * g)],
    ['x-inside-far', caliper((0.5 * lx - 6) * sx - 2 * g)],
    ['y-whole', caliper(ly * sy + 2 * g)],
    ['y-part', caliper(0.6 * ly * sy + 2 * g)],
    ['y-inside-near', caliper((0.6 * ly - 12) * sy - 2 * g)],
    ['y-inside-far', caliper((0.4 * ly - 6) * sy - 2 * g)],
    ['z-whole', caliper(40 * sz)],
    ['z-low', caliper(30 * sz)],
    ['z-high', caliper(15 * sz)],
    ['peg-3-x', caliper(3 * sx + 2 * g)],
    ['peg-3-y', caliper(3 * sy + 2 * g)],
    ['peg-6-x', caliper(6 * sx + 2 * g)],
    ['peg-6-y', caliper(6 * sy + 2 * g)],
    ['needle', caliper(needleMm)],
    ['wall', 0.5],
    ['gap', 0.4],
  ]);
  // The y axis leans towards x; the posts' middles go with it, their sides grow.
  const printed = ([x, y]: readonly [number, number]): [number, number] => [
    sx * x + Math.sin(printer.skew) * sy * y,
    Math.cos(printer.skew) * sy * y,
  ];
  const [a, b] = [printed(layout.postX), printed(layout.postY)];
  const post = 6 * ((sx + sy) / 2) + 2 * g;
  readings.set('diagonal', caliper(Math.hypot(a[0] - b[0], a[1] - b[1]) + post));
  const level = (sx + sy) / 2;
  for (const [kind, tilted] of [
    ['upright', false],
    ['leaning', true],
  ] as const) {
    const offset = tilted ? printer.leaningMm : printer.uprightMm;
    const ladder = layout.bores.filter(bore => bore.tiltDeg > 0 === tilted);
    // Every bore comes out a little otherwise.
    const passes = ladder.map(
      ({ diameterMm }) => diameterMm * level + offset + 0.002 * random.normal() >= needleMm,
    );
    const go = passes.indexOf(true) + 1;
    readings.set(`bore-${kind}-go`, go);
    readings.set(`bore-${kind}-no-go`, go - 1);
  }
  return readings;
}
