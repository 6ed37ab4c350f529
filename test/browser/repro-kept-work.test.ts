import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBallCase } from '../support/ball-case';
import { killInEdits } from '../support/kill-in-edits';
import { createHands } from './hands';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

// A held arrow key was never saved; two tabs wrote over each other; a session without private files
// showed its work as saved. `npm run check` kills at more moments.

/**
 * No private files for the page and for the worker that keeps its work, as in a private window of
 * some browsers.
 */
async function blockPrivateFiles(context: BrowserContext): Promise<void> {
  const block = (): void => {
    navigator.storage.getDirectory = () => Promise.reject(new DOMException('blocked', 'SecurityError'));
  };
  await context.addInitScript(block);
  await context.route('**/keep-work.worker-*.js', async route => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${block.toString()})();\n${await response.text()}` });
  });
}

describe.skipIf(!canOpenWindow.isThere)(`work in the window${canOpenWindow.note}`, () => {
  let served: ServedWindow;
  let folder: string;

  const open = async (page: Page) => {
    page.setDefaultTimeout(60_000);
    const hands = createHands(page);
    await hands.drop(join(folder, 'patient'));
    await hands.field('Target X').waitFor();
    return hands;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bregma-kept-'));
    writeBallCase(join(folder, 'patient'), 'BALL-1');
    served = await serveWindow();
  });
  afterAll(async () => {
    await served?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  it('loses at most 2 s where Chromium is killed amid steady edits', async () => {
    expect(await killInEdits(folder, served.url, 2300)).toBeLessThanOrEqual(2000);
  });

  it('is looked at in a second tab, and gone on with there from the newest of the first', async () => {
    const one = await served.open();
    const mine = await open(one);
    await mine.type('Target X', '2.5');
    await one.getByText(/^Saved/).waitFor();
    const two = await one.context().newPage();
    two.setDefaultTimeout(60_000);
    await two.goto(served.url);
    const theirs = createHands(two);
    const question = two.getByRole('dialog', { name: 'This case is open in another window' });
    await question.getByRole('button', { name: 'Look only' }).click();
    await two.getByRole('status').getByText('Look only', { exact: true }).waitFor();
    expect(await theirs.field('Target X').inputValue()).toBe('2.50');
    await theirs.type('Target X', '9');
    expect(await theirs.field('Target X').inputValue()).toBe('2.50');
    // What the first one did meanwhile is there once it is taken over, though it was not saved yet.
    // A tab that lies behind draws a frame a second.
    await one.bringToFront();
    await mine.type('Target X', '3.5');
    await two.bringToFront();
    await two.getByRole('button', { name: 'Take over' }).click();
    await expect.poll(() => theirs.field('Target X').inputValue()).toBe('3.50');
    await one.bringToFront();
    await one.getByText(/gone on with in another window/).waitFor();
    await mine.type('Target X', '9');
    expect(await mine.field('Target X').inputValue()).toBe('3.50');
    await one.context().close();
  });

  it('without private files is not saved, and the case can be downloaded from the bar', async () => {
    const page = await served.open({ acceptDownloads: true }, blockPrivateFiles);
    const hands = await open(page);
    await hands.type('Target X', '2.5');
    await page.getByRole('status').getByText('Not saved', { exact: true }).waitFor();
    expect(await page.getByText(/^Saved/).count()).toBe(0);
    expect(await page.getByRole('alert').textContent()).toMatch(/private window.*Download the case/);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      hands.button('Download the case').click(),
    ]);
    const saved = JSON.parse(readFileSync(await file.path(), 'utf8')) as {
      trajectories: [{ targetLps: number[] }];
    };
    expect([file.suggestedFilename(), saved.trajectories[0].targetLps[0]]).toEqual(['case.json', 2.5]);
    await page.context().close();
    expect(served.complaints).toEqual([]);
  });
});
