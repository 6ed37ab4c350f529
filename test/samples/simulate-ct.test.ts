import { describe, expect, it } from 'vitest';
import { patientVector } from '../../geometry/core/frames';
import { cross, dot, normalize, type Vec3 } from '../../geometry/core/vector';
import { patientToVoxel } from '../../geometry/volume/volume';
import { blurKernel, standardNormal } from '../../samples/ct/blur-kernel';
import { simulateCt, type CtOptions } from '../../samples/ct/simulate-ct';
import { carve, part, type Field } from '../../samples/field/field';
import { sphere } from '../../samples/field/primitives';
import { buildHead } from '../../samples/head/build-head';
import type { Head, TissueLayer } from '../../samples/head/head';
import { headPose, headToPatient, patientToHead } from '../../samples/head/pose';
import { samplePatient } from '../../samples/patients';

const cat = buildHead(samplePatient('cat'));

/** A head of nothing but the given layers. */
function phantom(layers: readonly { hu: number; field: Field }[], halfMm: number): Head {
  return {
    ...cat,
    layers: layers.map(({ hu, field }): TissueLayer => ({ tissue: 'phantom', hu, field, growMm: 0 })),
    bounds: { min: [-halfMm, -halfMm, -halfMm], max: [halfMm, halfMm, halfMm] },
  };
}

/**
 * A step of one HU at x = 0 after a Gaussian blur and a box of one voxel, integrated numerically.
 */
function blurredStep(x: number, sigma: number, voxel: number): number {
  let sum = 0;
  const steps = 200;
  for (let n = 0; n < steps; n++) sum += standardNormal((x + ((n + 0.5) / steps - 0.5) * voxel) / sigma);
  return sum / steps;
}

const sigmaOf = (fwhm: number): number => fwhm / (2 * Math.sqrt(2 * Math.log(2)));

function profileAlongX(
  options: CtOptions,
  layers: readonly { hu: number; field: Field }[],
): [number, number][] {
  const { volume, pose } = simulateCt(phantom(layers, 6), { noiseHu: 0, marginMm: 0, ...options });
  const [ni, nj, nk] = volume.sizeVoxels;
  const row: [number, number][] = [];
  for (let i = 0; i < ni; i++) {
    const x = volume.originLps[0] + i * volume.spacingMm[0];
    const inHead = patientToHead(pose, [x, 0, 0])[0];
    row.push([inHead, volume.voxels[i + ni * ((nj >> 1) + nj * (nk >> 1))]!]);
  }
  return row;
}

describe('simulateCt', () => {
  it('blurs a plane edge to the error function convolved with the voxel', () => {
    const edge = part(1, x => x - 0.13);
    for (const spacing of [0.3, 0.45, 0.6, 1]) {
      const row = profileAlongX({ spacingMm: [spacing, 0.5, 0.5], blurFwhmMm: [0.9, 0.9, 0.8] }, [
        { hu: 1500, field: edge },
      ]);
      for (const [x, hu] of row) {
        const expected = -1000 + 2500 * blurredStep(0.13 - x, sigmaOf(0.9), spacing);
        expect(Math.abs(hu - expected), `x ${x} at ${spacing} mm`).toBeLessThan(0.003 * 2500);
      }
    }
  });

  it('blurs a thin slab of cortex between muscle and brain as the sum of its two edges', () => {
    for (const thickness of [0.8, 1.2, 3]) {
      const half = thickness / 2;
      const row = profileAlongX({ spacingMm: [0.4, 0.5, 0.5], blurFwhmMm: [0.9, 0.9, 0.8] }, [
        { hu: 55, field: part(1, () => -50) },
        { hu: 55, field: part(1, x => x + half) },
        {
          hu: 1300,
          field: carve(
            part(1, x => x - 0.07 - half),
            part(1, x => x - 0.07 + half),
          ),
        },
      ]);
      for (const [x, hu] of row) {
        const step = (at: number): number => blurredStep(x - at, sigmaOf(0.9), 0.4);
        const slab = step(0.07 - half) - step(0.07 + half);
        const expected = 55 + (1300 - 55) * slab;
        expect(Math.abs(hu - expected), `x ${x}, ${thickness} mm`).toBeLessThan(8);
      }
      const peak = Math.max(...row.map(([, hu]) => hu));
      if (thickness < 1) expect(peak).toBeLessThan(1000);
    }
  });

  it('keeps what a ball holds', () => {
    const radius = 4;
    const { volume } = simulateCt(phantom([{ hu: 1000, field: sphere([0.1, -0.2, 0.05], radius) }], 6), {
      noiseHu: 0,
      spacingMm: [0.4, 0.4, 0.4],
      blurFwhmMm: [0.9, 0.9, 0.9],
    });
    const excess = volume.voxels.reduce((sum, hu) => sum + hu + 1000, 0) * 0.4 ** 3;
    // A thousandth and a half of the volume is two thousandths of a millimetre of the radius.
    expect(Math.abs(excess / 2000 / ((4 / 3) * Math.PI * radius ** 3) - 1)).toBeLessThan(0.0015);
  });

  it('gives every point the same value whatever the pose and the direction cosines', () => {
    const region = { min: [-8, 2, -8] as Vec3, max: [8, 22, 8] as Vec3 };
    const common = { noiseHu: 0, spacingMm: [0.4, 0.4, 0.4] as Vec3, blurFwhmMm: [1, 1, 1] as Vec3, region };
    const straight = simulateCt(cat, common);
    const row = normalize<Vec3>([0.9, 0.3, -0.2]);
    const column = normalize(cross(normalize<Vec3>([0.1, 0.35, 1]), row));
    const normal = cross(row, column);
    const oblique = simulateCt(cat, {
      ...common,
      pose: headPose([0.2, -0.15, 0.4], [12, -7, 140]),
      axes: [patientVector(...row), patientVector(...column), patientVector(...normal)],
    });
    let worst = 0;
    for (let n = 0; n < 400; n++) {
      const p: Vec3 = [-6 + (n % 20) * 0.6, 6 + ((n / 20) | 0) * 0.6, 0.37 * ((n % 7) - 3)];
      const value = ({ volume, pose }: typeof straight): number => {
        const q = patientToVoxel(volume, headToPatient(pose, p));
        return trilinear(volume, q);
      };
      worst = Math.max(worst, Math.abs(value(straight) - value(oblique)));
    }
    // Two lattices and linear interpolation between voxels; 1300 HU of contrast.
    expect(worst).toBeLessThan(90);
  });

  it('is deterministic by its seed, and its noise is as asked', () => {
    const options = {
      spacingMm: [1, 1, 1] as Vec3,
      region: { min: [-4, -6, -4] as Vec3, max: [4, 2, 4] as Vec3 },
      marginMm: 0,
    };
    const a = simulateCt(cat, { ...options, seed: 5 }).volume.voxels;
    const b = simulateCt(cat, { ...options, seed: 5 }).volume.voxels;
    const other = simulateCt(cat, { ...options, seed: 6 }).volume.voxels;
    const clean = simulateCt(cat, { ...options, noiseHu: 0 }).volume.voxels;
    expect(a).toEqual(b);
    expect(a).not.toEqual(other);
    const spread = Math.sqrt(a.reduce((sum, hu, n) => sum + (hu - clean[n]!) ** 2, 0) / a.length);
    expect(spread).toBeGreaterThan(17);
    expect(spread).toBeLessThan(23);
  });

  it('gives the same volume in shares', () => {
    const options = {
      spacingMm: [0.9, 0.9, 0.7] as Vec3,
      region: { min: [-9, 4, -6] as Vec3, max: [9, 22, 12] as Vec3 },
    };
    const whole = simulateCt(cat, options).volume;
    const voxels = new Int16Array(whole.voxels.length);
    const nk = whole.sizeVoxels[2];
    for (const slices of [
      [0, 7],
      [7, 19],
      [19, nk],
    ] as const)
      simulateCt(cat, { ...options, voxels, slices });
    expect(voxels).toEqual(whole.voxels);
  });

  it('holds poses that are proper rotations and truth that matches them', () => {
    const { volume, pose, truth } = simulateCt(cat, {
      spacingMm: [2, 2, 2],
      nodeMm: 2,
      pose: headPose([0.3, 0.2, -0.4], [5, 6, 7]),
      couch: true,
      tube: true,
    });
    expect(dot(cross(pose.x, pose.y), pose.z)).toBeCloseTo(1, 12);
    expect(truth.dorsal).toEqual(pose.y);
    expect(truth.boneDistance(truth.entryLps)).toBeCloseTo(0, 3);
    expect(patientToHead(pose, truth.targetLps)[0]).toBeCloseTo(cat.target[0], 9);
    const q = patientToVoxel(volume, headToPatient(pose, cat.target)).map(Math.round);
    const hu = volume.voxels[q[0]! + volume.sizeVoxels[0] * (q[1]! + volume.sizeVoxels[1] * q[2]!)]!;
    expect(Math.abs(hu - 95)).toBeLessThan(60);
  });
});

describe('blurKernel', () => {
  it('has weights that add up to one and the variance of blur and voxel together', () => {
    const { weights, first, perVoxel } = blurKernel(0.5, 0.9, 2, 0.25);
    let mean = 0;
    let square = 0;
    weights.forEach((w, n) => {
      const t = (first + n + 0.5) * (0.5 / perVoxel) - 0.25;
      mean += w * t;
      square += w * t * t;
    });
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(mean).toBeCloseTo(0, 9);
    // The softness of the fine samples is in them already.
    expect(square + 0.25 ** 2 / 6).toBeCloseTo(sigmaOf(0.9) ** 2 + 0.5 ** 2 / 12, 3);
  });
});

function trilinear(
  v: { voxels: Int16Array<ArrayBufferLike>; sizeVoxels: readonly number[] },
  q: Vec3,
): number {
  const [ni, nj] = v.sizeVoxels as [number, number, number];
  const base = q.map(Math.floor) as [number, number, number];
  let sum = 0;
  for (let corner = 0; corner < 8; corner++) {
    const step = [corner & 1, (corner >> 1) & 1, (corner >> 2) & 1];
    let weight = 1;
    step.forEach((s, a) => (weight *= s ? q[a]! - base[a]! : 1 - (q[a]! - base[a]!)));
    sum += weight * v.voxels[base[0] + step[0]! + ni * (base[1] + step[1]! + nj * (base[2] + step[2]!))]!;
  }
  return sum;
}
