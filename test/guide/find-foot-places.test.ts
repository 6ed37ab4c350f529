import { describe, expect, it } from 'vitest';
import { findFootPlaces, type FootLimits } from '../../geometry/guide/find-foot-places';
import { mapHeights } from '../../geometry/guide/map-heights';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { skullDistance, skullMesh } from '../support/analytic-skull';

const smooth = skullMesh();
const entry = [0, 0, 28] as const;
const limits: FootLimits = {
  footRadiusMm: 2.5,
  latticeMm: 2,
  entries: [entry],
  reachMm: 30,
  clearMm: 10,
  keepOff: [],
  clear: [],
};
const placesOn = (bone: TriangleMesh, changed: Partial<FootLimits> = {}, own = bone) =>
  findFootPlaces(mapHeights({ relieved: bone, own }, 32), buildSurfaceIndex(bone), { ...limits, ...changed });

describe('findFootPlaces', () => {
  const places = placesOn(smooth);

  it('finds places all round, on the bone and square to it', () => {
    expect(places.length).toBeGreaterThan(100);
    const toBone = skullDistance(false);
    for (const { point, normal, rests } of places) {
      expect(Math.abs(toBone(...point))).toBeLessThan(0.03);
      const h = 0.5;
      expect(
        toBone(point[0] + h * normal[0], point[1] + h * normal[1], point[2] + h * normal[2]),
      ).toBeGreaterThan(0.97 * h);
      for (let p = 0; p < rests.length; p += 3) {
        expect(Math.abs(toBone(rests[p]!, rests[p + 1]!, rests[p + 2]!))).toBeLessThan(0.05);
      }
    }
  });

  it('keeps within reach, clear of the bore and no steeper than 60 degrees', () => {
    for (const { point, normal } of places) {
      const away = Math.hypot(point[0] - entry[0], point[1] - entry[1], point[2] - entry[2]);
      expect(away + 2.5).toBeLessThanOrEqual(30);
      expect(Math.hypot(point[0], point[1])).toBeGreaterThanOrEqual(10);
      expect(normal[2]).toBeGreaterThanOrEqual(0.5);
    }
    const nearer = placesOn(smooth, { reachMm: 18 });
    expect(nearer.length).toBeGreaterThan(0);
    expect(nearer.length).toBeLessThan(places.length / 2);
  });

  it('stays 3 mm and its own radius off what is kept off', () => {
    const spot = places[0]!.point;
    const kept = placesOn(smooth, { keepOff: [[spot[0], spot[1]]] });
    expect(kept.length).toBeLessThan(places.length);
    for (const { point } of kept) {
      expect(Math.hypot(point[0] - spot[0], point[1] - spot[1])).toBeGreaterThanOrEqual(5.5);
    }
  });

  it('stays its own radius off an eye, wherever it lies over or beside the bone', () => {
    const [x, y, z] = places[0]!.point;
    const clear = [{ at: [x, y, z + 6], radiusMm: 9 }] as const;
    const kept = placesOn(smooth, { clear });
    expect(kept.length).toBeLessThan(places.length);
    for (const { point } of kept) {
      expect(Math.hypot(point[0] - x, point[1] - y, point[2] - z - 6)).toBeGreaterThanOrEqual(11.5);
    }
  });

  it('takes no bone that is not the entries’ own, nor stands across its border', () => {
    const own = {
      ...smooth,
      triangles: smooth.triangles.filter((_, n) => {
        const t = n - (n % 3);
        return [0, 1, 2].every(c => smooth.positions[3 * smooth.triangles[t + c]!]! < 5);
      }),
    };
    const left = placesOn(smooth, {}, own);
    expect(left.length).toBeGreaterThan(0);
    for (const { point } of left) expect(point[0]).toBeLessThan(5 - 2.4);
  });

  it('stands on no thin shell: a second wall 0.5 mm below takes every place', () => {
    const inner = smooth.positions.map(v => v * (1 - 0.5 / 28));
    const shift = smooth.positions.length / 3;
    const shell: TriangleMesh = {
      positions: Float32Array.from([...smooth.positions, ...inner]),
      triangles: Uint32Array.from([
        ...smooth.triangles,
        ...Array.from({ length: smooth.triangles.length }, (_, n) => {
          const t = n - (n % 3);
          return shift + smooth.triangles[t + [0, 2, 1][n % 3]!]!;
        }),
      ]),
    };
    expect(placesOn(shell)).toEqual([]);
  });
});
