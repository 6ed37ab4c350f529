import { words } from '../../messages/phrase';
import { CodestreamError } from './codestream-error';
import type { HuffmanTable, JpegBits } from './jpeg-bits';
import type { JpegFrame, JpegScan } from './jpeg-frame';

/** Natural position of the k-th coefficient in zigzag order (T.81 figure A.6). */
const ZIGZAG = new Uint8Array([
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
]);

/**
 * cosine[8 * x + u] = C(u) / 2 * cos((2x + 1) u pi / 16): the inverse transform of T.81 A.3.3, one
 * axis.
 */
const COSINE = Float64Array.from({ length: 64 }, (_, i) => {
  const u = i & 7;
  return ((u === 0 ? Math.SQRT1_2 : 1) / 2) * Math.cos(((2 * (i >> 3) + 1) * u * Math.PI) / 16);
});

/**
 * A DCT frame of one component, sequential or progressive (T.81 annexes F and G). Coefficients of
 * all scans are gathered first and transformed in double precision at the end, so 8 and 12 bits
 * take the same way.
 */
export class JpegDctFrame implements JpegFrame {
  private readonly blocksAcross: number;
  private readonly blockCount: number;
  /** 64 per block, natural order, not yet dequantized. */
  private readonly coefficients: Int32Array;
  private pendingEndOfBand = 0;

  constructor(
    private readonly rows: number,
    private readonly columns: number,
    private readonly precision: number,
    private readonly progressive: boolean,
    private readonly quantizationIndex: number,
  ) {
    this.blocksAcross = Math.ceil(columns / 8);
    this.blockCount = this.blocksAcross * Math.ceil(rows / 8);
    this.coefficients = new Int32Array(this.blockCount * 64);
  }

  decodeScan(scan: JpegScan, bits: JpegBits): void {
    const decodeBlock = this.progressive ? this.progressiveDecoder(scan) : this.sequentialDecoder(scan);
    this.pendingEndOfBand = 0;
    let dcPrediction = 0;
    for (let block = 0; block < this.blockCount; block++) {
      if (scan.restartInterval > 0 && block > 0 && block % scan.restartInterval === 0) {
        bits.restart();
        dcPrediction = 0;
        this.pendingEndOfBand = 0;
      }
      dcPrediction = decodeBlock(bits, block * 64, dcPrediction);
      bits.assertEnough();
    }
  }

  private sequentialDecoder(scan: JpegScan) {
    const dcTable = required(scan.dcTable);
    const acTable = required(scan.acTable);
    return (bits: JpegBits, at: number, dcPrediction: number): number => {
      const dc = dcPrediction + bits.signedBits(magnitude(bits.symbol(dcTable)));
      this.coefficients[at] = dc;
      for (let k = 1; k < 64; k++) {
        const code = bits.symbol(acTable);
        const size = code & 15;
        if (size === 0) {
          if (code !== 0xf0) break;
          k += 15;
          continue;
        }
        k += code >> 4;
        if (k > 63) throw new CodestreamError(words('too-many-coefficients'));
        this.coefficients[at + ZIGZAG[k]!] = bits.signedBits(size);
      }
      return dc;
    };
  }

  private progressiveDecoder(scan: JpegScan) {
    const { spectralStart, spectralEnd, approximationHigh, approximationLow: low } = scan;
    if (spectralEnd > 63 || spectralStart > spectralEnd || low > 13) {
      throw new CodestreamError(words('scan-header-senseless'));
    }
    if (spectralStart === 0) {
      if (approximationHigh > 0) {
        return (bits: JpegBits, at: number): number => {
          this.coefficients[at]! |= bits.bits(1) << low;
          return 0;
        };
      }
      const dcTable = required(scan.dcTable);
      return (bits: JpegBits, at: number, dcPrediction: number): number => {
        const dc = dcPrediction + bits.signedBits(magnitude(bits.symbol(dcTable)));
        this.coefficients[at] = dc << low;
        return dc;
      };
    }
    const acTable = required(scan.acTable);
    const decodeBand =
      approximationHigh === 0
        ? (bits: JpegBits, at: number) => this.firstBand(bits, at, scan, acTable)
        : (bits: JpegBits, at: number) => this.refineBand(bits, at, scan, acTable);
    return (bits: JpegBits, at: number): number => {
      decodeBand(bits, at);
      return 0;
    };
  }

  /** First pass over a band of AC coefficients (T.81 G.1.2.2). */
  private firstBand(bits: JpegBits, at: number, scan: JpegScan, table: HuffmanTable): void {
    if (this.pendingEndOfBand > 0) {
      this.pendingEndOfBand--;
      return;
    }
    for (let k = scan.spectralStart; k <= scan.spectralEnd; k++) {
      const code = bits.symbol(table);
      const run = code >> 4;
      const size = code & 15;
      if (size === 0) {
        if (run < 15) {
          this.pendingEndOfBand = (1 << run) - 1 + bits.bits(run);
          return;
        }
        k += 15;
        continue;
      }
      k += run;
      if (k > scan.spectralEnd) throw new CodestreamError(words('too-many-coefficients'));
      this.coefficients[at + ZIGZAG[k]!] = bits.signedBits(size) * (1 << scan.approximationLow);
    }
  }

  /** A later pass: one more bit of the known coefficients, and newly found ones (T.81 G.1.2.3). */
  private refineBand(bits: JpegBits, at: number, scan: JpegScan, table: HuffmanTable): void {
    const step = 1 << scan.approximationLow;
    let k = scan.spectralStart;
    if (this.pendingEndOfBand === 0) {
      while (k <= scan.spectralEnd) {
        const code = bits.symbol(table);
        let zerosToSkip = code >> 4;
        let found = 0;
        if ((code & 15) === 0) {
          if (zerosToSkip < 15) {
            this.pendingEndOfBand = (1 << zerosToSkip) + bits.bits(zerosToSkip);
            break;
          }
        } else {
          found = bits.bits(1) === 1 ? step : -step;
        }
        for (; k <= scan.spectralEnd; k++) {
          const place = at + ZIGZAG[k]!;
          if (this.coefficients[place] !== 0) this.refine(bits, place, step);
          else if (zerosToSkip > 0) zerosToSkip--;
          else {
            this.coefficients[place] = found;
            k++;
            break;
          }
        }
      }
    }
    if (this.pendingEndOfBand > 0) {
      for (; k <= scan.spectralEnd; k++) {
        const place = at + ZIGZAG[k]!;
        if (this.coefficients[place] !== 0) this.refine(bits, place, step);
      }
      this.pendingEndOfBand--;
    }
  }

  private refine(bits: JpegBits, place: number, step: number): void {
    if (bits.bits(1) === 0) return;
    const value = this.coefficients[place]!;
    if ((Math.abs(value) & step) === 0) this.coefficients[place] = value + (value > 0 ? step : -step);
  }

  finish(samples: Uint16Array, quantization: readonly (Uint16Array | undefined)[]): void {
    const zigzagTable = quantization[this.quantizationIndex];
    if (!zigzagTable) throw new CodestreamError(words('quantization-missing'));
    const quantizer = new Float64Array(64);
    for (let k = 0; k < 64; k++) quantizer[ZIGZAG[k]!] = zigzagTable[k]!;
    const largest = (1 << this.precision) - 1;
    const middle = 1 << (this.precision - 1);
    const block = new Float64Array(64);
    const half = new Float64Array(64);
    for (let index = 0; index < this.blockCount; index++) {
      for (let i = 0; i < 64; i++) block[i] = this.coefficients[index * 64 + i]! * quantizer[i]!;
      transform(block, half);
      const firstRow = Math.floor(index / this.blocksAcross) * 8;
      const firstColumn = (index % this.blocksAcross) * 8;
      const height = Math.min(8, this.rows - firstRow);
      const width = Math.min(8, this.columns - firstColumn);
      for (let y = 0; y < height; y++) {
        const line = (firstRow + y) * this.columns + firstColumn;
        for (let x = 0; x < width; x++) {
          const value = Math.round(block[8 * y + x]!) + middle;
          samples[line + x] = value < 0 ? 0 : value > largest ? largest : value;
        }
      }
    }
  }
}

/** Inverse DCT of an 8 x 8 block in place; `half` is scratch of the same size. */
function transform(block: Float64Array, half: Float64Array): void {
  for (let v = 0; v < 8; v++) {
    for (let x = 0; x < 8; x++) {
      let sum = 0;
      for (let u = 0; u < 8; u++) sum += block[8 * v + u]! * COSINE[8 * x + u]!;
      half[8 * v + x] = sum;
    }
  }
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      let sum = 0;
      for (let v = 0; v < 8; v++) sum += half[8 * v + x]! * COSINE[8 * y + v]!;
      block[8 * y + x] = sum;
    }
  }
}

function required(table: HuffmanTable | undefined): HuffmanTable {
  if (!table) throw new CodestreamError(words('huffman-missing'));
  return table;
}

function magnitude(size: number): number {
  if (size > 16) throw new CodestreamError(words('impossible-difference'));
  return size;
}
