import { beforeAll, describe, expect, it } from 'vitest';
import { blockOut, type BlockOutGrid } from '../../geometry/guide/block-out';
import type { Footprint } from '../../geometry/guide/outline-footprint';
import { columnsAround, heightMap } from '../../geometry/guide/sweep-bone';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { contourGrid } from '../../geometry/surface/isosurface/contour-grid';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';

/** A mushroom on a floor: a ball of 2 mm over a stem of 0.8 mm, its top at z = 5. */
function mushroom(x: number, y: number, z: number): number {
  const floor = Math.max(z, -3 - z, Math.abs(x) - 7, Math.abs(y) - 7);
  const ball = Math.hypot(x, y, z - 3) - 2;
  const stem = Math.max(Math.hypot(x, y) - 0.8, z - 3, -1 - z);
  return Math.min(floor, ball, stem);
}

function mesh(): TriangleMesh {
  const step = 0.25;
  const size = [69, 69, 45] as const;
  const origin = [-8.5, -8.5, -4] as const;
  const values = new Float32Array(size[0] * size[1] * size[2]);
  for (let k = 0, n = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      for (let i = 0; i < size[0]; i++, n++) {
        values[n] = -mushroom(origin[0] + i * step, origin[1] + j * step, origin[2] + k * step);
      }
    }
  }
  return contourGrid({ values, size, origin, spacingMm: [step, step, step] }, 0);
}

const columns = columnsAround({ xMin: -5, xMax: 5, yMin: -5, yMax: 5 }, { fineMm: 0.25, coarseMm: 1 });
const grid: BlockOutGrid = { columns, zMm: -2, nz: 41, ratio: 4 };
const everywhere: Footprint = {
  outline: new Float32Array(columns.nx * columns.ny).fill(-1),
  offSteepMm: new Float64Array(columns.nx * columns.ny),
  at: () => -1,
};

describe('blockOut', () => {
  let at: Record<'whole' | 'block-out' | 'curved-face', (x: number, y: number, z: number) => number>;
  beforeAll(async () => {
    const bone = mesh();
    const index = buildSurfaceIndex(bone);
    const height = heightMap(bone, columns);
    const isOwn = new Uint8Array(bone.triangles.length / 3).fill(1);
    const all = { index, own: index, isOwn, height, ownHeight: height };
    const read = async (leaveOut?: 'block-out' | 'curved-face') => {
      const options = { limitMm: 6, bandMm: 1.3, ...(leaveOut && { leaveOut }) };
      const { fine } = await blockOut(all, grid, everywhere, options);
      const { nx, ny, xMm, yMm, cellMm } = columns;
      return (x: number, y: number, z: number): number => {
        const [i, j, k] = [x - xMm, y - yMm, z - grid.zMm].map(v => Math.round(v / cellMm)) as [
          number,
          number,
          number,
        ];
        return fine[i + nx * (j + ny * k)]!;
      };
    };
    at = {
      whole: await read(),
      'block-out': await read('block-out'),
      'curved-face': await read('curved-face'),
    };
  });

  it('fills what lies under a ledge, and leaves what lies beside and over it', () => {
    expect(at.whole(1.5, 0, 0.75)).toBeLessThanOrEqual(0);
    expect(at.whole(2.5, 0, 3)).toBeCloseTo(0.5, 1);
    // Beside the stem, but under nothing: as near as the ball that it must pass on its way off.
    expect(at.whole(2.5, 0, 1)).toBeCloseTo(0.5, 1);
    expect(at.whole(0, 0, 5.5)).toBeCloseTo(0.5, 1);
  });

  it('follows the bone under the ledge where the block-out is left out', () => {
    expect(at['block-out'](1.5, 0, 0.75)).toBeCloseTo(mushroom(1.5, 0, 0.75), 1);
    expect(at['block-out'](2.5, 0, 1)).toBeCloseTo(mushroom(2.5, 0, 1), 1);
    expect(at['block-out'](0, 0, 3)).toBeLessThan(0);
    expect(at['block-out'](3, 3, -1)).toBeLessThan(0);
  });

  it('lies flat on the highest bone where the curved face is left out', () => {
    for (const [x, y, z] of [
      [0, 0, 6],
      [4, -3, 6],
      [4, 4, 1],
    ] as const) {
      expect(at['curved-face'](x, y, z)).toBeCloseTo(z - 5, 1);
    }
  });
});
