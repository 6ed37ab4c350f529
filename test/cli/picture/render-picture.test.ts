import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { patientPoint } from '../../../geometry/core/frames';
import { inspectMesh } from '../../../geometry/surface/mesh/inspect-mesh';
import { computeCornerNormals } from '../../../geometry/picture/compute-corner-normals';
import { makeBall, makeRod } from '../../../geometry/picture/make-shapes';
import { linearColour, srgbByte, type PictureView } from '../../../geometry/picture/picture-types';
import { renderPicture, renderPixels } from '../../../geometry/picture/render-picture';

const view: PictureView = {
  direction: [0, 1, 0],
  up: [0, 0, 1],
  widthPx: 120,
  heightPx: 80,
  backdrop: ['#000000', '#000000'],
};
const ball = makeBall(patientPoint(10, -20, 30), 8);
/** Sum of red, green and blue over the picture. */
const sums = (pixels: Uint8Array): number[] =>
  [0, 1, 2].map(channel => pixels.reduce((sum, value, at) => (at % 3 === channel ? sum + value : sum), 0));
const at = (pixels: Uint8Array, x: number, y: number): number[] => [
  ...pixels.subarray(3 * (120 * y + x), 3 * (120 * y + x) + 3),
];

describe('the shapes', () => {
  it('are oriented outward and of the right volume', () => {
    const rod = inspectMesh(makeRod(patientPoint(1, 2, 3), patientPoint(4, 6, 15), 2));
    // A prism of 32 sides.
    expect(rod.volumeMm3).toBeCloseTo(13 * 16 * 2 * 2 * Math.sin(Math.PI / 16), 2);
    const volume = inspectMesh(ball).volumeMm3;
    const sphere = (4 / 3) * Math.PI * 8 ** 3;
    expect(volume).toBeGreaterThan(0.97 * sphere);
    expect(volume).toBeLessThan(sphere);
  });
});

describe('computeCornerNormals', () => {
  it('is smooth over a ball and sharp at a rod’s end', () => {
    const normals = computeCornerNormals(ball);
    for (let corner = 0; corner < ball.triangles.length; corner += 97) {
      const v = 3 * ball.triangles[corner]!;
      const out = [
        (ball.positions[v]! - 10) / 8,
        (ball.positions[v + 1]! + 20) / 8,
        (ball.positions[v + 2]! - 30) / 8,
      ];
      const n = normals.subarray(3 * corner, 3 * corner + 3);
      expect(out[0]! * n[0]! + out[1]! * n[1]! + out[2]! * n[2]!).toBeGreaterThan(0.98);
    }
    const rod = makeRod(patientPoint(0, 0, 0), patientPoint(0, 0, 10), 2);
    const rodNormals = computeCornerNormals(rod);
    for (let n = 2; n < rodNormals.length; n += 3) {
      const along = Math.abs(rodNormals[n]!);
      expect(along < 0.01 || along > 0.99).toBe(true);
    }
  });
});

describe('renderPicture', () => {
  it('fills the picture’s height, centred, with a round ball, and leaves the rest to the backdrop', () => {
    const pixels = renderPixels([{ mesh: ball, colour: '#ffffff' }], view);
    let [x0, x1, y0, y1] = [120, -1, 80, -1];
    for (let y = 0; y < 80; y++) {
      for (let x = 0; x < 120; x++) {
        if (at(pixels, x, y)[0] === 0) continue;
        x0 = Math.min(x0, x);
        x1 = Math.max(x1, x);
        y0 = Math.min(y0, y);
        y1 = Math.max(y1, y);
      }
    }
    expect([x0 + x1, y0 + y1]).toEqual([119, 79]);
    expect(y1 - y0 + 1).toBe(72); // 5 % free above and below
    expect(Math.abs(x1 - x0 - (y1 - y0))).toBeLessThanOrEqual(1);
  });

  it('puts up at the top and the right-handed side to the right', () => {
    // Looking along +y with +z up, +x is to the right.
    const right = makeBall(patientPoint(30, 0, 20), 4);
    const left = makeBall(patientPoint(-30, 0, -20), 4);
    const pixels = renderPixels(
      [
        { mesh: right, colour: '#ff0000' },
        { mesh: left, colour: '#0000ff' },
      ],
      { ...view, projection: 'orthographic' },
    );
    let [red, blue] = [
      { x: 0, y: 0, n: 0 },
      { x: 0, y: 0, n: 0 },
    ];
    for (let y = 0; y < 80; y++) {
      for (let x = 0; x < 120; x++) {
        const [r, , b] = at(pixels, x, y) as [number, number, number];
        if (r > b) red = { x: red.x + x, y: red.y + y, n: red.n + 1 };
        if (b > r) blue = { x: blue.x + x, y: blue.y + y, n: blue.n + 1 };
      }
    }
    expect(red.x / red.n).toBeGreaterThan(60);
    expect(blue.x / blue.n).toBeLessThan(60);
    expect(red.y / red.n).toBeLessThan(40);
    expect(blue.y / blue.n).toBeGreaterThan(40);
  });

  it('hides what lies behind, unless what lies before is see-through', () => {
    const small = { mesh: makeBall(patientPoint(10, -20, 30), 4), colour: '#ff0000' };
    const shell = { mesh: ball, colour: '#00ff00' };
    const middle = (opacity: number): number[] =>
      at(renderPixels([small, { ...shell, opacity }], view), 60, 40);
    expect(middle(1)[0]).toBeLessThan(60);
    expect(middle(0.3)[0]).toBeGreaterThan(100);
  });

  it('shades a hollow: a floor under a lid is darker than a free one', () => {
    const square = (y: number, half: number) => ({
      positions: Float32Array.of(-half, y, -half, half, y, -half, half, y, half, -half, y, half),
      triangles: Uint32Array.of(0, 1, 2, 0, 2, 3),
    });
    const floor = { mesh: square(10, 20), colour: '#ffffff' };
    const lid = { mesh: square(4, 8), colour: '#000000' };
    const focus = { center: [0, 10, 0] as const, radiusMm: 20 };
    const free = renderPixels([floor], { ...view, focus });
    const covered = renderPixels([floor, lid], { ...view, focus });
    const beside = [80, 40] as const; // on the floor, just beyond the lid's edge
    expect(at(covered, ...beside)[0]).toBeLessThan(0.95 * at(free, ...beside)[0]!);
  });

  it('gives the same bytes twice, as a PNG of the asked size', () => {
    const items = [{ mesh: ball, colour: '#ecdfc6' }];
    const png = renderPicture(items, view);
    expect(renderPicture(items, view)).toEqual(png);
    const decoded = decode(png);
    expect([decoded.width, decoded.height, decoded.channels]).toEqual([120, 80, 3]);
    expect(sums(decoded.data as Uint8Array)).toEqual(sums(renderPixels(items, view)));
  });

  it('throws where there is nothing to show', () => {
    expect(() => renderPicture([], view)).toThrow(/0 items/);
  });
});

it('colours go to linear light and back', () => {
  for (let value = 0; value < 256; value += 5) {
    const hex = `#${value.toString(16).padStart(2, '0').repeat(3)}`;
    expect(srgbByte(linearColour(hex)[1])).toBe(value);
  }
});
