import { loaderOptions, wasmCodec, type LocateFile, type WasmCodec, type WasmDecoder } from './wasm-codec';

/** JPEG-LS (CharLS), lossless and near-lossless. */
export function charlsCodec(locateFile?: LocateFile): WasmCodec {
  return wasmCodec(async () => {
    const { default: load } = await import('@cornerstonejs/codec-charls/decodewasmjs');
    const module = await load(loaderOptions(locateFile));
    return () => new module.JpegLSDecoder() as WasmDecoder;
  });
}
