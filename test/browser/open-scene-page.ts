import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { chromiumPath, type ServedPage } from './open-slices-page';

/** Serves test/browser/scene-page on a loopback port and starts Chromium without a GPU, WebGL by the processor. */
export async function openScenePage(): Promise<ServedPage> {
  const root = join(import.meta.dirname, 'scene-page');
  const server = await createServer({
    configFile: false,
    root,
    cacheDir: join(root, '../../../node_modules/.vite-scene-page'),
    oxc: { jsx: { runtime: 'automatic' } },
    logLevel: 'error',
    worker: { format: 'es' },
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null, fs: { strict: false } },
    optimizeDeps: {
      // Met first within a worker, where the page cannot be reloaded to take them up.
      include: [
        'three',
        'three/examples/jsm/lines/LineMaterial.js',
        'three/examples/jsm/lines/LineSegments2.js',
        'three/examples/jsm/lines/LineSegmentsGeometry.js',
        'comlink',
        'meshoptimizer',
        'i18next',
      ],
    },
  });
  await server.listen();
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    browser,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
