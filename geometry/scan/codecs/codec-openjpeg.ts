import { loaderOptions, wasmCodec, type LocateFile, type WasmCodec, type WasmDecoder } from './wasm-codec';

/** JPEG 2000 (OpenJPEG), lossless and lossy. */
export function openjpegCodec(locateFile?: LocateFile): WasmCodec {
  return wasmCodec(async () => {
    const { default: load } = await import('@cornerstonejs/codec-openjpeg/decodewasmjs');
    const module = await load(loaderOptions(locateFile));
    return () => new module.J2KDecoder() as WasmDecoder;
  });
}
