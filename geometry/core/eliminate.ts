/**
 * Solves M X = B by Gaussian elimination with partial pivoting, in place (Golub and Van Loan,
 * Matrix Computations, 3.4).
 *
 * @param system n rows of M beside B, row after row: n x (n + right sides); left changed
 * @param n unknowns
 * @param least a pivot of this size or less is none: in the units of the system, default 0
 * @returns X, n x right sides, row after row; null where M is singular
 */
export function eliminate(system: Float64Array, n: number, least = 0): Float64Array | null {
  const wide = system.length / n;
  const sides = wide - n;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) {
      if (Math.abs(system[r * wide + c]!) > Math.abs(system[pivot * wide + c]!)) pivot = r;
    }
    if (!(Math.abs(system[pivot * wide + c]!) > least)) return null;
    if (pivot !== c) swapRows(system, wide, pivot, c);
    for (let r = c + 1; r < n; r++) {
      const factor = system[r * wide + c]! / system[c * wide + c]!;
      if (factor === 0) continue;
      for (let k = c; k < wide; k++) system[r * wide + k]! -= factor * system[c * wide + k]!;
    }
  }
  const solved = new Float64Array(n * sides);
  for (let r = n - 1; r >= 0; r--) {
    for (let s = 0; s < sides; s++) {
      let rest = system[r * wide + n + s]!;
      for (let k = r + 1; k < n; k++) rest -= system[r * wide + k]! * solved[k * sides + s]!;
      solved[r * sides + s] = rest / system[r * wide + r]!;
    }
  }
  return solved;
}

function swapRows(system: Float64Array, wide: number, a: number, b: number): void {
  for (let k = 0; k < wide; k++) {
    const kept = system[a * wide + k]!;
    system[a * wide + k] = system[b * wide + k]!;
    system[b * wide + k] = kept;
  }
}
