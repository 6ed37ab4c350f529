import { decode } from 'fast-png';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { away, type Hands, type P3 } from './hands';

interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Holds the view along the first path against the view's own scale and the panel's numbers. */
export async function expectToScale(page: Page, hands: Hands): Promise<void> {
  for (const name of ['Across path', 'Probe’s eye', '3D']) await hands.region(name).waitFor();
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

/**
 * Drags the entry in the view along the path: the view stays under the hand, the entry goes with
 * it, and one Undo takes it back.
 */
export async function expectEntryDragged(page: Page, hands: Hands): Promise<void> {
  const { at, right, down, mmPerPx } = await hands.readView('Along path');
  const before = await hands.readEnd('Entry');
  const handle = hands.region('Along path').getByRole('button', { name: /^Entry of T1/ });
  const [x, y] = await hands.middleOf(handle);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 20, y + 6, { steps: 4 });
  await hands.frames();
  const held = await hands.middleOf(handle);
  expect(Math.hypot(held[0] - x - 20, held[1] - y - 6)).toBeLessThan(2);
  await page.mouse.up();
  await hands.frames();
  const moved = await hands.readEnd('Entry');
  const asked = before.map((value, n) => value + 20 * right[n]! + 6 * down[n]!) as unknown as P3;
  expect(away(moved, asked)).toBeLessThan(0.06 + mmPerPx / 2);
  // Upright again: entry over target.
  expect(Math.abs((await hands.middleOf(handle))[0] - at[0])).toBeLessThan(2);
  await hands.button('Undo').click();
  expect(await hands.readEnd('Entry')).toEqual(before);
}

/**
 * The badges of the transverse view: the animal's left on the right, as radiology has it, until the
 * other convention is chosen.
 */
export async function expectSides(page: Page, hands: Hands): Promise<void> {
  const view = hands.region('Transverse');
  await view.waitFor();
  const [middle] = await hands.middleOf(view);
  const leftIsAt = async (): Promise<number> => {
    expect(await view.locator('[data-side=left]').textContent()).toBe('Le');
    expect(await view.locator('[data-side=right]').textContent()).toBe('Rt');
    const [left] = await hands.middleOf(view.locator('[data-side=left]'));
    const [right] = await hands.middleOf(view.locator('[data-side=right]'));
    expect(Math.sign(left - middle)).toBe(-Math.sign(right - middle));
    return left - middle;
  };
  /** Towards the right of the picture, in the patient. */
  const before = (await hands.readView('Transverse')).right;
  for (const isRadiological of [false, true]) {
    expect(Math.sign(await leftIsAt())).toBe(isRadiological ? -1 : 1);
    await page.keyboard.press('Control+K');
    await page.keyboard.type('animal’s left');
    await page.keyboard.press('Enter');
    await hands.frames();
    const now = (await hands.readView('Transverse')).right;
    const along = now[0] * before[0] + now[1] * before[1] + now[2] * before[2];
    expect(Math.sign(along)).toBe(isRadiological ? 1 : -1);
  }
  expect(await leftIsAt()).toBeGreaterThan(50);
}
