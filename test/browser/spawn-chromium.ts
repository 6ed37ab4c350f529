import { spawn } from 'node:child_process';
import process from 'node:process';
import { chromium, type Browser, type Page } from 'playwright-core';
import { CHROMIUM_PATH } from '../support/prerequisites';
import { chromiumArguments } from './launch-on-server';

/** A Chromium with a profile of its own on the disk, which can be killed as a power cut would. */
export interface SpawnedChromium {
  readonly page: Page;
  /** SIGKILL to all of its processes. */
  kill(): Promise<void>;
}

/** Starts Chromium on a profile that outlives it and opens an address. */
export async function spawnChromium(profile: string, url: string): Promise<SpawnedChromium> {
  const child = spawn(
    CHROMIUM_PATH,
    [
      ...chromiumArguments,
      '--headless=new',
      '--remote-debugging-port=0',
      '--window-size=1280,800',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    // A process group: the browser's helpers die with it.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = new Promise<void>(done => child.once('exit', () => done()));
  let browser: Browser | null = null;
  const kill = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, 'SIGKILL');
    }
    await gone;
    await browser?.close().catch(() => undefined);
  };
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let heard = '';
      child.stderr.on('data', chunk => {
        heard += String(chunk);
        const found = /ws:\/\/\S+/.exec(heard);
        if (found) resolve(found[0]);
      });
      child.once('exit', () => reject(new Error(`Chromium ended: ${heard}`)));
    });
    browser = await chromium.connectOverCDP(address);
    const context = browser.contexts()[0]!;
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(90_000);
    await page.goto(url);
    await page.getByRole('tab', { name: 'Scan' }).waitFor();
    return { page, kill };
  } catch (error) {
    await kill();
    throw error;
  }
}
