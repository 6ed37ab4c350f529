import { assertThat } from '../../core/result';

/**
 * The triangles of every way a surface can cut a cell, made from one rule rather than typed in.
 *
 * Corner c of a cell lies at (c & 1, c >> 1 & 1, c >> 2 & 1). A case has bit c set where corner c
 * is solid. Edges 0-3 run along x at (y, z) = (0,0) (1,0) (0,1) (1,1); 4-7 along y at (x, z); 8-11
 * along z at (x, y), likewise.
 *
 * On each face the solid corners that are next to each other share one line; solid corners that
 * only face each other diagonally are kept apart. The neighbour across the face follows the same
 * rule, so the surface never tears, and solids that touch only by an edge or a corner come out as
 * separate shells (solid is 6-connected). Every crossing belongs to exactly one polygon of each of
 * the four cells around its edge, so a vertex never joins two sheets. Polygons are cut by diagonals
 * that do not lie in a cell face: a diagonal in a face could be used by both neighbours and would
 * then have four triangles.
 */
export interface CellCases {
  /**
   * Cell edges, three a triangle, counter-clockwise seen from outside the solid; case c fills
   * start[c]..start[c+1].
   */
  readonly edges: Uint8Array;
  /** Length 257. */
  readonly start: Uint16Array;
}

/** Corners of the six faces, counter-clockwise seen from outside the cell. */
const faces: readonly (readonly [number, number, number, number])[] = [
  [0, 4, 6, 2],
  [1, 3, 7, 5],
  [0, 1, 5, 4],
  [2, 6, 7, 3],
  [0, 2, 3, 1],
  [4, 5, 7, 6],
];

/** The edge between two neighbouring corners. */
function edgeBetween(a: number, b: number): number {
  const low = Math.min(a, b);
  const axis = Math.log2(a ^ b);
  if (axis === 0) return low >> 1;
  if (axis === 1) return 4 + (low & 1) + 2 * (low >> 2);
  return 8 + (low & 3);
}

/** Bit f is set where the edge lies in face f. */
const facesOfEdge: readonly number[] = (() => {
  const bits = new Array<number>(12).fill(0);
  faces.forEach((face, f) => {
    for (let n = 0; n < 4; n++) {
      const edge = edgeBetween(face[n]!, face[(n + 1) % 4]!);
      bits[edge] = bits[edge]! | (1 << f);
    }
  });
  return bits;
})();

/** The closed polygons of one case, each a cycle of cell edges. */
function polygonsOf(solid: number): number[][] {
  const next = new Map<number, number>();
  for (const face of faces) {
    for (let n = 0; n < 4; n++) {
      const isSolid = (m: number): boolean => ((solid >> face[(n + m) % 4]!) & 1) === 1;
      if (!isSolid(0) || isSolid(3)) continue;
      // Corner n begins a run of solid corners: the line cuts the run off, from where it begins to
      // where it ends.
      let last = 0;
      while (isSolid(last + 1)) last++;
      const end = edgeBetween(face[(n + last) % 4]!, face[(n + last + 1) % 4]!);
      const begin = edgeBetween(face[(n + 3) % 4]!, face[n]!);
      next.set(begin, end);
    }
  }
  const polygons: number[][] = [];
  while (next.size > 0) {
    const first = next.keys().next().value!;
    const polygon: number[] = [];
    for (let edge = first; next.has(edge);) {
      polygon.push(edge);
      const following = next.get(edge)!;
      next.delete(edge);
      edge = following;
    }
    polygons.push(polygon);
  }
  return polygons;
}

/**
 * Cuts a polygon into triangles without a diagonal in a cell face; null where there is no such way.
 */
function cutPolygon(polygon: readonly number[]): number[] | null {
  if (polygon.length === 3) return [...polygon];
  const allowed = (a: number, b: number): boolean => (facesOfEdge[a]! & facesOfEdge[b]!) === 0;
  const n = polygon.length;
  for (let apex = 2; apex < n; apex++) {
    const [a, b, c] = [polygon[0]!, polygon[1]!, polygon[apex]!];
    if (apex > 2 && !allowed(b, c)) continue;
    if (apex < n - 1 && !allowed(a, c)) continue;
    const left = apex > 2 ? cutPolygon(polygon.slice(1, apex + 1)) : [];
    const right = apex < n - 1 ? cutPolygon([a, ...polygon.slice(apex)]) : [];
    if (left && right) return [a, b, c, ...left, ...right];
  }
  return null;
}

function buildCellCases(): CellCases {
  const start = new Uint16Array(257);
  const edges: number[] = [];
  for (let solid = 0; solid < 256; solid++) {
    start[solid] = edges.length;
    for (const polygon of polygonsOf(solid)) {
      const triangles = cutPolygon(polygon);
      assertThat(
        triangles !== null,
        'buildCellCases',
        `case ${solid} has no cut without a diagonal in a face`,
      );
      edges.push(...triangles);
    }
  }
  start[256] = edges.length;
  return { edges: Uint8Array.from(edges), start };
}

export const cellCases: CellCases = buildCellCases();
