import { words } from '../../messages/phrase';
import { CodestreamError, otherSize } from './codestream-error';
import { buildHuffmanTable, type HuffmanTable, JpegBits } from './jpeg-bits';
import { JpegDctFrame } from './jpeg-dct-frame';
import { JpegLosslessFrame } from './jpeg-lossless-frame';
import type { JpegFrame } from './jpeg-frame';

interface FrameHeader {
  readonly marker: number;
  readonly precision: number;
  readonly rows: number;
  readonly columns: number;
  readonly quantizationIndex: number;
}

const SOF_LOSSLESS = 0xc3;
/** Baseline, extended sequential, progressive, lossless; all Huffman-coded and not hierarchical. */
const READ_FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2, SOF_LOSSLESS];

/**
 * Decodes one greyscale JPEG image (ITU-T T.81): baseline, extended sequential (8 and 12 bits),
 * progressive (spectral selection, full progression) and lossless (any predictor), as the DICOM
 * JPEG transfer syntaxes hold.
 *
 * @param frame the codestream, SOI to EOI
 * @param samples receives `rows * columns` samples row by row, unsigned patterns
 * @throws CodestreamError where it is damaged, cut short, of another size, in colour or
 *   arithmetic-coded
 */
export function decodeJpeg(frame: Uint8Array, rows: number, columns: number, samples: Uint16Array): void {
  const quantization: (Uint16Array | undefined)[] = [];
  const dcTables: (HuffmanTable | undefined)[] = [];
  const acTables: (HuffmanTable | undefined)[] = [];
  let restartInterval = 0;
  let image: JpegFrame | undefined;
  let scans = 0;

  if (frame[0] !== 0xff || frame[1] !== 0xd8)
    throw new CodestreamError(words('begins-not-as', { kind: 'JPEG' }));
  let position = 2;
  for (;;) {
    position = nextMarker(frame, position);
    const marker = frame[position + 1]!;
    position += 2;
    if (marker === 0xd9) break;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) continue;
    const length = (frame[position]! << 8) | frame[position + 1]!;
    if (length < 2 || position + length > frame.length) throw new CodestreamError(words('data-ends-early'));
    const segment = frame.subarray(position + 2, position + length);
    position += length;
    if (marker === 0xdb) readQuantization(segment, quantization);
    else if (marker === 0xc4) readHuffman(segment, dcTables, acTables);
    else if (marker === 0xdd) restartInterval = (segment[0]! << 8) | segment[1]!;
    else if (READ_FRAMES.includes(marker)) {
      if (image) throw new CodestreamError(words('several-images'));
      const header = readFrameHeader(marker, segment, rows, columns);
      image =
        marker === SOF_LOSSLESS
          ? new JpegLosslessFrame(rows, columns, header.precision)
          : new JpegDctFrame(rows, columns, header.precision, marker === 0xc2, header.quantizationIndex);
    } else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc) {
      throw new CodestreamError(words('jpeg-coding'));
    } else if (marker === 0xda) {
      if (!image) throw new CodestreamError(words('scan-before-frame'));
      if (segment.length < 6 || segment[0] !== 1) throw new CodestreamError(words('not-greyscale'));
      const bits = new JpegBits(frame, position);
      image.decodeScan(
        {
          dcTable: dcTables[segment[2]! >> 4],
          acTable: acTables[segment[2]! & 15],
          spectralStart: segment[3]!,
          spectralEnd: segment[4]!,
          approximationHigh: segment[5]! >> 4,
          approximationLow: segment[5]! & 15,
          restartInterval,
        },
        bits,
      );
      bits.assertFinished();
      scans++;
    }
  }
  if (!image || scans === 0) throw new CodestreamError(words('no-image-in-it'));
  image.finish(samples, quantization);
}

/** Where the next marker stands, past entropy-coded data, restart markers and fill bytes. */
function nextMarker(frame: Uint8Array, from: number): number {
  for (let i = from; i + 1 < frame.length; i++) {
    if (frame[i] !== 0xff) continue;
    const code = frame[i + 1]!;
    if (code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)) return i;
  }
  throw new CodestreamError(words('data-ends-early'));
}

function readFrameHeader(marker: number, segment: Uint8Array, rows: number, columns: number): FrameHeader {
  if (segment.length < 9) throw new CodestreamError(words('frame-header-short'));
  const header = {
    marker,
    precision: segment[0]!,
    rows: (segment[1]! << 8) | segment[2]!,
    columns: (segment[3]! << 8) | segment[4]!,
    quantizationIndex: segment[8]!,
  };
  if (segment[5] !== 1) throw new CodestreamError(words('not-greyscale'));
  if (header.rows !== rows || header.columns !== columns) {
    throw new CodestreamError(otherSize(header, { columns, rows }));
  }
  const precisions = marker === SOF_LOSSLESS ? [2, 16] : [8, 12];
  const fits =
    marker === SOF_LOSSLESS
      ? header.precision >= precisions[0]! && header.precision <= precisions[1]!
      : precisions.includes(header.precision);
  if (!fits) throw new CodestreamError(words('bits-a-sample', { bits: header.precision }));
  return header;
}

/** DQT (T.81 B.2.4.1): tables in zigzag order. */
function readQuantization(segment: Uint8Array, tables: (Uint16Array | undefined)[]): void {
  let at = 0;
  while (at < segment.length) {
    const wide = segment[at]! >> 4 !== 0;
    const index = segment[at]! & 15;
    const end = at + 1 + (wide ? 128 : 64);
    if (index > 3 || end > segment.length) throw new CodestreamError(words('quantization-short'));
    const table = new Uint16Array(64);
    for (let i = 0; i < 64; i++) {
      table[i] = wide ? (segment[at + 1 + 2 * i]! << 8) | segment[at + 2 + 2 * i]! : segment[at + 1 + i]!;
    }
    tables[index] = table;
    at = end;
  }
}

/** DHT (T.81 B.2.4.2). */
function readHuffman(
  segment: Uint8Array,
  dcTables: (HuffmanTable | undefined)[],
  acTables: (HuffmanTable | undefined)[],
): void {
  let at = 0;
  while (at < segment.length) {
    const index = segment[at]! & 15;
    const counts = segment.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, n) => sum + n, 0);
    const end = at + 17 + total;
    if (index > 3 || end > segment.length) throw new CodestreamError(words('huffman-short'));
    const tables = segment[at]! >> 4 === 0 ? dcTables : acTables;
    tables[index] = buildHuffmanTable(counts, segment.subarray(at + 17, end));
    at = end;
  }
}
