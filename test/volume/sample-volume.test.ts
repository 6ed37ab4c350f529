import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import {
  createCubicSampler,
  createDerivativeSampler,
  createLinearSampler,
} from '../../geometry/volume/sample-volume';
import type { Volume } from '../../geometry/volume/volume';

const size = [9, 8, 10] as const;
function volumeOf(value: (i: number, j: number, k: number) => number): Volume {
  const voxels = new Int16Array(size[0] * size[1] * size[2]);
  for (let k = 0, n = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) for (let i = 0; i < size[0]; i++, n++) voxels[n] = value(i, j, k);
  }
  return {
    sizeVoxels: size,
    voxels,
    originLps: patientPoint(0, 0, 0),
    spacingMm: [1, 1, 1],
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
  };
}
const samplers = { linear: createLinearSampler, cubic: createCubicSampler };

describe.each(['linear', 'cubic'] as const)('the %s sampler', name => {
  it('passes through the voxels, the outermost ones too', () => {
    const random = seededRandom(2);
    const volume = volumeOf(() => random.whole(-1000, 3000));
    const sample = samplers[name](volume);
    for (let n = 0; n < volume.voxels.length; n++) {
      const [i, j, k] = [n % size[0], Math.floor(n / size[0]) % size[1], Math.floor(n / (size[0] * size[1]))];
      expect(sample(i, j, k)).toBeCloseTo(volume.voxels[n]!, 6);
    }
  });

  it('is exact on a slope within the border', () => {
    const sample = samplers[name](volumeOf((i, j, k) => 100 * i - 50 * j + 30 * k));
    const random = seededRandom(3);
    for (let n = 0; n < 50; n++) {
      const [i, j, k] = [random.between(1, 7), random.between(1, 6), random.between(1, 8)];
      expect(sample(i, j, k)).toBeCloseTo(100 * i - 50 * j + 30 * k, 6);
    }
  });

  it('goes on with the outermost voxels beyond the border', () => {
    const sample = samplers[name](volumeOf((_, __, k) => (k === 0 ? 700 : 100)));
    expect(sample(4, 4, -30)).toBeCloseTo(700, 6);
    expect(sample(-5, 40, 90)).toBeCloseTo(100, 6);
  });
});

describe('the cubic sampler', () => {
  it('is exact on a parabola, which the linear one is not', () => {
    const volume = volumeOf((i, j) => 20 * i * i + 10 * i * j);
    const [x, y, z] = [3.37, 4.21, 5.5];
    const truth = 20 * x * x + 10 * x * y;
    expect(createCubicSampler(volume)(x, y, z)).toBeCloseTo(truth, 6);
    expect(Math.abs(createLinearSampler(volume)(x, y, z) - truth)).toBeGreaterThan(3);
  });
});

describe('the derivative sampler', () => {
  it('gives the gradient and the second derivatives of a quadratic', () => {
    const volume = volumeOf(
      (i, j, k) => 6 * i * i - 4 * j * j + 2 * k * k + 10 * i * j - 8 * i * k + 12 * j * k + 5 * i,
    );
    const [x, y, z] = [3.7, 4.2, 5.9];
    const out = new Float64Array(9);
    createDerivativeSampler(volume)(x, y, z, out);
    const expected = [
      12 * x + 10 * y - 8 * z + 5,
      -8 * y + 10 * x + 12 * z,
      4 * z - 8 * x + 12 * y,
      ...[12, -8, 4, 10, -8, 12],
    ];
    expected.forEach((value, n) => expect(out[n]).toBeCloseTo(value, 6));
  });
});
