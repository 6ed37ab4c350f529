import { cornerNormal, type Soup } from './read-stl';
import { inner, type P3 } from './vec';

/** Signed distance to the true bone at an LPS point, mm, positive outside. Must not change faster than the way walked. */
export type BoneDistance = (p: P3) => number;

export interface GapFigures {
  readonly samples: number;
  /** Smallest true distance of the seated guide, and where. */
  readonly minimumMm: number;
  readonly minimumAt: P3;
  /** Smallest true distance on the way off along the insertion direction (seated position included), and how far off. */
  readonly wayOffMinimumMm: number;
  readonly wayOffAt: P3;
  readonly wayOffLiftMm: number;
  /** Area of the guide that faces the bone within `contactWithinMm`, and its area-mean, 5th and 95th percentile distance. */
  readonly contactAreaMm2: number;
  readonly contactMeanMm: number;
  readonly contactP5Mm: number;
  readonly contactP95Mm: number;
}

export interface GapOptions {
  /** Unit, off the skull. */
  readonly insertion: P3;
  /** Samples lie no further apart than this on the guide's surface. Default 0.2. */
  readonly spacingMm?: number;
  /** The guide counts as off after this lift. Default 40. */
  readonly liftMm?: number;
  /** What faces the bone within this distance is contact surface. Default 0.6. */
  readonly contactWithinMm?: number;
  /** Smallest step of the way off; a narrower touch than this is not resolved. Default 0.005. */
  readonly smallestStepMm?: number;
}

/**
 * Samples the guide's whole surface (every corner, and points inside triangles) and asks the truth for each.
 * The way off is walked by sphere tracing: where the bone is d away nothing can touch within the next d of the way,
 * so no touch can hide between two steps unless the truth changes faster than the way walked.
 */
export function measureGap(soup: Soup, boneDistance: BoneDistance, options: GapOptions): GapFigures {
  const { insertion, spacingMm = 0.2, liftMm = 40, contactWithinMm = 0.6, smallestStepMm = 0.005 } = options;
  let samples = 0;
  let minimumMm = Infinity;
  let minimumAt: P3 = [0, 0, 0];
  let wayOffMinimumMm = Infinity;
  let wayOffAt: P3 = [0, 0, 0];
  let wayOffLiftMm = 0;
  const contact: { d: number; area: number }[] = [];

  forEachSample(soup, spacingMm, (p, normal, area) => {
    samples++;
    const seated = boneDistance(p);
    if (!Number.isFinite(seated)) throw new Error(`the truth is no number at ${p.join(', ')}`);
    if (seated < minimumMm) {
      minimumMm = seated;
      minimumAt = p;
    }
    if (area > 0 && seated < contactWithinMm) {
      const g = gradient(boneDistance, p);
      if (inner(g, normal) < -0.5) contact.push({ d: seated, area });
    }
    let lift = 0;
    let d = seated;
    while (true) {
      if (d < wayOffMinimumMm) {
        wayOffMinimumMm = d;
        wayOffAt = p;
        wayOffLiftMm = lift;
      }
      // Only a sample that could beat the worst so far needs small steps: it cannot within d - worst.
      lift += Math.max(d - wayOffMinimumMm, smallestStepMm);
      if (lift > liftMm) break;
      d = boneDistance([p[0] + lift * insertion[0], p[1] + lift * insertion[1], p[2] + lift * insertion[2]]);
    }
  });

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
    minimumMm,
    minimumAt,
    wayOffMinimumMm,
    wayOffAt,
    wayOffLiftMm,
    contactAreaMm2: area,
    contactMeanMm: contact.reduce((sum, s) => sum + s.area * s.d, 0) / area,
    contactP5Mm: percentile(0.05),
    contactP95Mm: percentile(0.95),
  };
}

/**
 * Calls `use` for every corner (area 0) and for the centres of a regular division of every triangle (area > 0),
 * divided so that no part is longer than `spacingMm`.
 */
export function forEachSample(
  soup: Soup,
  spacingMm: number,
  use: (p: P3, normal: P3, areaMm2: number) => void,
): void {
  const c = soup.corners;
  const seen = new Set<string>();
  for (let t = 0; t < soup.triangleCount; t++) {
    const raw = cornerNormal(c, t);
    const twice = Math.hypot(...raw);
    const normal: P3 = twice > 0 ? [raw[0] / twice, raw[1] / twice, raw[2] / twice] : [0, 0, 0];
    const p = [0, 1, 2].map(k => [c[9 * t + 3 * k]!, c[9 * t + 3 * k + 1]!, c[9 * t + 3 * k + 2]!] as P3);
    for (const q of p) {
      const key = `${q[0]},${q[1]},${q[2]}`;
      if (seen.has(key)) continue;
      seen.add(key);
      use(q, normal, 0);
    }
    if (twice === 0) continue;
    const [a, b, d] = p as [P3, P3, P3];
    const longest = Math.max(edge(a, b), edge(b, d), edge(d, a));
    const shortest = twice / longest; // height over the longest edge
    // A long thin facet is divided along its length only: `across` parts over the height, `parts` over the length.
    const parts = Math.max(1, Math.ceil(longest / spacingMm));
    if (shortest > spacingMm / 2 || parts === 1) {
      const share = twice / 2 / (parts * parts);
      for (let i = 0; i < parts; i++) {
        for (let j = 0; j < parts - i; j++) {
          use(blend(a, b, d, (i + 1 / 3) / parts, (j + 1 / 3) / parts), normal, share);
          if (j < parts - i - 1) use(blend(a, b, d, (i + 2 / 3) / parts, (j + 2 / 3) / parts), normal, share);
        }
      }
    } else {
      sampleSliver(p, parts, twice, (q, areaMm2) => use(q, normal, areaMm2));
    }
  }
}

/** A facet thinner than half the spacing: one point in the middle of each cross-section along its longest edge. */
function sampleSliver(
  p: readonly P3[],
  parts: number,
  twice: number,
  use: (q: P3, areaMm2: number) => void,
): void {
  let k = 0;
  for (let e = 1; e < 3; e++) if (edge(p[e]!, p[(e + 1) % 3]!) > edge(p[k]!, p[(k + 1) % 3]!)) k = e;
  const a = p[k]!;
  const b = p[(k + 1) % 3]!;
  const apex = p[(k + 2) % 3]!;
  const l2 = edge(a, b) ** 2;
  const foot =
    ((apex[0] - a[0]) * (b[0] - a[0]) + (apex[1] - a[1]) * (b[1] - a[1]) + (apex[2] - a[2]) * (b[2] - a[2])) /
    l2;
  for (let i = 0; i < parts; i++) {
    const s = (i + 0.5) / parts;
    // Height of the cross-section at s, as a share of the whole: a tent with its top over `foot`.
    const tent = s < foot ? s / foot : (1 - s) / (1 - foot);
    const base: P3 = [a[0] + s * (b[0] - a[0]), a[1] + s * (b[1] - a[1]), a[2] + s * (b[2] - a[2])];
    const top: P3 = [
      apex[0] + (s - foot) * (b[0] - a[0]),
      apex[1] + (s - foot) * (b[1] - a[1]),
      apex[2] + (s - foot) * (b[2] - a[2]),
    ];
    const half = Math.min(1, Math.max(0, tent)) / 2;
    use(
      [
        base[0] + half * (top[0] - base[0]),
        base[1] + half * (top[1] - base[1]),
        base[2] + half * (top[2] - base[2]),
      ],
      ((twice / 2) * 2 * Math.min(1, Math.max(0, tent))) / parts,
    );
  }
}

const edge = (a: P3, b: P3): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const blend = (a: P3, b: P3, c: P3, s: number, t: number): P3 => [
  a[0] + s * (b[0] - a[0]) + t * (c[0] - a[0]),
  a[1] + s * (b[1] - a[1]) + t * (c[1] - a[1]),
  a[2] + s * (b[2] - a[2]) + t * (c[2] - a[2]),
];

/** Unit direction in which the truth grows fastest (central differences over 0.02 mm). */
function gradient(f: BoneDistance, p: P3): P3 {
  const h = 0.01;
  const g: P3 = [
    f([p[0] + h, p[1], p[2]]) - f([p[0] - h, p[1], p[2]]),
    f([p[0], p[1] + h, p[2]]) - f([p[0], p[1] - h, p[2]]),
    f([p[0], p[1], p[2] + h]) - f([p[0], p[1], p[2] - h]),
  ];
  const l = Math.hypot(...g) || 1;
  return [g[0] / l, g[1] / l, g[2] / l];
}
