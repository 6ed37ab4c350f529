import { decode } from 'fast-png';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { away, createHands, type Hands, type P3 } from './hands';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

describe.skipIf(!canOpenWindow.isThere)(`the built window by keys alone${canOpenWindow.note}`, () => {
  let served: ServedWindow;
  let page: Page;
  let hands: Hands;
  /** Where the sample opens. */
  let lesion: P3;

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
    await hands.frames();
  };
  /** Tabs on until the focus comes to a name. */
  const tabTo = async (name: RegExp): Promise<void> => {
    const passed: string[] = [];
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const { activeElement: at } = document;
        return at?.getAttribute('aria-label') ?? (at?.closest('label') ?? at)?.textContent ?? '';
      });
      if (name.test(focused)) return;
      passed.push(focused.slice(0, 20));
    }
    throw new Error(`Tab does not come to ${name}: ${passed.join(' | ')}`);
  };

  beforeAll(async () => {
    served = await serveWindow();
    page = await served.open();
    hands = createHands(page);
    await page.evaluate(() => {
      const seen = window as unknown as { mice: number };
      seen.mice = 0;
      for (const kind of ['mousedown', 'mousemove', 'pointerdown', 'pointermove', 'wheel']) {
        window.addEventListener(kind, event => (seen.mice += Number(event.isTrusted)), { capture: true });
      }
    });
  });
  afterAll(async () => {
    await served?.close();
  });

  it('opens the sample cat from the palette', async () => {
    await press('Control+K');
    await page.keyboard.type('patient: cat');
    await press('Enter');
    await hands.region('Transverse').waitFor({ timeout: 60_000 });
    await hands.idle();
    expect(await page.getByTestId('case').textContent()).toContain('SAMPLE-CAT');
  });

  it('confirms the orientation', async () => {
    await press('2');
    await tabTo(/^Your initials$/);
    await page.keyboard.type('KB');
    await tabTo(/^Confirm orientation$/);
    await press('Enter');
    await page.getByText(/^✓ Confirmed by KB/).waitFor();
  });

  it('paints the bone by how sure its surface is, and takes the paint off again', async () => {
    /**
     * Share of the 3D view's points that are plainly green: the middle of the scale, and nothing
     * else that is shown.
     */
    const greenShare = async (): Promise<number> => {
      const { data, width, height } = decode(await hands.region('3D').screenshot());
      const channels = data.length / (width * height);
      let green = 0;
      for (let p = 0; p < data.length; p += channels)
        if (data[p + 1]! > data[p]! + 40 && data[p + 1]! > data[p + 2]! + 10) green++;
      return green / (width * height);
    };
    const until = (isPainted: boolean): Promise<void> =>
      vi.waitFor(async () => expect((await greenShare()) > 0.01).toBe(isPainted), 20_000);
    await press('3');
    await until(false);
    await press('u');
    expect(await page.getByRole('switch', { name: 'Show surface uncertainty' }).isChecked()).toBe(true);
    await page.getByRole('img', { name: /^Colours of the bone in 3D: 95 % band/ }).waitFor();
    const band = page
      .locator('dt', { hasText: '95 % of it within' })
      .locator('xpath=following-sibling::dd[1]');
    expect(await band.textContent()).toMatch(/^±0\.\d{3} mm$/);
    await until(true);
    await tabTo(/^Show surface uncertainty$/);
    await press('Space');
    await until(false);
    expect(await page.getByRole('img', { name: /^Colours of the bone in 3D/ }).count()).toBe(0);
  });

  it('aims at the lesion, nudges the entry and types a number', async () => {
    await press('4', 'a');
    await tabTo(/^Transverse$/);
    const { lps } = await hands.readCursor();
    lesion = lps;
    await press('Enter');
    expect(away(await hands.readEnd('Target'), lps)).toBeLessThan(0.02);
    await hands.idle();
    const entry = await hands.readEnd('Entry');
    await tabTo(/^Entry of T1/);
    await press('Shift+ArrowLeft', 'ArrowLeft', 'Alt+ArrowUp');
    const nudged = await hands.readEnd('Entry');
    expect(away(nudged, entry)).toBeCloseTo(Math.hypot(1.1, 0.01), 2);
    await tabTo(/^Entry Z$/);
    await press('Control+A');
    await page.keyboard.type(String(nudged[2] + 1.5));
    await press('Enter');
    const typed: P3 = [nudged[0], nudged[1], nudged[2] + 1.5];
    expect(away(await hands.readEnd('Entry'), typed)).toBeLessThan(1e-9);
    await press('Shift+ArrowUp');
    expect((await hands.readEnd('Entry'))[2]).toBeCloseTo(typed[2] + 1, 6);
    await hands.idle();
  });

  it('outlines the lesion at the target, takes that back and forth, and aims at its centre', async () => {
    await tabTo(/^Along path$/);
    await press('v');
    await tabTo(/^Transverse$/);
    const volume = page.locator('dt', { hasText: 'Volume' }).locator('xpath=following-sibling::dd[1]');
    await press('l');
    await volume.filter({ hasText: / ml$/ }).waitFor({ timeout: 90_000 });
    // The cat's lesion is a ball of 7 mm, on voxels of 1 mm.
    const ml = Number((await volume.textContent())!.replace(' ml', ''));
    expect(Math.abs(ml - 0.18)).toBeLessThan(0.04);
    await press('Control+z');
    await hands.button('Outline lesion').waitFor();
    await press('Control+Shift+Z');
    await volume.filter({ hasText: / ml$/ }).waitFor({ timeout: 90_000 });

    await tabTo(/^Target X$/);
    await press('Shift+ArrowUp');
    await tabTo(/^Transverse$/);
    await press('Shift+L');
    expect(away(await hands.readEnd('Target'), lesion)).toBeLessThan(0.4);
    await hands.idle();
  });

  it('leafs, maximises and puts back a view', async () => {
    const before = await hands.readCursor();
    await tabTo(/^Dorsal$/);
    await press('PageDown', 'PageDown');
    expect(away((await hands.readCursor()).lps, before.lps)).toBeCloseTo(2, 1);
    await press('PageUp', 'PageUp', 'F1');
    expect(await hands.region('Dorsal').isVisible()).toBe(false);
    await press('F1');
    expect(await hands.region('Dorsal').isVisible()).toBe(true);
  });

  it('generates a guide and walks its checks', async () => {
    await press('5', 'Control+Enter');
    await page.getByRole('button', { name: /that passed$/ }).waitFor({ timeout: 60_000 });
    // What passed is folded away under what did not.
    expect(await page.locator('[data-check]').getByText('Pass', { exact: true }).count()).toBe(0);
    await tabTo(/^Show \d+ checks that passed$/);
    await press('Enter');
    const found = page.locator('[data-check=target-in-lesion]');
    expect(await found.textContent()).toContain('within the outlined lesion');
    // Rows are added frame by frame.
    await page.locator('[data-check=minimum-wall]').waitFor();
    // Not the first check that can be shown: that may be at the target, where the crosshair stands.
    await tabTo(/^Show me: Thinnest wall/);
    const before = await hands.readCursor();
    await press('Enter');
    expect(away((await hands.readCursor()).lps, before.lps)).toBeGreaterThan(0);
  });

  it('touched no mouse, and said nothing on the console', async () => {
    expect(await page.evaluate(() => (window as unknown as { mice: number }).mice)).toBe(0);
    expect(served.complaints).toEqual([]);
  });
});
