import type { Result } from '../../core/result';
import { charlsCodec } from './codec-charls';
import { openjpegCodec } from './codec-openjpeg';
import { openjphCodec } from './codec-openjph';
import { decodeFrame } from './decode-frame';
import type { PixelEncoding } from './pixel-encoding';
import type { LocateFile, WasmCodecs } from './wasm-codec';

/** Decodes compressed frames, here or in workers; `readSeries` is handed one. */
export interface FrameDecoder {
  /** How many frames it works on at once. */
  readonly lanes: number;
  /**
   * Decodes one frame into `slice` as Hounsfield units.
   * @param frame the compressed bytes of one frame
   * @param slice rows * columns values, row by row; left undefined where the frame is refused
   */
  decode(frame: Uint8Array, encoding: PixelEncoding, slice: Int16Array): Promise<Result<null>>;
}

/**
 * A decoder that works where it is called: in a worker, or in a program that needs no second core.
 */
export function localFrameDecoder(locateFile?: LocateFile): FrameDecoder {
  const codecs: WasmCodecs = {
    jpegLs: charlsCodec(locateFile),
    jpeg2000: openjpegCodec(locateFile),
    htJpeg2000: openjphCodec(locateFile),
  };
  return { lanes: 1, decode: (frame, encoding, slice) => decodeFrame(frame, encoding, codecs, slice) };
}
