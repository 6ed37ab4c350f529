import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { fuseVolumes } from '../../geometry/fusion/fuse-volumes';
import { sampleNames, type SampleName } from '../../samples/patients';
import type { Volume } from '../../geometry/volume/volume';
import { halveVolume } from '../support/halve-volume';
import { makePair, misplace, targetError, type FusionPair } from '../support/fusion-pair';

/** Starts for each sample: the MR declared up to 30 degrees and 40 mm off. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const lines: string[] = [];
const errorsMm: number[] = [];
const pairs = new Map<SampleName, FusionPair>();

async function fuse(fixed: Volume, moving: Volume) {
  const from = process.cpuUsage().user;
  const fused = await fuseVolumes(fixed, moving);
  if (!fused.ok) throw new Error(fused.problem.message);
  return { ...fused.value, processorS: (process.cpuUsage().user - from) / 1e6 };
}

const line = (name: string, errorMm: number, f: Awaited<ReturnType<typeof fuse>>): string =>
  [
    name.padEnd(34),
    errorMm.toFixed(3).padStart(8),
    f.metric.toFixed(4),
    f.strainMm.toFixed(2),
    f.agreementMm.toFixed(2),
    f.contrast.toFixed(1),
    f.overlap.toFixed(2),
    f.quality,
    `${f.processorS.toFixed(1)} s`,
  ].join('  ');

describe('fusion of the samples, coil field and noise on', () => {
  for (const name of sampleNames) {
    it(`${name}: ten starts are good and right, in under 20 s of processor time each`, async () => {
      // T1 for two of them, thick T2 for the others.
      const sequence = name === 'dobermann' || name === 'cat' ? 't1c' : 't2';
      const pair = makePair(name, sequence, { spacingMm: [0.7, 0.7, 0.8], nodeMm: 0.8 });
      pairs.set(name, pair);
      for (const seed of SEEDS) {
        const start = misplace(pair, seed);
        const fused = await fuse(pair.ct.volume, start.mr);
        const errorMm = targetError(fused.fixedFromMoving, start);
        errorsMm.push(errorMm);
        lines.push(line(`${name} ${sequence} seed ${seed}`, errorMm, fused));
        expect(fused.quality).toBe('good');
        expect(fused.processorS).toBeLessThan(20);
      }
    });
  }

  it('has a median target error under 0.3 mm, and 95 % under 0.6 mm', () => {
    const sorted = [...errorsMm].sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(0.3);
    expect(sorted[Math.ceil(0.95 * sorted.length) - 1]).toBeLessThan(0.6);
  });
});

describe('a wrong result is not called good', () => {
  const scaled = (mr: Volume, factor: number): Volume => ({
    ...mr,
    spacingMm: [mr.spacingMm[0] * factor, mr.spacingMm[1] * factor, mr.spacingMm[2] * factor],
  });
  for (const [fixed, moving] of [
    ['cat', 'mesocephalic'],
    ['mesocephalic', 'dobermann'],
    ['bulldog', 'mesocephalic'],
    ['dobermann', 'bulldog'],
  ] as const) {
    it(`the MR of the ${moving} on the CT of the ${fixed}`, async () => {
      const fused = await fuse(pairs.get(fixed)!.ct.volume, pairs.get(moving)!.mr);
      lines.push(line(`${moving} on ${fixed}`, Number.NaN, fused));
      expect(fused.quality).toBe('failed');
    });
  }
  for (const factor of [0.97, 1.03]) {
    it(`the same animal with voxels declared ${factor} times their size`, async () => {
      const { ct, mr } = pairs.get('cat')!;
      const fused = await fuse(ct.volume, scaled(mr, factor));
      lines.push(line(`cat, voxels x ${factor}`, Number.NaN, fused));
      expect(fused.quality).not.toBe('good');
    });
  }
  for (const [axis, end] of [
    [0, 'low'],
    [2, 'low'],
    [2, 'high'],
  ] as const) {
    it(`half the head in the MR (axis ${axis}, ${end} half) is right, or said to be in doubt`, async () => {
      const pair = misplace(pairs.get('cat')!, 5);
      const fused = await fuse(pair.ct.volume, halveVolume(pair.mr, axis, end));
      const errorMm = targetError(fused.fixedFromMoving, pair);
      lines.push(line(`cat, half of axis ${axis}, ${end}`, errorMm, fused));
      expect(fused.quality !== 'good' || errorMm < 0.8).toBe(true);
    });
  }
});

afterAll(() => {
  mkdirSync('test/output', { recursive: true });
  const head = `${'pair'.padEnd(34)}  error mm  metric  strain  agreement  contrast  overlap  quality  processor`;
  writeFileSync('test/output/fusion.txt', `${[head, ...lines].join('\n')}\n`);
});
