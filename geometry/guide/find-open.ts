/**
 * Which nodes of a grid are open to the sky: outside bone, and joined to the top of their grid by
 * steps between neighbours that pass through no bone, however thin (the distances at both ends
 * together span the step). Under a ledge is open, the inside of a brain-case is not.
 *
 * @param distanceMm signed distance to bone per node, positive outside, i + nx * (j + ny * k)
 * @param cellMm distance of neighbours
 * @returns 1 where open
 */
export function findOpen(
  distanceMm: Float32Array,
  [nx, ny, nz]: readonly [number, number, number],
  cellMm: number,
): Uint8Array {
  const open = new Uint8Array(distanceMm.length);
  const waiting: number[] = [];
  const visit = (n: number): void => {
    open[n] = 1;
    waiting.push(n);
  };
  for (let n = nx * ny * (nz - 1); n < distanceMm.length; n++) if (distanceMm[n]! > 0) visit(n);
  for (let n = waiting.pop(); n !== undefined; n = waiting.pop()) {
    const here = distanceMm[n]!;
    const i = n % nx;
    const j = Math.floor(n / nx) % ny;
    const k = Math.floor(n / (nx * ny));
    const pass = (m: number): void => {
      if (!open[m] && distanceMm[m]! > 0 && here + distanceMm[m]! > cellMm) visit(m);
    };
    if (i > 0) pass(n - 1);
    if (i < nx - 1) pass(n + 1);
    if (j > 0) pass(n - nx);
    if (j < ny - 1) pass(n + nx);
    if (k > 0) pass(n - nx * ny);
    if (k < nz - 1) pass(n + nx * ny);
  }
  return open;
}
