import { loaderOptions, wasmCodec, type LocateFile, type WasmCodec, type WasmDecoder } from './wasm-codec';

/** High-throughput JPEG 2000 (OpenJPH), lossless and lossy. */
export function openjphCodec(locateFile?: LocateFile): WasmCodec {
  return wasmCodec(async () => {
    const { default: load } = await import('@cornerstonejs/codec-openjph/wasmjs');
    const module = await load(loaderOptions(locateFile));
    return () => new module.HTJ2KDecoder() as WasmDecoder;
  });
}
