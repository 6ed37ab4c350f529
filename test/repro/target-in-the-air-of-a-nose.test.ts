import { expect, it } from 'vitest';
import { patientPoint } from '../../geometry/core/frames';
import { liesOutsideHead } from '../../geometry/anatomy/lies-outside-head';
import { ballSkull } from '../support/ball-skull';

const skull = ballSkull();
// The air of a nose: a hollow of 8 mm that opens to the outside by a passage 4 mm wide.
const [ni, nj, nk] = skull.sizeVoxels;
const voxels = Int16Array.from(skull.voxels);
for (let n = 0; n < voxels.length; n++) {
  const [i, j, k] = [n % ni, Math.floor(n / ni) % nj, Math.floor(n / (ni * nj))];
  const [x, y, z] = [(i - (ni - 1) / 2) * 0.8, (j - (nj - 1) / 2) * 0.8, (k - (nk - 1) / 2) * 0.8];
  if (Math.hypot(x, y, z) < 8 || (z > 0 && Math.hypot(x, y) < 2)) voxels[n] = -1000;
}
const hollow = { ...skull, voxels };

it('knows the air about a head from the air within it', () => {
  const place = (x: number, y: number, z: number): boolean => liesOutsideHead(hollow, patientPoint(x, y, z));
  expect([place(0, 0, 0), place(0, 0, 5), place(3, -3, 2), place(0, 0, 16)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
  for (const mm of [25, 26, 28]) expect(place(0, 0, -mm), `${mm} mm`).toBe(true);
  expect([place(-27, -27, -27), place(27, 0, 0), place(0, 0, 40)]).toEqual([true, true, true]);
  // Wall and brain are the head.
  expect([place(22.5, 0, 0), place(12, 0, 0)]).toEqual([false, false]);
});
