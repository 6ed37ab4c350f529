import { refuse, succeed, type Result } from '../../core/result';
import { findRepeatedKey } from './find-repeated-key';

/** JSON text -> what it holds, or one sentence with the line and column at fault. A byte-order mark is skipped. */
export function parseJson(text: string, name: string): Result<unknown> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  // UTF-16 that was read as UTF-8: every other character is a zero, or its byte-order mark could not be read.
  if (body.includes('\0') || body.startsWith('\uFFFD'))
    return refuse('bad-encoding', `${name} is not UTF-8 text; save it as UTF-8.`, name);
  if (body.trim() === '') return refuse('empty-file', `${name} is empty.`, name);
  try {
    const value = JSON.parse(body) as unknown;
    const repeated = findRepeatedKey(body);
    return repeated === null
      ? succeed(value)
      : refuse(
          'repeated-field',
          `${name} gives "${shorten(repeated)}" twice; leave only the one that is meant.`,
          repeated,
        );
  } catch (error) {
    const place = placeOf(error, body);
    const near = place === null ? '' : ` at line ${place.line}, column ${place.column}`;
    const hint = place === null ? '' : hintAt(body, place.offset);
    return refuse('bad-json', `${name} is not valid JSON${near}${hint}.`, name);
  }
}

const shorten = (path: string): string => (path.length > 80 ? `${path.slice(0, 77)}...` : path);

/**
 * Where the fault is, from the engine's own words (V8 in Node, Electron and Chromium): an offset ("position 12"), the
 * end of the text, or the token with up to ten characters of text on either side. Null where it does not say.
 */
function placeOf(error: unknown, text: string): { offset: number; line: number; column: number } | null {
  const offset = offsetOf(error instanceof Error ? error.message : '', text);
  if (offset === null) return null;
  const before = text.slice(0, offset).split('\n');
  return { offset, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function offsetOf(words: string, text: string): number | null {
  const position = /position (\d+)/.exec(words)?.[1];
  if (position !== undefined) return Number(position);
  if (/end of JSON/.test(words)) return text.length;
  const quoted = /Unexpected token '([^]+?)', (\.\.\.)?"([^]*?)"(?:\.\.\.)? is not valid JSON/u.exec(words);
  const [, token, cut, context] = quoted ?? [];
  if (token === undefined || context === undefined) return null;
  const start = text.indexOf(context);
  const offset = start + (cut ? 10 : Math.max(0, context.indexOf(token)));
  return start >= 0 && text.startsWith(token, offset) ? offset : null;
}

function hintAt(text: string, offset: number): string {
  if (offset >= text.length) return ', where it ends too early';
  const word = /^[-+]?[A-Za-z]+/.exec(text.slice(offset))?.[0];
  if (word && /nan|infinity/i.test(word)) return `: ${word} is not a number that JSON can hold`;
  return `, before ${JSON.stringify(text.slice(offset, offset + 12))}`;
}
