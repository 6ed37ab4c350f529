import type { Message } from '../../core/message';
import { refuse, succeed, type Result } from '../../core/result';
import { phrase } from '../../messages/phrase';
import { findRepeatedKey } from './find-repeated-key';

/**
 * JSON text -> what it holds, or one sentence with the line and column at fault. A byte-order mark
 * is skipped.
 */
export function parseJson(text: string, name: string): Result<unknown> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  // UTF-16 that was read as UTF-8: every other character is a zero, or its byte-order mark could
  // not be read.
  if (body.includes('\0') || body.startsWith('\uFFFD'))
    return refuse('bad-encoding', phrase('json-not-utf8', { document: name }), name);
  if (body.trim() === '') return refuse('empty-file', phrase('json-empty', { document: name }), name);
  try {
    const value = JSON.parse(body) as unknown;
    const repeated = findRepeatedKey(body);
    return repeated === null
      ? succeed(value)
      : refuse(
          'repeated-field',
          phrase('json-field-twice', { document: name, field: shorten(repeated) }),
          repeated,
        );
  } catch (error) {
    return refuse('bad-json', sayFault(name, placeOf(error, body), body), name);
  }
}

const shorten = (path: string): string => (path.length > 80 ? `${path.slice(0, 77)}...` : path);

/**
 * Where the fault is, from the engine's own words (V8 in Node, Electron and Chromium): an offset
 * ("position 12"), the end of the text, or the token with up to ten characters of text on either
 * side. Null where it does not say.
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

function sayFault(document: string, place: ReturnType<typeof placeOf>, text: string): Message {
  if (place === null) return phrase('json-bad', { document });
  const { offset, line, column } = place;
  const told = { document, line, column };
  if (offset >= text.length) return phrase('json-ends-early', told);
  const word = /^[-+]?[A-Za-z]+/.exec(text.slice(offset))?.[0];
  return word && /nan|infinity/i.test(word)
    ? phrase('json-no-such-number', { ...told, word })
    : phrase('json-bad-before', { ...told, text: JSON.stringify(text.slice(offset, offset + 12)) });
}
