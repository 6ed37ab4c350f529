import react from '@vitejs/plugin-react';
import { createLogger, defineConfig } from 'vite';
import { CONTENT_SECURITY_POLICY, SAFETY_HEADERS } from './main/serve/window-request';

/**
 * While developing, styles and React's refresh are written into the page and reloads come by a
 * socket.
 */
const developing = {
  ...SAFETY_HEADERS,
  'Content-Security-Policy': CONTENT_SECURITY_POLICY.replace(
    "script-src 'self'",
    "script-src 'self' 'unsafe-inline'",
  )
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .replace("connect-src 'self'", "connect-src 'self' ws://localhost:* ws://127.0.0.1:*"),
};

/** The WebAssembly packages ask for modules of Node on a way that a browser never takes. */
const logger = createLogger('warn');
const { warn } = logger;
logger.warn = (message, options) => {
  if (!/Module "(fs|path|node:module)" has been externalized/.test(message)) warn(message, options);
};

/** The window: one build for Electron and for a plain browser. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  customLogger: logger,
  logLevel: 'warn',
  worker: { format: 'es', rolldownOptions: { checks: { pluginTimings: false } } },
  server: { host: '127.0.0.1', headers: developing, fs: { allow: ['..'] } },
  preview: { headers: SAFETY_HEADERS },
  // No data: addresses: the content security policy admits files of our own alone.
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Everything is on the user's own disk.
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
