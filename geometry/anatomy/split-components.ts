/**
 * The components of cells whose mask is 1 that hang together through faces, in the order of their
 * first cells.
 */
export function splitComponents(
  mask: Uint8Array,
  [ni, nj, nk]: readonly [number, number, number],
): Int32Array[] {
  const free = Uint8Array.from(mask);
  const components: Int32Array[] = [];
  let stack = new Int32Array(1 << 14);
  for (let seed = free.indexOf(1); seed >= 0; seed = free.indexOf(1, seed + 1)) {
    let held = 0;
    let count = 0;
    const visit = (n: number): void => {
      if (free[n] !== 1) return;
      free[n] = 0;
      if (count === stack.length) {
        const longer = new Int32Array(2 * count);
        longer.set(stack);
        stack = longer;
      }
      stack[count++] = n;
    };
    visit(seed);
    while (held < count) {
      const n = stack[held++]!;
      const i = n % ni;
      const j = ((n - i) / ni) % nj;
      const k = (n - i - ni * j) / (ni * nj);
      if (i > 0) visit(n - 1);
      if (i < ni - 1) visit(n + 1);
      if (j > 0) visit(n - ni);
      if (j < nj - 1) visit(n + ni);
      if (k > 0) visit(n - ni * nj);
      if (k < nk - 1) visit(n + ni * nj);
    }
    components.push(stack.slice(0, count));
  }
  return components;
}
