import Module, { type ManifoldToplevel } from 'manifold-3d';

/** The exact-solid kernel (manifold-3d, WebAssembly), set up and ready. */
export type SolidKernel = ManifoldToplevel;

let loading: Promise<SolidKernel> | null = null;

/**
 * Loads the kernel once and keeps it. `locateFile` gives the address of `manifold.wasm` where the
 * bundler moved it (browser workers); in Node the package finds its own file.
 */
export function loadKernel(locateFile?: (file: string) => string): Promise<SolidKernel> {
  loading ??= Module(locateFile ? { locateFile: () => locateFile('manifold.wasm') } : undefined).then(
    kernel => {
      kernel.setup();
      return kernel;
    },
  );
  return loading;
}
