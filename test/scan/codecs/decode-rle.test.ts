import { describe, expect, it } from 'vitest';
import { decodeRle } from '../../../geometry/scan/codecs/decode-rle';

/** A frame of the given segments, with its header of sixteen offsets. */
function frameOf(...segments: readonly (readonly number[])[]): Uint8Array {
  const bytes = new Uint8Array(64 + segments.reduce((sum, s) => sum + s.length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, segments.length, true);
  let at = 64;
  for (const [index, segment] of segments.entries()) {
    view.setUint32(4 + 4 * index, at, true);
    bytes.set(segment, at);
    at += segment.length;
  }
  return bytes;
}

describe('decodeRle', () => {
  it('puts the first segment in the upper byte: runs, literals and no-ops', () => {
    const samples = new Uint16Array(6);
    // Upper: 0x12 three times, then 1 2 3. Lower: a no-op, six times 0xff.
    decodeRle(frameOf([254, 0x12, 2, 1, 2, 3], [128, 251, 0xff]), 2, samples);
    expect([...samples]).toEqual([0x12ff, 0x12ff, 0x12ff, 0x01ff, 0x02ff, 0x03ff]);
  });

  it('lets a run end with the image', () => {
    const samples = new Uint16Array(3);
    decodeRle(frameOf([129, 7]), 1, samples);
    expect([...samples]).toEqual([7, 7, 7]);
  });

  it.each([
    ['a literal that breaks off', frameOf([5, 1, 2]), 1, /ends early/],
    ['a run without its value', frameOf([251]), 1, /ends early/],
    ['too few values', frameOf([1, 4, 4]), 1, /ends early/],
    ['another number of segments', frameOf([251, 1]), 2, /1 run-length segments where 2/],
    ['no header', new Uint8Array(10), 1, /header is cut short/],
  ] as const)('refuses %s', (_name, frame, bytesPerSample, words) => {
    expect(() => decodeRle(frame, bytesPerSample, new Uint16Array(6))).toThrow(words);
  });

  it('refuses a segment outside the frame', () => {
    const frame = frameOf([251, 1]);
    new DataView(frame.buffer).setUint32(4, 5000, true);
    expect(() => decodeRle(frame, 1, new Uint16Array(6))).toThrow(/outside/);
  });
});
