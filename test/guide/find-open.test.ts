import { expect, it } from 'vitest';
import { findOpen } from '../../geometry/guide/find-open';

const N = 21;
/**
 * Distances to a ball of 6 mm that is hollow (a wall of 0.4 mm, thinner than a cell), with a shelf
 * beside it; 1 mm cells.
 */
function hollowBall(): Float32Array {
  const values = new Float32Array(N ** 3);
  for (let k = 0, n = 0; k < N; k++) {
    for (let j = 0; j < N; j++) {
      for (let i = 0; i < N; i++, n++) {
        const [x, y, z] = [i - 10, j - 10, k - 8];
        const wall = Math.abs(Math.hypot(x, y, z) - 6) - 0.2;
        const shelf = Math.max(Math.abs(z - 5) - 0.6, 7 - x);
        values[n] = Math.min(wall, shelf);
      }
    }
  }
  return values;
}
const at = (x: number, y: number, z: number): number => x + 10 + N * (y + 10 + N * (z + 8));

it('is open under a ledge, closed within a shell thinner than a cell', () => {
  const open = findOpen(hollowBall(), [N, N, N], 1);
  expect(open[at(0, 0, 0)]).toBe(0);
  expect(open[at(3, 2, -1)]).toBe(0);
  expect(open[at(0, 0, 9)]).toBe(1);
  expect(open[at(9, 0, 2)]).toBe(1);
  expect(open[at(9, 0, 5)]).toBe(0);
});
