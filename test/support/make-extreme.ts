import type { Random } from '../../geometry/core/random';
import type { Implicit } from './mesh-implicit';
import { basisAround, inner, minus, outer, turn, unit, walk, type P3 } from './vec';

/**
 * A bone, a path through it and the wishes for a guide, all drawn at random between the ends of
 * what is allowed.
 */
export interface Extreme {
  readonly words: string;
  readonly solid: Implicit;
  readonly middle: P3;
  readonly target: P3;
  readonly entry: P3;
  /** Unit, entry -> target. */
  readonly direction: P3;
  readonly insertion: 'auto' | P3;
  readonly rostral: P3;
  readonly toolMm: number;
  readonly guide: {
    readonly support: 'pad';
    readonly feet: {
      readonly count: number;
      readonly reachMm: number;
      readonly footDiameterMm: number;
      readonly sights: number;
      readonly padRadiusMm: 0 | 8 | 10 | 12;
    };
    readonly exposedAreaMm2: null;
    readonly contactGapMm: number;
    readonly thicknessMm: number;
    readonly footprintRadiusMm: number;
    readonly sleeve: {
      readonly boreClearanceMm: number;
      readonly wallMm: number;
      readonly lengthMm: number;
      readonly standoffMm: number;
    };
  };
}

/**
 * A hollow ellipsoid with a sagittal crest, turned and placed anywhere; entry on the crest, beside
 * it or on the side.
 */
export function makeExtreme(random: Random): Extreme {
  const half: P3 = [random.between(18, 30), random.between(17, 28), random.between(24, 40)];
  const crestMm = random.between(0, 10);
  const thicknessMm = random.between(1.5, 5);
  const axis = random.direction();
  const angle = random.between(0, Math.PI);
  const place: P3 = [random.between(-300, 300), random.between(-300, 300), random.between(-300, 300)];
  const out = (p: P3): P3 => walk(turn(p, axis, angle), place, 1);
  const solid = hollowSkull(half, crestMm, thicknessMm, p => turn(minus(p, place), axis, -angle));

  // The path, in the bone's own frame (x left, y dorsal, z rostral): a point of the vault, a way
  // in.
  const where = random.whole(0, 2);
  const lateral = [0, random.between(0.15, 0.35), random.between(0.5, 1.1)][where]!;
  const rise = random.between(-0.35, 0.35);
  const aim = unit([
    Math.sin(lateral) * (random.uniform() < 0.5 ? -1 : 1),
    Math.cos(lateral),
    Math.sin(rise),
  ]);
  const localTarget = walk([0, 0, 0], aim, 0.25 * half[1]);
  const surface = outermost(p => solid.at(...out(p)), localTarget, aim);
  const normal = slopeAt(p => solid.at(...out(p)), surface);
  const leanDeg = random.between(0, 25);
  const { u, v } = basisAround(aim);
  const around = random.between(0, 2 * Math.PI);
  const sideways = unit(walk(walk([0, 0, 0], u, Math.cos(around)), v, Math.sin(around)));
  const inward = turn([-aim[0], -aim[1], -aim[2]], unit(outer(aim, sideways)), (leanDeg * Math.PI) / 180);
  const lowTarget = walk(surface, inward, random.between(10, 20));
  const entry = outermost(p => solid.at(...out(p)), lowTarget, [-inward[0], -inward[1], -inward[2]]);

  // The insertion: left to the program, or given up to 45 degrees from the bore, on the bone
  // normal's side of it.
  const up: P3 = [-inward[0], -inward[1], -inward[2]];
  const tiltDeg = random.between(5, 44.5);
  const hinge = outer(up, normal);
  const given = random.uniform() < 0.6;
  const insertion =
    Math.hypot(...hinge) > 1e-3 ? turn(up, unit(hinge), (tiltDeg * Math.PI) / 180) : turn(up, u, 0.2);
  const spin = (d: P3): P3 => turn(d, axis, angle);
  const guide = {
    support: 'pad' as const,
    feet: { count: 4, reachMm: 30, footDiameterMm: 5, sights: 2, padRadiusMm: 0 as const },
    exposedAreaMm2: null,
    contactGapMm: random.between(0.1, 0.3),
    thicknessMm: random.between(3, 5),
    footprintRadiusMm: random.between(10, 20),
    sleeve: {
      boreClearanceMm: random.between(0.05, 0.3),
      wallMm: random.between(2, 4),
      lengthMm: random.between(15, 30),
      standoffMm: random.between(0.5, 2),
    },
  };
  const toolMm = random.between(1.2, 3);
  const toNormalDeg = (Math.acos(Math.min(1, inner(up, normal))) * 180) / Math.PI;
  return {
    words: [
      ['on crest', 'beside crest', 'side'][where],
      `crest ${crestMm.toFixed(1)}`,
      `bore-normal ${toNormalDeg.toFixed(0)} deg`,
      given ? `insertion ${tiltDeg.toFixed(0)} deg off bore` : 'insertion auto',
      `foot ${guide.footprintRadiusMm.toFixed(0)}`,
    ].join(', '),
    solid,
    middle: place,
    target: out(lowTarget),
    entry: out(entry),
    direction: spin(inward),
    insertion: given ? spin(insertion) : 'auto',
    rostral: spin([0, 0, 1]),
    toolMm,
    guide,
  };
}

/**
 * Ellipsoid shell with a rounded ridge along its top; slope 1; `local` brings a world point to the
 * bone's frame.
 */
function hollowSkull(half: P3, crestMm: number, thicknessMm: number, local: (p: P3) => P3): Implicit {
  const least = Math.min(...half);
  const hollow = half.map(h => h - thicknessMm);
  const from: P3 = [0, half[1] * 0.55, -half[2] * 0.8];
  const to: P3 = [0, half[1] + crestMm - 1.3, -half[2] * 0.1];
  const ab = minus(to, from);
  const solid: Implicit = {
    slope: 1.001,
    at: (x, y, z) => {
      const p = local([x, y, z]);
      const shell = (Math.hypot(p[0] / half[0], p[1] / half[1], p[2] / half[2]) - 1) * least;
      const t = Math.min(1, Math.max(0, inner(minus(p, from), ab) / inner(ab, ab)));
      const ridge = Math.hypot(...minus(p, walk(from, ab, t))) - 1.4;
      const h = Math.max(0, 1 - Math.abs(shell - ridge) / 3);
      const outside = Math.min(shell, ridge) - (h * h * h * 3) / 6;
      const cavity =
        (Math.hypot(p[0] / hollow[0]!, p[1] / hollow[1]!, p[2] / hollow[2]!) - 1) * Math.min(...hollow);
      return Math.max(outside, -cavity);
    },
    within: () => solid,
  };
  return solid;
}

/** Where the ray from `start` leaves bone for the last time. */
function outermost(f: (p: P3) => number, start: P3, direction: P3): P3 {
  let low = 120;
  while (f(walk(start, direction, low)) > 0) {
    low -= 0.05;
    if (low < 0) throw new Error('the ray meets no bone');
  }
  let high = low + 0.05;
  while (high - low > 1e-9) {
    const m = (low + high) / 2;
    if (f(walk(start, direction, m)) > 0) high = m;
    else low = m;
  }
  return walk(start, direction, (low + high) / 2);
}

function slopeAt(f: (p: P3) => number, p: P3): P3 {
  const h = 1e-3;
  return unit([
    f([p[0] + h, p[1], p[2]]) - f([p[0] - h, p[1], p[2]]),
    f([p[0], p[1] + h, p[2]]) - f([p[0], p[1] - h, p[2]]),
    f([p[0], p[1], p[2] + h]) - f([p[0], p[1], p[2] - h]),
  ]);
}
