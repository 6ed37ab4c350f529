import { describe, expect, it } from 'vitest';
import { weldVertices } from '../../../geometry/surface/mesh/weld-vertices';

describe('weldVertices', () => {
  it('joins equal positions only, and takes -0 for 0', () => {
    const weld = weldVertices(Float32Array.of(0, 1, 2, -0, 1, 2, 0, 1, 2.0000002, 0, 1, 2));
    expect([...weld.representative]).toEqual([0, 0, 2, 0]);
    expect(weld.distinct).toBe(2);
  });
});
