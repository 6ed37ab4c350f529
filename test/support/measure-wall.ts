import { allFacets, halve, type Facet } from './measure-gap';
import type { Soup } from './read-stl';
import { inner, walk, type P3 } from './vec';

export interface WallFigures {
  /** Rays cast inwards. */
  readonly rays: number;
  /**
   * Surface that has another face less than `underMm` behind it, about parallel to it, mm2: both
   * faces of a wall count.
   */
  readonly thinMm2: number;
  /** The thinnest such wall that a ray met, mm, and where; Infinity where none is that thin. */
  readonly thinnestMm: number;
  readonly thinnestAt: P3;
}

/** Two faces make a wall where they stand at less than about 30 degrees to each other. */
const OPPOSITE = -0.85;
/** A ray starts this far under its face, mm. */
const BELOW_MM = 1e-4;

/**
 * Pieces of the surface that rays are held against are no longer than this, so that each lies in
 * few cells, mm.
 */
const PIECE_MM = 1;

/** One ray is cast for this much surface, mm2. */
const RAY_MM2 = 0.1;

/**
 * Walls thinner than `underMm`, by rays from places spread over the surface straight inwards,
 * against every triangle with a piece in the cells round the ray (Moeller and Trumbore 1997).
 * Places on a facet after Roberts's R2 sequence.
 */
export function measureWall(soup: Soup, underMm: number): WallFigures {
  const facets = allFacets(soup);
  const cells = fillCells(facets);
  let [rays, thinMm2, thinnestMm] = [0, 0, Infinity];
  let thinnestAt: P3 = [0, 0, 0];
  const cast = (place: P3, normal: P3): void => {
    const inwards: P3 = [-normal[0], -normal[1], -normal[2]];
    const from = walk(place, inwards, BELOW_MM);
    rays++;
    let nearest = underMm;
    let behind: P3 | null = null;
    visitCells([from, walk(place, inwards, underMm)], key => {
      for (const t of cells.get(key) ?? []) {
        const awayMm = along(soup.corners, 9 * t, from, inwards);
        if (awayMm >= nearest) continue;
        nearest = awayMm;
        behind = facets[t]!.normal;
      }
    });
    if (!behind || inner(behind, normal) > OPPOSITE) return;
    thinMm2 += RAY_MM2;
    if (nearest < thinnestMm) [thinnestMm, thinnestAt] = [nearest, place];
  };
  let waiting = 0;
  for (const { corners, area, normal } of facets) {
    waiting += area;
    while (normal && waiting >= RAY_MM2) {
      waiting -= RAY_MM2;
      cast(placeOn(corners, rays), normal);
    }
  }
  return { rays, thinMm2, thinnestMm, thinnestAt };
}

/** The n-th place on a triangle. */
function placeOn([a, b, c]: Facet['corners'], n: number): P3 {
  const [s, t] = [(0.5 + n * 0.7548776662466927) % 1, (0.5 + n * 0.5698402909980532) % 1];
  const [u, v] = s + t > 1 ? [1 - s, 1 - t] : [s, t];
  return [0, 1, 2].map(k => a[k]! + u * (b[k]! - a[k]!) + v * (c[k]! - a[k]!)) as unknown as P3;
}

/** The triangles that have a piece in each cell, by its number. */
function fillCells(facets: readonly Facet[]): Map<number, number[]> {
  const cells = new Map<number, number[]>();
  const fill = (f: Facet, t: number): void => {
    if (f.longest > PIECE_MM) return halve(f).forEach(half => fill(half, t));
    visitCells(f.corners, key => {
      const list = cells.get(key);
      if (!list) cells.set(key, [t]);
      else if (list.at(-1) !== t) list.push(t);
    });
  };
  facets.forEach(fill);
  return cells;
}

/**
 * Visits each cell of the box round some points; 2,048 cells a side, then the numbers come again,
 * which costs time alone.
 */
function visitCells(points: readonly P3[], visit: (key: number) => void): void {
  const [x, y, z] = [0, 1, 2].map(a => points.map(p => Math.floor(p[a]! / PIECE_MM)));
  for (let i = Math.min(...x!); i <= Math.max(...x!); i++) {
    for (let j = Math.min(...y!); j <= Math.max(...y!); j++) {
      for (let k = Math.min(...z!); k <= Math.max(...z!); k++) {
        visit((i & 2047) + 2048 * ((j & 2047) + 2048 * (k & 2047)));
      }
    }
  }
}

/**
 * How far along a ray (unit) the triangle whose corners begin at `o` lies; Infinity where the ray
 * misses it.
 */
function along(c: Float64Array, o: number, from: P3, ray: P3): number {
  const [ax, ay, az] = [c[o]!, c[o + 1]!, c[o + 2]!];
  const [ux, uy, uz] = [c[o + 3]! - ax, c[o + 4]! - ay, c[o + 5]! - az];
  const [vx, vy, vz] = [c[o + 6]! - ax, c[o + 7]! - ay, c[o + 8]! - az];
  const hx = ray[1] * vz - ray[2] * vy;
  const hy = ray[2] * vx - ray[0] * vz;
  const hz = ray[0] * vy - ray[1] * vx;
  const volume = ux * hx + uy * hy + uz * hz;
  if (Math.abs(volume) < 1e-14) return Infinity;
  const [sx, sy, sz] = [from[0] - ax, from[1] - ay, from[2] - az];
  const u = (sx * hx + sy * hy + sz * hz) / volume;
  if (u < 0 || u > 1) return Infinity;
  const qx = sy * uz - sz * uy;
  const qy = sz * ux - sx * uz;
  const qz = sx * uy - sy * ux;
  const v = (ray[0] * qx + ray[1] * qy + ray[2] * qz) / volume;
  if (v < 0 || u + v > 1) return Infinity;
  const awayMm = (vx * qx + vy * qy + vz * qz) / volume;
  return awayMm > 0 ? awayMm : Infinity;
}
