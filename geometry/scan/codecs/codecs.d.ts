/**
 * The WebAssembly decoders have no types of their own; only what wasm-codec.ts uses is declared.
 */
declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const load: (options: object) => Promise<{ JpegLSDecoder: new () => unknown }>;
  export default load;
}
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const load: (options: object) => Promise<{ J2KDecoder: new () => unknown }>;
  export default load;
}
declare module '@cornerstonejs/codec-openjph/wasmjs' {
  const load: (options: object) => Promise<{ HTJ2KDecoder: new () => unknown }>;
  export default load;
}
