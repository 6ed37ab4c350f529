import { cornerNormal, type Soup } from './read-stl';

/**
 * What a slicer would complain about, counted over edges of bit-equal corners (no welding tolerance
 * at all).
 */
export interface Topology {
  readonly triangles: number;
  /** Edges used by one triangle only. */
  readonly openEdges: number;
  /**
   * Edges used by three triangles or more, or twice in the same sense (neighbours turned against
   * each other).
   */
  readonly nonManifoldEdges: number;
  /** Triangles with two equal corners or less than 1e-12 mm2. */
  readonly degenerateTriangles: number;
  /**
   * Least height of a triangle over its longest edge: below about 1e-4 mm other programs cannot
   * tell its normal.
   */
  readonly thinnestMm: number;
  /**
   * Corners where the fan of triangles falls into several pieces (two parts touching in one point).
   */
  readonly pinchedVertices: number;
  /** Pieces that hang together by edges. */
  readonly shells: number;
  /** Signed: positive where triangles run counter-clockwise seen from outside. */
  readonly volumeMm3: number;
  readonly areaMm2: number;
  /**
   * Worst angle between stated and true normal over triangles above 1e-6 mm2, degrees; unstated
   * (zero) normals are skipped.
   */
  readonly worstNormalDeg: number;
}

/** Corner ids of bit-equal positions: the file's own idea of which corners are one. */
export function weldExactly(soup: Soup): { readonly ids: Uint32Array; readonly count: number } {
  const ids = new Uint32Array(3 * soup.triangleCount);
  const seen = new Map<string, number>();
  const c = soup.corners;
  for (let i = 0; i < ids.length; i++) {
    // `+ 0` makes minus zero plain zero: the same place.
    const key = `${c[3 * i]! + 0},${c[3 * i + 1]! + 0},${c[3 * i + 2]! + 0}`;
    let id = seen.get(key);
    if (id === undefined) {
      id = seen.size;
      seen.set(key, id);
    }
    ids[i] = id;
  }
  return { ids, count: seen.size };
}

/** Counts edges, shells and volume of an STL's triangles. */
export function measureTopology(soup: Soup): Topology {
  const { ids, count } = weldExactly(soup);
  // (1) Every edge with the triangles on it and the sense in which each runs along it.
  const edges = new Map<number, { readonly faces: number[]; forward: number }>();
  let degenerateTriangles = 0;
  let volume = 0;
  let area = 0;
  let worstNormal = 0;
  let thinnest = Infinity;
  for (let t = 0; t < soup.triangleCount; t++) {
    const n = cornerNormal(soup.corners, t);
    const twice = Math.hypot(...n);
    area += twice / 2;
    const o = 9 * t;
    volume += (soup.corners[o]! * n[0] + soup.corners[o + 1]! * n[1] + soup.corners[o + 2]! * n[2]) / 6;
    const v = [ids[3 * t]!, ids[3 * t + 1]!, ids[3 * t + 2]!] as const;
    if (v[0] === v[1] || v[1] === v[2] || v[2] === v[0] || twice < 2e-12) degenerateTriangles++;
    let longest = 0;
    for (let e = 0; e < 3; e++) {
      const p = o + 3 * e;
      const q = o + 3 * ((e + 1) % 3);
      const c = soup.corners;
      longest = Math.max(longest, Math.hypot(c[p]! - c[q]!, c[p + 1]! - c[q + 1]!, c[p + 2]! - c[q + 2]!));
    }
    thinnest = Math.min(thinnest, longest > 0 ? twice / longest : 0);
    const s = soup.statedNormals;
    const stated = Math.hypot(s[3 * t]!, s[3 * t + 1]!, s[3 * t + 2]!);
    if (stated > 0.5 && twice > 2e-6) {
      const cosine = (n[0] * s[3 * t]! + n[1] * s[3 * t + 1]! + n[2] * s[3 * t + 2]!) / (twice * stated);
      worstNormal = Math.max(worstNormal, Math.acos(Math.min(1, Math.max(-1, cosine))));
    }
    for (let e = 0; e < 3; e++) {
      const a = v[e]!;
      const b = v[(e + 1) % 3]!;
      const key = Math.min(a, b) * count + Math.max(a, b);
      const edge = edges.get(key) ?? { faces: [], forward: 0 };
      edge.faces.push(t);
      if (a < b) edge.forward++;
      edges.set(key, edge);
    }
  }
  // (2) Faults per edge; union of triangles over edges gives shells, union of triangle corners
  // gives fans.
  const shells = disjointSets(soup.triangleCount);
  const fans = disjointSets(3 * soup.triangleCount);
  let openEdges = 0;
  let nonManifoldEdges = 0;
  for (const [key, edge] of edges) {
    if (edge.faces.length === 1) openEdges++;
    else if (edge.faces.length !== 2 || edge.forward !== 1) nonManifoldEdges++;
    const ends = [Math.floor(key / count), key % count];
    const first = edge.faces[0]!;
    for (const other of edge.faces.slice(1)) {
      shells.join(first, other);
      for (const end of ends) fans.join(cornerOf(ids, first, end), cornerOf(ids, other, end));
    }
  }
  const fansOf = new Map<number, Set<number>>();
  for (let i = 0; i < ids.length; i++) {
    const set = fansOf.get(ids[i]!) ?? new Set<number>();
    fansOf.set(ids[i]!, set.add(fans.root(i)));
  }
  const roots = new Set<number>();
  for (let t = 0; t < soup.triangleCount; t++) roots.add(shells.root(t));
  return {
    triangles: soup.triangleCount,
    openEdges,
    nonManifoldEdges,
    degenerateTriangles,
    thinnestMm: thinnest,
    pinchedVertices: [...fansOf.values()].filter(set => set.size > 1).length,
    shells: roots.size,
    volumeMm3: volume,
    areaMm2: area,
    worstNormalDeg: (worstNormal * 180) / Math.PI,
  };
}

function cornerOf(ids: Uint32Array, triangle: number, vertex: number): number {
  for (let e = 0; e < 3; e++) if (ids[3 * triangle + e] === vertex) return 3 * triangle + e;
  throw new Error(`triangle ${triangle} has no corner ${vertex}`);
}

function disjointSets(size: number): { root(i: number): number; join(a: number, b: number): void } {
  const parent = Uint32Array.from({ length: size }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  return { root, join: (a, b) => void (parent[root(a)] = root(b)) };
}
