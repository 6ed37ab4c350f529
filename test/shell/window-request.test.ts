import { describe, expect, it } from 'vitest';
import {
  CONTENT_SECURITY_POLICY,
  REFUSAL_STATUS,
  resolveRequest,
  SAFETY_HEADERS,
} from '../../main/serve/window-request';

const HOST = '127.0.0.1:4127';
const resolve = (target: string, method = 'GET', host = HOST) =>
  resolveRequest({ method, host, target }, [HOST, 'localhost:4127']);
const codeOf = (answer: ReturnType<typeof resolve>): string => (answer.ok ? 'served' : answer.problem.code);

describe('a request for a file of the window', () => {
  it.each([
    ['/', ['index.html'], 'text/html; charset=utf-8'],
    ['/index.html', ['index.html'], 'text/html; charset=utf-8'],
    ['/index.html?file=../../etc/passwd', ['index.html'], 'text/html; charset=utf-8'],
    ['/assets/index-CAvV3hWE.js', ['assets', 'index-CAvV3hWE.js'], 'text/javascript; charset=utf-8'],
    ['/assets/%69ndex.css#top', ['assets', 'index.css'], 'text/css; charset=utf-8'],
    ['/assets/manifold-BE4c7gO-.wasm', ['assets', 'manifold-BE4c7gO-.wasm'], 'application/wasm'],
    ['/icon.SVG', ['icon.SVG'], 'image/svg+xml'],
  ])('%s is served', (target, parts, type) => {
    const answer = resolve(target);
    expect(answer).toMatchObject({ ok: true, value: { parts, headers: { 'Content-Type': type } } });
    if (answer.ok) expect(answer.value.headers).toMatchObject(SAFETY_HEADERS);
  });

  it.each([
    '',
    '*',
    'index.html',
    'http://127.0.0.1:4127/index.html',
    '/..',
    '/../package.json',
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '/%252e%252e/package.json',
    '/..%5c..%5cpackage.json',
    '/..\\..\\package.json',
    '/assets\\index.js',
    '//evil.example/index.js',
    '//',
    '/assets//index.js',
    '/assets/./index.js',
    '/C:/windows/win.ini.json',
    '/c%3a/x.json',
    '/%00index.html',
    '/index.html%00.js',
    '/index.js%0d%0aX-Evil: 1.js',
    '/.git/config.json',
    '/.env.json',
    '/assets/.hidden.js',
    '/index.html.',
    '/index.html%20',
    '/index.html::$DATA.js',
    '/~root/a.js',
    '/a%ff.js',
    '/%',
    '/%e0%a4%a',
    '/\u202ejs.exe',
    '/etc/passwd/',
  ])('%j is no path of a file', target => {
    expect(codeOf(resolve(target))).toBe('bad-path');
  });

  it.each([
    '/assets',
    '/etc/passwd',
    '/index.js.map',
    '/a.__proto__',
    '/a.constructor',
    '/a.toString',
    '/x.exe',
    '/html',
  ])('%s is of no kind that the window holds', target => {
    expect(codeOf(resolve(target))).toBe('not-served');
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'get', ''])('%j is refused', method => {
    expect(codeOf(resolve('/', method))).toBe('wrong-method');
  });

  it.each([
    '',
    'evil.example',
    'evil.example:4127',
    '127.0.0.1',
    '127.0.0.1:4128',
    '127.0.0.1:4127.evil.example',
  ])('under the name %j nothing is served', host => {
    expect(codeOf(resolve('/', 'GET', host))).toBe('wrong-host');
  });

  it('a path of two thousand letters is none', () => {
    expect(codeOf(resolve(`/${'a'.repeat(2000)}.js`))).toBe('bad-path');
  });

  it('takes the host in any case, as names are', () => {
    expect(codeOf(resolve('/', 'GET', 'LOCALHOST:4127'))).toBe('served');
  });

  it('has a status for every refusal', () => {
    expect(Object.keys(REFUSAL_STATUS).sort()).toEqual([
      'bad-path',
      'not-served',
      'wrong-host',
      'wrong-method',
    ]);
  });

  it('lets what carries its hash be kept, and nothing else', () => {
    const cacheOf = (target: string): unknown => {
      const answer = resolve(target);
      return answer.ok ? answer.value.headers['Cache-Control'] : null;
    };
    expect(cacheOf('/')).toBe('no-cache');
    expect(cacheOf('/icon.svg')).toBe('no-cache');
    expect(cacheOf('/assets/a.js')).toBe('max-age=31536000, immutable');
  });

  it('carries the policy word for word', () => {
    expect(CONTENT_SECURITY_POLICY).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(SAFETY_HEADERS).toMatchObject({
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    });
  });
});
