/** A mark of a ruler along the needle. */
export interface DepthTick {
  /** From the outer face of the bone, inwards positive. */
  readonly depthMm: number;
  /** With its number; the others are between. */
  readonly isMajor: boolean;
}

const STEP_MM = 5;

/** The marks from one depth to another: every 5 mm, and every 10 mm with a number. */
export function depthTicks(fromMm: number, toMm: number): DepthTick[] {
  const ticks: DepthTick[] = [];
  for (let n = Math.ceil(fromMm / STEP_MM - 1e-9); n * STEP_MM <= toMm + 1e-9; n++) {
    ticks.push({ depthMm: n * STEP_MM + 0, isMajor: n % 2 === 0 });
  }
  return ticks;
}
