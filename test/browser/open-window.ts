import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startServer } from '../../main/serve/start-server';
import { prerequisite, program, type Prerequisite } from '../support/prerequisites';
import { launchChromium } from './launch-on-server';

const root = join(import.meta.dirname, '../..');
const built = join(root, 'out/renderer');
const isBuilt = existsSync(join(built, 'index.html'));
const chromium = program('chromium');

/** Whether the built window can be opened, and the words for skipping where it cannot. */
export const canOpenWindow: Prerequisite = chromium.isThere
  ? prerequisite('chromium', isBuilt, 'the window is not built (npm run build)')
  : chromium;

/** The built window on a loopback port, and a Chromium that opens it. */
export interface ServedWindow {
  readonly browser: Browser;
  readonly url: string;
  /**
   * A fresh visitor's window; what it complains of (console errors, faults, sentences of Bregma's
   * own) goes to `complaints`.
   */
  open(
    options?: BrowserContextOptions,
    /** What is done with the visitor's browser before the window is opened in it. */
    prepare?: (context: BrowserContext) => Promise<void>,
  ): Promise<Page>;
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Serves out/renderer with the shipped headers and starts Chromium. */
export async function serveWindow(): Promise<ServedWindow> {
  const started = await startServer(built, 0);
  if (!started.ok) throw new Error(started.problem.message);
  const browser = await launchChromium();
  const complaints: string[] = [];
  return {
    browser,
    url: started.value.url,
    complaints,
    async open(options = {}, prepare) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      await prepare?.(context);
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      page.on('pageerror', error => complaints.push(error.message));
      page.on('console', line => {
        if (line.type() === 'error') complaints.push(line.text());
      });
      await page.goto(started.value.url);
      await page.getByRole('tab', { name: 'Scan' }).waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await started.value.close();
    },
  };
}
