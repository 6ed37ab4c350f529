import { refuse, succeed, type Result } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';

/**
 * What the window's page may do. Scripts, workers, styles and WebAssembly from its own origin and
 * nowhere else; pictures also from memory; no frames, no forms, no plugins, no other machine.
 */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; " +
  "img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Sent with every reply, refusals too: isolation (for shared memory) and no guessing of types. */
export const SAFETY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** Every kind of file that the build can hold. A name of any other kind is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  wasm: 'application/wasm',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};

const LONGEST_TARGET = 1024;

/** A file of the build, as a request names it. */
export interface WindowFile {
  /** The way from the build's folder, part by part: no part is empty, hidden, or leads upwards. */
  readonly parts: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** A request, as app:// or the loopback server received it. */
export interface WindowRequest {
  readonly method: string;
  /** The host that was asked for, with its port: "bregma", "127.0.0.1:4127". */
  readonly host: string;
  /** Path and query as they came, still encoded: "/assets/index.js?v=1". */
  readonly target: string;
}

/** The HTTP status of each refusal. */
export const REFUSAL_STATUS: Readonly<Record<string, number>> = {
  'wrong-method': 405,
  'wrong-host': 421,
  'bad-path': 400,
  'not-served': 404,
};

/**
 * Resolves a request to a file of the built window, or refuses it. Names are decoded once and must
 * be plain: letters, digits, dot, dash and underscore, so that nothing in them can mean something
 * to a file system. Whoever reads the file still has to see that no link leads out of the folder.
 *
 * @param hosts the names the window is served under; a page of another name that points here is
 *   refused
 * @returns Problems: `wrong-method`, `wrong-host`, `bad-path`, `not-served`
 */
export function resolveRequest(request: WindowRequest, hosts: readonly string[]): Result<WindowFile> {
  const { method, host, target } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    return refuse('wrong-method', phrase('wrong-method', { method: method.slice(0, 16) }));
  }
  if (!hosts.includes(host.toLowerCase())) {
    return refuse('wrong-host', phrase('wrong-host'));
  }
  const path = decodePath(target);
  if (path === null) return refuse('bad-path', phrase('bad-path'));
  const parts = path === '/' ? ['index.html'] : path.slice(1).split('/');
  if (!parts.every(isPlainName)) return refuse('bad-path', phrase('bad-path'));
  const contentType = CONTENT_TYPES[extensionOf(parts.at(-1)!)];
  if (contentType === undefined) return refuse('not-served', phrase('not-served'));
  return succeed({ parts, headers: headersFor(contentType, parts[0] === 'assets') });
}

/**
 * The headers of a file. What carries the hash of its content in its name (`hashed`) never changes.
 */
export function headersFor(contentType: string, hashed = false): Record<string, string> {
  return {
    ...SAFETY_HEADERS,
    'Content-Type': contentType,
    'Cache-Control': hashed ? 'max-age=31536000, immutable' : 'no-cache',
  };
}

/** The path without its query, decoded once; null where it is none. */
function decodePath(target: string): string | null {
  const [path] = target.split(/[?#]/, 1);
  if (!path?.startsWith('/') || target.length > LONGEST_TARGET) return null;
  try {
    return decodeURIComponent(path);
  } catch {
    return null; // half an escape
  }
}

const isPlainName = (part: string): boolean =>
  /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part) && !part.endsWith('.');

/**
 * Of the known ones, own keys only ("constructor" is no extension); "" where the name has none of
 * them.
 */
function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
  return Object.hasOwn(CONTENT_TYPES, extension) ? extension : '';
}
