import { cornerNormal, type Soup } from './read-stl';
import { minus, unit, walk, type P3 } from './vec';

/**
 * Signed distance to the true bone at an LPS point, mm, positive outside. Must not change faster
 * than the way walked.
 */
export type BoneDistance = (p: P3) => number;

export interface GapFigures {
  /** How often the truth was asked. */
  readonly samples: number;
  /** Smallest true distance of the seated guide, and where. */
  readonly minimumMm: number;
  readonly minimumAt: P3;
  /**
   * Smallest true distance on the way off along the insertion direction (seated position included),
   * and how far off.
   */
  readonly wayOffMinimumMm: number;
  readonly wayOffAt: P3;
  readonly wayOffLiftMm: number;
  /**
   * Area of the guide that faces the bone within `contactWithinMm`, and its area-mean, 5th and 95th
   * percentile distance.
   */
  readonly contactAreaMm2: number;
  readonly contactMeanMm: number;
  readonly contactP5Mm: number;
  readonly contactP95Mm: number;
}

export interface GapOptions {
  /** Unit, off the skull. */
  readonly insertion: P3;
  /** Parts of the surface that could touch are looked at down to this size. Default 0.2. */
  readonly spacingMm?: number;
  /** The guide counts as off after this lift. Default 40. */
  readonly liftMm?: number;
  /** What faces the bone within this distance is contact surface. Default 0.6. */
  readonly contactWithinMm?: number;
  /**
   * Smallest step of the way off; what touches for less than this is seen to within as much.
   * Default 0.005.
   */
  readonly smallestStepMm?: number;
  /**
   * On the way off, places are not told apart that stay further away than this: their minimum is an
   * upper bound. Default 0.06.
   */
  readonly carelessMm?: number;
}

/**
 * Measures the guide's whole surface against the truth by branch and bound: a triangle whose centre
 * lies d from bone and whose corners lie within r of its centre comes no nearer than d - r, seated
 * or lifted, because the truth changes no faster than the way walked. Only triangles that this
 * leaves open are halved, down to `spacingMm`; there centres and corners count as they are. The way
 * off is walked the same way (sphere tracing), so no touch hides between steps.
 */
export function measureGap(soup: Soup, boneDistance: BoneDistance, options: GapOptions): GapFigures {
  const { insertion, spacingMm = 0.2, liftMm = 40, contactWithinMm = 0.6, smallestStepMm = 0.005 } = options;
  const carelessMm = options.carelessMm ?? 0.06;
  const lowest = { mm: Infinity, at: [0, 0, 0] as P3 };
  const wayOff = { mm: Infinity, at: [0, 0, 0] as P3, lift: 0 };
  const contact: { d: number; area: number }[] = [];
  let samples = 0;
  const ask = (p: P3, lift = 0): number => {
    samples++;
    const d = boneDistance(lift === 0 ? p : walk(p, insertion, lift));
    if (!Number.isFinite(d)) throw new Error(`the truth is no number at ${p.join(', ')}, lifted ${lift} mm`);
    return d;
  };

  // (1) Seated.
  const seat = (f: Facet): void => {
    const d = ask(f.centre);
    if (d < lowest.mm) Object.assign(lowest, { mm: d, at: f.centre });
    if (d - f.radius > contactWithinMm && d - f.radius > lowest.mm) return;
    if (f.longest > spacingMm) return void halve(f).forEach(seat);
    if (d >= contactWithinMm || !f.normal) return;
    const towards = (ask(walk(f.centre, f.normal, 0.01)) - d) / 0.01;
    if (towards < -0.5) contact.push({ d, area: f.area });
  };
  const corners = allCorners(soup);
  for (const p of corners) {
    const d = ask(p);
    if (d < lowest.mm) Object.assign(lowest, { mm: d, at: p });
  }
  const facets = allFacets(soup);
  facets.forEach(seat);

  // (2) On the way off: whatever comes nearer than the bar, which sinks with each nearer place
  // found.
  Object.assign(wayOff, { mm: lowest.mm, at: lowest.at, lift: 0 });
  let bar = Math.min(lowest.mm, carelessMm);
  const rise = (f: Facet, from: number, to: number): void => {
    let lift = from;
    while (lift <= to) {
      const d = ask(f.centre, lift);
      if (d < wayOff.mm) Object.assign(wayOff, { mm: d, at: f.centre, lift });
      if (d < bar) bar = d;
      const radius = f.longest > spacingMm ? f.radius : 0;
      const spare = d - radius - bar;
      if (spare > smallestStepMm || radius === 0) {
        lift += Math.max(spare, smallestStepMm);
        continue;
      }
      // Open on this stretch: the halves settle it, and the whole goes on beyond it.
      const beyond = Math.min(to, lift + Math.max(2 * f.radius, 0.05));
      for (const half of halve(f)) rise(half, lift, beyond);
      if (beyond >= to) return;
      lift = beyond;
    }
  };
  for (const p of corners) rise({ ...pointFacet, centre: p }, 0, liftMm);
  for (const f of facets) rise(f, 0, liftMm);

  contact.sort((a, b) => a.d - b.d);
  const area = contact.reduce((sum, s) => sum + s.area, 0);
  const percentile = (share: number): number => {
    let seen = 0;
    for (const s of contact) {
      seen += s.area;
      if (seen >= share * area) return s.d;
    }
    return NaN;
  };
  return {
    samples,
    minimumMm: lowest.mm,
    minimumAt: lowest.at,
    wayOffMinimumMm: wayOff.mm,
    wayOffAt: wayOff.at,
    wayOffLiftMm: wayOff.lift,
    contactAreaMm2: area,
    contactMeanMm: contact.reduce((sum, s) => sum + s.area * s.d, 0) / area,
    contactP5Mm: percentile(0.05),
    contactP95Mm: percentile(0.95),
  };
}

/** A triangle or a part of one. */
export interface Facet {
  readonly corners: readonly [P3, P3, P3];
  readonly centre: P3;
  /** Furthest corner from the centre. */
  readonly radius: number;
  readonly longest: number;
  readonly area: number;
  /** Unit, outward; null where the triangle has no area. */
  readonly normal: P3 | null;
}

const zero: P3 = [0, 0, 0];
const pointFacet: Facet = {
  corners: [zero, zero, zero],
  centre: zero,
  radius: 0,
  longest: 0,
  area: 0,
  normal: null,
};

export function allFacets(soup: Soup): Facet[] {
  const c = soup.corners;
  return Array.from({ length: soup.triangleCount }, (_, t) => {
    const at = (k: number): P3 => [c[9 * t + 3 * k]!, c[9 * t + 3 * k + 1]!, c[9 * t + 3 * k + 2]!];
    const raw = cornerNormal(c, t);
    const twice = Math.hypot(...raw);
    return facet([at(0), at(1), at(2)], twice / 2, twice > 0 ? unit(raw) : null);
  });
}

/** The two parts of a facet, cut from the middle of its longest edge to the corner across. */
export function halve(f: Facet): [Facet, Facet] {
  const lengths = [0, 1, 2].map(k => Math.hypot(...minus(f.corners[k]!, f.corners[(k + 1) % 3]!)));
  const k = lengths.indexOf(Math.max(...lengths));
  const a = f.corners[k]!;
  const b = f.corners[(k + 1) % 3]!;
  const apex = f.corners[(k + 2) % 3]!;
  const middle: P3 = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
  return [facet([a, middle, apex], f.area / 2, f.normal), facet([middle, b, apex], f.area / 2, f.normal)];
}

function facet(corners: readonly [P3, P3, P3], area: number, normal: P3 | null): Facet {
  const [a, b, c] = corners;
  const centre: P3 = [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3, (a[2] + b[2] + c[2]) / 3];
  const radius = Math.max(...corners.map(p => Math.hypot(...minus(p, centre))));
  const longest = Math.max(
    Math.hypot(...minus(a, b)),
    Math.hypot(...minus(b, c)),
    Math.hypot(...minus(c, a)),
  );
  return { corners, centre, radius, longest, area, normal };
}

/** Every corner once. */
function allCorners(soup: Soup): P3[] {
  const seen = new Map<string, P3>();
  for (let i = 0; i < soup.corners.length; i += 3) {
    const p: P3 = [soup.corners[i]!, soup.corners[i + 1]!, soup.corners[i + 2]!];
    seen.set(p.join(), p);
  }
  return [...seen.values()];
}
