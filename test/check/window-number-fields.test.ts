import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballCase, writeBallCase } from '../support/ball-case';
import { countFields, driveFields, wrongOf } from '../browser/drive-number-fields';
import { createHands, type Hands } from '../browser/hands';
import { canOpenWindow, serveWindow, type ServedWindow } from '../browser/open-window';

// "13,7" in English became 137.00, "1,8" as the needle's diameter 18 and then 6.00, "0.2" in French
// 1,00, "-5" became 5: without a word. Every number field that the window shows is found by its
// role and written into in twenty ways.

const saved = {
  ...ballCase('BALL-1'),
  bone: { crop: { minLps: [-60, -60, -60], maxLps: [60, 60, 60] } },
};
const STEPS = {
  en: ['Scan', 'Bone', 'Path', 'Guide'],
  fr: ['Scanner', 'Os', 'Trajet', 'Guide'],
} as const;
/** Fields that each step shows at least, however its panel grows. */
const LEAST = [1, 7, 6, 20] as const;
describe.skipIf(!canOpenWindow.isThere)(
  `every number field${canOpenWindow.note}`,
  { timeout: 240_000 },
  () => {
    let served: ServedWindow;
    let page: Page;
    let hands: Hands;
    let folder: string;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-numbers-'));
      writeBallCase(join(folder, 'patient'), 'BALL-1');
      writeFileSync(join(folder, 'patient', 'case.json'), JSON.stringify(saved));
      served = await serveWindow();
      page = await served.open();
      hands = createHands(page);
      await hands.drop(join(folder, 'patient'));
      await page
        .getByRole('textbox', { name: 'Target X' })
        .waitFor({ timeout: 60_000 })
        .catch(async (error: unknown) => {
          throw new Error(`the case does not open: ${await page.locator('body').innerText()}`, {
            cause: error,
          });
        });
    }, 120_000);
    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    const switchLanguage = async (): Promise<void> => {
      await page.getByRole('button', { name: /^(Language|Langue)/ }).click();
      await hands.frames();
    };

    it.each(['en', 'fr'] as const)(
      'takes what is one number within its limits and refuses the rest in place, %s',
      async language => {
        if (language === 'fr') await switchLanguage();
        for (const [n, step] of STEPS[language].entries()) {
          await page.getByRole('tab', { name: step, exact: true }).click();
          await hands.frames();
          const answers = await driveFields(page, language);
          expect(countFields(answers)).toBeGreaterThanOrEqual(LEAST[n]!);
          expect(wrongOf(answers, language)).toEqual([]);
        }
      },
    );

    it('by the hand: a comma is taken, an outlier is refused with its limits, Escape brings the value back', async () => {
      const field = page.getByRole('textbox', { name: 'Diamètre', exact: true });
      await page.getByRole('tab', { name: 'Guide', exact: true }).click();
      const before = await field.inputValue();
      await field.click();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('18');
      await page.keyboard.press('Tab');
      expect(await field.inputValue()).toBe('18');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await page.getByText('« 18 » est hors de').textContent()).toMatch(
        /0,\d+ à 6 mm\. 1,\d+ mm est gardé/,
      );
      await page.screenshot({ path: join(tmpdir(), 'bregma-number-refused.png') });
      await field.click();
      await page.keyboard.press('Escape');
      expect(await field.inputValue()).toBe(before);
      await page.keyboard.press('Control+A');
      await page.keyboard.type('2,125');
      await page.keyboard.press('Enter');
      expect(await field.inputValue()).toBe('2,125');
      // The arrows stop at the limit, and say so.
      await page.keyboard.press('Control+A');
      await page.keyboard.type('5.95');
      await page.keyboard.press('Shift+ArrowUp');
      expect(await field.inputValue()).toBe('6,00');
      await page.getByText('6,00 mm est le maximum ici.').waitFor();
      expect(served.complaints).toEqual([]);
    });

    it('turns the axes by what is typed, in both languages', async () => {
      await page.getByRole('tab', { name: 'Orientation', exact: true }).click();
      await page.getByRole('button', { name: 'Changer l’orientation' }).click();
      for (const language of ['fr', 'en'] as const) {
        if (language === 'en') await switchLanguage();
        const answers = await driveFields(page, language);
        expect(countFields(answers)).toBe(3);
        expect(wrongOf(answers, language)).toEqual([]);
      }
    });
  },
);
