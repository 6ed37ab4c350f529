/**
 * Exact squared Euclidean distance, mm2, from every cell's centre to the centre of the nearest cell
 * whose mask is not 0; Infinity everywhere for an empty mask. Layout i + ni * (j + nj * k); cells
 * may be longer along one axis. Separable lower envelope of parabolas: Felzenszwalb and
 * Huttenlocher, Theory of Computing 8 (2012).
 */
export function transformDistance3d(
  mask: Uint8Array,
  size: readonly [number, number, number],
  spacingMm: readonly [number, number, number],
): Float32Array {
  const [ni, nj, nk] = size;
  const squared = new Float32Array(mask.length);
  const longest = Math.max(ni, nj, nk);
  const line = new Float64Array(longest);
  const vertex = new Int32Array(longest);
  const border = new Float64Array(longest + 1);

  // (1) Along i there is nothing yet to envelop: two sweeps give the distance within the row.
  const si = spacingMm[0];
  for (let row = 0; row < mask.length; row += ni) {
    let away = Infinity;
    for (let i = 0; i < ni; i++) {
      away = mask[row + i] ? 0 : away + si;
      squared[row + i] = away * away;
    }
    away = Infinity;
    for (let i = ni - 1; i >= 0; i--) {
      away = mask[row + i] ? 0 : away + si;
      const d = away * away;
      if (d < squared[row + i]!) squared[row + i] = d;
    }
  }
  // (2) The other axes by the envelope.
  const envelop = (first: number, stride: number, count: number, step: number) => {
    let held = -1;
    for (let n = 0; n < count; n++) {
      const value = squared[first + n * stride]! / (step * step);
      line[n] = value;
      if (value === Infinity) continue;
      let from = -Infinity;
      while (held >= 0) {
        const v = vertex[held]!;
        from = (value + n * n - line[v]! - v * v) / (2 * (n - v));
        if (from > border[held]!) break;
        held--;
      }
      held++;
      vertex[held] = n;
      border[held] = held === 0 ? -Infinity : from;
    }
    if (held < 0) return;
    border[held + 1] = Infinity;
    let at = 0;
    for (let n = 0; n < count; n++) {
      while (border[at + 1]! < n) at++;
      const v = vertex[at]!;
      squared[first + n * stride] = ((n - v) * (n - v) + line[v]!) * step * step;
    }
  };
  for (let k = 0; k < nk; k++) for (let i = 0; i < ni; i++) envelop(i + ni * nj * k, ni, nj, spacingMm[1]);
  for (let r = 0; r < ni * nj; r++) envelop(r, ni * nj, nk, spacingMm[2]);
  return squared;
}
