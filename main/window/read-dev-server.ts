import { parseAddress } from '../ipc/own-origin';

/**
 * The development server's origin, where there is one: on loopback, and never for a packaged
 * program, which must not be turned to another page by its environment.
 */
export function readDevServer(address: string | undefined, isPackaged: boolean): string | null {
  const url = isPackaged || !address ? null : parseAddress(address);
  const loopback = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost';
  return url?.protocol === 'http:' && loopback && !url.username && !url.password ? url.origin : null;
}
