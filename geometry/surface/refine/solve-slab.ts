import { ENDLESS, evaluateSlab, UNKNOWNS, type SlabModel } from './slab-model';

const ITERATIONS = 8;
/** The fit has settled once the edge moves by less, sigma: some thousandths of a millimetre. */
const SETTLED_EDGE = 0.01;

/** Solves for the unknowns of one slab model, again and again without allocating. */
export interface SlabSolver {
  /** Set it to where the search begins; holds the answer afterwards. */
  readonly theta: Float64Array;
  /** Cholesky factor of the normal matrix as `factorise` left it, row by row. */
  readonly factor: Float64Array;
  /**
   * Factor of the normal matrix at `theta`, its diagonal raised by `damping`; false where it is not
   * positive.
   */
  factorise(damping: number): boolean;
  /**
   * Levenberg-Marquardt from `theta`, which is also the priors' mean; returns the cost at the
   * answer.
   */
  solve(): number;
}

export function createSlabSolver(model: SlabModel): SlabSolver {
  const theta = new Float64Array(UNKNOWNS);
  const trial = new Float64Array(UNKNOWNS);
  const factor = new Float64Array(UNKNOWNS * UNKNOWNS);
  const row = new Float64Array(UNKNOWNS);
  // Normal equations at theta and at the trial; swapped when a trial is taken.
  let system = new Float64Array(20);
  let trialSystem = new Float64Array(20);

  const factorise = (damping: number): boolean => {
    for (let a = 0; a < UNKNOWNS; a++) {
      for (let b = 0; b <= a; b++) {
        let sum = system[(a * (a + 1)) / 2 + b]!;
        if (a === b) sum *= 1 + damping;
        for (let c = 0; c < b; c++) sum -= factor[a * UNKNOWNS + c]! * factor[b * UNKNOWNS + c]!;
        if (a !== b) factor[a * UNKNOWNS + b] = sum / factor[b * UNKNOWNS + b]!;
        else if (sum > 0) factor[a * UNKNOWNS + a] = Math.sqrt(sum);
        else return false;
      }
    }
    return true;
  };

  /** trial = theta + the solution of factor factor' x = gradient. */
  const stepTrial = (): void => {
    for (let a = 0; a < UNKNOWNS; a++) {
      let sum = system[15 + a]!;
      for (let c = 0; c < a; c++) sum -= factor[a * UNKNOWNS + c]! * row[c]!;
      row[a] = sum / factor[a * UNKNOWNS + a]!;
    }
    for (let a = UNKNOWNS - 1; a >= 0; a--) {
      let sum = row[a]!;
      for (let c = a + 1; c < UNKNOWNS; c++) sum -= factor[c * UNKNOWNS + a]! * row[c]!;
      row[a] = sum / factor[a * UNKNOWNS + a]!;
      trial[a] = theta[a]! + row[a]!;
    }
    trial[0] = Math.min(ENDLESS, Math.max(0.3, trial[0]!));
    if (model.underAir) trial[2] = Math.min(6, Math.max(0, trial[2]!));
  };

  const solve = (): number => {
    model.priorMean.set(theta);
    let cost = evaluateSlab(model, theta, system);
    let damping = 1e-3;
    for (let n = 0; n < ITERATIONS; n++) {
      if (!factorise(damping)) break;
      stepTrial();
      const next = evaluateSlab(model, trial, trialSystem);
      if (next <= cost) {
        const settled = Math.abs(trial[4]! - theta[4]!) < SETTLED_EDGE && cost - next < 0.1;
        theta.set(trial);
        const taken = trialSystem;
        trialSystem = system;
        system = taken;
        cost = next;
        damping *= 0.2;
        if (settled) break;
      } else damping = Math.max(1e-2, damping * 10);
    }
    return cost;
  };

  return { theta, factor, factorise, solve };
}
