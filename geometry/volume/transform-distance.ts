/**
 * Exact Euclidean distance (in cells) from every node of a 2D grid to the nearest node where `mask`
 * is not 0; Infinity everywhere for an empty mask. Layout i + nx * j. Separable lower envelope of
 * parabolas: Felzenszwalb and Huttenlocher, Theory of Computing 8 (2012).
 */
export function transformDistance2d(mask: Uint8Array, nx: number, ny: number): Float64Array {
  const squared = new Float64Array(nx * ny);
  for (let n = 0; n < squared.length; n++) squared[n] = mask[n] ? 0 : Infinity;
  const longest = Math.max(nx, ny);
  const line = new Float64Array(longest);
  const scratch = {
    vertex: new Int32Array(longest),
    border: new Float64Array(longest + 1),
    out: new Float64Array(longest),
  };
  for (let i = 0; i < nx; i++) {
    for (let j = 0; j < ny; j++) line[j] = squared[i + nx * j]!;
    lowerEnvelope(line, ny, scratch);
    for (let j = 0; j < ny; j++) squared[i + nx * j] = scratch.out[j]!;
  }
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) line[i] = squared[i + nx * j]!;
    lowerEnvelope(line, nx, scratch);
    for (let i = 0; i < nx; i++) squared[i + nx * j] = Math.sqrt(scratch.out[i]!);
  }
  return squared;
}

interface Scratch {
  readonly vertex: Int32Array;
  readonly border: Float64Array;
  readonly out: Float64Array;
}

/** out[q] = min over p of (q - p)^2 + f[p]. */
function lowerEnvelope(f: Float64Array, n: number, { vertex, border, out }: Scratch): void {
  let last = -1;
  for (let q = 0; q < n; q++) {
    if (f[q] === Infinity) continue;
    let crossing = -Infinity;
    while (last >= 0) {
      const p = vertex[last]!;
      crossing = (f[q]! + q * q - (f[p]! + p * p)) / (2 * (q - p));
      if (crossing > border[last]!) break;
      last--;
    }
    last++;
    vertex[last] = q;
    border[last] = last === 0 ? -Infinity : crossing;
  }
  if (last < 0) {
    out.fill(Infinity, 0, n);
    return;
  }
  let k = 0;
  for (let q = 0; q < n; q++) {
    while (k < last && border[k + 1]! <= q) k++;
    const p = vertex[k]!;
    out[q] = (q - p) * (q - p) + f[p]!;
  }
}
