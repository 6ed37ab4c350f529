import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCoupon } from '../../geometry/print/build-coupon';
import { BLOCK_MM, layOutCoupon, type CouponLayout } from '../../geometry/print/lay-out-coupon';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';
import { writeStl } from '../../geometry/surface/mesh/write-stl';
import { measureBore } from '../support/measure-bore';
import { program } from '../support/prerequisites';
import { readStl } from '../support/read-stl';

const lay = (
  toolDiameterMm: number,
  tiltDeg: number,
  bedMm: readonly [number, number, number] = [145, 145, 185],
): CouponLayout => {
  const laid = layOutCoupon({ toolDiameterMm, tiltDeg, bedMm });
  if (!laid.ok) throw new Error(laid.problem.message);
  return laid.value;
};
const stlOf = async (layout: CouponLayout): Promise<Uint8Array> =>
  writeStl(buildCoupon(await loadKernel(), layout), 'coupon');

const trials = [
  ['a needle of 1.8 mm and a lean of 20 degrees', lay(1.8, 20)],
  ['a thick needle', lay(5, 12.5)],
  ['upright bores alone', lay(2.1, 0)],
  ['bores that lean far', lay(1.2, 45)],
  ['a small bed', lay(1.8, 10, [120, 74, 100])],
] as const;

describe('the coupon', () => {
  it.each(trials)('is one closed solid that fits its bed: %s', async (_, layout) => {
    const mesh = buildCoupon(await loadKernel(), layout);
    const seen = inspectMesh(mesh);
    expect(seen).toMatchObject({
      openEdges: 0,
      nonManifoldEdges: 0,
      nonManifoldVertices: 0,
      degenerateTriangles: 0,
      shells: 1,
    });
    expect(seen.volumeMm3).toBeGreaterThan(5000);
    const ends = (axis: number): readonly [number, number] => {
      const along = mesh.positions.filter((_value, n) => n % 3 === axis);
      return [Math.min(...along), Math.max(...along)];
    };
    layout.sizeMm.forEach((size, axis) => {
      expect(ends(axis)[0]).toBeCloseTo(0, 6);
      expect(ends(axis)[1]).toBeCloseTo(size, 3);
    });
  });

  it.each([trials[0], trials[3]])('has its bores where and as wide as it says: %s', async (_, layout) => {
    const soup = readStl(await stlOf(layout));
    for (const bore of layout.bores.filter(({ number }) => number % 4 === 1)) {
      const lean = (bore.tiltDeg * Math.PI) / 180;
      const up: [number, number, number] = [0, Math.sin(lean), Math.cos(lean)];
      const half = BLOCK_MM / 2 / Math.cos(lean);
      const middle = [bore.x, bore.y, BLOCK_MM / 2] as const;
      const along = (mm: number): [number, number, number] => [
        middle[0] + mm * up[0],
        middle[1] + mm * up[1],
        middle[2] + mm * up[2],
      ];
      const found = measureBore(soup, {
        target: along(-half - 5),
        direction: [-up[0], -up[1], -up[2]],
        diameterMm: bore.diameterMm,
        depthStopMm: 2 * half + 5,
      })!;
      expect(Math.abs(found.diameterMm - bore.diameterMm)).toBeLessThan(0.002);
      expect(found.axisAtWallMm).toBeLessThan(0.002);
      expect(found.coverage).toBe(1);
      expect(found.wallLengthMm).toBeGreaterThan(2 * half - 0.01);
      // Nothing of the coupon stands in the needle's way.
      expect(Math.abs(found.freeDiameterMm - bore.diameterMm)).toBeLessThan(0.004);
    }
  });

  it('is the same part for the same needle, lean and bed, and says so by its id', async () => {
    expect(lay(1.8, 20).id).toMatch(/^c[0-9a-f]{5}$/);
    expect(lay(1.8, 20).id).toBe(lay(1.8, 20, [300, 300, 300]).id);
    expect(
      new Set([lay(1.8, 20), lay(1.9, 20), lay(1.8, 25), lay(1.8, 20, [120, 120, 100])].map(c => c.id)).size,
    ).toBe(4);
    expect(await stlOf(lay(1.8, 20))).toEqual(await stlOf(lay(1.8, 20)));
  });

  it.each<[string, readonly [number, number, number], number]>([
    ['a bed that is too small', [80, 80, 100], 20],
    ['a lean that no guide has', [145, 145, 185], 75],
  ])('is refused for %s', (_, bedMm, tiltDeg) => {
    const laid = layOutCoupon({ toolDiameterMm: 1.8, tiltDeg, bedMm });
    expect(laid.ok ? '' : laid.problem.code).toMatch(/^coupon-/);
  });
});

const [admesh, slicer] = [program('admesh'), program('prusa-slicer')];
const folder = resolve('test/output/coupon');

describe.skipIf(!admesh.isThere)(`admesh${admesh.note}`, () => {
  it.each(trials.map(([name, layout], n) => [name, layout, n] as const))(
    'mends nothing in the coupon: %s',
    async (_, layout, n) => {
      mkdirSync(folder, { recursive: true });
      const file = join(folder, `coupon-${n}.stl`);
      writeFileSync(file, await stlOf(layout));
      const { stdout } = spawnSync('admesh', [file], { encoding: 'utf8' });
      const count = (what: string): number[] =>
        [...stdout.matchAll(new RegExp(`${what}\\s*:\\s*(\\d+)`, 'g'))].map(match => Number(match[1]));
      expect(count('Number of parts')).toEqual([1]);
      for (const what of [
        'Edges fixed',
        'Facets removed',
        'Facets added',
        'Facets reversed',
        'Backwards edges',
      ]) {
        expect(Math.max(0, ...count(what)), what).toBe(0);
      }
      expect(count('Total disconnected facets').every(found => found === 0)).toBe(true);
    },
  );
});

describe.skipIf(!slicer.isThere)(`prusa-slicer${slicer.note}`, () => {
  it('finds the coupon manifold', async () => {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'coupon.stl');
    writeFileSync(file, await stlOf(trials[0][1]));
    const { stdout } = spawnSync('prusa-slicer', ['--info', file], { encoding: 'utf8' });
    expect(stdout).toContain('manifold = yes');
    expect(stdout).toContain('number_of_parts =  1');
  });
});
