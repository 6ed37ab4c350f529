import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../geometry/core/random';
import { decodeJpeg } from '../../../geometry/scan/codecs/decode-jpeg';

/**
 * Gathers bits as a JPEG scan holds them: most significant first, a zero after each 0xff, ones at
 * the end.
 */
class BitWriter {
  readonly bytes: number[] = [];
  private pending = '';

  write(value: number, count: number): void {
    this.pending += count > 0 ? value.toString(2).padStart(count, '0') : '';
    while (this.pending.length >= 8) this.push(this.pending.slice(0, 8));
  }

  /** A difference: its size class (the class's number is its code, in 5 bits), then its bits. */
  writeDifference(difference: number): void {
    const wrapped = ((difference + 32768) & 0xffff) - 32768;
    if (wrapped === -32768) return this.write(16, 5);
    const size = wrapped === 0 ? 0 : 32 - Math.clz32(Math.abs(wrapped));
    this.write(size, 5);
    this.write(wrapped < 0 ? wrapped + 2 ** size - 1 : wrapped, size);
  }

  marker(code: number): void {
    if (this.pending !== '') this.push(this.pending.padEnd(8, '1'));
    this.bytes.push(0xff, code);
  }

  private push(bits: string): void {
    const byte = Number.parseInt(bits, 2);
    this.bytes.push(byte, ...(byte === 0xff ? [0] : []));
    this.pending = this.pending.slice(8);
  }
}

const u16 = (value: number) => [value >> 8, value & 0xff];
const segment = (marker: number, ...content: number[]) => [
  0xff,
  marker,
  ...u16(content.length + 2),
  ...content,
];
/** Symbols 0..16 with codes of 5 bits each, for differences. */
const table = (destination: number) =>
  segment(
    0xc4,
    destination,
    0,
    0,
    0,
    0,
    17,
    ...Array(11).fill(0),
    ...Array.from({ length: 17 }, (_, i) => i),
  );

interface Lossless {
  readonly rows: number;
  readonly columns: number;
  readonly precision: number;
  readonly predictor: number;
  readonly shift?: number;
  readonly restartLines?: number;
}

/** A lossless JPEG of `values` (T.81 annex H), written as plainly as the standard says it. */
function encodeLossless(values: ArrayLike<number>, options: Lossless): Uint8Array {
  const { rows, columns, precision, predictor, shift = 0, restartLines = 0 } = options;
  const bits = new BitWriter();
  const at = (row: number, column: number) => values[row * columns + column]! >> shift;
  for (let row = 0; row < rows; row++) {
    const restarted = restartLines > 0 && row > 0 && row % restartLines === 0;
    if (restarted) bits.marker(0xd0 + ((row / restartLines - 1) & 7));
    const isFirst = row === 0 || restarted;
    for (let column = 0; column < columns; column++) {
      const a = column > 0 ? at(row, column - 1) : 0;
      const b = isFirst ? 0 : at(row - 1, column);
      const c = isFirst || column === 0 ? 0 : at(row - 1, column - 1);
      const predictions = [0, a, b, c, a + b - c, a + ((b - c) >> 1), b + ((a - c) >> 1), (a + b) >> 1];
      const prediction =
        column === 0 ? (isFirst ? 2 ** (precision - shift - 1) : b) : isFirst ? a : predictions[predictor]!;
      bits.writeDifference(at(row, column) - prediction);
    }
  }
  bits.marker(0xd9);
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xc3, precision, ...u16(rows), ...u16(columns), 1, 1, 0x11, 0),
    ...table(0),
    ...(restartLines > 0 ? segment(0xdd, ...u16(restartLines * columns)) : []),
    ...segment(0xda, 1, 1, 0, predictor, 0, shift),
    ...bits.bytes,
  ]);
}

interface FlatImage {
  readonly rows: number;
  readonly columns: number;
  readonly precision: number;
  readonly quantizer: number;
  /** Blocks; default none. */
  readonly restartInterval?: number;
}

/**
 * A sequential DCT image of flat blocks: block b has the value `middle + dc[b] * quantizer / 8`.
 */
function encodeFlatBlocks(
  dc: readonly number[],
  { rows, columns, precision, quantizer, restartInterval = 0 }: FlatImage,
): Uint8Array {
  const bits = new BitWriter();
  let previous = 0;
  for (const [block, value] of dc.entries()) {
    if (restartInterval > 0 && block > 0 && block % restartInterval === 0) {
      bits.marker(0xd0 + ((block / restartInterval - 1) & 7));
      previous = 0;
    }
    bits.writeDifference(value - previous);
    bits.write(0, 5); // end of block
    previous = value;
  }
  bits.marker(0xd9);
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xdb, 0x10, ...Array.from({ length: 64 }, () => u16(quantizer)).flat()),
    ...segment(0xc1, precision, ...u16(rows), ...u16(columns), 1, 1, 0x11, 0),
    ...table(0x00),
    ...table(0x10),
    ...(restartInterval > 0 ? segment(0xdd, ...u16(restartInterval)) : []),
    ...segment(0xda, 1, 1, 0x00, 0, 63, 0),
    ...bits.bytes,
  ]);
}

function decode(frame: Uint8Array, rows: number, columns: number): number[] {
  const samples = new Uint16Array(rows * columns);
  decodeJpeg(frame, rows, columns, samples);
  return [...samples];
}

describe('decodeJpeg, lossless', () => {
  const rows = 9;
  const columns = 7;
  const random = seededRandom(20);
  const noise = Uint16Array.from({ length: rows * columns }, () => random.whole(0, 65535));

  it.each([1, 2, 3, 4, 5, 6, 7])('gives back 16-bit noise through predictor %i', predictor => {
    const frame = encodeLossless(noise, { rows, columns, precision: 16, predictor });
    expect(decode(frame, rows, columns)).toEqual([...noise]);
  });

  it('begins anew after restart markers', () => {
    const frame = encodeLossless(noise, { rows, columns, precision: 16, predictor: 4, restartLines: 2 });
    expect(decode(frame, rows, columns)).toEqual([...noise]);
  });

  it('undoes the point transform', () => {
    const twelve = noise.map(value => value & 0xff0);
    const frame = encodeLossless(twelve, { rows, columns, precision: 12, predictor: 1, shift: 4 });
    expect(decode(frame, rows, columns)).toEqual([...twelve]);
  });

  it('refuses a frame cut anywhere', () => {
    const frame = encodeLossless(noise, { rows, columns, precision: 16, predictor: 1 });
    for (let keep = 0; keep < frame.length; keep++) {
      expect(() => decode(frame.subarray(0, keep), rows, columns), `${keep} bytes`).toThrow();
    }
  });

  it('refuses pixels that are left over, a lost restart marker, another size, colour', () => {
    const frame = encodeLossless(noise, { rows, columns, precision: 16, predictor: 1 });
    const shorter = frame.slice();
    // The frame header then says fewer rows than the data has.
    shorter.set(u16(rows - 3), 7);
    expect(() => decode(shorter, rows - 3, columns)).toThrow(/does not add up/);
    expect(() => decode(frame, rows + 1, columns)).toThrow(
      /it holds 7 x 9 pixels where the file says 7 x 10/,
    );
    const restarted = encodeLossless(noise, { rows, columns, precision: 16, predictor: 1, restartLines: 3 });
    const marker = restarted.findIndex((byte, i) => byte === 0xff && restarted[i + 1] === 0xd0);
    restarted[marker + 1] = 0xe5;
    expect(() => decode(restarted, rows, columns)).toThrow();
    const colour = frame.slice();
    colour[11] = 3;
    expect(() => decode(colour, rows, columns)).toThrow(/greyscale/);
    const arithmetic = frame.slice();
    arithmetic[3] = 0xcb;
    expect(() => decode(arithmetic, rows, columns)).toThrow(/arithmetic/);
  });
});

describe('decodeJpeg, DCT', () => {
  const dc = [0, 8, -8, 100, -200, 16];
  const expected = (middle: number, rows: number, columns: number) =>
    Array.from({ length: rows * columns }, (_, i) => {
      const block = Math.floor(i / columns / 8) * 3 + Math.floor((i % columns) / 8);
      return Math.max(0, Math.min(2 * middle - 1, middle + 2 * dc[block]!));
    });

  it.each([
    [8, 128],
    [12, 2048],
  ])(
    'gives flat blocks their value and clamps them, %i bits, the image ending within blocks',
    (precision, middle) => {
      const frame = encodeFlatBlocks(dc, { rows: 13, columns: 20, precision, quantizer: 16 });
      expect(decode(frame, 13, 20)).toEqual(expected(middle, 13, 20));
    },
  );

  it('begins anew after restart markers', () => {
    const frame = encodeFlatBlocks(dc, {
      rows: 16,
      columns: 24,
      precision: 12,
      quantizer: 16,
      restartInterval: 2,
    });
    expect(decode(frame, 16, 24)).toEqual(expected(2048, 16, 24));
  });

  it('refuses a frame without its quantization table', () => {
    const frame = encodeFlatBlocks(dc, { rows: 16, columns: 24, precision: 12, quantizer: 16 });
    expect(() => decode(Uint8Array.from([0xff, 0xd8, ...frame.subarray(2 + 2 + 131)]), 16, 24)).toThrow(
      /quantization table is missing/,
    );
  });
});
