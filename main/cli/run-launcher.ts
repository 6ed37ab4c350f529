import process from 'node:process';
import { printable } from '../../geometry/core/printable';
import type { Result } from '../../geometry/core/result';
import { translate } from '../../geometry/messages/translate';
import { exitCode, InputRefused } from './exit';
import { languageOf, withoutLanguage } from './language';

/**
 * Runs `npm start` or `npm run serve` with the words behind it, `--language` taken off; what it
 * cannot do is said on stderr in the language that is asked for, with exit code 2.
 */
export async function runLauncher(
  name: string,
  launch: (asked: readonly string[]) => Promise<Result<unknown>>,
): Promise<void> {
  const done = await launchAsked(launch);
  if (done.ok) return;
  const told = translate(done.problem.sentences, languageOf(process.argv));
  process.stderr.write(`${name}: ${printable(told)}\n`);
  process.exitCode = exitCode.badInput;
}

async function launchAsked(
  launch: (asked: readonly string[]) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  try {
    return await launch(withoutLanguage(process.argv.slice(2)));
  } catch (error) {
    if (error instanceof InputRefused) return { ok: false, problem: error.problem };
    throw error;
  }
}
