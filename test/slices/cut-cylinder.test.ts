import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import {
  cutCylinder,
  projectCylinder,
  stretchNearPlane,
  type Cylinder,
} from '../../renderer/slices/cut-cylinder';
import { planePoint } from '../../renderer/slices/slice-window';

const areaOf = (outline: readonly (readonly [number, number])[]): number =>
  Math.abs(
    outline.reduce((sum, [x, y], n) => {
      const [nx, ny] = outline[(n + 1) % outline.length]!;
      return sum + x * ny - nx * y;
    }, 0) / 2,
  );

/** Distance from the axis and the coordinate along it. */
function locate({ from, to }: Cylinder, x: number, y: number, z: number) {
  const d = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const lengthMm = Math.hypot(...d);
  const v = [x - from[0], y - from[1], z - from[2]];
  const t = (v[0]! * d[0]! + v[1]! * d[1]! + v[2]! * d[2]!) / lengthMm;
  const away = Math.hypot(...v.map((value, n) => value - (t * d[n]!) / lengthMm));
  return { t, away, lengthMm };
}

describe('cutCylinder', () => {
  it('gives a circle across the axis', () => {
    const outline = cutCylinder({ from: planePoint(3, 4, -5), to: planePoint(3, 4, 9), radiusMm: 2 });
    for (const [x, y] of outline) expect(Math.hypot(x - 3, y - 4)).toBeCloseTo(2, 9);
    expect(areaOf(outline)).toBeGreaterThan(Math.PI * 4 * 0.99);
  });

  it('gives a rectangle along the axis, narrower off its middle', () => {
    const at = (h: number) =>
      cutCylinder({ from: planePoint(0, 0, h), to: planePoint(6, 8, h), radiusMm: 2 });
    expect(at(0)).toHaveLength(4);
    expect(areaOf(at(0))).toBeCloseTo(40, 9);
    expect(areaOf(at(1.2))).toBeCloseTo(10 * 2 * 1.6, 9);
    expect(at(2)).toEqual([]);
    expect(at(-2.1)).toEqual([]);
  });

  it('gives the ellipse of a slanted cut, its long half axis r / sine', () => {
    const outline = cutCylinder({ from: planePoint(-30, 0, -30), to: planePoint(30, 0, 30), radiusMm: 3 });
    const xs = outline.map(p => p[0]);
    const ys = outline.map(p => p[1]);
    expect(Math.max(...xs)).toBeCloseTo(3 * Math.SQRT2, 6);
    expect(Math.max(...ys)).toBeCloseTo(3, 6);
    for (const [x, y] of outline) expect((x * x) / 18 + (y * y) / 9).toBeCloseTo(1, 9);
  });

  it('has its corners on the true border and the true area, for random cylinders', () => {
    const random = seededRandom(77);
    let met = 0;
    for (let trial = 0; trial < 60; trial++) {
      const point = () => planePoint(random.between(-8, 8), random.between(-8, 8), random.between(-5, 5));
      const cylinder: Cylinder = { from: point(), to: point(), radiusMm: random.between(0.5, 4) };
      const outline = cutCylinder(cylinder);
      for (const [x, y] of outline) {
        const { t, away, lengthMm } = locate(cylinder, x, y, 0);
        expect(away).toBeLessThan(cylinder.radiusMm + 1e-6);
        expect(t).toBeGreaterThan(-1e-6);
        expect(t).toBeLessThan(lengthMm + 1e-6);
        const toBorder = Math.min(cylinder.radiusMm - away, Math.abs(t), Math.abs(t - lengthMm));
        expect(Math.abs(toBorder)).toBeLessThan(1e-6);
      }
      let cells = 0;
      const step = 0.1;
      for (let x = -14; x < 14; x += step) {
        for (let y = -14; y < 14; y += step) {
          const { t, away, lengthMm } = locate(cylinder, x, y, 0);
          if (away <= cylinder.radiusMm && t >= 0 && t <= lengthMm) cells++;
        }
      }
      const expected = cells * step * step;
      const perimeter = 2 * Math.sqrt(Math.PI * expected) + 4;
      expect(Math.abs(areaOf(outline) - expected)).toBeLessThan(perimeter * step * 0.6 + 0.05);
      if (outline.length > 0) met++;
    }
    expect(met).toBeGreaterThan(20);
  });

  it('is empty for a cylinder without length or radius', () => {
    const p = planePoint(1, 1, 0);
    expect(cutCylinder({ from: p, to: p, radiusMm: 2 })).toEqual([]);
    expect(cutCylinder({ from: p, to: planePoint(5, 1, 0), radiusMm: 0 })).toEqual([]);
  });
});

describe('projectCylinder', () => {
  it('holds every point of the cylinder and touches the outermost', () => {
    const random = seededRandom(5);
    for (let trial = 0; trial < 20; trial++) {
      const point = () => planePoint(random.between(-8, 8), random.between(-8, 8), random.between(-8, 8));
      const cylinder: Cylinder = { from: point(), to: point(), radiusMm: 2 };
      const outline = projectCylinder(cylinder);
      const angle = random.between(0, 2 * Math.PI);
      const way = [Math.cos(angle), Math.sin(angle)] as const;
      const reach = Math.max(...outline.map(([x, y]) => x * way[0] + y * way[1]));
      // Support of a capped cylinder: its farther end's, plus r times the way's part across the
      // axis.
      const { from, to } = cylinder;
      const d = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
      const w = (way[0] * d[0]! + way[1] * d[1]!) / Math.hypot(...d);
      const ends = [from, to].map(p => p[0] * way[0] + p[1] * way[1]);
      const expected = Math.max(...ends) + 2 * Math.sqrt(1 - w * w);
      expect(Math.abs(reach - expected)).toBeLessThan(0.02);
    }
  });
});

describe('stretchNearPlane', () => {
  it('cuts the line where it comes within reach', () => {
    const stretch = stretchNearPlane(planePoint(0, 0, -10), planePoint(20, 0, 10), 1)!;
    expect(stretch[0].map(v => +v.toFixed(9))).toEqual([9, 0, -1]);
    expect(stretch[1].map(v => +v.toFixed(9))).toEqual([11, 0, 1]);
    expect(stretchNearPlane(planePoint(0, 0, 3), planePoint(5, 0, 3), 1)).toBeNull();
    expect(stretchNearPlane(planePoint(0, 0, 2), planePoint(5, 0, 9), 1)).toBeNull();
    expect(stretchNearPlane(planePoint(0, 0, 0.5), planePoint(5, 0, 0.5), 1)).not.toBeNull();
  });
});
