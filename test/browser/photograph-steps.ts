import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Hands } from './hands';

const folder = join(import.meta.dirname, '../output/screens');
const STEPS = ['Scan', 'Orientation', 'Bone', 'Path', 'Guide', 'Check', 'Export', 'Verify'] as const;
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

/** Writes test/output/screens/<size>-<theme>-<n>-<step>.png: every step at both sizes, dark and light. Ends dark. */
export async function photographSteps(page: Page, hands: Hands): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const written: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const theme of ['light', 'dark']) {
      await page.getByRole('button', { name: /^Theme/ }).click();
      for (const [n, step] of STEPS.entries()) {
        await hands.tab(step).click();
        await page.mouse.move(80, 700);
        await settle(page, hands, n === 0);
        const path = join(folder, `${size.width}-${theme}-${n + 1}-${step.toLowerCase()}.png`);
        await page.screenshot({ path });
        written.push(path);
      }
    }
  }
  return written;
}

/**
 * Slices and bone come from workers a moment after the page itself; the 3D view sharpens when it rests. From one step to
 * the next only the panel changes.
 */
async function settle(page: Page, hands: Hands, isFirst: boolean): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('[role=region][aria-label="3D"]')?.getAttribute('aria-busy') === 'false',
  );
  await hands.frames();
  await page.waitForTimeout(isFirst ? 1500 : 100);
}
