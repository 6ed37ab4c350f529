import { chromium, type Browser } from 'playwright-core';
import type { ViteDevServer } from 'vite';
import { CHROMIUM_PATH } from '../support/prerequisites';

/** A served page of test/browser and the browser that opens it. */
export interface ServedPage {
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * How long a window may take for one thing that it is asked, ms: it plans whole guides, and other
 * tests keep the processor busy beside it. What passes does not wait for it.
 */
export const PATIENCE_MS = 120_000;

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

/** A Chromium that is already there, without a window open in it. */
export interface BorrowedChromium {
  readonly browser: Browser;
  /** Closes every window in it: whoever borrows it next begins with none. */
  giveBack(): Promise<void>;
}

let kept: Promise<Browser> | null = null;
/**
 * The one Chromium of this process, started when it is first asked for: test files borrow it one
 * after the other, each visitor in a context of its own. It ends with the process.
 */
export async function borrowChromium(): Promise<BorrowedChromium> {
  if (!(await kept)?.isConnected()) kept = launchChromium();
  const browser = await kept!;
  return {
    browser,
    async giveBack() {
      await Promise.all(browser.contexts().map(context => context.close()));
    },
  };
}

/** Starts a page's server and opens Chromium beside it; both are closed together. */
export async function launchOnServer(server: ViteDevServer): Promise<ServedPage> {
  await server.listen();
  const { browser, giveBack } = await borrowChromium();
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    browser,
    async close() {
      await giveBack();
      await server.close();
    },
  };
}
