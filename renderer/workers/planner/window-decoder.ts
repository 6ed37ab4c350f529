import charls from '@cornerstonejs/codec-charls/decodewasm?url';
import openjpeg from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import openjph from '@cornerstonejs/codec-openjph/wasm?url';
import { localFrameDecoder, type FrameDecoder } from '../../../geometry/scan/codecs/frame-decoder';

const codecs: Readonly<Record<string, string>> = {
  'charlswasm_decode.wasm': charls,
  'openjpegwasm_decode.wasm': openjpeg,
  'openjphjs.wasm': openjph,
};

/** A decoder in the worker that calls it, with the codecs that the window serves. */
export const windowDecoder = (): FrameDecoder => localFrameDecoder(name => codecs[name] ?? name);
