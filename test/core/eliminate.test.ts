import { describe, expect, it } from 'vitest';
import { eliminate } from '../../geometry/core/eliminate';
import { seededRandom } from '../../geometry/core/random';

const solve = (rows: readonly (readonly number[])[], least?: number): number[] | null => {
  const solved = eliminate(Float64Array.from(rows.flat()), rows.length, least);
  return solved && [...solved];
};

describe('a linear system', () => {
  it('of three unknowns has the answer that was put in', () => {
    // x = 1, y = -2, z = 3.
    const solved = solve([
      [2, 1, -1, -3],
      [-3, -1, 2, 5],
      [-2, 1, 2, 2],
    ])!;
    expect(solved.map(v => +v.toFixed(12))).toEqual([1, -2, 3]);
  });

  it('may have a nought on its diagonal, and several right sides', () => {
    expect(
      solve([
        [0, 2, 4, 1],
        [1, 0, 3, 5],
      ]),
    ).toEqual([3, 5, 2, 0.5]);
  });

  it('keeps its digits where the first row alone would lose them', () => {
    // Without pivoting the first equation swallows the second: x would be 0.
    const [x, y] = solve([
      [1e-17, 1, 1],
      [1, 1, 2],
    ])!;
    expect(x).toBeCloseTo(1, 12);
    expect(y).toBeCloseTo(1, 12);
  });

  it('has no answer where a row says what others say, or says nothing', () => {
    expect(
      solve([
        [1, 2, 1],
        [2, 4, 2],
      ]),
    ).toBeNull();
    expect(solve([[0, 1]])).toBeNull();
    expect(solve([[Number.NaN, 1]])).toBeNull();
  });

  it('counts a pivot of the least size or less as none', () => {
    expect(solve([[0.25, 1]], 0.25)).toBeNull();
    expect(solve([[0.5, 1]], 0.25)).toEqual([2]);
    expect(solve([[-0.5, 1]], 0.25)).toEqual([-2]);
  });

  it.each([1, 2, 3, 5, 8, 13, 40])('of %i seeded unknowns gives back what it was made of', n => {
    const random = seededRandom(700 + n);
    const sides = 1 + (n % 3);
    const matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => random.between(-1, 1)));
    const wanted = Array.from({ length: n }, () =>
      Array.from({ length: sides }, () => random.between(-5, 5)),
    );
    const solved = solve(
      matrix.map(row => [
        ...row,
        ...Array.from({ length: sides }, (_, s) => row.reduce((sum, m, k) => sum + m * wanted[k]![s]!, 0)),
      ]),
    )!;
    expect(solved).toHaveLength(n * sides);
    wanted.flat().forEach((value, k) => expect(solved[k]).toBeCloseTo(value, 8));
  });
});
