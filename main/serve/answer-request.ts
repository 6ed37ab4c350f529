import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { words } from '../../geometry/messages/phrase';
import { translate, type Language } from '../../geometry/messages/translate';
import { headersFor, REFUSAL_STATUS, resolveRequest, type WindowRequest } from './window-request';

/** What is sent back, whichever way it goes. */
export interface WindowReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * Answers a request for a file of the built window. Links are followed and must end inside the
 * folder.
 *
 * @param root the folder of the build (out/renderer)
 * @param hosts the names it is served under
 * @param language of what is said of what is not answered
 */
export async function answerRequest(
  root: string,
  request: WindowRequest,
  hosts: readonly string[],
  language: Language = 'en',
): Promise<WindowReply> {
  const resolved = resolveRequest(request, hosts);
  if (!resolved.ok) {
    const { code, sentences } = resolved.problem;
    const told = translate(sentences, language);
    return sayNo(REFUSAL_STATUS[code] ?? 400, told, code === 'wrong-method' ? { Allow: 'GET, HEAD' } : {});
  }
  const { parts, headers } = resolved.value;
  const content = await readWithin(root, parts);
  if (!content) return sayNo(404, translate([words('no-such-served')], language));
  return { status: 200, headers: withLength(headers, content), body: bodyFor(request, content) };
}

/** The file's bytes; null where there is none, or where a link leads out of the folder. */
async function readWithin(root: string, parts: readonly string[]): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const folder = await realpath(root);
    const file = await realpath(join(folder, ...parts));
    return file.startsWith(folder + sep) ? new Uint8Array(await readFile(file)) : null;
  } catch {
    return null; // absent, a folder, or not to be read: all the same to who asks
  }
}

function sayNo(status: number, message: string, more: Record<string, string> = {}): WindowReply {
  const body = new TextEncoder().encode(`${message}\n`);
  return { status, headers: { ...withLength(headersFor('text/plain; charset=utf-8'), body), ...more }, body };
}

const withLength = (headers: Readonly<Record<string, string>>, body: Uint8Array): Record<string, string> => ({
  ...headers,
  'Content-Length': String(body.length),
});

const bodyFor = ({ method }: WindowRequest, content: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  method === 'HEAD' ? new Uint8Array() : content;
