import { describe, expect, it } from 'vitest';
import { frameAlong, patientPoint, patientVector } from '../../geometry/core/frames';
import { checkBore } from '../../geometry/guide/check-bore';
import { checkFit } from '../../geometry/guide/check-fit';
import { checkSolid, checkWall } from '../../geometry/guide/check-solid';
import { heightMap } from '../../geometry/guide/sweep-bone';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { toMesh } from '../../geometry/solid/convert-mesh';
import { cut } from '../../geometry/solid/combine';
import { cylinderBetween, prism } from '../../geometry/solid/make-primitives';
import { withSolids } from '../../geometry/solid/solid-scope';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { PLAIN_SLEEVE, PLAIN_TARGET, plainTool } from '../support/plain-sleeve';

const kernel = await loadKernel();
const frame = frameAlong(patientPoint(0, 0, 0), patientVector(0, 0, 1), patientVector(1, 0, 0));
const square = (half: number): [number, number][] => [
  [-half, -half],
  [half, -half],
  [half, half],
  [-half, half],
];
/** A block 20 x 20 mm from z = low to high, drilled along z at (dx, 0). */
const block = (low: number, high: number, bore = 0, dx = 0): TriangleMesh =>
  withSolids(kernel, scope => {
    const body = prism(scope, square(10), low, high);
    if (bore === 0) return toMesh(body);
    return toMesh(cut(scope, body, [cylinderBetween(scope, [dx, 0, low - 1], [dx, 0, high + 1], bore)]));
  });
const sleeve = PLAIN_SLEEVE;
const tool = plainTool(200);
const target = PLAIN_TARGET;
const status = (checks: readonly { id: string; status: string }[], id: string): string | undefined =>
  checks.find(c => c.id === id)?.status;

describe('checkBore', () => {
  it('passes a bore on the line', () => {
    const checks = checkBore(block(2, 27, 0.95), sleeve, target, tool);
    expect(checks.map(c => [c.id, c.status])).toEqual([
      ['bore-axis', 'pass'],
      ['bore-diameter', 'pass'],
      ['bore-free', 'pass'],
      ['needle-length', 'pass'],
    ]);
  });
  it('fails a bore drilled 0.05 mm aside, and says by how much', () => {
    const axis = checkBore(block(2, 27, 0.95, 0.05), sleeve, target, tool).find(c => c.id === 'bore-axis')!;
    expect(axis.status).toBe('fail');
    expect(axis.value).toBeCloseTo(0.05, 3);
  });
  it('fails a bore 0.08 mm too wide', () => {
    expect(status(checkBore(block(2, 27, 0.99), sleeve, target, tool), 'bore-diameter')).toBe('fail');
  });
  it('fails a plate without a bore', () => {
    const checks = checkBore(block(2, 27), sleeve, target, tool);
    expect([status(checks, 'bore-axis'), status(checks, 'bore-free')]).toEqual(['fail', 'fail']);
  });
});

describe('checkSolid', () => {
  it('fails a mesh with a missing triangle, an inside-out one, and two pieces', () => {
    const whole = block(0, 5);
    const open = { ...whole, triangles: whole.triangles.slice(3) };
    const flipped = {
      ...whole,
      triangles: whole.triangles.map((_, i, t) => t[i % 3 === 0 ? i : i % 3 === 1 ? i + 1 : i - 1]!),
    };
    const far = whole.positions.map((v, i) => (i % 3 === 0 ? v + 100 : v));
    const two = {
      positions: Float32Array.from([...whole.positions, ...far]),
      triangles: Uint32Array.from([
        ...whole.triangles,
        ...whole.triangles.map(v => v + whole.positions.length / 3),
      ]),
    };
    expect(checkSolid(whole).checks.map(c => c.status)).toEqual(['pass', 'pass', 'pass']);
    expect(status(checkSolid(open).checks, 'watertight')).toBe('fail');
    expect(status(checkSolid(flipped).checks, 'positive-volume')).toBe('fail');
    expect(status(checkSolid(two).checks, 'one-component')).toBe('fail');
  });
});

describe('checkWall', () => {
  it('measures a plate’s thickness', () => {
    const [thin, thick] = [block(0, 0.7), block(0, 3)].map(m => checkWall(m, buildSurfaceIndex(m), frame));
    expect(thin).toMatchObject({ status: 'fail', unit: 'mm' });
    expect(thin!.value).toBeCloseTo(0.7, 2);
    expect(thick).toMatchObject({ status: 'pass' });
    expect(thick!.value).toBeCloseTo(3, 2);
  });
});

describe('checkFit', () => {
  const columns = { xMm: -15, yMm: -15, nx: 121, ny: 121, cellMm: 0.25 };
  const fit = (guide: TriangleMesh, bone: TriangleMesh): ReturnType<typeof checkFit> =>
    checkFit({
      guide,
      bone: buildSurfaceIndex(bone),
      frame,
      columns,
      height: heightMap(bone, columns),
      contactGapMm: 0.15,
      radiusMm: 12,
      askedMm: 12,
    });
  it('measures contact area and gap of two flat faces', () => {
    const seen = fit(block(0.15, 4), block(-5, 0));
    expect(seen.checks.map(c => c.status)).toEqual(['pass', 'pass', 'pass']);
    expect(seen.contactAreaMm2).toBeCloseTo(400, 0);
    expect(seen.meanContactGapMm).toBeCloseTo(0.15, 4);
  });
  it('fails a guide that lies too near', () => {
    expect(status(fit(block(0.05, 4), block(-5, 0)).checks, 'contact-gap')).toBe('fail');
  });
  it('fails a guide under an overhang it cannot pass', () => {
    const bone = withSolids(kernel, scope => {
      const pocket = prism(scope, square(12), 0, 6);
      return toMesh(cut(scope, prism(scope, square(14), -5, 8), [pocket]));
    });
    const checks = fit(block(0.15, 4), bone).checks;
    expect(status(checks, 'lift-off')).toBe('fail');
  });
  it('fails a guide that hardly touches', () => {
    expect(status(fit(block(0.5, 4), block(-5, 0)).checks, 'contact-area')).toBe('fail');
  });
});
