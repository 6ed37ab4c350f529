import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { isSolid, solveVoxels, type NodeWeights } from './solve-voxels';
import { basisAround, inner, minus, outer, unit, walk, type P3 } from './vec';
import { coverMesh, type Grid } from './voxelise-mesh';

/** A finished guide, and what it stands on; LPS, mm. */
export interface BentGuide {
  readonly mesh: TriangleMesh;
  /** Unit, off the skull. */
  readonly insertion: P3;
  readonly lowerLip: P3;
  readonly upperLip: P3;
  /** Of the sleeve. */
  readonly outerDiameterMm: number;
  /** Where it rests on the bone: one set of places a foot; all of the face in one for a pad. */
  readonly rests: readonly (readonly P3[])[];
  readonly modulusMpa: number;
}

/** What 1 N at the upper lip, along one direction square to the bore, does to the bore's ends. */
export interface LipsMoved {
  readonly along: P3;
  readonly lower: P3;
  readonly upper: P3;
  readonly iterations: number;
}

/** How what the guide rests on is held: not at all free, or each foot free to tilt where it is. */
export type Holding = 'fixed' | 'hinged';

const POISSON = 0.4;

/**
 * The bend of a finished guide as its solid gives it, by elastic voxels: pushed at the upper lip
 * along two directions square to the bore, held where it rests.
 *
 * @param cellMm edge of a voxel
 */
export function judgeBend(guide: BentGuide, cellMm: number, holding: Holding): readonly LipsMoved[] {
  const { mesh, lowerLip, upperLip, modulusMpa } = guide;
  const corners = new Float64Array(3 * mesh.triangles.length);
  mesh.triangles.forEach((v, n) => {
    for (let a = 0; a < 3; a++) corners[3 * n + a] = mesh.positions[3 * v + a]!;
  });
  const grid = gridAround(corners, guide.insertion, cellMm);
  const cover = coverMesh(corners, grid);
  const [ni, nj, nk] = grid.sizeVoxels;
  const solid = { sizeVoxels: grid.sizeVoxels, cellMm, cover, modulusMpa, poisson: POISSON };
  // A node stands for an eighth of what fills the voxels round it.
  const filled = new Float64Array((ni + 1) * (nj + 1) * (nk + 1));
  for (let k = 0, v = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++, v++) {
        if (!isSolid(cover[v]!)) continue;
        for (let c = 0; c < 8; c++) {
          filled[i + (c & 1) + (ni + 1) * (j + ((c >> 1) & 1) + (nj + 1) * (k + (c >> 2)))]! += cover[v]! / 8;
        }
      }
    }
  }
  const placeOf = (node: number): P3 => {
    const [i, j, k] = [
      node % (ni + 1),
      Math.floor(node / (ni + 1)) % (nj + 1),
      Math.floor(node / ((ni + 1) * (nj + 1))),
    ];
    const [x, y, z] = grid.axes;
    const half = cellMm / 2;
    return walk(walk(walk(grid.originLps, x, i * cellMm - half), y, j * cellMm - half), z, k * cellMm - half);
  };
  const nodes = [...filled.keys()].filter(node => filled[node]! > 0);

  const up = unit(minus(upperLip, lowerLip));
  const lengthMm = inner(minus(upperLip, lowerLip), up);
  /** The nodes of the sleeve between two heights over the lower lip. */
  const ring = (from: number, to: number): NodeWeights =>
    new Map(
      nodes
        .filter(node => {
          const d = minus(placeOf(node), lowerLip);
          const t = inner(d, up);
          return (
            t >= from &&
            t <= to &&
            Math.hypot(...minus(d, walk([0, 0, 0], up, t))) <= guide.outerDiameterMm / 2 + cellMm
          );
        })
        .map(node => [node, filled[node]!]),
    );
  const off = (p: P3): number => inner(p, unit(guide.insertion));
  const held = guide.rests.map((places): NodeWeights => {
    const near = nodes.filter(node => isNear(placeOf(node), places));
    return weighAt(
      new Map(near.map(node => [node, filled[node]!])),
      new Map(near.map(node => [node, off(placeOf(node))])),
      places.reduce((sum, place) => sum + off(place) / places.length, 0),
    );
  });
  const top = ring(lengthMm - 2, lengthMm);
  const heights = new Map([...top.keys()].map(node => [node, inner(minus(placeOf(node), lowerLip), up)]));
  const push = weighAt(top, heights, lengthMm);
  const { u, v } = basisAround(up);
  const ways = [u, v];
  const bent = solveVoxels(
    solid,
    holding === 'fixed' ? { fixed: held.flatMap(set => [...set.keys()]) } : { hinged: held },
    // Forces count along the grid's axes.
    ways.map(along => {
      const way = grid.axes.map(axis => inner(along, axis)) as unknown as P3;
      return new Map([...push].map(([node, share]): [number, P3] => [node, walk([0, 0, 0], way, share)]));
    }),
  );
  return ways.map((along, n) => {
    const { moved, iterations } = bent[n]!;
    /** Mean place of a ring over the lower lip, and how far it moved. */
    const mean = (set: NodeWeights): { readonly t: number; readonly by: P3 } => {
      let [t, by]: [number, P3] = [0, [0, 0, 0]];
      for (const [node, weight] of set) {
        t += (weight / sumOf(set)) * inner(minus(placeOf(node), lowerLip), up);
        by = walk(by, [moved[3 * node]!, moved[3 * node + 1]!, moved[3 * node + 2]!], weight / sumOf(set));
      }
      // Nodes count along the grid's axes.
      const [x, y, z] = grid.axes;
      return { t, by: walk(walk(walk([0, 0, 0], x, by[0]), y, by[1]), z, by[2]) };
    };
    const [low, high] = [mean(ring(0, 2)), mean(top)];
    const perMm = walk([0, 0, 0], minus(high.by, low.by), 1 / (high.t - low.t));
    return {
      along,
      lower: walk(low.by, perMm, -low.t),
      upper: walk(high.by, perMm, lengthMm - high.t),
      iterations,
    };
  });
}

/**
 * Shares of nodes that together act at one height: as weighted, and more or less to the upper ones
 * than to the lower, so that their middle is at that height, and not within the layer that they
 * fill.
 */
function weighAt(ring: NodeWeights, heights: ReadonlyMap<number, number>, atMm: number): Map<number, number> {
  const all = sumOf(ring);
  const mean = (of: (t: number) => number): number =>
    [...ring].reduce((sum, [node, weight]) => sum + (weight / all) * of(heights.get(node)!), 0);
  const middle = mean(t => t);
  const spread = mean(t => (t - middle) ** 2);
  return new Map(
    [...ring].map(([node, weight]) => [
      node,
      (weight / all) * (1 + ((atMm - middle) * (heights.get(node)! - middle)) / spread),
    ]),
  );
}

const sumOf = (set: NodeWeights): number => [...set.values()].reduce((a, b) => a + b, 0);
/** Nodes so near to a place that it rests on are held, mm. */
const REST_MM = 1;
const isNear = ([x, y, z]: P3, places: readonly P3[]): boolean =>
  places.some(([a, b, c]) => (x - a) ** 2 + (y - b) ** 2 + (z - c) ** 2 <= REST_MM ** 2);

/** A grid along the insertion that holds the mesh with a voxel to spare. */
function gridAround(corners: Float64Array, insertion: P3, cellMm: number): Grid {
  const z = unit(insertion);
  const { u: x } = basisAround(z);
  const axes = [x, outer(z, x), z] as const;
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let n = 0; n < corners.length; n += 3) {
    axes.forEach((axis, a) => {
      const at = inner([corners[n]!, corners[n + 1]!, corners[n + 2]!], axis);
      low[a] = Math.min(low[a]!, at);
      high[a] = Math.max(high[a]!, at);
    });
  }
  const size = low.map((l, a) => Math.ceil((high[a]! - l) / cellMm) + 2);
  const originLps = axes.reduce<P3>((p, axis, a) => walk(p, axis, low[a]! - cellMm / 2), [0, 0, 0]);
  return {
    sizeVoxels: size as [number, number, number],
    spacingMm: [cellMm, cellMm, cellMm],
    originLps,
    axes,
  };
}
