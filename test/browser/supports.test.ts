import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft } from '../../renderer/state/draft';
import { writeBallCase } from '../support/ball-case';
import { findOverflow } from './find-overflow';
import { findViolations } from './find-violations';
import { createHands, type Hands } from './hands';
import { lookAt } from './look-at';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

describe.skipIf(!canOpenWindow.isThere)(
  `supports compared in the built window${canOpenWindow.note}`,
  { timeout: 120_000 },
  () => {
    let served: ServedWindow;
    let page: Page;
    let hands: Hands;
    let folder: string;

    const plot = () => page.getByRole('group', { name: /^Supports (compared|comparés)$/ });
    const points = () => plot().getByRole('button');
    const present = () => plot().locator('[aria-pressed=true]');
    const rows = () => page.getByRole('table', { name: /^Supports com/ }).locator('tbody tr');
    const support = (name: string) =>
      page.getByRole('radiogroup', { name: 'Support' }).getByRole('radio', { name, exact: true });
    /** Writes test/output/screens/supports-<name>.png, and asks what is wrong on it. */
    async function look(name: string): Promise<void> {
      await plot().evaluate(shown => shown.closest('section')?.scrollIntoView({ block: 'start' }));
      await lookAt(page, `supports-${name}`);
    }

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-supports-'));
      mkdirSync(join(folder, 'patient'));
      writeBallCase(join(folder, 'patient'), 'BALL-1');
      served = await serveWindow();
      page = await served.open();
      hands = createHands(page);
      await hands.drop(join(folder, 'patient'));
      await hands.tab('Path').and(page.locator('[aria-selected=true]')).waitFor();
      await hands.idle();
      await hands.tab('Guide').click();
      await hands.idle();
    });
    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    it('are not shown where comparing them is cancelled', async () => {
      await hands.button('Compare supports').click();
      await hands.button('Cancel').click();
      await hands.button('Compare supports').and(page.locator(':enabled')).waitFor();
      expect(await plot().count()).toBe(0);
    });

    it('are shown in a plot and in a table, the same in both', async () => {
      await hands.button('Compare supports').click();
      await points().first().waitFor({ timeout: 60_000 });
      await hands.idle();
      expect(await points().count()).toBeGreaterThan(4);
      expect(await rows().count()).toBe(await points().count());
      const said = await Promise.all((await points().all()).map(point => point.getAttribute('aria-label')));
      for (const [n, row] of (await rows().all()).entries()) {
        const [bare, seating] = await row.locator('td').allTextContents();
        expect(said[n]).toContain(`seating ${seating} mm, ${bare} cm² bared`);
      }
      // The case's pad of 12 mm is none of those that are tried.
      expect(await present().count()).toBe(0);
      await page.getByText('none of these').waitFor();
      await look('compared');
    });

    it('are taken by the keyboard, and given back by one undo', async () => {
      await points().filter({ hasText: /^4$/ }).focus();
      await page.keyboard.press('Enter');
      await support('Feet').and(page.locator('[aria-checked=true]')).waitFor();
      await expect.poll(() => present().allTextContents()).toEqual(['4']);
      await page.keyboard.press('Tab');
      await expect.poll(() => plot().locator('button:focus').count()).toBe(1);
      await hands.idle();
      await look('feet');
      await page.keyboard.press('Control+Z');
      await support('Pad').and(page.locator('[aria-checked=true]')).waitFor();
      expect(await hands.field('Footprint radius').inputValue()).toMatch(/^12/);
    });

    it('are taken by the mouse: a pad', async () => {
      await points().filter({ hasText: /^16$/ }).click();
      await expect.poll(() => hands.field('Footprint radius').inputValue()).toMatch(/^16/);
      await expect.poll(() => present().allTextContents()).toEqual(['16']);
      await hands.idle();
    });

    it('keep as far off eyes and ears, and have as many sights, as is asked; undo gives both back', async () => {
      await support('Feet').click();
      const sights = page.getByRole('radiogroup', { name: 'Sights at the most' });
      const chosen = sights.locator('[aria-checked=true]');
      await expect.poll(() => chosen.textContent()).toBe('0');
      await sights.getByRole('radio', { name: '2 sights at the most' }).click();
      await hands.type('Off the eyeballs', '6.5');
      await hands.type('Off the ear canals', '21');
      await page
        .getByText(/0 to 20 mm/)
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
      await hands.idle();
      expect(await hands.field('Off the eyeballs').inputValue()).toMatch(/^6\.5/);
      expect(await hands.field('Off the ear canals').inputValue()).toMatch(/^4/);
      await hands.field('Off the ear canals').scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(import.meta.dirname, '../output/screens/supports-clear.png') });
      expect(await findOverflow(page)).toEqual([]);
      await page.keyboard.press('Control+Z');
      await expect.poll(() => hands.field('Off the eyeballs').inputValue()).toMatch(/^4/);
      await page.keyboard.press('Control+Z');
      await expect.poll(() => chosen.textContent()).toBe('0');
      await page.keyboard.press('Control+Z');
      await support('Pad').and(page.locator('[aria-checked=true]')).waitFor();
      await hands.idle();
    });

    it('bare as much as is asked at the most: typed, emptied for no limit, and given back by undo', async () => {
      const name = 'Bone bared at the most';
      const shown = () => hands.field(name).inputValue();
      const kept = async () => ((await hands.savedDraft())['guide'] as Draft['guide']).exposedAreaMm2;
      await page.getByText('Empty, there is no limit').waitFor();
      expect([await shown(), await kept()]).toEqual(['', null]);
      await hands.type(name, '49');
      await page.getByText('50 to 10000 mm²').waitFor();
      await page.keyboard.press('Escape');
      expect(await shown()).toBe('');
      await hands.type(name, '250 mm2');
      await hands.idle();
      expect([await shown(), await kept()]).toEqual(['250', 250]);
      await page.keyboard.press('ArrowUp');
      expect(await shown()).toBe('300');
      await hands.field(name).scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(import.meta.dirname, '../output/screens/supports-bared.png') });
      expect(await findViolations(page)).toEqual([]);
      expect(await findOverflow(page)).toEqual([]);
      await hands.type(name, '');
      await page.keyboard.press('Delete');
      await page.keyboard.press('Enter');
      await hands.frames();
      expect([await shown(), await kept()]).toEqual(['', null]);
      await hands.button('Undo').click();
      await expect.poll(shown).toBe('300');
      await hands.button('Undo').click();
      await expect.poll(shown).toBe('250');
      await hands.button('Undo').click();
      await expect.poll(shown).toBe('');
      expect(await kept()).toBe(null);
      await hands.idle();
    });

    it('are held by pins where that is asked, with what the check says of them; undo gives them back', async () => {
      const pins = page.getByRole('radiogroup', { name: 'Fixation pins' });
      await pins.getByRole('radio', { name: '2 fixation pins' }).click();
      await hands.type('Pin diameter', '2.6');
      await page
        .getByText(/1 to 2\.5 mm/)
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
      await hands.idle();
      await pins.scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(import.meta.dirname, '../output/screens/supports-pins.png') });
      expect(await findOverflow(page)).toEqual([]);
      await hands.button('Generate guide').click();
      await hands.idle();
      await hands.tab('Check').click();
      await page.getByRole('button', { name: /^Show \d+ checks that passed$/ }).click();
      await page
        .getByText(/2 holes for fixation pins|Of 2 fixation pins/)
        .first()
        .waitFor();
      await hands.tab('Guide').click();
      await page.keyboard.press('Control+Z');
      await expect.poll(() => pins.locator('[aria-checked=true]').textContent()).toBe('0');
      await hands.idle();
    });

    it('are no longer shown of another case, and come with a support that is left to the program', async () => {
      await hands.type('Bone exposed, radius', '22');
      await plot().waitFor({ state: 'detached' });
      await hands.button('Compare supports').waitFor();
      await support('Automatic').click();
      await page.getByRole('radiogroup', { name: 'Sights at the most' }).waitFor();
      await points().first().waitFor({ timeout: 60_000 });
      await expect.poll(() => present().count()).toBe(1);
      await hands.idle();
    });

    it('speak French, on white too', async () => {
      await page.getByRole('button', { name: /^Theme/ }).click();
      await page.getByRole('button', { name: /^Language/ }).click();
      await page.getByText('Os dénudé (cm²)').first().waitFor();
      await hands.idle();
      await look('french');
    });

    it('are said to be none where too little bone is exposed', async () => {
      await support('Patin').click();
      await hands.type('Os exposé, rayon', '8');
      await hands.button('Comparer les supports').click();
      await page.getByText('Ni patin ni appuis ne tiennent').waitFor({ timeout: 60_000 });
      expect(await plot().count()).toBe(0);
    });
  },
);
