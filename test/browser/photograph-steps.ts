import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findOverflow } from './find-overflow';
import type { Hands } from './hands';

const folder = join(import.meta.dirname, '../output/screens');
/** Names of the pictures; a step is opened by its key, which is the same in every language. */
const STEPS = ['scan', 'orientation', 'bone', 'path', 'guide', 'check', 'export', 'verify'] as const;

interface Sitting {
  readonly language: 'en' | 'fr';
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
}
const SMALL = [
  { width: 1024, height: 700 },
  { width: 1280, height: 720 },
];
const SITTINGS: readonly Sitting[] = [
  { language: 'en', sizes: [...SMALL, { width: 1280, height: 800 }, { width: 1920, height: 1080 }] },
  { language: 'fr', sizes: SMALL },
];

export interface Photographs {
  readonly files: readonly string[];
  /** Words that reach out of their box, with the picture that shows it. */
  readonly overflows: readonly string[];
}

/**
 * Writes test/output/screens/<size>-<language>-<theme>-<n>-<step>.png: every step at large and
 * small sizes, dark and light, the small ones in both languages; of a panel that scrolls also its
 * end (-end.png) at the smallest. Ends dark.
 */
export async function photographSteps(page: Page, hands: Hands): Promise<Photographs> {
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  const overflows: string[] = [];
  const shoot = async (name: string): Promise<void> => {
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path });
    files.push(path);
    overflows.push(...(await findOverflow(page)).map(found => `${name}: ${found}`));
  };
  for (const { language, sizes } of SITTINGS) {
    if (language === 'fr') await page.getByRole('button', { name: /^Language/ }).click();
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const theme of ['light', 'dark']) {
        await page.getByRole('button', { name: /^(Theme|Thème)/ }).click();
        for (const [n, step] of STEPS.entries()) {
          await page.keyboard.press(String(n + 1));
          await page.mouse.move(80, size.height - 100);
          await settle(page, hands, n === 0);
          const name = `${size.width}x${size.height}-${language}-${theme}-${n + 1}-${step}`;
          await shoot(name);
          if (size === SMALL[0] && theme === 'dark' && (await scrollPanel(page))) await shoot(`${name}-end`);
        }
      }
    }
  }
  return { files, overflows };
}

/** Scrolls the open step's panel to its end; false where it does not scroll. */
const scrollPanel = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const panel = [...document.querySelectorAll<HTMLElement>('[role=tabpanel], [role=tabpanel] *')].find(
      e =>
        e.checkVisibility() &&
        e.scrollHeight > e.clientHeight + 4 &&
        getComputedStyle(e).overflowY === 'auto',
    );
    panel?.scrollTo(0, panel.scrollHeight);
    return panel !== undefined;
  });

/**
 * Slices and bone come from workers a moment after the page itself; the 3D view sharpens when it
 * rests. From one step to the next only the panel changes.
 */
async function settle(page: Page, hands: Hands, isFirst: boolean): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('[role=region][aria-label="3D"]')?.getAttribute('aria-busy') === 'false',
  );
  await hands.frames();
  await page.waitForTimeout(isFirst ? 1500 : 100);
}
