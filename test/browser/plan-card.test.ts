import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBallCase } from '../support/ball-case';
import { createHands, type Hands } from './hands';
import { lookAt } from './look-at';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

describe.skipIf(!canOpenWindow.isThere)(
  `the plan card in the built window${canOpenWindow.note}`,
  { timeout: 120_000 },
  () => {
    let served: ServedWindow;
    let page: Page;
    let hands: Hands;
    let folder: string;

    const card = () => page.getByRole('region', { name: /^(The plan|Le plan)$/ });
    const said = () => card().innerText();
    async function look(name: string): Promise<void> {
      await lookAt(page, `card-${name}`);
    }

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-card-'));
      mkdirSync(join(folder, 'patient'));
      writeBallCase(join(folder, 'patient'), 'BALL-1');
      served = await serveWindow();
      page = await served.open();
      hands = createHands(page);
    });
    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    it('is not there before a scan is open', async () => {
      expect(await card().count()).toBe(0);
    });

    it('shows on every step patient, needle stop with its sum, error and angle, all with units', async () => {
      await hands.drop(join(folder, 'patient'));
      await hands.tab('Path').and(page.locator('[aria-selected=true]')).waitFor();
      await hands.idle();
      await expect.poll(said, { timeout: 60_000 }).toMatch(/Worst error, 95 %\s+\d\.\d\d mm/);
      const words = await said();
      expect(words).toContain('BALL-1');
      const [, stop, depth, half, tip] =
        /Needle stop\s+([\d.]+) mm\s+\1 mm = depth stop ([\d.]+) \+ half the window ([\d.]+) \+ dead tip ([\d.]+)/.exec(
          words,
        )!;
      expect(Number(stop)).toBeCloseTo(Number(depth) + Number(half) + Number(tip), 9);
      expect(words).toMatch(/Angle to the bone\s+\d+\.\d°/);
      expect(words).toMatch(/Target\s.*\d+\.\d mm deep along the path/);
      for (const step of ['Scan', 'Orientation', 'Bone', 'Guide', 'Check', 'Export', 'Verify']) {
        await hands.tab(step).click();
        expect(await said()).toContain(`${stop} mm`);
      }
      // The largest number in the window.
      const sizes = await page.evaluate(() =>
        [...document.querySelectorAll('dd, td, input, p, span')].map(one =>
          Number.parseFloat(getComputedStyle(one).fontSize),
        ),
      );
      const largest = await card()
        .locator('dd')
        .first()
        .evaluate(one => Number.parseFloat(getComputedStyle(one).fontSize));
      expect(largest).toBe(Math.max(...sizes));
      await hands.tab('Guide').click();
      await look('preview');
    });

    it('never shows a number of other inputs: another window of the needle, another stop', async () => {
      const before = /Needle stop\s+([\d.]+) mm/.exec(await said())![1];
      await hands.type('Window', '6');
      await hands.idle();
      await expect
        .poll(async () => /Needle stop\s+([\d.]+) mm/.exec(await said())?.[1], { timeout: 60_000 })
        .toBe((Number(before) - 1).toFixed(1));
      await page.keyboard.press('Control+Z');
      await hands.idle();
    });

    it('says what state the guide is in, and that it is out of date', async () => {
      await hands.button('Generate guide').click();
      await hands.idle();
      await expect.poll(said, { timeout: 60_000 }).toMatch(/Guide (made|FAILED)/);
      await look('made');
      await hands.tab('Guide').click();
      await hands.type('Thickness', '4.5');
      await expect.poll(said).toContain('Out of date');
      await page.keyboard.press('Control+Z');
      await expect.poll(said).toMatch(/Guide (made|FAILED)/);
    });

    it('speaks French, on white too', async () => {
      await page.getByRole('button', { name: /^Theme/ }).click();
      await page.getByRole('button', { name: /^Language/ }).click();
      await expect.poll(said).toContain('Butée de l’aiguille');
      await look('french');
    });
  },
);
