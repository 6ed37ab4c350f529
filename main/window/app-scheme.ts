import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { CustomScheme } from 'electron';
import type { FileGrants } from '../ipc/file-grants';
import { answerRequest } from '../serve/answer-request';
import { headersFor } from '../serve/window-request';
import { parseAddress } from '../ipc/own-origin';

const APP_HOST = 'bregma';
export const APP_ORIGIN = `app://${APP_HOST}`;

/**
 * Of the window's own scheme; told to Electron before it is ready. The content policy is NOT
 * bypassed.
 */
export const APP_SCHEME: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

/** What is asked of a request that `protocol.handle` gives. */
export interface SchemeRequest {
  readonly method: string;
  readonly url: string;
}

const GRANTED = /^\/granted\/([0-9a-f]{32})$/;

/**
 * Answers `app://bregma/...`: the built window's files, and the files that the user picked by their
 * tokens.
 */
export function answerScheme(
  root: string,
  grants: FileGrants,
): (request: SchemeRequest) => Promise<Response> {
  return async ({ method, url }) => {
    const { host, pathname, search } = readUrl(url);
    const token = host === APP_HOST && method === 'GET' ? GRANTED.exec(pathname)?.[1] : undefined;
    if (token) return sendGranted(grants.pathOf(token));
    const { status, headers, body } = await answerRequest(
      root,
      { method, host, target: `${pathname}${search}` },
      [APP_HOST],
    );
    return new Response(method === 'HEAD' ? null : body, { status, headers });
  };
}

const readUrl = (url: string): Pick<URL, 'host' | 'pathname' | 'search'> =>
  parseAddress(url) ?? { host: '', pathname: '', search: '' };

/** Sent as it is read: a slice at a time, never a whole study in memory. */
async function sendGranted(path: string | null): Promise<Response> {
  const headers = headersFor('application/octet-stream');
  const found = path === null ? null : await stat(path).catch(() => null);
  if (path === null || !found?.isFile()) return new Response(null, { status: 404, headers });
  const length = String(found.size);
  // Node's own stream type and the web's are one thing under two names.
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array<ArrayBuffer>>;
  return new Response(body, {
    status: 200,
    headers: { ...headers, 'Cache-Control': 'no-store', 'Content-Length': length },
  });
}
