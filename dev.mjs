#!/usr/bin/env node
/**
 * `npm run dev`: Vite serves the window and reloads it on every change, the programs are rebuilt
 * beside it, and the window opens in Electron where its runtime is installed, anew whenever a
 * program of it has changed.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = dirname(fileURLToPath(import.meta.url));
const children = [];

function electronRuntime() {
  const folder = join(root, 'node_modules/electron');
  const named = join(folder, 'path.txt');
  const program = existsSync(named) ? join(folder, 'dist', readFileSync(named, 'utf8').trim()) : null;
  return program && existsSync(program) ? program : null;
}

/**
 * Opens Electron on the development server, and again a moment after a bundle of its own has been
 * written.
 */
function keepElectronOpen(program, address) {
  let child;
  let timer;
  const open = () => {
    child?.removeAllListeners('exit');
    child?.kill();
    child = spawn(program, [root], { stdio: 'inherit', env: { ...process.env, BREGMA_DEV_SERVER: address } });
    child.on('exit', stop);
    children.push(child);
  };
  for (const folder of ['out/main', 'out/preload']) {
    watch(join(root, folder), () => {
      clearTimeout(timer);
      timer = setTimeout(open, 300);
    });
  }
  open();
}

function stop() {
  for (const child of children) child.kill();
  process.exit();
}

process.once('SIGINT', stop);
process.once('SIGTERM', stop);

// Its first build must be there before Electron opens.
const builder = spawn(process.execPath, [join(root, 'build.mjs'), '--watch'], {
  stdio: 'inherit',
  cwd: root,
});
children.push(builder);
const server = await createServer({
  root: join(root, 'renderer'),
  configFile: join(root, 'vite.config.ts'),
  configLoader: 'runner',
});
await server.listen();
const [address] = server.resolvedUrls.local;
console.log(`The window is served at ${address} and follows every change (Ctrl+C ends it).`);

const runtime = electronRuntime();
const bundles = ['out/main/index.mjs', 'out/preload/preload.cjs'].map(path => join(root, path));
if (!runtime) {
  console.log("Electron's runtime is not installed here: open the address in a browser.");
} else {
  while (!bundles.every(path => existsSync(path))) await new Promise(done => setTimeout(done, 200));
  keepElectronOpen(runtime, address);
}
