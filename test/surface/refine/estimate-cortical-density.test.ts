import { describe, expect, it } from 'vitest';
import { estimateCorticalDensity } from '../../../geometry/surface/refine/estimate-cortical-density';
import { estimateEdgeModel } from '../../../geometry/surface/refine/estimate-edge-model';
import { extractIsosurface } from '../../../geometry/surface/isosurface/extract-isosurface';
import { refineSurface } from '../../../geometry/surface/refine/refine-surface';
import { blurredPhantom, type Coat } from '../blurred-phantom';

const COMPACT_HU = 1300;
const outer = (x: number, y: number, z: number): number => Math.hypot(x, y + 30, z) - 30;
/**
 * A cat's vault: tables of half a millimetre, the wall from 0.8 to 2 mm thick across it, so that
 * diploe begins midway.
 */
const TABLE_MM = 0.5;
const wallMm = (x: number): number => 1.4 + 0.6 * Math.max(-1, Math.min(1, x / 6));
const vault: Coat[] = [
  { hu: 50, distance: (x, y, z) => outer(x, y, z) - 4 },
  { hu: COMPACT_HU, distance: outer },
  {
    hu: 600,
    distance: (x, y, z) => Math.max(outer(x, y, z) + TABLE_MM, -(outer(x, y, z) + wallMm(x) - TABLE_MM)),
  },
  { hu: 40, distance: (x, y, z) => outer(x, y, z) + wallMm(x) },
];
const scan = (coats: readonly Coat[]) =>
  blurredPhantom(coats, {
    sizeVoxels: [44, 36, 44],
    spacingMm: [0.45, 0.45, 0.45],
    backgroundHu: -1000,
    seed: 5,
  });

describe('estimateCorticalDensity', () => {
  it('finds compact bone’s density where thin tables lie over diploe', () => {
    const volume = scan(vault);
    const model = estimateEdgeModel(volume, extractIsosurface(volume, 226))!;
    expect(Math.abs(model.corticalHu / COMPACT_HU - 1)).toBeLessThan(0.08);
  });

  it('is not misled by a few teeth', () => {
    // A crown of enamel over dentine, about a tenth of the surface.
    const crown = (x: number, y: number, z: number): number => Math.hypot(x - 5, y - 1.5, z - 5) - 2.2;
    const plain = scan(vault);
    const toothed = scan([
      ...vault,
      { hu: 2500, distance: crown },
      { hu: 1650, distance: (x, y, z) => crown(x, y, z) + 0.4 },
    ]);
    const model = estimateEdgeModel(plain, extractIsosurface(plain, 226))!;
    const found = estimateCorticalDensity(toothed, extractIsosurface(toothed, 226), model)!;
    expect(Math.abs(found / model.corticalHu - 1)).toBeLessThan(0.08);
  });

  it('lays the outer face of thin tables within five hundredths of a millimetre', () => {
    const volume = scan(vault);
    const { positions } = refineSurface(volume, extractIsosurface(volume, 226))!.mesh;
    let sum = 0;
    let count = 0;
    for (let v = 0; v < positions.length; v += 3) {
      const [x, y, z] = [positions[v]!, positions[v + 1]!, positions[v + 2]!];
      if (Math.hypot(x, y, z) > 6.3 || Math.abs(outer(x, y, z)) > 0.4) continue;
      sum += outer(x, y, z);
      count++;
    }
    expect(count).toBeGreaterThan(500);
    expect(Math.abs(sum / count)).toBeLessThan(0.05);
  });
});
