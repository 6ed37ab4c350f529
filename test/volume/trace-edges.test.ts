import { describe, expect, it } from 'vitest';
import { OUTSIDE_HU } from '../../geometry/volume/reslice-plane';
import { traceEdges } from '../../geometry/volume/trace-edges';

const SIZE = 60;
const options = { columns: SIZE, rows: SIZE, spacingMm: 0.5, faintPerMm: 50, fullPerMm: 200 };

/** A blurred disc of 1000 in 0, radius 10 mm. */
function disc(): Int16Array {
  return Int16Array.from({ length: SIZE * SIZE }, (_, n) => {
    const r = 0.5 * Math.hypot((n % SIZE) - 29.5, Math.floor(n / SIZE) - 29.5);
    return Math.round(1000 / (1 + Math.exp((r - 10) / 0.4)));
  });
}

describe('traceEdges', () => {
  it('draws a closed line round a disc, on its border and nowhere else', () => {
    const edges = traceEdges(disc(), options);
    let least = Infinity;
    let most = 0;
    edges.forEach((strength, n) => {
      if (strength === 0) return;
      const r = 0.5 * Math.hypot((n % SIZE) - 29.5, Math.floor(n / SIZE) - 29.5);
      least = Math.min(least, r);
      most = Math.max(most, r);
    });
    expect(least).toBeGreaterThan(9.3);
    expect(most).toBeLessThan(10.7);
    for (let degree = 0; degree < 360; degree += 3) {
      const a = (degree * Math.PI) / 180;
      const seen = Array.from({ length: 9 }, (_, s) => {
        const r = 18 + s * 0.5;
        return edges[Math.round(29.5 + r * Math.cos(a)) + SIZE * Math.round(29.5 + r * Math.sin(a))]!;
      });
      expect(Math.max(...seen)).toBeGreaterThan(128);
    }
  });

  it('takes the end of the scan for no edge', () => {
    const pixels = new Int16Array(SIZE * SIZE).fill(800);
    for (let n = 0; n < pixels.length; n++) if (n % SIZE > 40) pixels[n] = OUTSIDE_HU;
    expect(traceEdges(pixels, options).every(strength => strength === 0)).toBe(true);
  });
});
