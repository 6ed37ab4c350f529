import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { compensateScale } from '../../geometry/print/compensate-scale';
import { offsetOf, planCompensation } from '../../geometry/print/plan-compensation';
import { SHIPPED_PROFILES } from '../../geometry/print/shipped-profiles';
import { MEASURED_PRINTER } from '../support/measured-printer';
import { drawPrinter, type SimulatedPrinter } from '../../samples/print/simulated-printer';

/** What this printer makes of a point, as the coupon's simulation has it. */
const printed = ({ scale: [sx, sy, sz], skew }: SimulatedPrinter, [x, y, z]: readonly number[]): number[] => [
  sx * x! + Math.sin(skew) * sy * y!,
  Math.cos(skew) * sy * y!,
  sz * z!,
];

describe('compensateScale', () => {
  it.each([1, 2, 3, 4, 5])('comes out as it was from printer %i', seed => {
    const random = seededRandom(seed);
    const printer = drawPrinter(random);
    const points = Array.from({ length: 60 }, () => random.between(-80, 80));
    const mesh = { positions: Float32Array.from(points), triangles: new Uint32Array(0) };
    const [x, y, z] = printer.scale;
    const drawn = compensateScale(mesh, { scale: { x, y, z }, skewDeg: (printer.skew * 180) / Math.PI });
    for (let v = 0; v < points.length; v += 3) {
      const made = printed(printer, [...drawn.positions.subarray(v, v + 3)]);
      made.forEach((value, axis) => expect(Math.abs(value - points[v + axis]!)).toBeLessThan(3e-5));
    }
    expect(mesh.positions).toEqual(Float32Array.from(points));
  });
});

describe('planCompensation', () => {
  const bore = (tiltDeg: number, diameterMm = 1.9) => ({ trajectory: 'T1', diameterMm, tiltDeg });

  it('makes nothing up for a printer that was not measured', () => {
    for (const profile of Object.values(SHIPPED_PROFILES))
      expect(planCompensation(profile, [bore(0)])).toBeNull();
  });

  it('takes the scale as measured, and a bore between two leans between their offsets', () => {
    expect(planCompensation(MEASURED_PRINTER, [bore(10)])).toEqual({
      scale: { x: 1.002, y: 0.999, z: 1.004 },
      skewDeg: 0.05,
      bores: [{ trajectory: 'T1', offsetMm: expect.closeTo(-0.15, 9) as number }],
    });
  });

  it('knows nothing of a bore that leans or is wider than any that was measured', () => {
    const offset = (tiltDeg: number, diameterMm?: number) =>
      offsetOf(MEASURED_PRINTER.bores, bore(tiltDeg, diameterMm))?.value ?? null;
    expect(offset(0)).toBe(-0.12);
    expect(offset(29)).toBe(-0.18);
    expect(offset(31)).toBeNull();
    expect(offset(0, 2.2)).toBeNull();
  });
});
