import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { evenSlices, mixAt } from '../../geometry/volume/even-slices';

const mix = (heights: readonly number[], z: number, f: (z: number) => number): number => {
  const { slices, weights } = mixAt(heights, z);
  return slices.reduce((sum, n, i) => sum + weights[i]! * f(heights[n]!), 0);
};

describe('mixAt', () => {
  it.each([1, 2, 3, 4, 5])('is exact for parabolas between unequal slices (seed %i)', seed => {
    const random = seededRandom(seed);
    const heights = [0];
    while (heights.length < 8) heights.push(heights.at(-1)! + random.between(0.3, 2));
    const [a, b, c] = [random.between(-1, 1), random.between(-5, 5), random.between(-50, 50)];
    const f = (z: number) => a * z * z + b * z + c;
    for (let n = 0; n < 20; n++) {
      const z = random.between(heights[1]!, heights[6]!);
      expect(mix(heights, z, f)).toBeCloseTo(f(z), 9);
    }
    expect(mixAt(heights, heights[3]!)).toEqual({ slices: [3], weights: [1] });
  });

  it('fills a missing slice from two on each side by (-1, 4, 4, -1) / 6', () => {
    const { slices, weights } = mixAt([0, 1, 2, 4, 5, 6], 3);
    expect(slices).toEqual([1, 2, 3, 4]);
    [-1, 4, 4, -1].forEach((share, n) => expect(weights[n]).toBeCloseTo(share / 6, 12));
  });

  it('is Catmull-Rom between equal slices, and its shares always sum to 1', () => {
    const half = mixAt([0, 1, 2, 3, 4], 1.5).weights;
    [-1, 9, 9, -1].forEach((share, n) => expect(half[n]).toBeCloseTo(share / 16, 12));
    for (const z of [0.2, 0.9, 2.6, 3.95]) {
      const { weights } = mixAt([0, 1, 1.7, 3, 4], z);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
  });
});

describe('evenSlices', () => {
  it('keeps a slice that stands at a new height bit for bit, and rounds and holds the others', async () => {
    const source = Int16Array.from([0, 5, 32767, 100, 7, 32767, 200, 9, -32768, 400, 11, -32768]);
    const target = new Int16Array(15);
    await evenSlices({ source, sliceLength: 3, heights: [0, 1, 2, 4] }, target);
    expect([...target.subarray(0, 9)]).toEqual([...source.subarray(0, 9)]);
    expect([...target.subarray(12)]).toEqual([400, 11, -32768]);
    expect(target[9]).toBe(300);
    expect(target[11]).toBe(-32768);
  });

  it('stops when cancelled', async () => {
    const cancel = new AbortController();
    const heights = Array.from({ length: 60 }, (_, n) => n * 1.01);
    const run = evenSlices(
      { source: new Int16Array(60), sliceLength: 1, heights },
      new Int16Array(60),
      ({ fraction }) => {
        if (fraction > 0.2) cancel.abort();
      },
      cancel.signal,
    );
    await expect(run).rejects.toThrow(/abort/i);
  });
});
