/** Nodes of the integrals below; both integrands are smooth. */
const NODES = 48;
/** Gaussians end here, in standard deviations. */
const REACH = 4.5;

/**
 * What part of a long round rod's value a scan with Gaussian blur shows at a distance from its
 * axis: the disc of `radiusMm` convolved with a Gaussian of `sigmaMm` each way, at `offMm`. 1 deep
 * inside a thick rod, 0 far outside.
 *
 * By circles about the axis: integral of rho/s^2 exp(-(rho - r)^2 / 2 s^2) I0(rho r / s^2) e^(-rho
 * r / s^2), rho to the radius.
 */
export function rodAcross(offMm: number, radiusMm: number, sigmaMm: number): number {
  const s2 = sigmaMm * sigmaMm;
  const from = Math.max(0, offMm - REACH * sigmaMm);
  const to = Math.min(radiusMm, offMm + REACH * sigmaMm);
  if (to <= from) return 0;
  let sum = 0;
  for (let n = 0; n <= NODES; n++) {
    const rho = from + ((to - from) * n) / NODES;
    const value = (rho / s2) * Math.exp(-((rho - offMm) ** 2) / (2 * s2)) * scaledBessel((rho * offMm) / s2);
    sum += simpson(n) * value;
  }
  return (sum * (to - from)) / (3 * NODES);
}

/**
 * The same on the axis of a rod that ends in a half ball, `beyondMm` past its end (negative: within
 * the rod).
 *
 * By slices: each is a disc of radius rho(z), of which a Gaussian on its axis sees 1 - exp(-rho^2 /
 * 2 s^2).
 */
export function rodAlong(beyondMm: number, radiusMm: number, sigmaMm: number): number {
  const from = beyondMm - REACH * sigmaMm;
  const to = Math.min(0, beyondMm + REACH * sigmaMm);
  if (to <= from) return 0;
  let sum = 0;
  for (let n = 0; n <= NODES; n++) {
    const z = from + ((to - from) * n) / NODES;
    const into = Math.min(radiusMm, -z);
    const rho2 = radiusMm * radiusMm - (radiusMm - into) ** 2;
    const seen = 1 - Math.exp(-rho2 / (2 * sigmaMm * sigmaMm));
    sum += simpson(n) * seen * Math.exp(-((z - beyondMm) ** 2) / (2 * sigmaMm * sigmaMm));
  }
  return (sum * (to - from)) / (3 * NODES * sigmaMm * Math.sqrt(2 * Math.PI));
}

const simpson = (n: number): number => (n === 0 || n === NODES ? 1 : n % 2 === 1 ? 4 : 2);

/** exp(-x) I0(x) for x >= 0: Abramowitz and Stegun 9.8.1 and 9.8.2, to 2e-7. */
function scaledBessel(x: number): number {
  if (x < 3.75) {
    const t = (x / 3.75) ** 2;
    const i0 =
      1 +
      t * (3.5156229 + t * (3.0899424 + t * (1.2067492 + t * (0.2659732 + t * (0.0360768 + t * 0.0045813)))));
    return i0 * Math.exp(-x);
  }
  const t = 3.75 / x;
  const sum =
    0.39894228 +
    t *
      (0.01328592 +
        t *
          (0.00225319 +
            t *
              (-0.00157565 +
                t *
                  (0.00916281 + t * (-0.02057706 + t * (0.02635537 + t * (-0.01647633 + t * 0.00392377)))))));
  return sum / Math.sqrt(x);
}
