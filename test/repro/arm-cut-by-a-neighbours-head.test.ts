import { expect, it } from 'vitest';
import { archArm } from '../../geometry/guide/arch-arm';
import { heightAt, type HeightMap } from '../../geometry/guide/map-heights';
import type { PlacedFoot } from '../../geometry/guide/placed-foot';
import type { PlacedSleeve } from '../../geometry/guide/placed-sleeve';
import { boundFeetBody, shapeOnFeet } from '../../geometry/guide/shape-on-feet';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';

/** The bulldog's bone, about: level, with the ridge that a sight hangs over. */
const columns = { xMm: -40, yMm: -40, nx: 161, ny: 161, cellMm: 0.5 };
const map: HeightMap = {
  columns,
  heightMm: Float64Array.from({ length: 161 * 161 }, (_, n) => {
    const [x, y] = [-40 + 0.5 * (n % 161), -40 + 0.5 * Math.floor(n / 161)];
    return x > 15 && y > 4 ? 3.7 : -2;
  }),
  isOwn: new Uint8Array(161 * 161).fill(1),
};
const sleeve = {
  ...{ entry: [0, 0, 0], up: [0, 0, 1], upperLipMm: 26, outerRadiusMm: 4 },
} as unknown as PlacedSleeve;
const foot: PlacedFoot = { point: [13.5, -4.5, -2], normal: [-0.38, -0.07, 0.9223], radiusMm: 2.5 };
const sight: PlacedFoot = { point: [17.96, 6.69, 3.7], normal: [-0.43, -0.14, 0.8919], radiusMm: 4 };

/**
 * What of an arm stands over its foot's head is cut off, so that the view has a clean rim; up to 9
 * mm about it that was cut off every arm. The bulldog's guide with a sight kept 0.64 mm of the
 * sight's arm, 5.6 mm beside a foot that stands lower, and FAILED.
 */
it('an arm that passes beside a lower head is as thick as any', () => {
  const layout = {
    ...{ sleeves: [sleeve], feet: [foot], sights: [sight], padRadiusMm: 0 },
    arms: [archArm(map, sleeve, foot)],
    sightArms: [archArm(map, sleeve, sight)],
  };
  const grid = boundFeetBody(layout, { fineMm: 0.5, coarseMm: 1 });
  const { nx, ny, xMm, yMm, cellMm } = grid.columns;
  const off = Float32Array.from({ length: nx * ny * grid.nz }, (_, n) => {
    const [i, j, k] = [n % nx, Math.floor(n / nx) % ny, Math.floor(n / (nx * ny))];
    return grid.zMm + k * cellMm - heightAt(map, xMm + i * cellMm, yMm + j * cellMm);
  });
  const body = buildSurfaceIndex(shapeOnFeet(off, grid, layout, { contactGapMm: 0.15, hubOffMm: 1 }, null));
  const [top, under] = body.castRay([11.22, 0.72, 30], [0, 0, -1], 60).map(hit => hit.point[2]);
  expect(top! - under!).toBeGreaterThan(4);
});
