import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What shared memory asks of a page: the same as the built window is served with. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** The window: one build for Electron and for a plain browser. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  server: { headers: isolation, fs: { allow: ['..'] } },
  preview: { headers: isolation },
  // No data: addresses: the content security policy admits files of our own alone.
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
