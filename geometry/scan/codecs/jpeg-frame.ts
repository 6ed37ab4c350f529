import type { HuffmanTable } from './jpeg-bits';
import { JpegBits } from './jpeg-bits';

/** One scan's header (T.81 B.2.3) with the tables in force when it begins. */
export interface JpegScan {
  readonly spectralStart: number;
  readonly spectralEnd: number;
  readonly approximationHigh: number;
  readonly approximationLow: number;
  readonly dcTable: HuffmanTable | undefined;
  readonly acTable: HuffmanTable | undefined;
  /** Units between restart markers; 0 for none. */
  readonly restartInterval: number;
}

/** A frame of one component being decoded: takes its scans in order, then gives its samples. */
export interface JpegFrame {
  decodeScan(scan: JpegScan, bits: JpegBits): void;
  /** Writes the samples row by row, unsigned. */
  finish(samples: Uint16Array, quantization: readonly (Uint16Array | undefined)[]): void;
}
