import { describe, expect, it } from 'vitest';
import { openingConstrainedGrowth } from '../../geometry/anatomy/opening-constrained-growth';

const size = [40, 20, 20] as const;
const grid = { size, spacingMm: [0.5, 0.5, 0.5] as const };
const cellAt = (i: number, j: number, k: number): number => i + 40 * (j + 20 * k);
const paint = (isIn: (i: number, j: number, k: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 40 * 20 * 20 }, (_, n) =>
    isIn(n % 40, Math.floor(n / 40) % 20, Math.floor(n / 800)) ? 1 : 0,
  );
const ball = (x: number, radius: number) => (i: number, j: number, k: number) =>
  Math.hypot(i - x, j - 10, k - 10) <= radius;
const count = (mask: Uint8Array): number => mask.reduce((sum, v) => sum + v, 0);

describe('openingConstrainedGrowth', () => {
  const [left, right] = [ball(10, 6), ball(29, 6)];

  it('stays in its ball where a neck of 1 mm leads to another', () => {
    const joined = paint(
      (i, j, k) => left(i, j, k) || right(i, j, k) || (Math.hypot(j - 10, k - 10) <= 1 && i > 10 && i < 29),
    );
    const grown = openingConstrainedGrowth(joined, grid, cellAt(10, 10, 10), 1, 3)!;
    expect(grown.cells).toBe(count(grown.inside));
    // The ball but for the last cells of its poles, and at most a stub of the neck of a millimetre
    // and a cell.
    const alone = paint(left);
    const outside = grown.inside.reduce((sum, v, n) => sum + (v === 1 && alone[n] === 0 ? 1 : 0), 0);
    expect(count(alone) - (grown.cells - outside)).toBeLessThan(0.04 * count(alone));
    expect(outside).toBeLessThan(5 * 4);
    expect(grown.inside[cellAt(29, 10, 10)]).toBe(0);
  });

  it('goes on through a neck that is wide enough', () => {
    const joined = paint(
      (i, j, k) => left(i, j, k) || right(i, j, k) || (Math.hypot(j - 10, k - 10) <= 4 && i > 10 && i < 29),
    );
    expect(openingConstrainedGrowth(joined, grid, cellAt(10, 10, 10), 1, 3)!.inside[cellAt(29, 10, 10)]).toBe(
      1,
    );
  });

  it('fills what it encloses, and takes the deep cell nearest to a seed beside it', () => {
    const hollow = paint((i, j, k) => left(i, j, k) && !ball(10, 3)(i, j, k));
    const grown = openingConstrainedGrowth(hollow, grid, cellAt(14, 10, 10), 1, 3)!;
    expect(grown.inside[cellAt(10, 10, 10)]).toBe(1);
    expect(openingConstrainedGrowth(hollow, grid, cellAt(18, 10, 10), 1, 3)!.inside).toEqual(grown.inside);
  });

  it('finds nothing in what is thin, or out of reach', () => {
    const rod = paint((_i, j, k) => Math.hypot(j - 10, k - 10) <= 1);
    expect(openingConstrainedGrowth(rod, grid, cellAt(10, 10, 10), 1, 3)).toBeNull();
    expect(openingConstrainedGrowth(paint(left), grid, cellAt(35, 10, 10), 1, 3)).toBeNull();
  });
});
