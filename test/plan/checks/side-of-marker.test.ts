import { describe, expect, it } from 'vitest';
import type { Vec3 } from '../../../geometry/core/vector';
import { sideOfMarker } from '../../../geometry/plan/checks/side-of-marker';

/** Supine, head first: dorsal is posterior, so that the animal's left is x. */
const AXES = { dorsal: [0, 1, 0], rostral: [0, 0, -1] } as const;
const median: Vec3 = [3, 7, -2];
const sideAt = (x: number, axes: { readonly dorsal: Vec3; readonly rostral: Vec3 } = AXES) =>
  sideOfMarker([3 + x, 40, 90], median, axes);

describe('sideOfMarker', () => {
  it('is left where dorsal x rostral points, as far as it lies off the median plane', () => {
    // [0, 1, 0] x [0, 0, -1] = [-1, 0, 0].
    expect(sideAt(-12)).toEqual({ side: 'left', distanceMm: 12 });
    expect(sideAt(12)).toEqual({ side: 'right', distanceMm: 12 });
    expect(sideAt(12, { dorsal: [0, -1, 0], rostral: [0, 0, -1] }).side).toBe('left');
    expect(sideAt(-12, { dorsal: [0, -1, 0], rostral: [0, 0, -1] }).side).toBe('right');
    expect(sideAt(12, { dorsal: [0, 2, 0], rostral: [0, 0, -1] }).distanceMm).toBe(12);
  });

  it('is neither within 5 mm of the median plane', () => {
    expect(sideAt(4.99)).toEqual({ side: null, distanceMm: expect.closeTo(4.99, 9) });
    expect(sideAt(-4.99).side).toBeNull();
    expect(sideAt(5).side).toBe('right');
    expect(sideAt(-5).side).toBe('left');
  });
});
