import { seededRandom } from '../../geometry/core/random';

/** Adds zero-mean Gaussian noise to a row of voxels; the same seed and row give the same noise. */
export type RowNoise = (values: Float32Array, from: number, count: number, row: number) => void;

const TABLE_LENGTH = 1 << 19;

/**
 * White noise of the given standard deviation. A table of normal numbers is made once and every row
 * starts at its own place in it, with its own sign: a hundred million normal numbers would take
 * longer than the rest of the scan.
 */
export function rowNoise(sigmaHu: number, seed: number): RowNoise {
  if (!(sigmaHu > 0)) return () => undefined;
  const random = seededRandom(seed);
  const table = new Float32Array(TABLE_LENGTH);
  for (let n = 0; n < TABLE_LENGTH; n++) table[n] = sigmaHu * random.normal();
  return (values, from, count, row) => {
    const place = seededRandom(seed ^ Math.imul(row + 1, 0x9e3779b1));
    const offset = place.whole(0, TABLE_LENGTH - 1);
    const sign = place.uniform() < 0.5 ? -1 : 1;
    for (let n = 0; n < count; n++) {
      values[from + n] = values[from + n]! + sign * table[(offset + n) & (TABLE_LENGTH - 1)]!;
    }
  };
}
