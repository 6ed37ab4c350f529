import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Result } from '../../geometry/core/result';
import { readPort } from '../serve/read-port';
import { startServer } from '../serve/start-server';
import { languageOf, say } from './language';
import { runLauncher } from './run-launcher';

/**
 * `npm run serve -- --port N`: the built window on loopback with the shipped program's headers.
 * Opens nothing.
 */
async function serve(words: readonly string[]): Promise<Result<unknown>> {
  const asked = readPort(words);
  if (!asked.ok) return asked;
  const root = fileURLToPath(new URL('../renderer', import.meta.url));
  const served = await startServer(root, asked.value.port, languageOf(process.argv));
  if (!served.ok) return served;
  process.stdout.write(`${say('served-at', { url: served.value.url })}\n`);
  const stop = (): void => void served.value.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return served;
}

await runLauncher('serve', serve);
