import { join } from 'node:path';
import { createServer } from 'vite';
import { launchOnServer, type ServedPage } from './launch-on-server';

/**
 * Serves test/browser/scene-page on a loopback port and starts Chromium without a GPU, WebGL by the
 * processor.
 */
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
        'meshoptimizer',
        'i18next',
        // Bound together: found one after the other, each would bring a React of its own.
        'react',
        'react/jsx-runtime',
        'react-dom/client',
        'react-i18next',
      ],
    },
  });
  return launchOnServer(server);
}
