import { refuse, succeed, type Result } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';

/** Fixed, because a browser keeps work by address: another port would not find what was saved. */
const HOME_PORT = 4127;

/**
 * Reads `--port N` from the words after the command; `HOME_PORT` where it is not given, 0 for any
 * free port.
 *
 * @returns Problems: `bad-option`
 */
export function readPort(
  words: readonly string[],
): Result<{ readonly port: number; readonly asked: boolean }> {
  const [first, second, ...rest] = words.flatMap(word =>
    word.startsWith('--port=') ? ['--port', word.slice(7)] : [word],
  );
  if (first === undefined) return succeed({ port: HOME_PORT, asked: false });
  const port = /^\d{1,5}$/.test(second ?? '') ? Number(second) : Number.NaN;
  if (first !== '--port' || rest.length > 0 || !(port <= 65_535)) {
    return refuse('bad-option', phrase('only-option-port'));
  }
  return succeed({ port, asked: true });
}
