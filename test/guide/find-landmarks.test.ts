import { describe, expect, it } from 'vitest';
import { findLandmarks } from '../../geometry/guide/find-landmarks';
import { skullMesh } from '../support/analytic-skull';
import { makeBall } from '../support/make-meshes';

describe('findLandmarks', () => {
  it('finds the crest of a skull, its line to a fifth of a millimetre, and which way lies across it', () => {
    // A rounded wall of 1.5 mm half-thickness along x = 0, over |y| < 35.
    const found = findLandmarks(skullMesh(true), { about: [0, 0, 28], reachMm: 25 });
    expect(found.length).toBeGreaterThan(4);
    for (const { point, across, normal, radiusMm } of found) {
      expect(Math.abs(point[0])).toBeLessThan(0.2);
      expect(Math.abs(across[0])).toBeGreaterThan(0.97);
      expect(normal[2]).toBeGreaterThan(0.9);
      // Its free edge is 1.5 mm; a window of 3 mm sees its flanks too.
      expect(radiusMm).toBeGreaterThan(0.4);
      expect(radiusMm).toBeLessThan(3);
    }
    const apart = found.flatMap(({ point: a }, n) =>
      found.slice(n + 1).map(({ point: b }) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])),
    );
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(5);
  });

  it('finds nothing on a vault without one, and nothing on a ball, which bends alike both ways', () => {
    expect(findLandmarks(skullMesh(false), { about: [0, 0, 28], reachMm: 25 })).toEqual([]);
    expect(findLandmarks(makeBall([0, 0, 0], 4, 24), { about: [0, 0, 0], reachMm: 25 })).toEqual([]);
  });

  it('looks no farther than it may reach', () => {
    const near = findLandmarks(skullMesh(true), { about: [0, 0, 32], reachMm: 8 });
    expect(near.length).toBeGreaterThan(0);
    for (const { point } of near) expect(Math.abs(point[1])).toBeLessThan(10);
  });
});
