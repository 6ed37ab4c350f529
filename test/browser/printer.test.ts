import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { parsePrinter } from '../../geometry/plan/document/parse-printer';
import { layOutShape } from '../../geometry/print/lay-out-coupon';
import { isMeasured } from '../../geometry/print/printer-profile';
import { writeCouponTable } from '../../geometry/print/write-coupon-table';
import { writeBallCase } from '../support/ball-case';
import { drawPrinter, readCoupon } from '../../samples/print/simulated-printer';
import { createHands, type Hands } from './hands';
import { lookAt } from './look-at';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

/** What a hand reads on a simulated printer's coupon, as the table that it is typed into. */
function fillTable(tiltDeg: number, change: Readonly<Record<string, number>> = {}): string {
  const layout = layOutShape({ toolDiameterMm: 1.8, tiltDeg, lengthXMm: 100, lengthYMm: 100 });
  const readings = readCoupon(layout, drawPrinter(seededRandom(5)), 1.8, 6);
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return writeCouponTable(
    layout,
    new Map<string, string | number>([
      ...readings,
      ...Object.entries(change),
      ['date', `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`],
      ['lot', 'L-0815'],
      ['cycle', 'steam-121'],
    ]),
  );
}

describe.skipIf(!canOpenWindow.isThere)(
  `a printer in the built window${canOpenWindow.note}`,
  { timeout: 120_000 },
  () => {
    let served: ServedWindow;
    let page: Page;
    let hands: Hands;
    let folder: string;

    const at = (name: string): string => join(folder, name);
    const option = (name: string | RegExp) => page.getByRole('radio', { name });
    const says = (text: string | RegExp) => page.getByText(text).first();
    /** Writes test/output/screens/printer-<name>.png, and asks what is wrong on it. */
    async function look(name: string): Promise<void> {
      await lookAt(page, `printer-${name}`);
    }
    /** A button of the dialog, where one is open. */
    const inFront = (name: string | RegExp) => {
      const found = { name, ...(typeof name === 'string' ? { exact: true } : {}) };
      return page.locator('[role=dialog], body:not(:has([role=dialog]))').getByRole('button', found);
    };
    async function save(name: string | RegExp): Promise<Buffer> {
      const [file] = await Promise.all([page.waitForEvent('download'), inFront(name).click()]);
      return readFileSync(await file.path());
    }
    /** The printing term of the predicted error, as the Guide step shows it, mm. */
    const printMm = async (): Promise<number> => {
      const term = page.getByRole('list', { name: 'Terms of the predicted error' }).getByRole('listitem');
      const text = await term
        .filter({ hasText: /^Printing/ })
        .locator('summary')
        .textContent();
      return Number.parseFloat(/[\d.]+(?= mm)/.exec(text ?? '')?.[0] ?? '');
    };

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-printer-'));
      mkdirSync(at('patient'));
      writeBallCase(at('patient'), 'BALL-1');
      served = await serveWindow();
      page = await served.open();
      hands = createHands(page);
      await hands.drop(at('patient'));
      await hands.tab('Path').and(page.locator('[aria-selected=true]')).waitFor();
      await hands.idle();
      await hands.tab('Guide').click();
    });
    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    it('is chosen from those that ship, says that it was not measured, and is undone', async () => {
      await option(/^Not said$/)
        .first()
        .and(page.locator('[aria-checked=true]'))
        .waitFor();
      await option(/^SLA, surgical-guide resin/).click();
      await says(/has not been measured: its printing error is the published mean/).waitFor();
      await hands.idle();
      await expect.poll(printMm, { timeout: 20_000 }).toBeGreaterThan(0.7);
      await option(/^steam at 134/).click();
      await says(/does NOT bear steam at 134/).waitFor();
      await look('shipped');
      await page.keyboard.press('Control+Z');
      await page.keyboard.press('Control+Z');
      await option(/^Not said$/)
        .first()
        .and(page.locator('[aria-checked=true]'))
        .waitFor();
      await page.keyboard.press('Control+Shift+Z');
      await says(/has not been measured/).waitFor();
    });

    it('gives out its coupon: part, sheet and table', async () => {
      await hands.button('Measure it with a coupon').click();
      await page.getByRole('dialog').waitFor();
      const part = await save('Save the part (STL)');
      expect(part.subarray(0, 80).toString('latin1')).toContain('NOMINAL, do not compensate');
      expect((await save('Save the sheet')).toString()).toContain('measuring sheet');
      expect((await save('Save the table (CSV)')).toString()).toContain('x-whole');
    });

    it('refuses readings by the row that is missing, swapped or does not fit', async () => {
      await hands.button('Solve').click();
      await page
        .getByRole('alert')
        .getByText(/The reading of "x-whole|the reading of "x-whole/)
        .waitFor();
      await hands.type('x-whole', '99.8');
      expect(await page.getByRole('alert').count()).toBe(0);

      const tilt = Number(await hands.field('Lean of the bores').inputValue());
      writeFileSync(at('wrong.csv'), fillTable(tilt, { 'y-part': 60.4 }));
      await hands.drop(at('wrong.csv'));
      await page
        .getByRole('alert')
        .getByText(/"y-part".*does not fit the others/)
        .waitFor();
      await page.locator('tr[data-refused=true]').getByText('y-part').waitFor();
      await page.locator('tr[data-refused=true]').scrollIntoViewIfNeeded();
      await look('refused');
    });

    it('solves the readings, shows what is left of each, and gives out the profile', async () => {
      const tilt = Number(await hands.field('Lean of the bores').inputValue());
      writeFileSync(at('coupon.csv'), fillTable(tilt));
      await hands.drop(at('coupon.csv'));
      const outcome = page.getByText('The printer as measured');
      await outcome.waitFor();
      await look('residuals');
      await outcome.scrollIntoViewIfNeeded();
      await look('solved');
      const saved = parsePrinter((await save('Save the profile')).toString());
      if (!saved.ok) throw new Error(saved.problem.message);
      expect(isMeasured(saved.value)).toBe(true);
      expect(saved.value).toMatchObject({ lot: 'L-0815', cycle: 'steam-121' });
      await hands.button('Print the guide on it').click();
      await says(/was measured on/).waitFor();
      await hands.idle();
      await expect.poll(printMm, { timeout: 20_000 }).toBeLessThan(0.3);
      await page.getByRole('textbox', { name: 'Lot of the material' }).scrollIntoViewIfNeeded();
      await look('measured');
    });

    it('says that the coupon has expired for another lot', async () => {
      await page.getByRole('textbox', { name: 'Lot of the material' }).fill('L-9');
      await says(/has EXPIRED/).waitFor();
      await page.keyboard.press('Control+Z');
      await page.getByRole('textbox', { name: 'Lot of the material' }).fill('L-0815');
      await says(/was measured on/).waitFor();
    });

    it('exports a print file that is compensated, with its sheet', async () => {
      await hands.idle();
      await hands.button(/^Generate/).click();
      await hands.tab('Check').and(page.locator('[aria-selected=true]')).waitFor({ timeout: 60_000 });
      await hands.tab('Export').click();
      const print = await save('Print as STL');
      expect(print.subarray(0, 80).toString('latin1')).toContain('COMPENSATED');
      expect((await save('Print sheet')).toString()).toContain('COMPENSATED, once');
      expect((await save('Bench phantom')).subarray(0, 80).toString('latin1')).toContain('Bregma bench');
      await option('touches').click();
      await hands.type('T1, beside the pip', '0.3');
      const kept = JSON.parse((await save('Export case')).toString()) as { bench: object };
      expect(kept.bench).toMatchObject({ trials: [{ trajectory: 'T1', passed: true, offsetMm: 0.3 }] });
      const stl = await save('Export STL');
      expect(stl.subarray(0, 80).toString('latin1')).not.toContain('COMPENSATED');
      await look('export');
    });

    it('is kept for other cases, and speaks French', async () => {
      await page.getByRole('button', { name: /^Theme/ }).click();
      await page.getByRole('button', { name: /^Language/ }).click();
      await page.keyboard.press('5');
      await page.getByText('L’éprouvette vaut jusqu’au').first().scrollIntoViewIfNeeded();
      await look('french');
      await hands.button('La mesurer par une éprouvette').click();
      await page.getByRole('dialog').waitFor();
      await look('coupon-french');
      await page.keyboard.press('Escape');
      await page.reload();
      await page.getByRole('tab', { name: 'Guide' }).waitFor();
      await page.keyboard.press('5');
      await hands.idle();
      expect(await option(/^SLA, surgical-guide resin, \d/).count()).toBe(1);
      expect(await option(/^SLA, surgical-guide resin/).count()).toBe(2);
    });
  },
);
