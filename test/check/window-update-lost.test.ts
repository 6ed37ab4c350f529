import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBallCase } from '../support/ball-case';
import { killInEdits } from '../support/kill-in-edits';
import { createHands } from '../browser/hands';
import { canOpenWindow, serveWindow, type ServedWindow } from '../browser/open-window';

describe.skipIf(!canOpenWindow.isThere)(
  `work in the window${canOpenWindow.note}`,
  { timeout: 180_000 },
  () => {
    let served: ServedWindow;
    let folder: string;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-lost-'));
      writeBallCase(join(folder, 'patient'), 'BALL-1');
      served = await serveWindow();
    });
    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    it.each([2300, 3700])('loses at most 2 s where Chromium is killed %i ms into steady edits', async ms => {
      expect(await killInEdits(folder, served.url, ms)).toBeLessThanOrEqual(2000);
    });

    it('is edited in one tab at a time: the other looks, takes over, and has the newest', async () => {
      const one = await served.open();
      const mine = createHands(one);
      one.setDefaultTimeout(60_000);
      await mine.drop(join(folder, 'patient'));
      await mine.field('Target X').waitFor();
      await mine.type('Target X', '2.5');
      await one.getByText(/^Saved/).waitFor();
      const two = await one.context().newPage();
      two.setDefaultTimeout(60_000);
      await two.goto(served.url);
      const theirs = createHands(two);
      const question = two.getByRole('dialog', { name: 'This case is open in another window' });
      await question.getByRole('button', { name: 'Look only' }).click();
      expect(await theirs.field('Target X').inputValue()).toBe('2.50');
      await theirs.type('Target X', '9');
      expect(await theirs.field('Target X').inputValue()).toBe('2.50');
      expect(await two.getByRole('alert').textContent()).toMatch(
        /open in another window, so nothing is changed/,
      );
      // What the first one did meanwhile is there once it is taken over, though it was not saved
      // yet.
      await mine.type('Target X', '3.5');
      await two.getByRole('button', { name: 'Take over' }).click();
      await expect.poll(() => theirs.field('Target X').inputValue()).toBe('3.50');
      await one.getByText(/gone on with in another window/).waitFor();
      await theirs.type('Target X', '4.5');
      await two.getByText(/^Saved/).waitFor();
      await mine.type('Target X', '9');
      expect(await mine.field('Target X').inputValue()).toBe('3.50');
      await one.close();
      await two.reload();
      await expect.poll(() => theirs.field('Target X').inputValue()).toBe('4.50');
      await two.context().close();
    });
  },
);
