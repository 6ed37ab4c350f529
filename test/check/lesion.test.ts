import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { findEndocranium } from '../../geometry/anatomy/find-endocranium';
import { segmentLesion, type Lesion } from '../../geometry/anatomy/segment-lesion';
import { patientPoint, voxelPoint } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { distance, type Vec3 } from '../../geometry/core/vector';
import { voxelToPatient, type Volume } from '../../geometry/volume/volume';
import { simulateCt } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import { headPose } from '../../samples/head/pose';
import { sampleNames, samplePatient } from '../../samples/patients';

const CLICKS = 12;
const ELSEWHERE = 40;
const lines: string[] = [
  'sample\tvoxels mm\tDice\tvolume/truth\tcentroid off mm\tlongest off mm\tworst click ms',
];

/** Overlap of the outlined voxels with those whose centres lie in the true ball: 1 is the same. */
function dice(volume: Volume, { mask }: Lesion, center: Vec3, radiusMm: number): number {
  const [mi, mj, mk] = mask.sizeVoxels;
  const [a, b, c] = mask.firstVoxel;
  let [both, seen, truth] = [0, 0, 0];
  for (let k = 0, n = 0; k < mk; k++) {
    for (let j = 0; j < mj; j++) {
      for (let i = 0; i < mi; i++, n++) {
        const isTrue = distance(voxelToPatient(volume, voxelPoint(i + a, j + b, k + c)), center) < radiusMm;
        seen += mask.inside[n]!;
        if (isTrue) truth++;
        if (isTrue && mask.inside[n] === 1) both++;
      }
    }
  }
  return (2 * both) / (seen + truth);
}

describe.each([
  [0.45, 0.45, 0.5],
  [1, 1, 1],
] as [number, number, number][])('lesions outlined on voxels of %d x %d x %d mm', (...spacingMm) => {
  it.each(sampleNames)('%s, from a dozen clicks in and at it, and from none in healthy brain', name => {
    const { volume, truth } = simulateCt(buildHead(samplePatient(name)), {
      spacingMm,
      pose: headPose([0.07, -0.04, 0.05], [4.5, -12.25, 31.5]),
      seed: 17,
    });
    const room = findEndocranium(volume, 226);
    if (!room.ok) throw new Error(room.problem.message);
    const { centreLps: center, radiusMm } = truth.lesion;
    const random = seededRandom(8);
    let [worstDice, worstRatio, worstAway, worstLong, worstMs] = [1, 1, 0, 0, 0];
    for (let n = 0; n < CLICKS; n++) {
      const d = random.direction();
      const r = random.between(0, radiusMm + 1);
      const at = patientPoint(center[0] + r * d[0], center[1] + r * d[1], center[2] + r * d[2]);
      const from = performance.now();
      const seen = segmentLesion(volume, room.value, at);
      worstMs = Math.max(worstMs, performance.now() - from);
      if (!seen.ok) throw new Error(seen.problem.message);
      const { volumeMm3, centroidLps, longestMm } = seen.value;
      const ratio = volumeMm3 / ((4 / 3) * Math.PI * radiusMm ** 3);
      worstDice = Math.min(worstDice, dice(volume, seen.value, center, radiusMm));
      if (Math.abs(ratio - 1) > Math.abs(worstRatio - 1)) worstRatio = ratio;
      worstAway = Math.max(worstAway, distance(centroidLps, center));
      if (Math.abs(longestMm - 2 * radiusMm) > Math.abs(worstLong)) worstLong = longestMm - 2 * radiusMm;
    }
    lines.push(
      [
        name,
        spacingMm.join(' x '),
        worstDice.toFixed(3),
        worstRatio.toFixed(3),
        worstAway.toFixed(2),
        worstLong.toFixed(2),
        worstMs.toFixed(0),
      ].join('\t'),
    );
    expect(worstDice).toBeGreaterThan(0.88);
    expect(Math.abs(worstRatio - 1)).toBeLessThan(0.15);
    expect(worstAway).toBeLessThan(0.3);
    expect(Math.abs(worstLong)).toBeLessThan(1.2);

    for (let n = 0; n < ELSEWHERE;) {
      const d = random.direction();
      const r = random.between(0, 22);
      const [x, y, z] = room.value.centerLps;
      const at = patientPoint(x + r * d[0], y + r * d[1], z + r * d[2]);
      if (room.value.distanceMm(at) > -2 || distance(at, center) < radiusMm + 5) continue;
      n++;
      expect(segmentLesion(volume, room.value, at).ok).toBe(false);
    }
  });
});

afterAll(() => {
  mkdirSync('test/output', { recursive: true });
  writeFileSync('test/output/lesion.tsv', `${lines.join('\n')}\n`);
  console.log(lines.join('\n'));
});
