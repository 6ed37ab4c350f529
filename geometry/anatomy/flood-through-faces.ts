type Size = readonly [number, number, number];

/**
 * Marks every cell that is joined through faces to a start by cells that `may`.
 *
 * @param starts indices of cells, layout i + ni * (j + nj * k); those that may not are passed over
 * @param marked 1 is written where the flood comes; what is marked before stops it
 * @returns how many were marked
 */
export function floodThroughFaces(
  starts: readonly number[],
  [ni, nj, nk]: Size,
  may: (cell: number) => boolean,
  marked: Uint8Array,
): number {
  const nij = ni * nj;
  const stack: number[] = [];
  let count = 0;
  const visit = (n: number): void => {
    if (marked[n] !== 0 || !may(n)) return;
    marked[n] = 1;
    count++;
    stack.push(n);
  };
  starts.forEach(visit);
  for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
    const i = n % ni;
    const j = Math.floor(n / ni) % nj;
    const k = Math.floor(n / nij);
    if (i > 0) visit(n - 1);
    if (i < ni - 1) visit(n + 1);
    if (j > 0) visit(n - ni);
    if (j < nj - 1) visit(n + ni);
    if (k > 0) visit(n - nij);
    if (k < nk - 1) visit(n + nij);
  }
  return count;
}

/** The cells on the six faces of a box, by their indices. */
export function borderCells([ni, nj, nk]: Size): number[] {
  const list: number[] = [];
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      const row = ni * (j + nj * k);
      const whole = k === 0 || k === nk - 1 || j === 0 || j === nj - 1;
      for (let i = 0; i < ni; i += whole ? 1 : Math.max(1, ni - 1)) list.push(row + i);
    }
  }
  return list;
}
