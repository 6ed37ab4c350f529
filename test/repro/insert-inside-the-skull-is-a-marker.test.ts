import { describe, expect, it } from 'vitest';
import { findMarkers } from '../../geometry/anatomy/find-marker';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import type { Volume } from '../../geometry/volume/volume';

type P3 = readonly [number, number, number];

/**
 * A skull of plastic as wide as a human's: a hollow ball of 80 mm, its wall 12 mm of 100 HU, and
 * balls of 6 mm where asked; 2.8 mm voxels.
 */
function phantom(inserts: readonly { at: P3; hu: number }[]): Volume {
  const n = 68;
  const spacing = 2.8;
  const half = ((n - 1) / 2) * spacing;
  const voxels = new Int16Array(n * n * n).fill(-1000);
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      for (let i = 0; i < n; i++) {
        const p: P3 = [i * spacing - half, j * spacing - half, k * spacing - half];
        const r = Math.hypot(...p);
        const insert = inserts.find(({ at }) => Math.hypot(p[0] - at[0], p[1] - at[1], p[2] - at[2]) < 6);
        const index = i + n * (j + n * k);
        if (r < 80 && r > 68) voxels[index] = 100;
        else if (insert) voxels[index] = insert.hu;
      }
    }
  }
  return {
    sizeVoxels: [n, n, n],
    voxels,
    originLps: patientPoint(-half, -half, -half),
    spacingMm: [spacing, spacing, spacing],
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
  };
}

describe('findMarkers on a phantom with inserts', () => {
  it('takes an insert that hangs inside the skull for no marker, however far the walls', () => {
    const inserts: P3[] = [
      [0, 0, 0],
      [20, -10, 5],
      [-30, 25, -20],
    ];
    for (const at of inserts) expect(findMarkers(phantom([{ at, hu: 900 }])), at.join()).toEqual([]);
  });

  it('still finds the same ball stuck on the outside, and only it', () => {
    const at: P3 = [86, 0, 0];
    const found = findMarkers(
      phantom([
        { at, hu: 900 },
        { at: [0, 0, 0], hu: 900 },
      ]),
    );
    expect(found).toHaveLength(1);
    expect(Math.hypot(...found[0]!.centreLps.map((c, axis) => c - at[axis]!))).toBeLessThan(3);
  });
});
