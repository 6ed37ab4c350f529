import { cellCases } from './cell-cases';
import { createContourMesh } from './contour-mesh';
import type { ContourSource } from './contour-source';
import { createSolidRows } from './mark-solid-rows';
import type { TriangleMesh } from '../mesh/mesh';

/** A contour under way: `layers` calls of `sweep` in order, then `finish`. */
export interface Contour {
  readonly layers: number;
  /** Meshes layers [from, to); call in order, without gaps. */
  sweep(from: number, to: number): void;
  finish(): TriangleMesh;
}

/**
 * Where the vertex of each of a cell's twelve edges is kept, counted from the cell's own place;
 * `lower` is the parity of the slice below.
 */
function edgeSlots(width: number, plane: number, lower: number): Int32Array {
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
}

/**
 * A crossing keeps this part of a cell away from both samples, so that no two vertices ever
 * coincide.
 */
const MARGIN = 1 / 512;

/**
 * Meshes the border between solid and not solid, one layer of cells at a time (marching cubes,
 * Lorensen and Cline 1987, with the cases of `cellCases`). The grid is wrapped in one layer of air,
 * so the mesh is always closed; where solid reaches the grid's border the cap lies half a cell
 * outside the outermost samples. Memory beside the result: about 30 bytes per sample of ONE slice.
 */
export function contourSlices(source: ContourSource): Contour {
  const [nx, ny, nz] = source.size;
  const { values, level } = source;
  const { edges: caseEdges, start: caseStart } = cellCases;
  const width = nx + 2;
  // A whole number of four-byte words, so that four columns can be looked at in one.
  const plane = (width * (ny + 2) + 3) & ~3;

  // Vertex ids of the cell edges met so far: x and y edges of two slices, z edges of one layer.
  const ids = new Int32Array(5 * plane);
  const slots = [edgeSlots(width, plane, 0), edgeSlots(width, plane, 1)] as const;
  /** The case table with slots in place of edges. */
  const caseSlots = slots.map(slot => Int32Array.from(caseEdges, edge => slot[edge]!));
  const rows = createSolidRows(source, plane);
  const { bits, words, spans, filled } = rows;
  const mesh = createContourMesh(source);

  /**
   * How far from sample a (at grid offset `at`) towards its neighbour at `at + step` the level is
   * crossed.
   */
  const crossing = (at: number, step: number): number => {
    const a = values[at]!;
    const t = (level - a) / (values[at + step]! - a);
    return t > MARGIN ? (t < 1 - MARGIN ? t : 1 - MARGIN) : t <= MARGIN ? MARGIN : 0.5;
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
      // The three edges that end in this cell's far corner are new here; every other one was met by
      // a cell before.
      const far = solid >> 7;
      // Grid offset of the far corner; only read where the far corner and the edge's other end are
      // samples.
      const sample = i + nx * (j + ny * k);
      const inColumn = i < nx;
      if (((solid >> 6) & 1) !== far) {
        const inside = inRow && inSlice && inColumn && i > 0;
        const t = inside ? crossing(sample - 1, 1) : 0.5;
        ids[xSlot + at] = mesh.place(i - 1 + t, j, k);
      }
      if (((solid >> 5) & 1) !== far) {
        const inside = inRow && inSlice && inColumn && j > 0;
        const t = inside ? crossing(sample - nx, nx) : 0.5;
        ids[ySlot + at] = mesh.place(i, j - 1 + t, k);
      }
      if (((solid >> 3) & 1) !== far) {
        const inside = inRow && inSlice && inColumn && k > 0;
        const t = inside ? crossing(sample - nx * ny, nx * ny) : 0.5;
        ids[zSlot + at] = mesh.place(i, j, k - 1 + t);
      }
      mesh.addTriangles(ids, at, corners, caseStart[solid]!, caseStart[solid + 1]!);
    }
  };

  /** Layer k lies between slices k - 1 and k. */
  const sweepLayer = (k: number): void => {
    rows.mark(k);
    if (!filled[0] && !filled[1]) return;
    const [a, b] = spans;
    for (let row = 0; row <= 2 * ny; row += 2) {
      const aEnd = a[row + 1]!;
      const bEnd = b[row + 1]!;
      if (aEnd === 0 && bEnd === 0) continue;
      const from = aEnd === 0 ? b[row]! : bEnd === 0 ? a[row]! : Math.min(a[row]!, b[row]!);
      // Sample column i has padded column i + 1: cells from one before the first solid sample to
      // the last.
      sweepRow(row / 2, k, from, Math.max(aEnd, bEnd) + 1);
    }
  };

  return {
    layers: nz + 1,
    sweep(from, to) {
      for (let k = from; k < to; k++) sweepLayer(k);
    },
    finish: mesh.finish,
  };
}
