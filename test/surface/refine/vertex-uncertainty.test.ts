import { describe, expect, it } from 'vitest';
import { emptyFit } from '../../../geometry/surface/refine/fit-slab';
import { addCorrection, vertexUncertainty } from '../../../geometry/surface/refine/vertex-uncertainty';
import { extractIsosurface } from '../../../geometry/surface/isosurface/extract-isosurface';
import { refineSurface } from '../../../geometry/surface/refine/refine-surface';
import { seededRandom } from '../../../geometry/core/random';
import { blurredPhantom } from '../blurred-phantom';

describe('vertexUncertainty', () => {
  const clean = {
    ...emptyFit(),
    thickness: 8,
    corticalHu: 1400,
    insideHu: 40,
    outsideHu: 40,
    misfit: 1,
    clean: true,
  };

  it('grows with all that makes an edge unsure', () => {
    const least = vertexUncertainty(clean, 0.4, 0);
    expect(least).toBeGreaterThan(0.005);
    expect(least).toBeLessThan(0.03);
    for (const worse of [
      vertexUncertainty({ ...clean, misfit: 6 }, 0.4, 0),
      vertexUncertainty({ ...clean, edgeByDensity: -0.6 }, 0.4, 0),
      vertexUncertainty({ ...clean, thickness: 1, insideHu: 700 }, 0.4, 0),
      vertexUncertainty({ ...clean, underAir: true }, 0.4, 0),
      vertexUncertainty(clean, 0.6, 0),
      vertexUncertainty(clean, 0.4, -0.05),
      addCorrection(least, 0.1),
    ]) {
      expect(worse).toBeGreaterThan(1.2 * least);
    }
  });

  // Heads, and class by class: test/check/surface-uncertainty.test.ts.
  it('holds the errors of random walls under skin in its band, and not as many in a third of it (seed 12)', () => {
    const random = seededRandom(12);
    const ratios: number[] = [];
    for (let n = 0; n < 5; n++) {
      const radius = random.between(20, 40);
      const wallMm = random.between(0.8, 4);
      const blurMm = random.between(0.7, 1);
      const from = (depthMm: number) => (x: number, y: number, z: number) =>
        Math.hypot(x, y + radius, z) - radius + depthMm;
      const coats = [
        { hu: 50, distance: from(-4.5) },
        { hu: random.between(1250, 1600), distance: from(0) },
        { hu: n % 2 ? -1000 : 40, distance: from(wallMm) },
      ];
      const volume = blurredPhantom(coats, {
        sizeVoxels: [30, 36, 30],
        spacingMm: [0.45, 0.45, 0.45],
        blurMm: [blurMm, blurMm, blurMm],
        noiseHu: random.between(10, 35),
        backgroundHu: -1000,
        seed: n,
      });
      const { mesh, uncertaintyMm } = refineSurface(volume, extractIsosurface(volume, 226))!;
      for (let v = 0; v < uncertaintyMm.length; v++) {
        const [x, y, z] = [mesh.positions[3 * v]!, mesh.positions[3 * v + 1]!, mesh.positions[3 * v + 2]!];
        const error = from(0)(x, y, z);
        if (Math.hypot(x, y, z) < 5.5 && error > -0.3) ratios.push(Math.abs(error) / uncertaintyMm[v]!);
      }
    }
    const within = (sigmas: number): number => ratios.filter(r => r < sigmas).length / ratios.length;
    expect(ratios.length).toBeGreaterThan(2000);
    expect(within(1.96)).toBeGreaterThan(0.93);
    expect(within(0.65)).toBeLessThan(0.9);
  });
});
