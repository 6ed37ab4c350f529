import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { chooseWall, type WallQuestions } from '../../geometry/path/choose-wall';
import type { BoneStretch } from '../../geometry/path/find-bone-crossings';
import type { Volume } from '../../geometry/volume/volume';

/** The line runs along x; voxel i lies at x = i mm, the target at 40. */
const line = { originLps: patientPoint(40, 4, 4), direction: patientVector(1, 0, 0) };
const stretch = (fromMm: number, toMm: number): BoneStretch => ({ fromMm, toMm }) as BoneStretch;

function volumeOf(huAt: (i: number) => number): Volume {
  const voxels = Int16Array.from({ length: 41 * 9 * 9 }, (_, n) => huAt(n % 41));
  return {
    sizeVoxels: [41, 9, 9],
    spacingMm: [1, 1, 1],
    originLps: patientPoint(0, 0, 0),
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
    voxels,
  };
}
const marrow = volumeOf(() => -50);
const choose = (
  stretches: readonly BoneStretch[],
  { volume = marrow, ...questions }: Partial<WallQuestions> & { readonly volume?: Volume } = {},
) => chooseWall(volume, line, stretches, { isClosedIn: () => true, isBrain: () => false, ...questions });

describe('chooseWall', () => {
  it('is null where there is no bone', () => {
    expect(choose([])).toBeNull();
  });

  it('is the one stretch there is', () => {
    const only = stretch(-30, -27);
    expect(choose([only])).toEqual({ stretches: [only], layers: [only], before: [] });
  });

  it('fills marrow that bone encloses, up to 6 mm of it', () => {
    const [outer, inner] = [stretch(-30, -28), stretch(-22, -20)];
    expect(choose([outer, inner])!.layers).toEqual([{ ...outer, toMm: -20 }]);
    const wide = stretch(-21.5, -20);
    expect(choose([outer, wide])!.layers).toEqual([outer, wide]);
    expect(choose([outer, wide])!.stretches).toEqual([outer, wide]);
  });

  it('fills no air and no brain', () => {
    const [outer, inner] = [stretch(-30, -28), stretch(-24, -22)];
    for (const hu of [-310, -900]) {
      expect(choose([outer, inner], { volume: volumeOf(() => hu) })!.layers).toEqual([outer, inner]);
    }
    expect(choose([outer, inner], { volume: volumeOf(() => -290) })!.layers).toHaveLength(1);
    const asked: number[] = [];
    const isBrain: WallQuestions['isBrain'] = p => asked.push(p[0]) > 0;
    expect(choose([outer, inner], { isBrain })!.layers).toEqual([outer, inner]);
    // The middle of the gap.
    expect(asked).toEqual([14]);
  });

  it('goes by the middle half of a gap alone, evenly', () => {
    // From x = 12 to 16; the middle half from 13 to 15.
    const gap = [stretch(-30, -28), stretch(-24, -22)];
    const rims = volumeOf(i => (i >= 13 && i <= 15 ? -50 : -1000));
    expect(choose(gap, { volume: rims })!.layers).toHaveLength(1);
    const edge = (hu: number): Volume => volumeOf(i => (i === 13 ? hu : i === 15 ? 0 : -280));
    // Nine samples a quarter of a voxel apart, so that their mean is (2.5 hu - 4 * 280) / 9: air
    // below -632.
    for (const hu of [-1000, -700, -640]) {
      expect(choose(gap, { volume: edge(hu) })!.layers, String(hu)).toHaveLength(2);
    }
    for (const hu of [-625, -500, 0]) {
      expect(choose(gap, { volume: edge(hu) })!.layers, String(hu)).toHaveLength(1);
    }
  });

  it('takes the edge of the scan for air', () => {
    const outside = { ...line, originLps: patientPoint(20, 4, 4) };
    const gap = [stretch(-26, -24), stretch(-18, -16)];
    const made = chooseWall(marrow, outside, gap, { isClosedIn: () => true, isBrain: () => false })!;
    expect(made.layers).toEqual(gap);
  });

  it('leaves outside what an open gap parts from it, though the next gap is closed', () => {
    const [arch, crest, table] = [stretch(-39, -36), stretch(-30, -28), stretch(-25, -22)];
    const asked: number[][] = [];
    const isClosedIn: WallQuestions['isClosedIn'] = (fromMm, toMm) => {
      asked.push([fromMm, toMm]);
      return fromMm === -28;
    };
    expect(choose([arch, crest, table], { isClosedIn })).toEqual({
      stretches: [crest, table],
      layers: [{ ...crest, toMm: -22 }],
      before: [arch],
    });
    expect(asked).toEqual([
      [-28, -25],
      [-36, -30],
    ]);
    const none = choose([arch, crest, table], { isClosedIn: () => false })!;
    expect(none).toEqual({ stretches: [table], layers: [table], before: [arch, crest] });
  });
});
