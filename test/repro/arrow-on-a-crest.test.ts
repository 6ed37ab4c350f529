import { describe, expect, it } from 'vitest';
import { placeWindowsAndArrow } from '../../geometry/guide/place-windows-and-arrow';
import { columnsAround } from '../../geometry/guide/sweep-bone';

/**
 * Straight rostral of the sleeve the pad's face climbed a crest: the arrow was drawn there, and
 * torn.
 */
describe('the rostral arrow', () => {
  const columns = columnsAround({ xMin: -18, xMax: 18, yMin: -18, yMax: 18 }, { fineMm: 0.5, coarseMm: 1 });
  const { nx, ny, xMm, yMm, cellMm } = columns;
  const each = (value: (x: number, y: number) => number): Float64Array =>
    Float64Array.from({ length: nx * ny }, (_, n) =>
      value(xMm + (n % nx) * cellMm, yMm + Math.floor(n / nx) * cellMm),
    );
  const outline = Float32Array.from(each((x, y) => Math.hypot(x, y) - 16));
  const field = (mm: number): Float32Array => new Float32Array(nx * ny * 41).fill(mm);
  const place = (crestMm: number): readonly (readonly [number, number])[] | null => {
    const heightMm = each((x, y) => 4 + (x > 4 && Math.abs(y) < 1.5 ? crestMm : 0));
    return placeWindowsAndArrow(
      {
        grid: { columns, zMm: -2, nz: 41, ratio: 2 },
        blocked: { rim: field(-3), smooth: field(9) },
        height: each(() => 0),
        middle: [0, 0],
        radiusMm: 16,
        sleeves: [],
        outerMm: 4,
        top: { heightMm, rim: outline },
      },
      { outline, offSteepMm: each(() => 9) },
      [0, 0],
      [1, 0],
    ).arrow;
  };
  const sideways = (arrow: ReturnType<typeof place>): number[] => arrow!.map(([, y]) => y);

  it('points straight rostral on an even face', () => {
    expect(Math.min(...sideways(place(0)))).toBeCloseTo(-2.5, 6);
    expect(Math.max(...sideways(place(0)))).toBeCloseTo(2.5, 6);
  });

  it('stands beside a crest of 5 mm, whole', () => {
    const y = sideways(place(5));
    expect(Math.min(...y.map(Math.abs))).toBeGreaterThan(1.25);
    expect(new Set(y.map(Math.sign)).size).toBe(1);
  });
});
