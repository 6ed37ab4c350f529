import { describe, expect, it } from 'vitest';
import { shadeSlice } from '../../geometry/volume/shade-slice';
import { findSignalWindow } from '../../geometry/volume/signal-window';
import { OUTSIDE_HU } from '../../geometry/volume/reslice-plane';

describe('findSignalWindow', () => {
  it('spans what has signal, without its brightest and darkest few, and leaves air out', () => {
    const voxels = new Int16Array(3000);
    for (let n = 0; n < 1000; n++) voxels[n] = 1 + n;
    const { center, width } = findSignalWindow(voxels);
    expect([center - width / 2, center + width / 2].map(Math.round)).toEqual([21, 996]);
  });

  it('is not stretched by a few bright voxels', () => {
    const voxels = new Int16Array(10000).fill(300, 0, 5000).fill(700, 5000, 9990).fill(32767, 9990);
    const { center, width } = findSignalWindow(voxels);
    expect(center + width / 2).toBe(700);
  });

  it('is there for a scan without any signal', () => {
    expect(findSignalWindow(new Int16Array(10))).toEqual({ center: 0, width: 1 });
  });
});

describe('shadeSlice', () => {
  it('goes from black to white over the window, and is clear outside the scan', () => {
    const pixels = Int16Array.of(-500, 0, 100, 150, 200, 5000, OUTSIDE_HU);
    const rgba = shadeSlice(pixels, { center: 100, width: 200 });
    const greys = [...pixels].map((_, n) => rgba[4 * n]);
    expect(greys.slice(0, 6)).toEqual([0, 0, 128, 191, 255, 255]);
    expect([...pixels].map((_, n) => rgba[4 * n + 3])).toEqual([255, 255, 255, 255, 255, 255, 0]);
    expect(rgba[4 * 3 + 1]).toBe(191);
  });
});
