import { describe, expect, it } from 'vitest';
import {
  FOOTPRINT_DEFAULTS,
  outlineFootprint,
  type FootprintOptions,
} from '../../geometry/guide/outline-footprint';

const grid = { xMm: -24, yMm: -24, nx: 193, ny: 193, cellMm: 0.25 };
const options: FootprintOptions = { ...FOOTPRINT_DEFAULTS, radiusMm: 14, shiftMm: [0, 0], keepOff: [] };
const ground = (height: (x: number, y: number) => number): Float64Array =>
  Float64Array.from({ length: grid.nx * grid.ny }, (_, n) =>
    height(grid.xMm + (n % grid.nx) * grid.cellMm, grid.yMm + Math.floor(n / grid.nx) * grid.cellMm),
  );
const inside = (height: (x: number, y: number) => number, x: number, y: number, z = height(x, y)): boolean =>
  outlineFootprint(grid, ground(height), ground(height), [[0, 0, height(0, 0)]], options).at(x, y, z) < 0;

describe('outlineFootprint', () => {
  it('is a disc of the asked radius on flat bone', () => {
    const { outline } = outlineFootprint(
      grid,
      ground(() => 3),
      ground(() => 3),
      [[0, 0, 3]],
      options,
    );
    const area = outline.reduce((sum, d) => sum + (d < 0 ? 1 : 0), 0) * grid.cellMm ** 2;
    expect(area / (Math.PI * 14 ** 2)).toBeCloseTo(1, 2);
  });
  it('lies beside its entry where it is moved, and round the bone that is there', () => {
    // A slope that falls 1 mm in 2 to the right: the middle of the pad lies on it, not at the
    // entry's height.
    const slope = (x: number): number => -x / 2;
    const moved = (x: number, y: number): number =>
      outlineFootprint(grid, ground(slope), ground(slope), [[0, 0, 0]], { ...options, shiftMm: [6, -2] }).at(
        x,
        y,
        slope(x),
      );
    const along = 14 / Math.hypot(1, 0.5);
    expect(moved(6 + along - 0.3, -2)).toBeLessThan(0);
    expect(moved(6 + along + 0.3, -2)).toBeGreaterThan(0);
    expect(moved(6 - along + 0.3, -2)).toBeLessThan(0);
    expect(moved(6 - along - 0.3, -2)).toBeGreaterThan(0);
    expect(moved(0, 0)).toBeLessThan(0);
    expect(moved(6, 11.7)).toBeLessThan(0);
    expect(moved(6, -15.7)).toBeLessThan(0);
    expect(moved(6, 12.3)).toBeGreaterThan(0);
  });
  it('stays off what it is told to, also where that is a narrow seam, and leaves no strip beside it', () => {
    const seam = [-8, -4, 0, 4, 8].map(y => [7, y] as const);
    const { at } = outlineFootprint(
      grid,
      ground(() => 0),
      ground(() => 0),
      [[0, 0, 0]],
      {
        ...options,
        keepOff: seam,
      },
    );
    for (const [x, y] of seam) {
      expect(at(x, y, 0)).toBeGreaterThan(2.9);
      expect(at(x - 3.8, y, 0)).toBeLessThan(0);
      expect(at(x - 2.8, y, 0)).toBeGreaterThan(0);
    }
    // 10 to 14 mm out a sickle would be left beyond it: where it is narrower than twice the
    // rounding, it goes.
    expect(at(10.5, 8.5, 0)).toBeGreaterThan(0);
    expect(at(-10, 0, 0)).toBeLessThan(0);
  });
  it('straddles a crest 5 mm high and 3 mm wide', () => {
    const crest = (x: number): number => (Math.abs(x - 6) < 1.5 ? 5 : 0);
    expect(inside(crest, 10, 0)).toBe(true);
  });
  it('ends at a cliff of 20 mm, though bone lies beyond at the entry’s own height', () => {
    const gap = (x: number): number => (Math.abs(x - 6) < 2.5 ? -20 : 0);
    expect(inside(gap, 2, 0)).toBe(true);
    expect(inside(gap, 10, 0)).toBe(false);
  });
  it('ends where another bone lies over the entries’ own, however near in height', () => {
    const jaw = ground(x => (x > 6 ? 1 : 0));
    const own = ground(() => 0);
    const { at } = outlineFootprint(grid, jaw, own, [[0, 0, 0]], options);
    expect(at(3, 0, 0)).toBeLessThan(0);
    expect(at(9, 0, 1)).toBeGreaterThan(0);
  });
  it('ends where the bone falls away steeper than the limit', () => {
    const slope = (x: number): number => (x > 5 ? -4 * (x - 5) : 0);
    expect(inside(slope, 3, 0)).toBe(true);
    expect(inside(slope, 7.2, 0)).toBe(false);
  });
  it('bridges a pit of 3 mm and ends at the bone’s edge', () => {
    const pit = (x: number, y: number): number => (Math.hypot(x - 6, y) < 1.5 ? -30 : 0);
    expect(inside(pit, 6, 0, 0)).toBe(true);
    const edge = ground(x => (x > 5 ? -Infinity : 0));
    const { outline } = outlineFootprint(grid, edge, edge, [[0, 0, 0]], options);
    const row = grid.nx * ((grid.ny - 1) / 2);
    const at = (x: number): number => outline[row + Math.round((x - grid.xMm) / grid.cellMm)]!;
    expect(at(3)).toBeLessThan(0);
    expect(at(6)).toBeGreaterThan(0);
  });
});
