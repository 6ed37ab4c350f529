/**
 * The standard normal distribution by table and linear interpolation: within 2e-6 of the truth, in
 * a few nanoseconds.
 */
const REACH = 6;
const PER_UNIT = 256;
const ENTRIES = 2 * REACH * PER_UNIT + 2;

/**
 * Error function complement for x >= 0 by the continued Chebyshev fit of Numerical Recipes (erfcc),
 * 1.2e-7 relative; only used to fill the table.
 */
function erfc(x: number): number {
  const t = 1 / (1 + 0.5 * x);
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ];
  let sum = 0;
  for (let n = terms.length - 1; n >= 0; n--) sum = sum * t + terms[n]!;
  return t * Math.exp(-x * x + sum);
}

const cumulative = Float64Array.from({ length: ENTRIES }, (_, n) => {
  const z = n / PER_UNIT - REACH;
  return z < 0 ? 0.5 * erfc(-z / Math.SQRT2) : 1 - 0.5 * erfc(z / Math.SQRT2);
});
const density = Float64Array.from({ length: ENTRIES }, (_, n) => {
  const z = n / PER_UNIT - REACH;
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
});

function lookUp(table: Float64Array, z: number): number {
  const at = (z + REACH) * PER_UNIT;
  const n = at | 0;
  const low = table[n]!;
  return low + (at - n) * (table[n + 1]! - low);
}

/** Share of a standard normal below z. */
export function normalCumulative(z: number): number {
  return z <= -REACH ? 0 : z >= REACH ? 1 : lookUp(cumulative, z);
}

/** Density of a standard normal at z. */
export function normalDensity(z: number): number {
  return z <= -REACH || z >= REACH ? 0 : lookUp(density, z);
}
