import { cellCases } from './cell-cases';
import type { TriangleMesh } from '../mesh/mesh';

/** Row-major 3 x 4 matrix. */
export type Placement = readonly [
  ...[number, number, number, number],
  ...[number, number, number, number],
  ...[number, number, number, number],
];

/** What the contour reads: samples on a regular grid and which of them are solid. */
export interface ContourSource {
  /** [nx, ny, nz]. */
  readonly size: readonly [number, number, number];
  /** Sample (i, j, k) at i + nx * (j + ny * k). */
  readonly values: Float32Array | Int16Array<ArrayBufferLike>;
  readonly level: number;
  /** Calls `addRun` for every stretch of solid samples of slice k: row j, columns [from, to), in any order. */
  markSolid(k: number, addRun: (j: number, from: number, to: number) => void): void;
  /** Row-major 3 x 4: grid index -> position, mm; its 3 x 3 part has a positive determinant. */
  readonly toPosition: Placement;
  /** About how many vertices will come, so that the mesh's memory need not grow; a guess is good enough. */
  readonly expectedVertices?: number;
}

/** A contour under way: `layers` calls of `sweep` in order, then `finish`. */
export interface Contour {
  readonly layers: number;
  /** Meshes layers [from, to); call in order, without gaps. */
  sweep(from: number, to: number): void;
  finish(): TriangleMesh;
}

/** The first `length` elements: in place where little memory would stay unused behind them, else copied. */
function fitted(array: Float32Array | Uint32Array, length: number): Float32Array | Uint32Array {
  return array.length < 1.15 * length ? array.subarray(0, length) : array.slice(0, length);
}

/** A crossing keeps this part of a cell away from both samples, so that no two vertices ever coincide. */
const MARGIN = 1 / 512;

/**
 * Meshes the border between solid and not solid, one layer of cells at a time (marching cubes, Lorensen and Cline
 * 1987, with the cases of `cellCases`). The grid is wrapped in one layer of air, so the mesh is always closed;
 * where solid reaches the grid's border the cap lies half a cell outside the outermost samples.
 * Memory beside the result: about 30 bytes per sample of ONE slice.
 */
export function contourSlices(source: ContourSource): Contour {
  const [nx, ny, nz] = source.size;
  const { values, level } = source;
  const [xx, xy, xz, x0, yx, yy, yz, y0, zx, zy, zz, z0] = source.toPosition;
  const { edges: caseEdges, start: caseStart } = cellCases;
  const width = nx + 2;
  const height = ny + 2;
  // A whole number of four-byte words, so that four columns can be looked at in one.
  const plane = (width * height + 3) & ~3;

  // Vertex ids of the cell edges met so far: x and y edges of two slices, z edges of one layer.
  const ids = new Int32Array(5 * plane);
  const slotsOf = (lower: number): Int32Array => {
    const upper = 1 - lower;
    const slots = new Int32Array(12);
    for (let e = 0; e < 4; e++) {
      const first = e & 1;
      const slice = e >> 1 === 0 ? lower : upper;
      slots[e] = slice * plane + first * width;
      slots[4 + e] = (2 + slice) * plane + first;
      slots[8 + e] = 4 * plane + first + (e >> 1) * width;
    }
    return slots;
  };
  const slots = [slotsOf(0), slotsOf(1)] as const;
  /** The case table with slots in place of edges. */
  const caseSlots = slots.map(slot => Int32Array.from(caseEdges, edge => slot[edge]!));

  // Per slice, what a column of a row of cells adds to the case: bit 0 where the sample of padded row r is solid, bit 2
  // where that of row r + 1 is. And the columns that hold any, [first, end) by row, end 0 for none.
  const bits = [new Uint8Array(plane), new Uint8Array(plane)] as const;
  const words = bits.map(bytes => new Int32Array(bytes.buffer));
  const spans = [new Int32Array(2 * height), new Int32Array(2 * height)] as const;
  const filled: [boolean, boolean] = [false, false];
  let marked = bits[0];
  let markedSpans = spans[0];
  const widen = (row: number, from: number, to: number): void => {
    const at = 2 * row;
    if (markedSpans[at + 1] === 0 || from < markedSpans[at]!) markedSpans[at] = from;
    if (to > markedSpans[at + 1]!) markedSpans[at + 1] = to;
  };
  let anyRun = false;
  const addRun = (j: number, from: number, to: number): void => {
    const row = (j + 1) * width + 1;
    for (let at = row + from; at < row + to; at++) marked[at]! |= 1;
    for (let at = row - width + from; at < row - width + to; at++) marked[at]! |= 4;
    widen(j, from, to);
    widen(j + 1, from, to);
    anyRun = true;
  };

  const expected = Math.ceil(Math.max(4096, source.expectedVertices ?? 0));
  let positions = new Float32Array(3 * expected);
  let triangles = new Uint32Array(6 * expected);
  let vertexEnd = 0;
  let triangleEnd = 0;

  /** How far from sample a (at grid offset `at`) towards its neighbour at `at + step` the level is crossed. */
  const crossing = (at: number, step: number): number => {
    const a = values[at]!;
    const t = (level - a) / (values[at + step]! - a);
    return t > MARGIN ? (t < 1 - MARGIN ? t : 1 - MARGIN) : t <= MARGIN ? MARGIN : 0.5;
  };

  const place = (x: number, y: number, z: number): number => {
    if (vertexEnd + 3 > positions.length) {
      const grown = new Float32Array(2 * positions.length);
      grown.set(positions);
      positions = grown;
    }
    positions[vertexEnd] = xx * x + xy * y + xz * z + x0;
    positions[vertexEnd + 1] = yx * x + yy * y + yz * z + y0;
    positions[vertexEnd + 2] = zx * x + zy * y + zz * z + z0;
    vertexEnd += 3;
    return vertexEnd / 3 - 1;
  };

  /** Cells of one row: padded columns [from, to), padded row j, between slices k - 1 and k. */
  const sweepRow = (j: number, k: number, from: number, to: number): void => {
    const parity = k & 1;
    const lower = bits[parity]!;
    const upper = bits[1 - parity]!;
    const lowerWords = words[parity]!;
    const upperWords = words[1 - parity]!;
    const slot = slots[parity]!;
    const corners = caseSlots[parity]!;
    const row = j * width;
    const xSlot = slot[3]!;
    const ySlot = slot[7]!;
    const zSlot = slot[11]!;
    const inRow = j < ny;
    const inSlice = k < nz;
    let at = row + from;
    let left = lower[at]! | (upper[at]! << 4);
    for (let i = from; i < to; i++, at++) {
      // Four columns without anything solid at a time.
      while (left === 0 && (at & 3) === 3 && i + 4 < to) {
        const word = (at + 1) >> 2;
        if ((lowerWords[word]! | upperWords[word]!) !== 0) break;
        i += 4;
        at += 4;
      }
      const right = lower[at + 1]! | (upper[at + 1]! << 4);
      const solid = left | (right << 1);
      left = right;
      if (solid === 0 || solid === 255) continue;
      // The three edges that end in this cell's far corner are new here; every other one was met by a cell before.
      const far = solid >> 7;
      // Grid offset of the far corner; only read where the far corner and the edge's other end are samples.
      const sample = i + nx * (j + ny * k);
      const inColumn = i < nx;
      if (((solid >> 6) & 1) !== far) {
        const inside = inRow && inSlice && inColumn && i > 0;
        const t = inside ? crossing(sample - 1, 1) : 0.5;
        ids[xSlot + at] = place(i - 1 + t, j, k);
      }
      if (((solid >> 5) & 1) !== far) {
        const inside = inRow && inSlice && inColumn && j > 0;
        const t = inside ? crossing(sample - nx, nx) : 0.5;
        ids[ySlot + at] = place(i, j - 1 + t, k);
      }
      if (((solid >> 3) & 1) !== far) {
        const inside = inRow && inSlice && inColumn && k > 0;
        const t = inside ? crossing(sample - nx * ny, nx * ny) : 0.5;
        ids[zSlot + at] = place(i, j, k - 1 + t);
      }
      const begin = caseStart[solid]!;
      const end = caseStart[solid + 1]!;
      if (triangleEnd + end - begin > triangles.length) {
        const grown = new Uint32Array(2 * triangles.length);
        grown.set(triangles);
        triangles = grown;
      }
      const into = triangles;
      let out = triangleEnd;
      for (let n = begin; n < end; n++) into[out++] = ids[at + corners[n]!]!;
      triangleEnd = out;
    }
  };

  /** Layer k lies between slices k - 1 and k. */
  const sweepLayer = (k: number): void => {
    const lower = k & 1;
    const upper = 1 - lower;
    if (filled[upper]) {
      bits[upper]!.fill(0);
      spans[upper]!.fill(0);
    }
    marked = bits[upper]!;
    markedSpans = spans[upper]!;
    anyRun = false;
    if (k < nz) source.markSolid(k, addRun);
    filled[upper] = anyRun;
    if (!filled[lower] && !filled[upper]) return;
    const [a, b] = spans;
    for (let row = 0; row <= 2 * ny; row += 2) {
      const aEnd = a[row + 1]!;
      const bEnd = b[row + 1]!;
      if (aEnd === 0 && bEnd === 0) continue;
      const from = aEnd === 0 ? b[row]! : bEnd === 0 ? a[row]! : Math.min(a[row]!, b[row]!);
      // Sample column i has padded column i + 1: cells from one before the first solid sample to the last.
      sweepRow(row / 2, k, from, Math.max(aEnd, bEnd) + 1);
    }
  };

  return {
    layers: nz + 1,
    sweep(from, to) {
      for (let k = from; k < to; k++) sweepLayer(k);
    },
    finish() {
      return {
        positions: fitted(positions, vertexEnd) as Float32Array,
        triangles: fitted(triangles, triangleEnd) as Uint32Array,
      };
    },
  };
}
