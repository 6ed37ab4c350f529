import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { seededRandom } from '../../../geometry/core/random';
import { hashBytes } from '../../../geometry/plan/document/hash-bytes';

it('is the SHA-256 that the system computes', () => {
  const random = seededRandom(3);
  for (const size of [0, 1, 55, 56, 64, 1000, 100_003]) {
    const bytes = Uint8Array.from({ length: size }, () => random.whole(0, 255));
    expect(hashBytes(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});
