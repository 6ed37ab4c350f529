import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Value } from '../../geometry/core/message';
import { succeed, type Result } from '../../geometry/core/result';
import { asWords, words } from '../../geometry/messages/phrase';
import { translate } from '../../geometry/messages/translate';
import { findElectron, hasScreen, thisMachine } from '../serve/find-electron';
import { readPort } from '../serve/read-port';
import { startServer, type WindowServer } from '../serve/start-server';
import { exitCode } from './exit';
import { languageOf, say } from './language';
import { runLauncher } from './run-launcher';

/** A runtime that ends sooner than this, and not well, never showed a window. */
const OPENED_AFTER_MS = 5_000;

/**
 * `npm start`: the window in Electron; where its runtime cannot be had, the same build in the
 * browser.
 */
async function start(given: readonly string[]): Promise<Result<unknown>> {
  const language = languageOf(process.argv);
  const asked = readPort(given);
  if (!asked.ok) return asked;
  const electron = await findElectron(thisMachine(), told => printLine(translate([told], language)));
  let why: Value = electron.ok ? words('electron-ended-early') : asWords(electron.problem);
  if (electron.ok) {
    const ended = await runElectron(electron.value);
    if (ended.opened) {
      process.exitCode = ended.status;
      return succeed(null);
    }
    if (ended.words) why = words('electron-not-started', { why: ended.words });
  }
  const served = await serveNear(asked.value.port, asked.value.asked);
  if (!served.ok) return served;
  const { url } = served.value;
  printLine(say('no-electron-so-served', { why, url }));
  printLine(say('leave-running'));
  openInBrowser(url);
  const stop = (): void => void served.value.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return served;
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
  const language = languageOf(process.argv);
  const served = await startServer(root, port, language);
  if (served.ok || asked || served.problem.code !== 'port-taken') return served;
  printLine(say('port-of-another', { port: String(port) }));
  return startServer(root, 0, language);
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

await runLauncher('start', start);
