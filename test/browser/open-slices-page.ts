import { join } from 'node:path';
import { createServer } from 'vite';
import { launchOnServer, type ServedPage } from './launch-on-server';

/**
 * Serves test/browser/slices-page on a loopback port, isolated as the window is, and starts
 * Chromium without a GPU.
 */
export async function openSlicesPage(): Promise<ServedPage> {
  const root = join(import.meta.dirname, 'slices-page');
  const server = await createServer({
    configFile: false,
    root,
    cacheDir: join(root, '../../../node_modules/.vite-slices-page'),
    oxc: { jsx: { runtime: 'automatic' } },
    logLevel: 'error',
    // Bound together: found one after the other, each would bring a React of its own.
    optimizeDeps: { include: ['react', 'react/jsx-runtime', 'react-dom/client', 'i18next', 'react-i18next'] },
    server: {
      port: 0,
      host: '127.0.0.1',
      hmr: false,
      watch: null,
      fs: { strict: false },
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
  });
  return launchOnServer(server);
}
