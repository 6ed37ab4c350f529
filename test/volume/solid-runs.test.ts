import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { countSolid, findSolid, type SolidRuns } from '../../geometry/volume/find-solid';
import { indexBlocks } from '../../geometry/volume/index-blocks';
import { keepLargest } from '../../geometry/volume/keep-largest';
import type { Volume } from '../../geometry/volume/volume';

function volumeOf(size: readonly [number, number, number], value: (n: number) => number): Volume {
  return {
    sizeVoxels: size,
    voxels: Int16Array.from({ length: size[0] * size[1] * size[2] }, (_, n) => value(n)),
    originLps: patientPoint(0, 0, 0),
    spacingMm: [1, 1, 1],
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
  };
}

/** The runs as a mask. */
function maskOf(runs: SolidRuns): Uint8Array {
  const [ni, nj, nk] = runs.sizeVoxels;
  const mask = new Uint8Array(ni * nj * nk);
  for (let row = 0; row < nj * nk; row++) {
    for (let r = runs.rowStart[row]!; r < runs.rowStart[row + 1]!; r++) {
      mask.fill(1, row * ni + runs.from[r]!, row * ni + runs.to[r]!);
    }
  }
  return mask;
}

/** Face-connected components by flood fill: voxel lists, in voxel order of their first voxel. */
function floodComponents(mask: Uint8Array, [ni, nj, nk]: readonly [number, number, number]): number[][] {
  const seen = new Uint8Array(mask.length);
  const components: number[][] = [];
  for (let seed = 0; seed < mask.length; seed++) {
    if (!mask[seed] || seen[seed]) continue;
    const component = [seed];
    seen[seed] = 1;
    for (let n = 0; n < component.length; n++) {
      const at = component[n]!;
      const [i, j, k] = [at % ni, Math.floor(at / ni) % nj, Math.floor(at / (ni * nj))];
      const visit = (next: number, inside: boolean): void => {
        if (!inside || !mask[next] || seen[next]) return;
        seen[next] = 1;
        component.push(next);
      };
      visit(at - 1, i > 0);
      visit(at + 1, i < ni - 1);
      visit(at - ni, j > 0);
      visit(at + ni, j < nj - 1);
      visit(at - ni * nj, k > 0);
      visit(at + ni * nj, k < nk - 1);
    }
    components.push(component);
  }
  return components;
}

describe('indexBlocks', () => {
  it('holds the greatest of every block, the cut ones at the border too', () => {
    const random = seededRandom(1);
    const size = [19, 8, 21] as const;
    const volume = volumeOf(size, () => random.whole(-1000, 3000));
    const { blocks, max, side } = indexBlocks(volume);
    expect(blocks).toEqual([3, 1, 3]);
    for (let c = 0; c < blocks[2]; c++) {
      for (let a = 0; a < blocks[0]; a++) {
        const values: number[] = [];
        volume.voxels.forEach((value, n) => {
          const [i, k] = [n % size[0], Math.floor(n / (size[0] * size[1]))];
          if (Math.floor(i / side) === a && Math.floor(k / side) === c) values.push(value);
        });
        expect(max[a + blocks[0] * c]).toBe(Math.max(...values));
      }
    }
  });
});

describe('findSolid', () => {
  it.each([1, 2, 3, 4])('finds what a plain comparison finds, seed %i', seed => {
    const random = seededRandom(seed);
    const size = [random.whole(1, 40), random.whole(1, 20), random.whole(1, 20)] as const;
    // Smooth enough for blocks that lie wholly above or below.
    const volume = volumeOf(size, n => Math.round(300 * Math.sin(n / 90) + random.between(-60, 60)));
    const runs = findSolid(volume, 226, indexBlocks(volume));
    expect([...maskOf(runs)]).toEqual([...volume.voxels].map(v => (v > 226 ? 1 : 0)));
    expect(countSolid(runs)).toBe(volume.voxels.filter(v => v > 226).length);
  });

  it('takes a voxel at the level for not solid, and rows solid from end to end', () => {
    const volume = volumeOf([17, 1, 2], n => (n < 17 ? 300 : 226));
    const runs = findSolid(volume, 226, indexBlocks(volume));
    expect([...runs.rowStart]).toEqual([0, 1, 1]);
    expect([runs.from[0], runs.to[0]]).toEqual([0, 17]);
  });
});

describe('keepLargest', () => {
  it.each([0.15, 0.25, 0.31, 0.4, 0.7])('keeps what a flood fill finds largest, %f solid', share => {
    const random = seededRandom(Math.round(1000 * share));
    const size = [23, 17, 19] as const;
    const volume = volumeOf(size, () => (random.uniform() < share ? 1000 : 0));
    const all = findSolid(volume, 226, indexBlocks(volume));
    const components = floodComponents(maskOf(all), size);
    const sizes = components.map(p => p.length);
    const most = Math.max(...sizes);
    const kept = keepLargest(all);
    expect(kept.components).toBe(components.length);
    expect(kept.voxels).toBe(most);
    expect(kept.runnerUpVoxels).toBe([...sizes].sort((a, b) => b - a)[1] ?? 0);
    const expected = new Uint8Array(maskOf(all).length);
    for (const at of components[sizes.indexOf(most)]!) expected[at] = 1;
    expect(maskOf(kept.runs)).toEqual(expected);
  });

  it('gives nothing for nothing', () => {
    const volume = volumeOf([4, 4, 4], () => 0);
    const kept = keepLargest(findSolid(volume, 226, indexBlocks(volume)));
    expect(kept).toMatchObject({ voxels: 0, components: 0, runnerUpVoxels: 0 });
    expect(kept.runs.from.length).toBe(0);
  });
});
