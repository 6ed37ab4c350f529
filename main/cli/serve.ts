import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { readPort } from '../serve/read-port';
import { startServer } from '../serve/start-server';
import { exitCode } from './exit';

/**
 * `npm run serve -- --port N`: the built window on loopback with the shipped program's headers.
 * Opens nothing.
 */
async function serve(): Promise<void> {
  const asked = readPort(process.argv.slice(2));
  const served = asked.ok
    ? await startServer(fileURLToPath(new URL('../renderer', import.meta.url)), asked.value.port)
    : asked;
  if (!served.ok) {
    process.stderr.write(`serve: ${served.problem.message}\n`);
    process.exitCode = exitCode.badInput;
    return;
  }
  process.stdout.write(`Bregma is served at ${served.value.url} (Ctrl+C ends it).\n`);
  const stop = (): void => void served.value.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

await serve();
