import { describe, expect, it } from 'vitest';
import {
  frameAlong,
  patientPoint,
  patientVector,
  voxelPoint,
  type PatientVector,
} from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { along, cross, normalize } from '../../geometry/core/vector';
import { OUTSIDE_HU, reslicePlane, sliceStepMm, type SliceGrid } from '../../geometry/volume/reslice-plane';
import { createLinearSampler } from '../../geometry/volume/sample-volume';
import { patientToVoxel, voxelToPatient, type Volume } from '../../geometry/volume/volume';

function makeVolume(seed: number, size: readonly [number, number, number], oblique = true): Volume {
  const random = seededRandom(seed);
  const direction = random.direction();
  const frame = frameAlong(patientPoint(0, 0, 0), patientVector(...direction));
  const axes = oblique
    ? ([frame.x, frame.y, frame.z] as const)
    : ([patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)] as const);
  const voxels = new Int16Array(size[0] * size[1] * size[2]);
  for (let n = 0; n < voxels.length; n++) voxels[n] = random.whole(-1024, 3071);
  return {
    sizeVoxels: size,
    voxels,
    originLps: patientPoint(random.between(-90, 90), random.between(-90, 90), random.between(-90, 90)),
    spacingMm: [random.between(0.2, 0.6), random.between(0.2, 0.6), random.between(0.4, 1.5)],
    axes,
  };
}

const pixelCenter = (grid: SliceGrid, column: number, row: number) =>
  along(along(grid.originLps, grid.right, column * grid.spacingMm), grid.down, row * grid.spacingMm);

describe('reslicePlane', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it(`agrees with sampling pixel by pixel on a random oblique volume and plane (seed ${seed})`, () => {
      const volume = makeVolume(seed, [17, 23, 11]);
      const random = seededRandom(100 + seed);
      const into = normalize(random.direction());
      const f = frameAlong(patientPoint(0, 0, 0), patientVector(...into));
      const center = voxelToPatient(volume, voxelPoint(8, 11, 5));
      const columns = 61;
      const rows = 47;
      const spacingMm = 0.31;
      const originLps = along(along(center, f.x, -30 * spacingMm), f.y, -23 * spacingMm);
      const grid: SliceGrid = { originLps, right: f.x, down: f.y, spacingMm, columns, rows };
      const out = new Int16Array(columns * rows);
      const inside = reslicePlane(volume, grid, out);
      const sample = createLinearSampler(volume);
      let expectedInside = 0;
      let differing = 0;
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const q = patientToVoxel(volume, pixelCenter(grid, column, row));
          const isIn = q.every((x, a) => x >= -0.5 && x < volume.sizeVoxels[a]! - 0.5);
          const value = out[column + columns * row]!;
          if (isIn) expectedInside++;
          const expected = isIn
            ? sample(
                ...(q.map((x, a) => Math.min(Math.max(x, 0), volume.sizeVoxels[a]! - 1)) as [
                  number,
                  number,
                  number,
                ]),
              )
            : OUTSIDE_HU;
          // Rounding may fall either way where the value is a half.
          if (Math.abs(value - expected) > 0.5 + 1e-6) differing++;
        }
      }
      expect(differing).toBe(0);
      expect(inside).toBe(expectedInside);
      expect(inside).toBeGreaterThan(300);
      expect(inside).toBeLessThan(columns * rows);
    });
  }

  it('gives back the voxels themselves on a grid of voxel centres, to the border', () => {
    const volume: Volume = { ...makeVolume(9, [7, 6, 5], false), spacingMm: [0.5, 0.5, 0.5] };
    for (let k = 0; k < 5; k++) {
      const out = new Int16Array(42);
      const grid: SliceGrid = {
        originLps: voxelToPatient(volume, voxelPoint(0, 0, k)),
        right: volume.axes[0],
        down: volume.axes[1],
        spacingMm: 0.5,
        columns: 7,
        rows: 6,
      };
      expect(reslicePlane(volume, grid, out)).toBe(42);
      expect([...out]).toEqual([...volume.voxels.subarray(42 * k, 42 * k + 42)]);
    }
  });

  it('shows one bright voxel at its patient point in the three planes of a rotated, anisotropic, shifted volume', () => {
    const empty = makeVolume(21, [31, 29, 19]);
    const voxels = new Int16Array(empty.voxels.length).fill(-1000);
    const [i, j, k] = [13, 20, 7];
    voxels[i + 31 * (j + 29 * k)] = 3000;
    const volume: Volume = { ...empty, voxels };
    const bright = voxelToPatient(volume, voxelPoint(i, j, k));
    const planes: (readonly [PatientVector, PatientVector])[] = [
      [volume.axes[0], volume.axes[1]],
      [volume.axes[1], volume.axes[2]],
      [volume.axes[0], volume.axes[2]],
      [patientVector(1, 0, 0), patientVector(0, 1, 0)],
    ];
    for (const [right, down] of planes) {
      const columns = 41;
      const originLps = along(along(bright, right, -20 * 0.3), down, -20 * 0.3);
      const out = new Int16Array(columns * columns);
      reslicePlane(volume, { originLps, right, down, spacingMm: 0.3, columns, rows: columns }, out);
      let best = 0;
      for (let n = 0; n < out.length; n++) if (out[n]! > out[best]!) best = n;
      expect([best % columns, Math.floor(best / columns)]).toEqual([20, 20]);
      expect(out[best]).toBe(3000);
    }
  });

  it('marks everything outside and nothing inside for a plane beside the volume', () => {
    const volume = makeVolume(3, [8, 8, 8]);
    const originLps = voxelToPatient(volume, voxelPoint(0, 0, 7.51));
    const out = new Int16Array(100).fill(5);
    const grid: SliceGrid = {
      originLps,
      right: volume.axes[0],
      down: volume.axes[1],
      spacingMm: 0.2,
      columns: 10,
      rows: 10,
    };
    expect(reslicePlane(volume, grid, out)).toBe(0);
    expect(out.every(v => v === OUTSIDE_HU)).toBe(true);
  });

  it('carries metal unclipped and refuses an output that is too short', () => {
    const volume: Volume = { ...makeVolume(5, [3, 3, 3], false), voxels: new Int16Array(27).fill(32767) };
    const grid: SliceGrid = {
      originLps: voxelToPatient(volume, voxelPoint(0.3, 0.3, 0.6)),
      right: volume.axes[0],
      down: volume.axes[1],
      spacingMm: 0.1,
      columns: 4,
      rows: 4,
    };
    const out = new Int16Array(16);
    reslicePlane(volume, grid, out);
    expect([...new Set(out)]).toEqual([32767]);
    expect(() => reslicePlane(volume, grid, new Int16Array(15))).toThrow(/reslicePlane/);
  });
});

describe('sliceStepMm', () => {
  it('is the spacing along the axes of the voxels and between the spacings elsewhere', () => {
    const volume: Volume = { ...makeVolume(11, [4, 4, 4]), spacingMm: [0.3, 0.4, 1.2] };
    volume.axes.forEach((axis, a) => expect(sliceStepMm(volume, axis)).toBeCloseTo(volume.spacingMm[a]!, 10));
    const slanted = normalize(cross(volume.axes[0], patientVector(0.3, 0.5, 0.8))) as PatientVector;
    const step = sliceStepMm(volume, slanted);
    expect(step).toBeGreaterThan(0.3);
    expect(step).toBeLessThan(1.2);
  });
});
