import { describe, expect, it } from 'vitest';
import { easeRidges } from '../../geometry/guide/ease-ridges';
import { skullDistance, skullMesh } from '../support/analytic-skull';

describe('easeRidges', () => {
  const moved = (crest: boolean): number[] => {
    const bone = skullMesh(crest);
    const toBone = skullDistance(crest);
    const { positions: p } = easeRidges(bone);
    return Array.from({ length: p.length / 3 }, (_, v) => toBone(p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!));
  };
  it('leaves a smooth vault where it is', () => {
    expect(Math.max(...moved(false).map(Math.abs))).toBeLessThan(0.02);
  });
  it('raises a crest’s free edge of 1.5 mm radius by some hundredths of a millimetre, never by more than a tenth', () => {
    const distances = moved(true);
    expect(Math.max(...distances)).toBeGreaterThan(0.02);
    expect(Math.max(...distances)).toBeLessThan(0.1);
    expect(Math.min(...distances)).toBeGreaterThan(-0.03);
  });
});
