/** Eigenvalues in ascending order, and their unit eigenvectors, one per row. */
export interface Decomposition {
  readonly values: Float64Array;
  /** n per eigenvector, in the order of the values. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix (n x n, row by row), by cyclic Jacobi
 * rotations (Golub and Van Loan, Matrix Computations, 8.5). Each vector's largest component is
 * positive, so that the same matrix gives the same.
 */
export function decomposeSymmetric(matrix: Float64Array, n: number): Decomposition {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let k = 0; k < n; k++) v[k * n + k] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let whole = 0;
    for (let r = 0; r < n; r++) {
      for (let c = 0; c < n; c++) {
        const square = a[r * n + c]! ** 2;
        whole += square;
        if (r !== c) off += square;
      }
    }
    if (off <= 1e-28 * whole) break;
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((x, y) => a[x * n + x]! - a[y * n + y]!);
  const vectors = order.flatMap(k => {
    const row = Array.from(v.subarray(k * n, (k + 1) * n));
    const lead = row.reduce((most, x) => (Math.abs(x) > Math.abs(most) + 1e-9 ? x : most), 0);
    return lead < 0 ? row.map(x => -x) : row;
  });
  return { values: Float64Array.from(order, k => a[k * n + k]!), vectors: Float64Array.from(vectors) };
}

/** Turns axes p and q so that a[p][q] vanishes. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]!;
  if (apq === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const turn = (m: Float64Array, i: number, j: number): void => {
    const [x, y] = [m[i]!, m[j]!];
    m[i] = c * x - s * y;
    m[j] = s * x + c * y;
  };
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q);
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k);
  for (let k = 0; k < n; k++) turn(v, p * n + k, q * n + k);
}
