import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBallCase } from '../support/ball-case';
import { countFields, driveFields, wrongOf } from './drive-number-fields';
import { createHands, type Hands } from './hands';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

// "13,7" in English became 137.00, "1,8" as the needle's diameter 18 and then 6.00, "0.2" in French
// 1,00, "-5" became 5: without a word. `npm run check` writes every way into every field; here each
// field gets one, and all together get every way.

describe.skipIf(!canOpenWindow.isThere)(`every number field${canOpenWindow.note}`, () => {
  let served: ServedWindow;
  let page: Page;
  let hands: Hands;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bregma-numbers-'));
    writeBallCase(join(folder, 'patient'), 'BALL-1');
    served = await serveWindow();
    page = await served.open();
    hands = createHands(page);
    await hands.drop(join(folder, 'patient'));
    await hands.field('Target X').waitFor({ timeout: 60_000 });
  });
  afterAll(async () => {
    await served?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  it.each([
    ['en', 'Scan', 1],
    ['en', 'Guide', 20],
    ['fr', 'Os', 1],
    ['fr', 'Trajet', 6],
  ] as const)(
    'takes what is one number within its limits and refuses the rest in place: %s, %s',
    async (language, step, least) => {
      const isFrench = await page.getByRole('tab', { name: 'Trajet', exact: true }).isVisible();
      if (isFrench !== (language === 'fr')) {
        await page.getByRole('button', { name: /^(Language|Langue)/ }).click();
      }
      await hands.tab(step).click();
      await hands.frames();
      const answers = await driveFields(page, language, 1);
      expect(countFields(answers)).toBeGreaterThanOrEqual(least);
      expect(wrongOf(answers, language)).toEqual([]);
    },
  );

  it('says what is refused, with the limits and the value that is kept, and Escape brings that back', async () => {
    await hands.tab('Guide').click();
    const field = hands.field('Diamètre');
    const before = await field.inputValue();
    await hands.type('Diamètre', '18');
    expect([await field.inputValue(), await field.getAttribute('aria-invalid')]).toEqual(['18', 'true']);
    expect(await page.getByText('« 18 » est hors de').textContent()).toMatch(
      /0,\d+ à 6 mm\. 1,\d+ mm est gardé/,
    );
    await field.click();
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe(before);
    expect(served.complaints).toEqual([]);
  });
});
