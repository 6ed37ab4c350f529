/**
 * The lowest point that the downhill simplex of Nelder and Mead (Computer Journal 7 (1965) 308-313)
 * finds from `start` with first steps `steps` within about `evaluations` calls. Deterministic; for
 * a few unknowns without derivatives.
 */
export function minimize(
  cost: (at: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
  evaluations: number,
): number[] {
  const n = start.length;
  const corners = [start, ...steps.map((step, axis) => start.map((x, a) => (a === axis ? x + step : x)))].map(
    at => ({ at: [...at], cost: cost(at) }),
  );
  let calls = n + 1;
  const order = (): void => void corners.sort((a, b) => a.cost - b.cost);
  order();
  while (calls < evaluations) {
    const worst = corners[n]!;
    const centre = start.map((_, a) => corners.slice(0, n).reduce((sum, c) => sum + c.at[a]!, 0) / n);
    const towards = (factor: number): { at: number[]; cost: number } => {
      const at = centre.map((c, a) => c + factor * (worst.at[a]! - c));
      calls++;
      return { at, cost: cost(at) };
    };
    const reflected = towards(-1);
    if (reflected.cost < corners[0]!.cost) {
      const further = towards(-2);
      corners[n] = further.cost < reflected.cost ? further : reflected;
    } else if (reflected.cost < corners[n - 1]!.cost) corners[n] = reflected;
    else {
      const nearer = towards(reflected.cost < worst.cost ? -0.5 : 0.5);
      if (nearer.cost < Math.min(worst.cost, reflected.cost)) corners[n] = nearer;
      else {
        for (let m = 1; m <= n; m++) {
          const at = corners[m]!.at.map((x, a) => 0.5 * (x + corners[0]!.at[a]!));
          corners[m] = { at, cost: cost(at) };
        }
        calls += n;
      }
    }
    order();
  }
  return corners[0]!.at;
}
