import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileGrants } from '../../main/ipc/file-grants';
import { answerScheme, APP_SCHEME } from '../../main/window/app-scheme';

describe('app://', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bregma-scheme-'));
  const root = join(folder, 'window');
  const grants = createFileGrants();
  const answer = answerScheme(root, grants);
  const get = (url: string, method = 'GET'): Promise<Response> => answer({ method, url });

  beforeAll(() => {
    mkdirSync(root);
    writeFileSync(join(root, 'index.html'), 'window');
    writeFileSync(join(folder, 'secret.js'), 'secret');
    writeFileSync(join(folder, 'slice'), 'pixels');
    symlinkSync(join(folder, 'secret.js'), join(root, 'link.js'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has the privileges of a secure page and does not bypass the policy', () => {
    expect(APP_SCHEME).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    });
  });

  it('serves the window with the headers of isolation', async () => {
    const reply = await get('app://bregma/');
    expect(await reply.text()).toBe('window');
    expect(reply.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(reply.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(await (await get('app://bregma/index.html', 'HEAD')).text()).toBe('');
  });

  it.each([
    'app://bregma/../secret.js',
    'app://bregma/%2e%2e/secret.js',
    'app://bregma/..%2fsecret.js',
    'app://bregma/..%5csecret.js',
    'app://bregma/link.js',
    'app://bregma//secret.js',
    'app://evil/index.html',
    'app://bregma:1/index.html',
    'app:bregma/index.html',
    'app:///index.html',
    'http://bregma.evil.example/index.html',
    'no address',
    '',
  ])('%j is not served', async url => {
    const reply = await get(url);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(await reply.text()).not.toMatch(/^(secret|window)$/);
  });

  it('takes nothing', async () => {
    expect((await get('app://bregma/', 'POST')).status).toBe(405);
  });

  it('gives a granted file by its token, until the next pick', async () => {
    const token = grants.grant(join(folder, 'slice'));
    const reply = await get(`app://bregma/granted/${token}`);
    expect(reply.headers.get('content-length')).toBe('6');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(await reply.text()).toBe('pixels');
    grants.clear();
    expect((await get(`app://bregma/granted/${token}`)).status).toBe(404);
  });

  it('tokens are long, differ, and stand for nothing else', async () => {
    const tokens = Array.from({ length: 50 }, () => grants.grant(join(folder, 'slice')));
    expect(new Set(tokens).size).toBe(50);
    expect(tokens.every(token => /^[0-9a-f]{32}$/.test(token))).toBe(true);
    for (const wrong of [
      `app://bregma/granted/${tokens[0]!.slice(1)}0`,
      `app://bregma/granted/${tokens[0]!}/../../secret.js`,
      `app://evil/granted/${tokens[0]!}`,
      `app://bregma/granted/${tokens[0]!.toUpperCase()}A`,
      'app://bregma/granted/__proto__',
    ]) {
      expect((await get(wrong)).ok, wrong).toBe(false);
    }
    expect((await get(`app://bregma/granted/${tokens[0]!}`, 'DELETE')).status).toBe(405);
  });

  it('a granted file that has gone, or was a folder, is absent', async () => {
    expect((await get(`app://bregma/granted/${grants.grant(join(folder, 'gone'))}`)).status).toBe(404);
    expect((await get(`app://bregma/granted/${grants.grant(folder)}`)).status).toBe(404);
  });
});
