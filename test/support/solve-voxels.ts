import type { P3 } from './vec';

/** Elastic voxels on a regular grid; index i + ni * (j + nj * k). */
export interface VoxelSolid {
  readonly sizeVoxels: readonly [number, number, number];
  readonly cellMm: number;
  /** Share of each voxel that is filled, 0..1: its stiffness is so much of the material's. */
  readonly cover: Float32Array;
  readonly modulusMpa: number;
  readonly poisson: number;
}

/** Nodes with weights, each node by its number on the grid: i + (ni + 1) * (j + (nj + 1) * k). */
export type NodeWeights = ReadonlyMap<number, number>;

export interface VoxelBend {
  /** Displacement of every node of the grid, xyz each; nothing where no voxel is. */
  readonly moved: Float64Array;
  readonly iterations: number;
}

/** A voxel that is filled less than this is left out. */
const LEAST_COVER = 0.02;

/** Whether a voxel carries anything. */
export const isSolid = (cover: number): boolean => cover >= LEAST_COVER;

/** The eight corners of a voxel, in the order of its nodes. */
const CORNERS: readonly P3[] = [0, 1, 2, 3, 4, 5, 6, 7].map(c => [c & 1, (c >> 1) & 1, c >> 2]);

/**
 * Stiffness of a cube of edge 1 and modulus 1, 24 x 24: trilinear hexahedron, 2 x 2 x 2 Gauss
 * points.
 */
function cubeStiffness(poisson: number): Float64Array {
  const k = new Float64Array(24 * 24);
  const lambda = poisson / ((1 + poisson) * (1 - 2 * poisson));
  const mu = 1 / (2 * (1 + poisson));
  const gauss = [0.5 - 0.5 / Math.sqrt(3), 0.5 + 0.5 / Math.sqrt(3)];
  for (const x of gauss) {
    for (const y of gauss) {
      for (const z of gauss) {
        const grads = CORNERS.map(([a, b, c]): P3 => {
          const [u, v, w] = [a ? x : 1 - x, b ? y : 1 - y, c ? z : 1 - z];
          return [(a ? 1 : -1) * v * w, (b ? 1 : -1) * u * w, (c ? 1 : -1) * u * v];
        });
        for (let p = 0; p < 8; p++) {
          for (let q = 0; q < 8; q++) {
            const [gp, gq] = [grads[p]!, grads[q]!];
            const inner = gp[0] * gq[0] + gp[1] * gq[1] + gp[2] * gq[2];
            for (let a = 0; a < 3; a++) {
              for (let b = 0; b < 3; b++) {
                const value = lambda * gp[a]! * gq[b]! + mu * gp[b]! * gq[a]! + (a === b ? mu * inner : 0);
                k[24 * (3 * p + a) + 3 * q + b]! += value / 8;
              }
            }
          }
        }
      }
    }
  }
  return k;
}

/** A set of nodes that is held by its weighted mean place, along every axis. */
interface Spring {
  /** Where each node's x stands, and its share; the shares add up to 1. */
  readonly on: readonly (readonly [at: number, share: number])[];
}
/** What holds a node or a set of them, N per mm: stiffer than any guide by thousands. */
const HOLD = 1e7;
/** Nodes within cubes of about this edge move together in the preconditioner, mm. */
const BLOCK_MM = 5;

/**
 * Linear elasticity of voxels under forces on nodes: eight-node hexahedra, conjugate gradients that
 * never set the matrix up, preconditioned by the diagonal and by blocks that move rigidly.
 *
 * @param fixed nodes that do not move at all
 * @param hinged sets of nodes, each of whose weighted mean place does not move: free to turn
 * @param forces one load case each: on nodes, N
 */
export function solveVoxels(
  solid: VoxelSolid,
  held: { readonly fixed?: Iterable<number>; readonly hinged?: readonly NodeWeights[] },
  forces: readonly ReadonlyMap<number, P3>[],
  tolerance = 1e-5,
): VoxelBend[] {
  const { sizeVoxels, cellMm, cover, modulusMpa, poisson } = solid;
  const [ni, nj, nk] = sizeVoxels;
  const nodes = (ni + 1) * (nj + 1) * (nk + 1);
  // Nodes that some voxel has, numbered in a row: the rest of the grid costs nothing.
  const own = new Int32Array(nodes).fill(-1);
  const offsets = CORNERS.map(([a, b, c]) => a + (ni + 1) * (b + (nj + 1) * c));
  const cells: number[] = [];
  const weights: number[] = [];
  const places: P3[] = [];
  for (let k = 0, v = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++, v++) {
        if (!isSolid(cover[v]!)) continue;
        const first = i + (ni + 1) * (j + (nj + 1) * k);
        CORNERS.forEach(([a, b, c], p) => {
          const node = first + offsets[p]!;
          if (own[node]! < 0)
            own[node] = places.push([(i + a) * cellMm, (j + b) * cellMm, (k + c) * cellMm]) - 1;
          cells.push(3 * own[node]!);
        });
        weights.push(cover[v]! * modulusMpa * cellMm);
      }
    }
  }
  const size = 3 * places.length;
  const body: Body = {
    size,
    at: Int32Array.from(cells),
    stiff: Float64Array.from(weights),
    ke: cubeStiffness(poisson),
  };
  const springs: Spring[] = [
    ...[...(held.fixed ?? [])]
      .filter(node => own[node]! >= 0)
      .map(node => ({ on: [[3 * own[node]!, 1] as const] })),
    ...(held.hinged ?? []).map(set => {
      const on = [...set].filter(([node]) => own[node]! >= 0);
      const all = on.reduce((sum, [, weight]) => sum + weight, 0);
      return { on: on.map(([node, weight]) => [3 * own[node]!, weight / all] as const) };
    }),
  ];
  const times = multiplier(body, springs);
  const precondition = preconditioner(body, springs, places);
  return forces.map(load => {
    const residual = new Float64Array(size);
    for (const [node, force] of load) {
      if (own[node]! >= 0) force.forEach((value, a) => (residual[3 * own[node]! + a] = value));
    }
    const { x, iterations } = conjugate(times, precondition, residual, tolerance);
    const moved = new Float64Array(3 * nodes);
    own.forEach((at, node) => {
      if (at >= 0) for (let a = 0; a < 3; a++) moved[3 * node + a] = x[3 * at + a]!;
    });
    return { moved, iterations };
  });
}

/** Voxels over nodes numbered in a row: eight places of x each, and a stiffness each. */
interface Body {
  readonly size: number;
  readonly at: Int32Array;
  readonly stiff: Float64Array;
  readonly ke: Float64Array;
}
type Apply = (v: Float64Array, out: Float64Array) => void;

const dotted = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += a[n]! * b[n]!;
  return sum;
};

/** Preconditioned conjugate gradients; `residual` is used up. */
function conjugate(
  times: Apply,
  precondition: Apply,
  residual: Float64Array,
  tolerance: number,
): { readonly x: Float64Array; readonly iterations: number } {
  const [x, scaled, image] = [0, 1, 2].map(() => new Float64Array(residual.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  precondition(residual, scaled);
  const way = Float64Array.from(scaled);
  let rho = dotted(residual, scaled);
  const enough = rho * tolerance ** 2;
  let iterations = 0;
  for (; rho > enough; iterations++) {
    if (iterations > 5000) throw new Error('solveVoxels: no end in sight');
    times(way, image);
    const step = rho / dotted(way, image);
    for (let n = 0; n < x.length; n++) {
      x[n] = x[n]! + step * way[n]!;
      residual[n] = residual[n]! - step * image[n]!;
    }
    precondition(residual, scaled);
    const next = dotted(residual, scaled);
    const share = next / rho;
    for (let n = 0; n < x.length; n++) way[n] = scaled[n]! + share * way[n]!;
    rho = next;
  }
  return { x, iterations };
}

function multiplier({ at, stiff, ke }: Body, springs: readonly Spring[]): Apply {
  const blocks = blocksOf(ke);
  const u = new Float64Array(24);
  return (v, out) => {
    out.fill(0);
    for (let e = 0; e < stiff.length; e++) {
      for (let p = 0; p < 8; p++) {
        const x = at[8 * e + p]!;
        u[p] = v[x]!;
        u[8 + p] = v[x + 1]!;
        u[16 + p] = v[x + 2]!;
      }
      mirror(u);
      const w = stiff[e]!;
      for (let r = 0; r < 8; r++) {
        const x = r ^ 1;
        const y = 8 + (r ^ 2);
        const z = 16 + (r ^ 4);
        const ux = w * u[x]!;
        const uy = w * u[y]!;
        const uz = w * u[z]!;
        const b = 9 * r;
        u[x] = blocks[b]! * ux + blocks[b + 1]! * uy + blocks[b + 2]! * uz;
        u[y] = blocks[b + 3]! * ux + blocks[b + 4]! * uy + blocks[b + 5]! * uz;
        u[z] = blocks[b + 6]! * ux + blocks[b + 7]! * uy + blocks[b + 8]! * uz;
      }
      mirror(u);
      for (let p = 0; p < 8; p++) {
        const x = at[8 * e + p]!;
        out[x] = out[x]! + u[p]!;
        out[x + 1] = out[x + 1]! + u[8 + p]!;
        out[x + 2] = out[x + 2]! + u[16 + p]!;
      }
    }
    for (const { on } of springs) {
      for (let a = 0; a < 3; a++) {
        let mean = 0;
        for (const [x, share] of on) mean += share * v[x + a]!;
        for (const [x, share] of on) out[x + a]! += HOLD * share * mean;
      }
    }
  };
}

/** The diagonal's inverse, and that of the matrix between blocks of nodes that move rigidly. */
function preconditioner(
  { size, at, stiff, ke }: Body,
  springs: readonly Spring[],
  places: readonly P3[],
): Apply {
  const diagonal = new Float64Array(size);
  for (let e = 0; e < stiff.length; e++) {
    for (let p = 0; p < 8; p++) {
      for (let a = 0; a < 3; a++) diagonal[at[8 * e + p]! + a]! += stiff[e]! * ke[25 * (3 * p + a)]!;
    }
  }
  for (const { on } of springs) {
    for (const [x, share] of on) for (let a = 0; a < 3; a++) diagonal[x + a]! += HOLD * share ** 2;
  }
  const numbers = new Map<string, number>();
  const middles: P3[] = [];
  const blockOf = places.map(p => {
    const cube = p.map(mm => Math.floor(mm / BLOCK_MM)) as unknown as P3;
    const name = cube.join();
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, middles.length);
    return middles.push(cube.map(c => (c + 0.5) * BLOCK_MM) as unknown as P3) - 1;
  });
  const lever = Float64Array.from({ length: size }, (_, n) => {
    const node = (n - (n % 3)) / 3;
    return places[node]![n % 3]! - middles[blockOf[node]!]![n % 3]!;
  });
  /** What a node's x, y, z move by for each of its block's six motions: 3 x 6. */
  const motionsOf = (x: number): number[] => {
    const [dx, dy, dz] = [lever[x]!, lever[x + 1]!, lever[x + 2]!];
    return [1, 0, 0, 0, dz, -dy, 0, 1, 0, -dz, 0, dx, 0, 0, 1, dy, -dx, 0];
  };
  const within = (x: number): InBlock => ({ block: blockOf[x / 3]!, motions: motionsOf(x) });
  const wide = 6 * middles.length;
  const coarse = new Float64Array(wide * wide);
  for (let e = 0; e < stiff.length; e++) {
    const corners = [...at.subarray(8 * e, 8 * e + 8)].map(within);
    // What moves rigidly as a whole is not strained.
    if (corners.every(({ block }) => block === corners[0]!.block)) continue;
    for (let p = 0; p < 8; p++) {
      for (let q = 0; q < 8; q++) {
        addBlock(
          coarse,
          wide,
          corners[p]!,
          corners[q]!,
          (a, b) => stiff[e]! * ke[24 * (3 * p + a) + 3 * q + b]!,
        );
      }
    }
  }
  for (const { on } of springs) {
    for (const [x, one] of on) {
      for (const [y, other] of on) {
        addBlock(coarse, wide, within(x), within(y), (a, b) => (a === b ? HOLD * one * other : 0));
      }
    }
  }
  const solveCoarse = factored(coarse, wide);
  const sums = new Float64Array(wide);
  return (v, out) => {
    sums.fill(0);
    for (let x = 0; x < size; x += 3) {
      const b = 6 * blockOf[x / 3]!;
      const [fx, fy, fz] = [v[x]!, v[x + 1]!, v[x + 2]!];
      const [dx, dy, dz] = [lever[x]!, lever[x + 1]!, lever[x + 2]!];
      sums[b] = sums[b]! + fx;
      sums[b + 1] = sums[b + 1]! + fy;
      sums[b + 2] = sums[b + 2]! + fz;
      sums[b + 3] = sums[b + 3]! + dy * fz - dz * fy;
      sums[b + 4] = sums[b + 4]! + dz * fx - dx * fz;
      sums[b + 5] = sums[b + 5]! + dx * fy - dy * fx;
    }
    solveCoarse(sums);
    for (let x = 0; x < size; x += 3) {
      const b = 6 * blockOf[x / 3]!;
      const [dx, dy, dz] = [lever[x]!, lever[x + 1]!, lever[x + 2]!];
      const [tx, ty, tz] = [sums[b + 3]!, sums[b + 4]!, sums[b + 5]!];
      out[x] = v[x]! / diagonal[x]! + sums[b]! + ty * dz - tz * dy;
      out[x + 1] = v[x + 1]! / diagonal[x + 1]! + sums[b + 1]! + tz * dx - tx * dz;
      out[x + 2] = v[x + 2]! / diagonal[x + 2]! + sums[b + 2]! + tx * dy - ty * dx;
    }
  };
}

/** A node's block, and what the node moves by for each of the block's six motions: 3 x 6. */
interface InBlock {
  readonly block: number;
  readonly motions: readonly number[];
}

/** Adds one node's part, met by another's, to the matrix between their blocks. */
function addBlock(
  coarse: Float64Array,
  wide: number,
  one: InBlock,
  other: InBlock,
  stiffness: (a: number, b: number) => number,
): void {
  for (let a = 0; a < 3; a++) {
    for (let b = 0; b < 3; b++) {
      const k = stiffness(a, b);
      if (k === 0) continue;
      for (let m = 0; m < 6; m++) {
        const left = k * one.motions[6 * a + m]!;
        if (left === 0) continue;
        const row = wide * (6 * one.block + m) + 6 * other.block;
        for (let n = 0; n < 6; n++) coarse[row + n]! += left * other.motions[6 * b + n]!;
      }
    }
  }
}

/** Solves in place by Cholesky; a block too small to turn gets a trace of stiffness of its own. */
function factored(matrix: Float64Array, wide: number): (v: Float64Array) => void {
  const l = Float64Array.from(matrix);
  const trace =
    1e-9 *
    Math.max(...Array.from({ length: wide }, (_, n) => matrix[wide * n + n]!).filter(d => d < HOLD / 10));
  for (let i = 0; i < wide; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = l[wide * i + j]! + (i === j ? trace : 0);
      for (let k = 0; k < j; k++) sum -= l[wide * i + k]! * l[wide * j + k]!;
      l[wide * i + j] = i === j ? Math.sqrt(Math.max(trace, sum)) : sum / l[wide * j + j]!;
    }
  }
  return v => {
    for (let i = 0; i < wide; i++) {
      let sum = v[i]!;
      for (let k = 0; k < i; k++) sum -= l[wide * i + k]! * v[k]!;
      v[i] = sum / l[wide * i + i]!;
    }
    for (let i = wide - 1; i >= 0; i--) {
      v[i] = v[i]! / l[wide * i + i]!;
      const value = v[i]!;
      for (let k = 0; k < i; k++) v[k] = v[k]! - l[wide * i + k]! * value;
    }
  };
}

/**
 * Each component's eight corners into the sums that are even or odd under the cube's three
 * mirrors, in place: a Walsh-Hadamard transform, its own inverse but for a factor of 8.
 */
function mirror(u: Float64Array): void {
  for (let at = 0; at < 24; at += 8) {
    const [a, b, c, d] = [
      u[at]! + u[at + 1]!,
      u[at]! - u[at + 1]!,
      u[at + 2]! + u[at + 3]!,
      u[at + 2]! - u[at + 3]!,
    ];
    const [e, f, g, h] = [
      u[at + 4]! + u[at + 5]!,
      u[at + 4]! - u[at + 5]!,
      u[at + 6]! + u[at + 7]!,
      u[at + 6]! - u[at + 7]!,
    ];
    const [ac, bd, eg, fh] = [a + c, b + d, e + g, f + h];
    const [a_c, b_d, e_g, f_h] = [a - c, b - d, e - g, f - h];
    u[at] = ac + eg;
    u[at + 1] = bd + fh;
    u[at + 2] = a_c + e_g;
    u[at + 3] = b_d + f_h;
    u[at + 4] = ac - eg;
    u[at + 5] = bd - fh;
    u[at + 6] = a_c - e_g;
    u[at + 7] = b_d - f_h;
  }
}

/**
 * A cube's stiffness between mirrored sums: what is odd in other mirrors does not meet, so that
 * eight blocks of 3 x 3 are all that is left of it; divided by 64 for `mirror` and its inverse.
 */
function blocksOf(ke: Float64Array): Float64Array {
  const blocks = new Float64Array(72);
  const sign = (sums: number, corner: number): number =>
    CORNERS[sums & corner]!.reduce((x, y) => x + y) % 2 ? -1 : 1;
  for (let r = 0; r < 8; r++) {
    for (let a = 0; a < 3; a++) {
      for (let b = 0; b < 3; b++) {
        let sum = 0;
        for (let p = 0; p < 8; p++) {
          for (let q = 0; q < 8; q++) {
            sum += sign(r ^ (1 << a), p) * sign(r ^ (1 << b), q) * ke[24 * (3 * p + a) + 3 * q + b]!;
          }
        }
        blocks[9 * r + 3 * a + b] = sum / 64;
      }
    }
  }
  return blocks;
}
