/** Off-diagonal share of a matrix's size at which it counts as diagonal. */
const DIAGONAL = 1e-14;
const MOST_SWEEPS = 50;

/**
 * The unit eigenvector of a symmetric matrix's largest eigenvalue, by cyclic Jacobi rotations
 * (Golub and Van Loan 8.5). Its sign is arbitrary; among equal eigenvalues the first in order is
 * taken.
 *
 * @param matrix n rows of n numbers
 */
export function findMainAxis(matrix: readonly (readonly number[])[]): number[] {
  const n = matrix.length;
  const a = matrix.map(row => [...row]);
  const vectors = a.map((_, i) => a.map((_, j) => (i === j ? 1 : 0)));
  const size = Math.hypot(...a.flat());
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const off = Math.hypot(...a.flatMap((row, i) => row.filter((_, j) => i !== j)));
    if (off <= DIAGONAL * size) break;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) rotatePair(a, vectors, p, q);
    }
  }
  let best = 0;
  for (let i = 1; i < n; i++) if (a[i]![i]! > a[best]![best]!) best = i;
  return vectors.map(row => row[best]!);
}

/** Turns rows and columns p and q so that the entry they share becomes zero. */
function rotatePair(a: number[][], vectors: number[][], p: number, q: number): void {
  const shared = a[p]![q]!;
  if (shared === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * shared);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(1, theta));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  const mix = (row: number[]): void => {
    const [x, y] = [row[p]!, row[q]!];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  };
  a.forEach(mix);
  const [rowP, rowQ] = [a[p]!, a[q]!];
  a[p] = rowP.map((x, i) => c * x - s * rowQ[i]!);
  a[q] = rowP.map((x, i) => s * x + c * rowQ[i]!);
  vectors.forEach(mix);
}
