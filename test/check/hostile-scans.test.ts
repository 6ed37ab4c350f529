import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { measureHostile } from '../support/hostile/measure-hostile';
import { buildBregma } from '../support/run-bregma';
import { niftiHead, readVolumeApart } from '../support/swollen-volumes';

it('4,000 mutated scans never crash, hang or change in silence, in less than 1 GB (seeds 1 to 4000)', async () => {
  const { counts, faults, peakBytes } = await measureHostile(1, 4000);
  console.log('mutated scans:', counts, `peak ${Math.round(peakBytes / 1e6)} MB`);
  expect(faults).toEqual([]);
  expect(Object.values(counts).reduce((a, b) => a + b)).toBe(4000);
  expect(counts['equal']).toBeGreaterThan(400);
  expect(counts['as said']).toBeGreaterThan(50);
  expect(peakBytes).toBeLessThan(1e9);
});

it('a NIfTI of less than 2 MB that packs as well as is believed takes less than 1 GB', () => {
  buildBregma();
  const work = mkdtempSync(join(tmpdir(), 'bregma-cost-'));
  // Just below a hundredfold, in the samples that grow most: 8 bits become 16.
  const count = [560, 580, 580] as const;
  const head = niftiHead(count, 8);
  const random = seededRandom(1);
  const noise = Uint8Array.from({ length: 1_750_000 }, () => random.whole(0, 255));
  const total = count[0] * count[1] * count[2];
  const packed = deflateRawSync(Buffer.concat([noise, new Uint8Array(total - noise.length)]), { level: 9 });
  const bytes = Buffer.concat([
    Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3),
    deflateRawSync(head, { finishFlush: constants.Z_FULL_FLUSH }),
    packed,
    new Uint8Array(8),
  ]);
  const { peak, words } = readVolumeApart(work, 'grows.nii.gz', bytes);
  // Its checksum is none; it is found at the end of it all.
  expect(words).toMatch(/does not match its checksum|no values as low as air/);
  expect(peak).toBeLessThan(1e9);
});
