import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPort } from '../../main/serve/read-port';
import { startServer, type WindowServer } from '../../main/serve/start-server';

describe('the loopback server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bregma-serve-'));
  const root = join(folder, 'window');
  let server: WindowServer;

  beforeAll(async () => {
    mkdirSync(join(root, 'assets'), { recursive: true });
    writeFileSync(join(root, 'index.html'), '<!doctype html>window');
    writeFileSync(join(root, 'assets/a.wasm'), new Uint8Array([0, 97, 115, 109]));
    writeFileSync(join(folder, 'secret.js'), 'secret');
    mkdirSync(join(folder, 'window-beside'));
    writeFileSync(join(folder, 'window-beside/secret.js'), 'secret');
    symlinkSync(join(folder, 'secret.js'), join(root, 'link.js'));
    symlinkSync(folder, join(root, 'up'));
    symlinkSync(join(folder, 'window-beside'), join(root, 'beside'));
    symlinkSync(join(root, 'index.html'), join(root, 'inside.html'));
    mkdirSync(join(root, 'folder.js'));
    const started = await startServer(root, 0);
    if (!started.ok) throw new Error(started.problem.message);
    server = started.value;
  });

  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  /** The request line as it is written, which no client of the house would send. */
  const sayRaw = (lines: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const socket = connect(Number(port), hostname);
      let heard = '';
      socket.on('data', chunk => (heard += chunk.toString('latin1')));
      socket.on('end', () => resolve(heard));
      socket.on('error', reject);
      socket.write(`${lines}\r\nConnection: close\r\n\r\n`);
    });
  const host = (): string => `Host: ${new URL(server.url).host}`;

  it('is reached on loopback alone', () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
  });

  it('serves the page with the headers of isolation', async () => {
    const reply = await fetch(server.url);
    expect(await reply.text()).toBe('<!doctype html>window');
    expect(reply.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(reply.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('answers HEAD with the length and no body', async () => {
    const heard = await sayRaw(`HEAD /assets/a.wasm HTTP/1.1\r\n${host()}`);
    expect(heard).toMatch(/^HTTP\/1\.1 200/);
    expect(heard).toMatch(/Content-Type: application\/wasm\r\n/);
    expect(heard).toMatch(/Content-Length: 4\r\n/);
    expect(heard.endsWith('\r\n\r\n')).toBe(true);
  });

  it.each([
    ['GET /../secret.js', 400],
    ['GET /up/secret.js', 404],
    ['GET /link.js', 404],
    ['GET /beside/secret.js', 404],
    ['GET /folder.js', 404],
    ['GET /absent.js', 404],
    ['GET /%2e%2e/secret.js', 400],
    ['GET http://127.0.0.1/secret.js', 400],
    ['POST /', 405],
    ['DELETE /index.html', 405],
  ])('%s: %i, with the same headers', async (line, status) => {
    const heard = await sayRaw(`${line} HTTP/1.1\r\n${host()}`);
    expect(heard.startsWith(`HTTP/1.1 ${status}`)).toBe(true);
    expect(heard).not.toContain('secret\n');
    expect(heard.split('\r\n\r\n')[1]).not.toBe('secret');
    expect(heard).toContain('Content-Security-Policy: ');
    expect(heard).toContain('X-Content-Type-Options: nosniff');
  });

  it('follows a link that stays inside', async () => {
    expect((await fetch(`${server.url}inside.html`)).status).toBe(200);
  });

  it('is not read under another name', async () => {
    expect(await sayRaw('GET / HTTP/1.1\r\nHost: evil.example')).toMatch(/^HTTP\/1\.1 421/);
  });

  it('says what it does not answer in the language that it was started in', async () => {
    expect(await (await fetch(`${server.url}absent.js`)).text()).toBe('The window holds no such file.\n');
    const started = await startServer(root, 0, 'fr');
    if (!started.ok) throw new Error(started.problem.message);
    const { url, close } = started.value;
    expect(await (await fetch(`${url}absent.js`)).text()).toBe('La fenêtre ne contient pas ce fichier.\n');
    expect(await (await fetch(url, { method: 'POST' })).text()).toContain('seuls GET et HEAD');
    await close();
  });

  it('says that a port is taken', async () => {
    const again = await startServer(root, Number(new URL(server.url).port));
    expect(again).toMatchObject({ ok: false, problem: { code: 'port-taken' } });
  });
});

describe('the port of the command', () => {
  it.each([
    [[], { port: 4127, asked: false }],
    [['--port', '8080'], { port: 8080, asked: true }],
    [['--port=0'], { port: 0, asked: true }],
  ])('%j is read', (words, value) => {
    expect(readPort(words)).toEqual({ ok: true, value });
  });

  it.each([
    [['--port']],
    [['--port', '65536']],
    [['--port', '-1']],
    [['--port', '1e3']],
    [['--host', '0']],
    [['--port', '80', 'x']],
  ])('%j is refused in words', words => {
    expect(readPort(words)).toMatchObject({ ok: false, problem: { code: 'bad-option' } });
  });
});
