import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refuse, succeed, type Result } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';
import type { Language } from '../../geometry/messages/translate';
import { answerRequest } from './answer-request';

/** A loopback server of the built window. */
export interface WindowServer {
  readonly url: string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * Serves the built window to this machine alone, with the headers of the shipped program.
 *
 * @param port 0 for any that is free
 * @param language of what is said where there is no such file
 * @returns Problems: `port-taken`, `port-refused`
 */
export async function startServer(
  root: string,
  port: number,
  language: Language = 'en',
): Promise<Result<WindowServer>> {
  let hosts: readonly string[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    answerRequest(root, { method, host: headers.host ?? '', target: url }, hosts, language).then(
      reply => response.writeHead(reply.status, reply.headers).end(reply.body),
      () => response.writeHead(500).end(),
    );
  });
  const failure = await new Promise<NodeJS.ErrnoException | null>(resolve => {
    server.once('error', resolve);
    server.listen(port, LOOPBACK, () => resolve(null));
  });
  if (failure?.code === 'EADDRINUSE') {
    return refuse('port-taken', phrase('port-taken', { port: String(port) }), String(port));
  }
  if (failure)
    return refuse(
      'port-refused',
      phrase('port-refused', { port: String(port), why: failure.message }),
      String(port),
    );
  const { port: given } = server.address() as AddressInfo;
  // A page of another name whose address was turned to this machine must not read the window.
  hosts = [`${LOOPBACK}:${given}`, `localhost:${given}`, ...(given === 80 ? [LOOPBACK, 'localhost'] : [])];
  return succeed({
    url: `http://${LOOPBACK}:${given}/`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
