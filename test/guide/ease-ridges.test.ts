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

describe('bone that is not sure', () => {
  const bone = skullMesh(false);
  const toBone = skullDistance(false);
  const heights = (sigmaMm: number): number[] => {
    const uncertaintyMm = new Float32Array(bone.positions.length / 3).fill(sigmaMm);
    const { positions: p } = easeRidges(bone, { uncertaintyMm, contactGapMm: 0.15 });
    return Array.from({ length: p.length / 3 }, (_, v) => toBone(p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!));
  };

  it('is left where three standard deviations fit into the gap', () => {
    expect(Math.max(...heights(0.035).map(Math.abs))).toBeLessThan(0.02);
  });

  it('is raised by what they lack, and by eight hundredths at the most', () => {
    // 3 x 0.06 + 0.03 - 0.15 = 0.06
    expect(Math.min(...heights(0.06))).toBeGreaterThan(0.05);
    expect(Math.max(...heights(0.06))).toBeLessThan(0.07);
    expect(Math.max(...heights(0.5))).toBeLessThan(0.09);
    expect(Math.min(...heights(0.5))).toBeGreaterThan(0.07);
  });
});
