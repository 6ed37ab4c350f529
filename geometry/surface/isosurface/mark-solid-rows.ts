import type { ContourSource } from './contour-source';

/** Which samples of the two slices of a layer are solid; slice k is kept at 1 - (k & 1). */
export interface SolidRows {
  /**
   * By slice, what a column of a row of cells adds to the case: bit 0 where the sample of padded
   * row r is solid, bit 2 where that of row r + 1 is.
   */
  readonly bits: readonly [Uint8Array, Uint8Array];
  /** The same, four columns a word. */
  readonly words: readonly [Int32Array, Int32Array];
  /** By slice and row, the columns that hold any, [first, end); end 0 for none. */
  readonly spans: readonly [Int32Array, Int32Array];
  /** Whether the slice of that parity holds any. */
  readonly filled: [boolean, boolean];
  /** Forgets the slice two below and asks the source for slice k, which is air outside the grid. */
  mark(k: number): void;
}

/** `plane` is the length of a padded slice, a whole number of four-byte words. */
export function createSolidRows(source: ContourSource, plane: number): SolidRows {
  const [nx, ny, nz] = source.size;
  const width = nx + 2;
  const height = ny + 2;
  const bits = [new Uint8Array(plane), new Uint8Array(plane)] as const;
  const words = [new Int32Array(bits[0].buffer), new Int32Array(bits[1].buffer)] as const;
  const spans = [new Int32Array(2 * height), new Int32Array(2 * height)] as const;
  const filled: [boolean, boolean] = [false, false];
  let marked = bits[0];
  let markedSpans = spans[0];
  let anyRun = false;
  const widen = (row: number, from: number, to: number): void => {
    const at = 2 * row;
    if (markedSpans[at + 1] === 0 || from < markedSpans[at]!) markedSpans[at] = from;
    if (to > markedSpans[at + 1]!) markedSpans[at + 1] = to;
  };
  const addRun = (j: number, from: number, to: number): void => {
    const row = (j + 1) * width + 1;
    for (let at = row + from; at < row + to; at++) marked[at]! |= 1;
    for (let at = row - width + from; at < row - width + to; at++) marked[at]! |= 4;
    widen(j, from, to);
    widen(j + 1, from, to);
    anyRun = true;
  };
  return {
    bits,
    words,
    spans,
    filled,
    mark(k) {
      const parity = 1 - (k & 1);
      if (filled[parity]) {
        bits[parity]!.fill(0);
        spans[parity]!.fill(0);
      }
      marked = bits[parity]!;
      markedSpans = spans[parity]!;
      anyRun = false;
      if (k < nz) source.markSolid(k, addRun);
      filled[parity] = anyRun;
    },
  };
}
