import { expect, it } from 'vitest';
import { bestTried, nextInFull, nextTry, type Tried } from '../../geometry/plan/next-try';

const pad = (costMm: number, radiusMm = 16) =>
  ({ pad: { radiusMm, shiftMm: { rostral: 0, left: 0 } }, costMm }) as const;
const feet = (costMm: number) => ({ pad: null, costMm }) as const;
const failed = (n: number): Tried => ({ n, fails: 1, costMm: 1, isSmaller: false });
const sound = (n: number, costMm: number): Tried => ({ n, fails: 0, costMm, isSmaller: false });
/** All that are made where every one fails. */
function allTries(options: Parameters<typeof nextTry>[0]): number[] {
  const tried: Tried[] = [];
  for (let n = nextTry(options, tried); n !== null; n = nextTry(options, tried)) tried.push(failed(n));
  return tried.map(({ n }) => n);
}

it('makes the best three where none passes, feet and pads among the first two', () => {
  expect(allTries([pad(1.4), feet(1.1), pad(1.2), feet(1.3)])).toEqual([1, 2, 3]);
});

it('makes a pad last where the best are all feet, and feet where they are all pads', () => {
  expect(allTries([feet(1.1), feet(1.2), feet(1.3), pad(1.6), pad(1.5)])).toEqual([0, 1, 4]);
  expect(allTries([pad(1.1), pad(1.2), pad(1.3), feet(2)])).toEqual([0, 1, 3]);
});

it('makes what there is', () => {
  expect(allTries([])).toEqual([]);
  expect(allTries([feet(2), feet(1)])).toEqual([1, 0]);
  expect(allTries([feet(3), feet(2), feet(1)])).toEqual([2, 1, 0]);
});

it('stops at one that keeps what it promised, and goes on where another promises an eighth more', () => {
  const options = [pad(1), feet(1.2), feet(1.3)];
  expect(nextTry(options, [sound(0, 1)])).toBeNull();
  expect(nextTry(options, [sound(0, 1.36)])).toBeNull();
  expect(nextTry(options, [sound(0, 1.37)])).toBe(1);
  expect(nextTry(options, [sound(0, 1.6), sound(1, 1.4)])).toBeNull();
  expect(nextTry(options, [failed(0), sound(1, 1.2)])).toBeNull();
});

it('makes no pad as wide as one that came out smaller', () => {
  const options = [pad(1, 24), pad(1.1, 28), pad(1.4, 16), feet(1.5)];
  expect(nextTry(options, [{ ...sound(0, 2), isSmaller: true }])).toBe(2);
  expect(nextTry(options, [sound(0, 2)])).toBe(1);
  expect(nextTry(options, [{ ...sound(0, 2), isSmaller: true }, sound(2, 1.8)])).toBe(3);
});

it('takes the one with fewest faults, then the cheapest as made', () => {
  const [a, b, c] = [sound(0, 1.5), sound(1, 1.2), failed(2)];
  expect(bestTried([a, b, c])).toBe(b);
  expect(bestTried([c, a])).toBe(a);
  expect(bestTried([{ ...c, fails: 2 }, c])).toBe(c);
  expect(bestTried([])).toBeNull();
});

it('makes the best draft in full, and another only where that shows faults or costs an eighth more', () => {
  const drafts = [sound(0, 1.2), sound(1, 1), failed(2)];
  expect(nextInFull(drafts, [])).toBe(drafts[1]);
  const others = [drafts[0]!, drafts[2]!];
  expect(nextInFull(others, [sound(1, 1.36)])).toBeNull();
  expect(nextInFull(others, [sound(1, 1.37)])).toBe(drafts[0]);
  expect(nextInFull(others, [failed(1)])).toBe(drafts[0]);
  expect(nextInFull([drafts[2]!], [failed(1)])).toBeNull();
  expect(nextInFull([], [failed(1)])).toBeNull();
});
