import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type WindowServer } from '../../main/serve/start-server';
import { launchChromium } from './launch-on-server';
import { lookAt } from './look-at';
import { canOpenWindow } from './open-window';

const root = join(import.meta.dirname, '../..');
/** Where windows need no named screen and the runtime is there, Electron opens. */
const hasRuntime = existsSync(join(root, 'node_modules/electron/path.txt'));

describe.skipIf(!canOpenWindow.isThere)(`the built window as it is served${canOpenWindow.note}`, () => {
  let server: WindowServer;
  let browser: Browser;

  beforeAll(async () => {
    const started = await startServer(join(root, 'out/renderer'), 0);
    if (!started.ok) throw new Error(started.problem.message);
    server = started.value;
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('is isolated, asks nobody else, breaks no policy, and keeps its settings over a reload', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const complaints: string[] = [];
    const elsewhere: string[] = [];
    page.on('console', line => {
      if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
    });
    page.on('pageerror', error => complaints.push(error.message));
    page.on('request', asked => {
      if (!asked.url().startsWith(server.url) && !/^(blob|data):/.test(asked.url()))
        elsewhere.push(asked.url());
    });
    await page.goto(server.url);
    await page.getByRole('tab', { name: 'Scan' }).waitFor();
    expect(await page.evaluate(() => [crossOriginIsolated, typeof SharedArrayBuffer])).toEqual([
      true,
      'function',
    ]);

    const theme = (): Promise<string | undefined> =>
      page.evaluate(() => document.documentElement.dataset['theme']);
    const before = await theme();
    await page.getByRole('button', { name: /^(Dark|Light|Theme)/ }).click();
    await expect.poll(theme).not.toBe(before);
    const chosen = await theme();
    const keptSettings = (): Promise<string> =>
      page.evaluate(async () => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('kept');
        return (await (await folder.getFileHandle('settings.json')).getFile()).text();
      });
    await expect.poll(() => keptSettings().catch(() => '')).toContain(`"theme":"${chosen}"`);
    await page.reload();
    await page.getByRole('tab', { name: 'Scan' }).waitFor();
    expect(await theme()).toBe(chosen);
    expect(complaints).toEqual([]);
    expect(elsewhere).toEqual([]);
    await page.close();
  });

  it('has the manual, searched and led through, and says what it is, offline', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Help', exact: true }).click();
    const help = page.getByRole('dialog', { name: 'Help' });
    await help.getByRole('heading', { name: 'The manual' }).waitFor();
    await lookAt(page, 'help-manual');
    await help.getByRole('link', { name: 'coupon and the bench trial' }).click();
    await help
      .getByRole('heading', { name: /coupon/i })
      .first()
      .waitFor();
    await help.getByRole('searchbox').fill('suture');
    await help.getByRole('list').getByRole('button').first().click();
    await lookAt(page, 'help-search');
    await help.getByRole('searchbox').fill('elephant');
    await help.getByText(/^No page has all of these words/).waitFor();
    await help.getByRole('tab', { name: 'About' }).click();
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    await help.getByText(`Bregma ${version}`).waitFor();
    await help.getByText(/^For veterinary use only/).waitFor();
    await help.getByRole('rowheader', { name: 'three', exact: true }).waitFor();
    await page.emulateMedia({ colorScheme: 'light' });
    await lookAt(page, 'help-about');
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.close();
  });

  it('may compile WebAssembly, and no text; reaches no other machine', async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    // As text in the page itself: a script of the tester would not fall under the page's policy.
    const outcome = await page.evaluate(async () => {
      const broken: string[] = [];
      const both = new Promise<void>(done =>
        document.addEventListener('securitypolicyviolation', event => {
          if (broken.push(event.effectiveDirective) === 2) done();
        }),
      );
      const wasm = await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
        () => 'compiled',
        () => 'refused',
      );
      const away = await fetch('http://127.0.0.1:9/').then(
        () => 'reached',
        () => 'refused',
      );
      const inline = document.createElement('script');
      inline.textContent = 'document.title = "taken over"';
      document.head.append(inline);
      await both;
      return [wasm, away, broken.sort(), document.title];
    });
    expect(outcome).toEqual(['compiled', 'refused', ['connect-src', 'script-src-elem'], 'Bregma']);
    await page.close();
  });

  it.skipIf(hasRuntime && process.platform !== 'linux')(
    'npm start, without Electron, says so in a line and serves the same',
    async () => {
      const child = spawn(process.execPath, [join(root, 'out/cli/start.mjs'), '--port', '0'], {
        // A mirror that is none stands for no network where a screen needs no name.
        env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ELECTRON_MIRROR: 'none' },
      });
      try {
        const [line, url] = await new Promise<[string, string]>((resolve, reject) => {
          let heard = '';
          child.stdout.on('data', chunk => {
            heard += String(chunk);
            const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(heard);
            if (found) resolve([heard.split('\n')[0]!, found[0]]);
          });
          child.on('exit', status => reject(new Error(`ended with ${status}: ${heard}`)));
        });
        expect(line).toContain('Electron cannot be used here');
        expect(line).toContain(url);
        const [started, served] = await Promise.all([fetch(url), fetch(server.url)]);
        expect(await started.text()).toBe(await served.text());
        for (const name of ['content-security-policy', 'cross-origin-embedder-policy']) {
          expect(started.headers.get(name)).toBe(served.headers.get(name));
        }
      } finally {
        child.removeAllListeners('exit');
        child.kill();
      }
    },
  );
});
