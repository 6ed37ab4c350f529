import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { extractBone } from '../../geometry/anatomy/extract-bone';
import { seededRandom } from '../../geometry/core/random';
import { simulateCt } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import { randomPatient, samplePatient } from '../../samples/patients';
import { examineBone } from '../support/examine-bone';
import { calvariaHalves, randomPose } from '../support/draw-trial';

const lines: string[] = [];

describe('the refined bone surface against the true bone', () => {
  it.each([
    ['cat', () => samplePatient('cat'), 1],
    ['dobermann', () => samplePatient('dobermann'), 2],
    ...[201, 202, 203, 204, 205, 206].map(
      seed => [`random ${seed}`, () => randomPatient(seed), seed] as const,
    ),
  ] as const)('%s: mean under 0.05 mm, RMS under 0.12 mm over the vault', async (name, parameters, seed) => {
    const random = seededRandom(seed);
    const head = buildHead(parameters());
    const [a, b, c] = calvariaHalves(head);
    const blur = random.between(0.7, 1);
    const { volume, pose } = simulateCt(head, {
      spacingMm: [0.45, 0.45, 0.5],
      blurFwhmMm: [blur, blur, blur],
      noiseHu: 20,
      seed,
      pose: randomPose(random),
      region: { min: [-a - 6, -5, -c - 6], max: [a + 6, b + 16, c + 6] },
    });
    const bone = await extractBone(volume);
    expect(bone.ok).toBe(true);
    if (!bone.ok) return;
    const errors = examineBone(bone.value.mesh, head, pose);
    for (const region of ['vault', 'temple'] as const) {
      const e = errors[region];
      lines.push(
        [
          name,
          `blur ${blur.toFixed(2)} (found ${bone.value.blurMm?.toFixed(2)})`,
          region,
          `${e.vertices} vertices`,
          `mean ${e.mean.toFixed(3)}`,
          `rms ${e.rms.toFixed(3)}`,
          `1-99 % ${e.p1.toFixed(3)} to ${e.p99.toFixed(3)}`,
          `worst ${e.worstInward.toFixed(3)} at (${e.worstAt.map(x => x.toFixed(1)).join(', ')}), ${e.worstOutward.toFixed(3)}`,
        ].join('\t'),
      );
    }
    expect(Math.abs(errors.vault.mean)).toBeLessThan(0.05);
    expect(errors.vault.rms).toBeLessThan(0.12);
  });

  afterAll(() => {
    mkdirSync('test/output', { recursive: true });
    writeFileSync('test/output/bone-surface.tsv', `${lines.join('\n')}\n`);
    console.log(lines.join('\n'));
  });
});
