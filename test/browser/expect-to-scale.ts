import { decode } from 'fast-png';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Hands } from './hands';

interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Holds the view along the first path against the view's own scale and the panel's numbers. */
export async function expectToScale(page: Page, hands: Hands): Promise<void> {
  const view = hands.region('Along path');
  await view.locator('[data-part=stop]').waitFor({ state: 'attached' });
  const { mmPerPx } = await hands.readView('Along path');
  /** What is drawn, without the width of its line: CSS pixels of the window. */
  const drawn = (mark: string): Promise<Drawn> =>
    view.locator(mark).evaluate((of: SVGGraphicsElement) => {
      const { x, y, width, height } = of.getBBox();
      const svg = of.ownerSVGElement!.getBoundingClientRect();
      return { x: svg.x + x, y: svg.y + y, width, height };
    });
  const needle = await drawn('[data-part=needle]');
  const stop = await drawn('[data-part=stop]');
  const zero = await drawn('[data-depth-mm="0"]');
  const ten = await drawn('[data-depth-mm="10"]');
  const { tool } = (await hands.savedDraft()) as { tool: { diameterMm: number } };
  const acrossPx = tool.diameterMm / mmPerPx;
  expect(Math.abs(needle.width - acrossPx)).toBeLessThan(0.3);
  const painted = await paintedPx(page, needle, Math.round((zero.y + ten.y) / 2));
  expect(Math.abs(painted - acrossPx)).toBeLessThan(1.6);

  expect(Math.abs((ten.y - zero.y) * mmPerPx - 10)).toBeLessThan(0.1);
  const fact = async (name: string): Promise<number> => {
    const term = page.locator('dt', { hasText: name }).first();
    return parseFloat((await term.locator('xpath=following-sibling::dd[1]').textContent())!);
  };
  const [, target] = await hands.middleOf(view.getByRole('button', { name: /^Target of T1/ }));
  expect(Math.abs((target - zero.y) * mmPerPx - (await fact('Length, bone to target')))).toBeLessThan(0.25);
  const tip = needle.y + needle.height;
  expect(Math.abs((tip - stop.y) * mmPerPx - (await fact('Needle stop')))).toBeLessThan(0.25);
  const legend = view.getByRole('list', { name: 'What the path passes through' });
  expect(await legend.textContent()).toMatch(/skin to bone.*within the skull/);
}

/** From edge to edge of the needle as it stands on the screen, at a height of the window, px. */
async function paintedPx(page: Page, { x, width }: Drawn, y: number): Promise<number> {
  const clip = { x: Math.round(x) - 8, y, width: Math.round(width) + 16, height: 1 };
  const row = decode(await page.screenshot({ clip }));
  const channels = row.data.length / (row.width * row.height);
  // Of the path's orange, more than its faint filling.
  const orange = Array.from({ length: row.width }, (_, n) => n).filter(
    n => row.data[n * channels]! - row.data[n * channels + 2]! > 100,
  );
  return orange[orange.length - 1]! - orange[0]!;
}

/** The badges of the transverse view: the animal's left on the right, as radiology has it. */
export async function expectSides(hands: Hands): Promise<void> {
  const view = hands.region('Transverse');
  await view.waitFor();
  const [middle] = await hands.middleOf(view);
  const badge = (side: 'left' | 'right') => view.locator(`[data-side=${side}]`);
  expect(await badge('left').textContent()).toBe('Le');
  expect(await badge('right').textContent()).toBe('Rt');
  expect((await hands.middleOf(badge('left')))[0]).toBeGreaterThan(middle + 50);
  expect((await hands.middleOf(badge('right')))[0]).toBeLessThan(middle - 50);
}
