import { words } from '../../messages/phrase';
import { CodestreamError, otherSize } from './codestream-error';

/** What a WebAssembly decoder says about the frame it has decoded. */
export interface WasmFrameInfo {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  readonly isSigned?: boolean;
}

/** The face that the three WebAssembly decoders share. */
export interface WasmDecoder {
  getEncodedBuffer(byteLength: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  decode(): unknown;
  getFrameInfo(): WasmFrameInfo;
  delete(): void;
}

/** Where a codec's .wasm file is; needed in a browser, while Node finds it beside the codec. */
export type LocateFile = (fileName: string) => string;

/** Makes a decoder for one frame. */
export type WasmDecoderFactory = () => WasmDecoder;

/** A codec loaded on first use and loaded anew after a fault, whose memory is not to be trusted. */
export interface WasmCodec {
  decode(frame: Uint8Array, rows: number, columns: number, samples: Uint16Array): Promise<WasmFrameInfo>;
}

/** Options for the Emscripten loaders: silent, and with the file's place where one is given. */
export function loaderOptions(locateFile: LocateFile | undefined): object {
  const silent = () => undefined;
  return { print: silent, printErr: silent, ...(locateFile ? { locateFile } : {}) };
}

/** Wraps a loader of decoders as a codec that writes unsigned 16-bit patterns, row by row. */
export function wasmCodec(load: () => Promise<WasmDecoderFactory>): WasmCodec {
  let loaded: Promise<WasmDecoderFactory> | undefined;
  return {
    async decode(frame, rows, columns, samples) {
      loaded ??= load();
      const makeDecoder = await loaded;
      try {
        const decoder = makeDecoder();
        try {
          decoder.getEncodedBuffer(frame.length).set(frame);
          decoder.decode();
          const info = decoder.getFrameInfo();
          copySamples(decoder.getDecodedBuffer(), info, rows, columns, samples);
          return info;
        } finally {
          decoder.delete();
        }
      } catch (error) {
        if (error instanceof CodestreamError) throw error;
        // The codecs throw bare numbers and, on damage they did not foresee, abort.
        loaded = undefined;
        throw new CodestreamError(words('data-damaged-or-early'));
      }
    },
  };
}

function copySamples(
  decoded: Uint8Array,
  info: WasmFrameInfo,
  rows: number,
  columns: number,
  samples: Uint16Array,
): void {
  if (info.width === 0 || info.height === 0) {
    throw new CodestreamError(words('data-damaged-or-early'));
  }
  if (info.width !== columns || info.height !== rows) {
    throw new CodestreamError(otherSize({ columns: info.width, rows: info.height }, { columns, rows }));
  }
  if (info.componentCount !== 1) throw new CodestreamError(words('not-greyscale'));
  const bytesPerSample = info.bitsPerSample > 8 ? 2 : 1;
  if (info.bitsPerSample > 16 || decoded.length < rows * columns * bytesPerSample) {
    throw new CodestreamError(words('bits-a-sample', { bits: info.bitsPerSample }));
  }
  if (bytesPerSample === 1) {
    samples.set(decoded.subarray(0, rows * columns));
  } else if (decoded.byteOffset % 2 === 0) {
    samples.set(new Uint16Array(decoded.buffer, decoded.byteOffset, rows * columns));
  } else {
    for (let i = 0; i < rows * columns; i++) samples[i] = decoded[2 * i]! | (decoded[2 * i + 1]! << 8);
  }
}

/** The WebAssembly codecs, each loaded when the first frame of its kind comes. */
export interface WasmCodecs {
  readonly jpegLs: WasmCodec;
  readonly jpeg2000: WasmCodec;
  readonly htJpeg2000: WasmCodec;
}
