import { expect, it } from 'vitest';
import { borderCells, floodThroughFaces } from '../../geometry/anatomy/flood-through-faces';
import { seededRandom } from '../../geometry/core/random';

/** Marks handed on from neighbour to neighbour until nothing changes. */
function floodSlowly(starts: readonly number[], size: readonly [number, number, number], may: Uint8Array) {
  const [ni, nj, nk] = size;
  const marked = new Uint8Array(may.length);
  for (const n of starts) marked[n] = may[n]!;
  const at = (i: number, j: number, k: number): number =>
    i < 0 || j < 0 || k < 0 || i >= ni || j >= nj || k >= nk ? 0 : marked[i + ni * (j + nj * k)]!;
  for (let changed = true; changed;) {
    changed = false;
    for (let n = 0; n < may.length; n++) {
      const [i, j, k] = [n % ni, Math.floor(n / ni) % nj, Math.floor(n / (ni * nj))];
      if (marked[n] || !may[n]) continue;
      if (
        at(i - 1, j, k) +
        at(i + 1, j, k) +
        at(i, j - 1, k) +
        at(i, j + 1, k) +
        at(i, j, k - 1) +
        at(i, j, k + 1)
      ) {
        marked[n] = 1;
        changed = true;
      }
    }
  }
  return marked;
}

it.each([1, 2, 3, 4])('marks what hangs together through faces, and no more (seed %i)', seed => {
  const size = [9, 7, 5] as const;
  const random = seededRandom(seed);
  const may = Uint8Array.from({ length: 9 * 7 * 5 }, () => (random.uniform() < 0.45 ? 1 : 0));
  for (const starts of [[157], [0, 314], borderCells(size)]) {
    const marked = new Uint8Array(may.length);
    const count = floodThroughFaces(starts, size, n => may[n] === 1, marked);
    const slowly = floodSlowly(starts, size, may);
    expect(marked).toEqual(slowly);
    expect(count).toBe(slowly.filter(Boolean).length);
  }
});

it('stops at what is marked already, and does not count it', () => {
  const marked = Uint8Array.from([0, 0, 1, 0, 0]);
  expect(floodThroughFaces([0], [5, 1, 1], () => true, marked)).toBe(2);
  expect([...marked]).toEqual([1, 1, 1, 0, 0]);
});

it('the border of a box is every cell that lacks a neighbour, once', () => {
  expect(borderCells([3, 3, 3])).toEqual(Array.from({ length: 27 }, (_, n) => n).filter(n => n !== 13));
  expect(borderCells([1, 2, 2])).toEqual([0, 1, 2, 3]);
});
