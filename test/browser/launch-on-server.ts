import { chromium, type Browser } from 'playwright-core';
import type { ViteDevServer } from 'vite';
import { CHROMIUM_PATH } from '../support/prerequisites';

/** A served page of test/browser and the browser that opens it. */
export interface ServedPage {
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Without a GPU, WebGL by the processor. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM_PATH, args: [...chromiumArguments] });

/** Starts a page's server and Chromium; both end together. */
export async function launchOnServer(server: ViteDevServer): Promise<ServedPage> {
  await server.listen();
  const browser = await launchChromium();
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    browser,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
