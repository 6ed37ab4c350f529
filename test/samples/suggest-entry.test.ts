import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { suggestEntry } from '../../samples/study/suggest-entry';
import type { Volume } from '../../geometry/volume/volume';

/** A slab of bone from y = -20 to -16 mm over soft tissue, 1 mm voxels centred on the zero. */
function slab(): Volume {
  const n = 61;
  const voxels = new Int16Array(n ** 3).fill(40);
  for (let k = 0; k < n; k++) {
    for (let j = 10; j <= 14; j++) voxels.fill(1200, n * (j + n * k), n * (j + n * k) + n);
  }
  return {
    sizeVoxels: [n, n, n],
    voxels,
    originLps: patientPoint(-30, -30, -30),
    spacingMm: [1, 1, 1],
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
  };
}

describe('suggestEntry', () => {
  it('lies where the line up leaves the bone', () => {
    const entry = suggestEntry(slab(), patientPoint(2, 0, 3), patientVector(0, -1, 0), 226);
    expect([entry[0], entry[2]]).toEqual([2, 3]);
    // Bone ends at j = 10 (y = -20); the threshold is passed within the voxel beyond.
    expect(entry[1]).toBeLessThanOrEqual(-20);
    expect(entry[1]).toBeGreaterThan(-21);
  });

  it('stands 40 mm off where there is no bone above', () => {
    const entry = suggestEntry(slab(), patientPoint(0, 0, 0), patientVector(0, 1, 0), 226);
    expect(entry).toEqual([0, 40, 0]);
  });
});
