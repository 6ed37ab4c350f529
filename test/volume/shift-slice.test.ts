import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { shiftSlice } from '../../geometry/volume/shift-slice';

const OUTSIDE = -1024;

/** A smooth picture: two waves and a ball's soft edge, well under what the pixels can hold. */
const smooth = (x: number, y: number): number =>
  300 * Math.sin(0.7 * x + 0.3 * y) +
  200 * Math.cos(0.45 * y - 0.2 * x) +
  1000 / (1 + Math.exp(Math.hypot(x - 16, y - 14) - 7));

const raster = (columns: number, rows: number, at: (x: number, y: number) => number) => ({
  columns,
  rows,
  pixels: Int16Array.from({ length: columns * rows }, (_, n) =>
    Math.round(at(n % columns, Math.floor(n / columns))),
  ),
});

describe('shiftSlice', () => {
  it('moves whole pixels without changing any, and leaves the rest empty', () => {
    const source = raster(4, 3, (x, y) => 10 * y + x);
    const target = raster(7, 5, () => 9);
    shiftSlice(source, target, [2, 1], OUTSIDE);
    for (let b = 0; b < 5; b++) {
      for (let a = 0; a < 7; a++) {
        const inside = a >= 2 && a < 6 && b >= 1 && b < 4;
        expect(target.pixels[a + 7 * b]).toBe(inside ? 10 * (b - 1) + a - 2 : OUTSIDE);
      }
    }
  });

  it.each([
    [0, 0.3],
    [1.5, 0],
    [2.37, 4.81],
    [0.999, 3.001],
  ])('puts a smooth picture where it belongs, shifted by %f, %f', (sx, sy) => {
    const source = raster(32, 28, smooth);
    const target = raster(36, 34, () => 0);
    shiftSlice(source, target, [sx, sy], OUTSIDE);
    let worst = 0;
    for (let b = 8; b < 26; b++) {
      for (let a = 8; a < 28; a++) {
        worst = Math.max(worst, Math.abs(target.pixels[a + 36 * b]! - smooth(a - sx, b - sy)));
      }
    }
    // Of a range of 2,000: a straight line between pixels would be off by 40.
    expect(worst).toBeLessThan(8);
  });

  it('invents nothing: what lies more than half a pixel beyond the source is outside, what lies in it is not', () => {
    const random = seededRandom(5);
    for (let trial = 0; trial < 20; trial++) {
      const [sx, sy] = [random.between(0, 5), random.between(0, 5)];
      const target = raster(15, 14, () => 0);
      shiftSlice(
        raster(8, 7, () => 500),
        target,
        [sx, sy],
        OUTSIDE,
      );
      for (let b = 0; b < 14; b++) {
        for (let a = 0; a < 15; a++) {
          const inside = Math.abs(a - sx - 3.5) <= 4 && Math.abs(b - sy - 3) <= 3.5;
          expect(target.pixels[a + 15 * b], `${a},${b} at ${sx},${sy}`).toBe(inside ? 500 : OUTSIDE);
        }
      }
    }
  });

  it('keeps an edge where it is, and nearly as steep', () => {
    const edge = (x: number) => 600 * (1 + Math.tanh((x - 20) / 0.9));
    const source = raster(40, 1, x => edge(x));
    const target = raster(42, 1, () => 0);
    shiftSlice(source, target, [0.5, 0], OUTSIDE);
    const at = [...target.pixels].findIndex((value, a) => a > 5 && value >= 600);
    const [before, after] = [target.pixels[at - 1]!, target.pixels[at]!];
    expect(at - 1 + (600 - before) / (after - before)).toBeCloseTo(20.5, 1);
    // A straight line between pixels would leave 0.8 of it.
    expect(after - before).toBeGreaterThan(0.9 * (edge(20.5) - edge(19.5)));
  });

  it('holds the values in 16 bits where an edge rings', () => {
    const source = raster(20, 1, x => (x < 10 ? -32768 : 32767));
    const target = raster(21, 1, () => 0);
    shiftSlice(source, target, [0.5, 0], OUTSIDE);
    expect(Math.min(...target.pixels)).toBe(-32768);
    expect(target.pixels[4]).toBe(-32768);
    expect(target.pixels[16]).toBe(32767);
  });
});
