import { decode } from 'fast-png';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createHands, type Hands } from './hands';
import { lookAt } from './look-at';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

describe.skipIf(!canOpenWindow.isThere)(
  `eyes and ear canals in the built window${canOpenWindow.note}`,
  { timeout: 180_000 },
  () => {
    let served: ServedWindow;
    let page: Page;
    let hands: Hands;

    const row = (name: string) =>
      page.getByRole('list', { name: 'Eyes and ear canals' }).getByRole('listitem').filter({ hasText: name });
    const label = (view: string, id: string) => hands.region(view).locator(`[data-balls=${id}]`);
    /** Points of a view in the violet of soft parts, which nothing else has. */
    const violet = async (view: string): Promise<number> => {
      const { data, width, height } = decode(await hands.region(view).screenshot());
      const channels = data.length / (width * height);
      let count = 0;
      for (let p = 0; p < data.length; p += channels)
        if (data[p + 2]! > data[p + 1]! + 30 && data[p]! > data[p + 1]! + 8) count++;
      return count;
    };
    async function look(name: string): Promise<void> {
      await lookAt(page, `soft-${name}`);
    }

    beforeAll(async () => {
      served = await serveWindow();
      page = await served.open();
      page.setDefaultTimeout(40_000);
      hands = createHands(page);
      await page.keyboard.press('Control+K');
      await page.keyboard.type('patient: cat');
      await page.keyboard.press('Enter');
      await hands.region('Transverse').waitFor({ timeout: 60_000 });
      await hands.idle();
    }, 180_000);
    afterAll(async () => {
      await served?.close();
    });

    it('are not drawn before it is confirmed how the animal lies', async () => {
      expect(await page.locator('[data-balls]').count()).toBe(0);
      await hands.tab('Orientation').click();
      await page.getByRole('textbox', { name: 'Your initials' }).fill('KB');
      await hands.button('Confirm orientation').click();
      await page.getByText(/^✓ Confirmed by KB/).waitFor();
      // The sample opens at its lesion.
      await page.keyboard.press('4');
      await page.keyboard.press('a');
      await hands.region('Transverse').focus();
      await page.keyboard.press('Enter');
      await hands.idle();
    });

    it('are named with their size, and on the slices through them, where one is gone to', async () => {
      await hands.tab('Path').click();
      await row('Left eye').waitFor({ timeout: 60_000 });
      expect(await row('Right eye').textContent()).toMatch(/1[5-9]\.\d mm across|2\d\.\d mm across/);
      await hands.idle();
      // From the views along the path to the three planes.
      await page.keyboard.press('v');
      await hands.button('Left eye: go to it').click();
      for (const view of ['Transverse', 'Sagittal', 'Dorsal']) {
        await label(view, 'eye-left').waitFor();
        expect(await label(view, 'eye-left').textContent()).toBe('Left eye');
        await vi.waitFor(async () => expect(await violet(view)).toBeGreaterThan(60), 20_000);
      }
      expect(await label('Sagittal', 'eye-right').count()).toBe(0);
      await vi.waitFor(async () => expect(await violet('3D')).toBeGreaterThan(150), 20_000);
      await row('Left eye').scrollIntoViewIfNeeded();
      await look('path-dark');
      await page.getByRole('button', { name: /^Theme/ }).click();
      await hands.frames();
      await look('path-light');
      await page.getByRole('button', { name: /^Theme/ }).click();
    });

    it('are taken off the views by a switch, and drawn again', async () => {
      await page.getByRole('switch', { name: 'Show eyes and ear canals' }).press('Space');
      await vi.waitFor(async () => expect(await violet('3D')).toBeLessThan(20), 20_000);
      expect(await page.locator('[data-balls]').count()).toBe(0);
      await page.getByRole('switch', { name: 'Show eyes and ear canals' }).press('Space');
      await label('Transverse', 'eye-left').waitFor();
    });

    it('go with the orientation that they were found by', async () => {
      await hands.tab('Guide').click();
      await row('Left ear canal').scrollIntoViewIfNeeded();
      await hands.idle();
      await look('guide-dark');
      await page.getByRole('button', { name: /^Theme/ }).click();
      await page.getByRole('button', { name: /^Language/ }).click();
      await hands.frames();
      await look('guide-light');
      await page.getByRole('button', { name: /^Langue/ }).click();
      for (let n = 0; n < 3; n++) await hands.button('Undo').click();
      await expect.poll(() => page.locator('[data-balls]').count()).toBe(0);
      await vi.waitFor(async () => expect(await violet('3D')).toBeLessThan(20), 20_000);
      expect(served.complaints).toEqual([]);
    });
  },
);
