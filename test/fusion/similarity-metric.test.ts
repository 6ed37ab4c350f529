import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { createSimilarityMetric } from '../../geometry/fusion/similarity-metric';
import { pickSamples } from '../../geometry/fusion/pick-samples';
import { GREY_BINS, rankGrey, surveyGrey } from '../../geometry/fusion/rank-grey';
import { IDENTITY, shiftBy } from '../../geometry/fusion/rigid-transform';
import type { Volume } from '../../geometry/volume/volume';

const N = 40;

/** A ball of 14 mm about (24, 18, 20) in air at -1000, its values ever higher towards +x and +y. */
function ball(valueOf: (x: number, y: number, z: number) => number): Volume {
  const voxels = new Int16Array(N * N * N);
  let at = 0;
  for (let z = 0; z < N; z++) {
    for (let y = 0; y < N; y++) {
      for (let x = 0; x < N; x++) {
        const inside = Math.hypot(x - 24, y - 18, z - 20) < 14;
        voxels[at++] = inside ? Math.round(valueOf(x, y, z)) : -1000;
      }
    }
  }
  return {
    sizeVoxels: [N, N, N],
    voxels,
    originLps: patientPoint(0, 0, 0),
    spacingMm: [1, 1, 1],
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
  };
}

const ramp = ball((x, y) => 10 * x + 3 * y);
const pass = { cellMm: 1, samples: 5_000 };

describe('surveyGrey and rankGrey', () => {
  it('part animal from air, find its middle and size, and fill all bins alike', () => {
    const scale = surveyGrey(ramp)!;
    expect(scale.foregroundLevel).toBe(-300);
    [24, 18, 20].forEach((v, n) => expect(Math.abs(scale.centreLps[n]! - v)).toBeLessThan(0.6));
    expect(scale.volumeMm3 / ((4 / 3) * Math.PI * 14 ** 3)).toBeGreaterThan(0.9);
    const { ranks } = rankGrey(ramp, scale, 1);
    const counts = new Array<number>(GREY_BINS).fill(0);
    let airRank = 0;
    ramp.voxels.forEach((value, n) => {
      if (value === -1000) airRank = Math.max(airRank, ranks[n]!);
      else counts[Math.floor(ranks[n]!)]!++;
    });
    expect(airRank).toBeLessThanOrEqual(1);
    // The lowest bins are those of the edge, where a coarse cell holds air too.
    const filled = counts.slice(8, GREY_BINS - 2);
    const mean = filled.reduce((a, b) => a + b, 0) / filled.length;
    expect(Math.min(...filled) / mean).toBeGreaterThan(0.5);
    expect(Math.max(...filled) / mean).toBeLessThan(1.6);
  });

  it('part a scan without negative values by its own two classes', () => {
    const mr = { ...ramp, voxels: ramp.voxels.map(v => (v === -1000 ? 20 : 400 + v)) };
    const { foregroundLevel } = surveyGrey(mr)!;
    expect(foregroundLevel).toBeGreaterThan(20);
    expect(foregroundLevel).toBeLessThan(550);
  });

  it('have nothing to say of a scan of one value', () => {
    expect(surveyGrey({ ...ramp, voxels: new Int16Array(N * N * N).fill(7) })).toBeNull();
  });
});

describe('createSimilarityMetric', () => {
  const random = seededRandom(5);
  const inverted = ball((x, y) => 900 - 10 * x - 3 * y);
  const unlike = ball(() => 400 * random.uniform());
  const against = (other: Volume) => {
    const samples = pickSamples(ramp, surveyGrey(ramp)!, pass, 3);
    return createSimilarityMetric(samples, rankGrey(other, surveyGrey(other)!, 1));
  };

  it('is as high for a picture turned dark for bright as for itself, and far lower for noise in the same outline', () => {
    const same = against(ramp)(IDENTITY).metric;
    expect(same).toBeGreaterThan(1.7);
    expect(against(inverted)(IDENTITY).metric).toBeGreaterThan(same - 0.15);
    expect(against(unlike)(IDENTITY).metric).toBeLessThan(1 + 0.5 * (same - 1));
  });

  it('falls to all sides of where the pictures lie on each other', () => {
    const similarity = against(inverted);
    const top = similarity(IDENTITY).metric;
    for (const axis of [0, 1, 2]) {
      for (const mm of [-4, -1.5, 1.5, 4]) {
        const shift: [number, number, number] = [0, 0, 0];
        shift[axis] = mm;
        expect(similarity(shiftBy(shift)).metric).toBeLessThan(top);
      }
    }
  });

  it('counts what falls into the other scan, and says nothing from too little', () => {
    const similarity = against(ramp);
    expect(similarity(IDENTITY).overlap).toBeGreaterThan(0.9);
    expect(similarity(shiftBy([100, 0, 0]))).toEqual({ metric: 1, overlap: 0 });
    expect(similarity(shiftBy([0, 0, 26]))).toMatchObject({ metric: 1 });
  });
});

describe('pickSamples', () => {
  it('draws about as many as asked, near the animal alone, the same for the same seed', () => {
    const scale = surveyGrey(ramp)!;
    const { points, bins } = pickSamples(ramp, scale, pass, 3);
    expect(Math.abs(bins.length - 5_000)).toBeLessThan(300);
    for (let s = 0; s < bins.length; s++) {
      const away = [24, 18, 20].map((v, c) => Math.abs(points[3 * s + c]! - v));
      expect(Math.max(...away)).toBeLessThan(14 + 8 + 4);
    }
    expect(pickSamples(ramp, scale, pass, 3)).toEqual({ points, bins });
    expect(pickSamples(ramp, scale, pass, 4).points).not.toEqual(points);
  });
});
