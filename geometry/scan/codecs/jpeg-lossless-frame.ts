import { words } from '../../messages/phrase';
import { CodestreamError } from './codestream-error';
import type { JpegBits } from './jpeg-bits';
import type { JpegFrame, JpegScan } from './jpeg-frame';

/**
 * A lossless JPEG frame of one component (T.81 annex H): predictors 1 to 7, point transform,
 * restarts.
 */
export class JpegLosslessFrame implements JpegFrame {
  private readonly decoded: Uint16Array;
  private shift = 0;

  constructor(
    private readonly rows: number,
    private readonly columns: number,
    private readonly precision: number,
  ) {
    this.decoded = new Uint16Array(rows * columns);
  }

  decodeScan(scan: JpegScan, bits: JpegBits): void {
    const { rows, columns, decoded } = this;
    const predictor = scan.spectralStart;
    const table = scan.dcTable;
    this.shift = scan.approximationLow;
    if (!table || predictor < 1 || predictor > 7 || this.shift >= this.precision) {
      throw new CodestreamError(words('scan-header-senseless'));
    }
    if (scan.restartInterval % columns !== 0) {
      throw new CodestreamError(words('restart-interval'));
    }
    const restartLines = scan.restartInterval / columns;
    const start = 1 << (this.precision - this.shift - 1);
    for (let row = 0; row < rows; row++) {
      const line = row * columns;
      const restarted = restartLines > 0 && row > 0 && row % restartLines === 0;
      if (restarted) bits.restart();
      const isFirst = row === 0 || restarted;
      let left = isFirst ? start : decoded[line - columns]!;
      for (let column = 0; column < columns; column++) {
        let prediction = left;
        if (!isFirst && column > 0 && predictor !== 1) {
          const above = decoded[line - columns + column]!;
          const diagonal = decoded[line - columns + column - 1]!;
          prediction = predict(predictor, left, above, diagonal);
        }
        const size = bits.symbol(table);
        if (size > 16) throw new CodestreamError(words('impossible-difference'));
        const difference = size === 16 ? 32768 : bits.signedBits(size);
        left = (prediction + difference) & 0xffff;
        decoded[line + column] = left;
      }
      bits.assertEnough();
    }
  }

  finish(samples: Uint16Array): void {
    for (let i = 0; i < this.decoded.length; i++) samples[i] = this.decoded[i]! << this.shift;
  }
}

/** T.81 table H.1, selection values 2 to 7. */
function predict(predictor: number, left: number, above: number, diagonal: number): number {
  switch (predictor) {
    case 2:
      return above;
    case 3:
      return diagonal;
    case 4:
      return left + above - diagonal;
    case 5:
      return left + ((above - diagonal) >> 1);
    case 6:
      return above + ((left - diagonal) >> 1);
    default:
      return (left + above) >> 1;
  }
}
