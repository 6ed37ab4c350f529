import { describe, expect, it } from 'vitest';
import { splitFrames } from '../../../geometry/scan/dicom/split-frames';

const END = [0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0];
const item = (...content: number[]) => [0xfe, 0xff, 0x00, 0xe0, content.length, 0, 0, 0, ...content];
const bytes = (...parts: readonly number[][]) => Uint8Array.from(parts.flat());

function frames(data: Uint8Array, count: number): number[][] {
  const split = splitFrames(data, count);
  if (split.kind !== 'frames') throw new Error(split.kind);
  return split.frames.map(frame => [...frame]);
}

describe('splitFrames', () => {
  it('joins all fragments of one frame', () => {
    expect(frames(bytes(item(), item(1, 2), item(3, 4), END), 1)).toEqual([[1, 2, 3, 4]]);
  });

  it('takes one fragment for a frame where there are as many', () => {
    expect(frames(bytes(item(), item(1, 2), item(3, 4), END), 2)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('follows the offset table, which counts from the first fragment', () => {
    const table = item(0, 0, 0, 0, 20, 0, 0, 0);
    expect(frames(bytes(table, item(1, 2), item(3, 4), item(5, 6), END), 2)).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ]);
  });

  it('finds the frames by their first marker where there is no table', () => {
    const data = bytes(item(), item(0xff, 0xd8), item(1, 2), item(0xff, 0x4f), item(3, 4), item(5, 6), END);
    expect(frames(data, 2)).toEqual([
      [0xff, 0xd8, 1, 2],
      [0xff, 0x4f, 3, 4, 5, 6],
    ]);
  });

  it('follows the extended offset table, and passes over tables that lead nowhere', () => {
    const fragments = [item(1, 2), item(3, 4), item(5, 6), END];
    const expected = [
      [1, 2, 3, 4],
      [5, 6],
    ];
    const split = (table: number[], extended: number[]) => {
      const found = splitFrames(bytes(table, ...fragments), 2, extended);
      return found.kind === 'frames' ? found.frames.map(frame => [...frame]) : found.kind;
    };
    expect(split(item(), [0, 20])).toEqual(expected);
    expect(split(item(0, 0, 0, 0, 7, 0, 0, 0), [0, 20])).toEqual(expected);
    expect(split(item(0, 0, 0, 0, 7, 0, 0, 0), [0, 21])).toBe('malformed');
  });

  it('does without the closing delimiter', () => {
    expect(frames(bytes(item(), item(1, 2), item(3, 4)), 2)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('says that data is cut, wherever it is cut', () => {
    const whole = bytes(item(), item(1, 2, 3, 4), END);
    for (let keep = 0; keep < whole.length; keep++) {
      // Where the file ends with a fragment only the delimiter may be missing.
      if (keep === whole.length - END.length) continue;
      expect(splitFrames(whole.subarray(0, keep), 1).kind, `${keep} bytes`).toBe('truncated');
    }
  });

  it('says that data is not in order', () => {
    expect(splitFrames(bytes(item(), [1, 2, 3, 4, 5, 6, 7, 8], END), 1).kind).toBe('malformed');
    expect(splitFrames(bytes(item(), END), 1).kind).toBe('malformed');
    expect(splitFrames(bytes(item(), item(1), item(2), item(3), END), 2).kind).toBe('malformed');
  });
});
