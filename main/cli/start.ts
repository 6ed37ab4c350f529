import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Result } from '../../geometry/core/result';
import { findElectron, hasScreen, thisMachine } from '../serve/find-electron';
import { readPort } from '../serve/read-port';
import { startServer, type WindowServer } from '../serve/start-server';
import { exitCode } from './exit';

/** A runtime that ends sooner than this, and not well, never showed a window. */
const OPENED_AFTER_MS = 5_000;

/**
 * `npm start`: the window in Electron; where its runtime cannot be had, the same build in the
 * browser.
 */
async function start(): Promise<void> {
  const asked = readPort(process.argv.slice(2));
  if (!asked.ok) {
    fail(asked.problem.message);
    return;
  }
  const electron = await findElectron(thisMachine(), printLine);
  let why = electron.ok ? 'it ended before it showed a window' : electron.problem.message;
  if (electron.ok) {
    const ended = await runElectron(electron.value);
    if (ended.opened) {
      process.exitCode = ended.status;
      return;
    }
    if (ended.words) why = `it did not start: ${ended.words}`;
  }
  const served = await serveNear(asked.value.port, asked.value.asked);
  if (!served.ok) {
    fail(served.problem.message);
    return;
  }
  const { url } = served.value;
  printLine(`Electron cannot be used here (${why}), so Bregma is served to your browser at ${url}`);
  printLine('Leave this running while you work; Ctrl+C ends it.');
  openInBrowser(url);
  const stop = (): void => void served.value.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

interface Ended {
  readonly opened: boolean;
  readonly status: number;
  /** The first line it said on its way out. */
  readonly words: string;
}

function runElectron(program: string): Promise<Ended> {
  return new Promise(resolve => {
    const began = performance.now();
    let words = '';
    const child = spawn(program, [fileURLToPath(new URL('../..', import.meta.url))], {
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (words.length < 400) words += chunk.toString('utf8');
      if (performance.now() - began > OPENED_AFTER_MS) process.stderr.write(chunk);
    });
    child.on('error', error => resolve({ opened: false, status: exitCode.fault, words: error.message }));
    child.on('exit', status => {
      const opened = status === 0 || performance.now() - began > OPENED_AFTER_MS;
      resolve({ opened, status: status ?? exitCode.fault, words: words.trim().split('\n')[0] ?? '' });
    });
    // The window is closed with what started it.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  });
}

/**
 * On the port that was asked for; where none was asked and the usual one is taken, on any that is
 * free.
 */
async function serveNear(port: number, asked: boolean): Promise<Result<WindowServer>> {
  const root = fileURLToPath(new URL('../renderer', import.meta.url));
  const served = await startServer(root, port);
  if (served.ok || asked || served.problem.code !== 'port-taken') return served;
  printLine(
    `Port ${port} is in use, by another Bregma perhaps; work saved there is found at that address only.`,
  );
  return startServer(root, 0);
}

/** Tries; the address has been printed for where it does not work. */
function openInBrowser(url: string): void {
  if (!hasScreen(process.platform, process.env)) return;
  const [program, ...words] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['explorer.exe', url]
        : ['xdg-open', url];
  spawn(program!, words, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

const printLine = (line: string): void => void process.stdout.write(`${line}\n`);

function fail(message: string): void {
  process.stderr.write(`start: ${message}\n`);
  process.exitCode = exitCode.badInput;
}

await start();
