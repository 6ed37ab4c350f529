import { isOwnOrigin, parseAddress } from '../ipc/own-origin';

/** What is asked of Electron's session. */
export interface ConfinableSession {
  setPermissionRequestHandler(
    handler: (
      contents: unknown,
      permission: string,
      callback: (granted: boolean) => void,
      details: { readonly requestingUrl: string; readonly isMainFrame: boolean },
    ) => void,
  ): void;
  setPermissionCheckHandler(
    handler: (contents: unknown, permission: string, origin: string) => boolean,
  ): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  on(event: 'will-download', listener: (event: { preventDefault(): void }) => void): void;
  readonly webRequest: {
    onBeforeRequest(
      listener: (details: { readonly url: string }, callback: (reply: { cancel: boolean }) => void) => void,
    ): void;
  };
}

/**
 * Electron grants what nobody refuses. The one thing the page may do is put words on the clipboard.
 */
const ALLOWED = 'clipboard-sanitized-write';

const OWN_SCHEMES: readonly string[] = ['app:', 'devtools:', 'blob:', 'data:'];

/**
 * Takes from a session everything the window does not need: permissions, devices, downloads (files
 * are saved through the program), and every request that would leave this machine.
 *
 * @param origins of our own pages: `app://bregma`, and the development server's where there is one
 */
export function confineSession(session: ConfinableSession, origins: readonly string[]): void {
  session.setPermissionRequestHandler((_contents, permission, callback, { requestingUrl, isMainFrame }) =>
    callback(permission === ALLOWED && isMainFrame && isOwnOrigin(requestingUrl, origins)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === ALLOWED && isOwnOrigin(origin, origins),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', event => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !mayLoad(url, origins) }));
}

/** Whether an address is on this machine and ours. */
export function mayLoad(address: string, origins: readonly string[]): boolean {
  const url = parseAddress(address);
  if (!url) return false;
  // Reloads come from the development server by a socket.
  return OWN_SCHEMES.includes(url.protocol) || isOwnOrigin(address.replace(/^ws:/, 'http:'), origins);
}
