import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedPage } from './launch-on-server';
import { openSlicesPage } from './open-slices-page';
import { program } from '../support/prerequisites';

const chromium = program('chromium');

type Triple = readonly [number, number, number];

/** What the page shows of its state. */
interface PageState {
  readonly crosshair: Triple;
  readonly bright: Triple;
  readonly windowLevel: { readonly centerHu: number; readonly widthHu: number };
  readonly ends: { readonly target: Triple; readonly entry: Triple };
  readonly log: readonly string[];
}

const views = ['Transverse', 'Along path', 'Sagittal', 'Dorsal'];
const away = (a: Triple, b: Triple): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe.skipIf(!chromium.isThere)(`SliceView in Chromium${chromium.note}`, () => {
  let served: ServedPage;
  let page: Page;
  const errors: string[] = [];

  const state = (): Promise<PageState> =>
    page.evaluate(() => {
      const { crosshair, bright, windowLevel, ends, log } = (window as unknown as { slices: PageState })
        .slices;
      return { crosshair, bright, windowLevel, ends, log };
    });
  /** Takes up a tool and lets the page draw, so that the next press already meets it. */
  const setTool = (tool: string): Promise<void> =>
    page.evaluate(async name => {
      (window as unknown as { slices: { setTool: (t: string) => void } }).slices.setTool(name);
      for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);
    }, tool);
  const box = async (view: string) => (await page.getByRole('region', { name: view }).boundingBox())!;
  const handle = async (view: string, name: RegExp) => {
    const place = (await page
      .getByRole('region', { name: view })
      .getByRole('button', { name })
      .first()
      .boundingBox())!;
    return [place.x + place.width / 2, place.y + place.height / 2] as const;
  };
  const rest = (): Promise<void> => page.waitForTimeout(400);

  const open = async (pixelRatio: number, query = ''): Promise<Page> => {
    const context = await served.browser.newContext({
      viewport: { width: 820, height: 740 },
      deviceScaleFactor: pixelRatio,
    });
    const opened = await context.newPage();
    opened.on('pageerror', error => errors.push(error.message));
    await opened.goto(served.url + query);
    await opened.waitForFunction(() => document.querySelectorAll('[data-shown]').length === 4, null, {
      timeout: 60_000,
    });
    await opened.waitForTimeout(800);
    return opened;
  };

  beforeAll(async () => {
    served = await openSlicesPage();
    page = await open(1);
  });

  afterAll(async () => {
    await served?.close();
  });

  it('shows the bright voxel in the gap of the crosshair in all four views, at one and two device pixels a CSS pixel', async () => {
    mkdirSync(join(import.meta.dirname, '../output'), { recursive: true });
    for (const pixelRatio of [1, 2]) {
      const tried = await open(pixelRatio, '?outlines=none');
      await tried.screenshot({ path: join(import.meta.dirname, `../output/slices-${pixelRatio}x.png`) });
      const found = await tried.evaluate(names => {
        return names.map(name => {
          const region = document.querySelector(`[role=region][aria-label="${name}"]`)!;
          const canvas = region.querySelector('canvas')!;
          const ratio = canvas.width / canvas.getBoundingClientRect().width;
          const target = region.querySelector('[data-handle="T1 target"] circle')!;
          const x = Number(target.getAttribute('cx')) * ratio;
          const y = Number(target.getAttribute('cy')) * ratio;
          const { data } = canvas
            .getContext('2d')!
            .getImageData(Math.floor(x) - 8, Math.floor(y) - 8, 17, 17);
          let light = 0;
          let sumX = 0;
          let sumY = 0;
          for (let n = 0; n < 17 * 17; n++) {
            // The brain is about 58 of 255 at this window; only the voxel is brighter.
            const over = Math.max(0, data[4 * n]! - 110);
            light += over;
            sumX += over * (Math.floor(x) - 8 + (n % 17) + 0.5);
            sumY += over * (Math.floor(y) - 8 + Math.floor(n / 17) + 0.5);
          }
          if (light === 0) console.log(name, x, y, [...data].filter((_, n) => n % 4 === 0).join(' '));
          return { name, ratio, light, dx: sumX / light - x, dy: sumY / light - y };
        });
      }, views);
      for (const { name, ratio, light, dx, dy } of found) {
        expect(ratio, name).toBeCloseTo(pixelRatio, 1);
        expect(light, name).toBeGreaterThan(50);
        expect(Math.abs(dx), `${name} ${pixelRatio}x`).toBeLessThan(0.75);
        expect(Math.abs(dy), `${name} ${pixelRatio}x`).toBeLessThan(0.75);
      }
      await tried.context().close();
    }
  });

  it('draws metal white, not black', async () => {
    const tried = await open(1, '?outlines=none');
    await tried.evaluate(() => (window as unknown as { slices: { toMetal: () => void } }).slices.toMetal());
    await tried.waitForTimeout(800);
    const value = await tried.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('[aria-label="Transverse"] canvas')!;
      const lines = document.querySelectorAll('[aria-label="Transverse"] svg > g:first-child line');
      // The crosshair's gap: between the ends of the first line's two stretches.
      const x = (Number(lines[0]!.getAttribute('x2')) + Number(lines[1]!.getAttribute('x1'))) / 2;
      const y = (Number(lines[0]!.getAttribute('y2')) + Number(lines[1]!.getAttribute('y1'))) / 2;
      return canvas.getContext('2d')!.getImageData(Math.floor(x), Math.floor(y), 1, 1).data[0];
    });
    expect(value).toBe(255);
    await tried.context().close();
  });

  it('moves the crosshair with the left button and reports one end', async () => {
    const { x, y } = await box('Transverse');
    await page.mouse.move(x + 120, y + 260);
    await page.mouse.down();
    await page.mouse.move(x + 130, y + 270, { steps: 3 });
    await page.mouse.up();
    await rest();
    const after = await state();
    expect(after.log.filter(entry => entry === 'crosshair')).toHaveLength(1);
    // All views follow: their crosshair lines leave their gap where the crosshair now is.
    expect(away(after.crosshair, after.bright)).toBeGreaterThan(10);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    const nudged = await state();
    expect(away(nudged.crosshair, after.crosshair)).toBeCloseTo(Math.hypot(0.1, 1), 6);
  });

  it('leafs with the wheel by whole slices and zooms with Ctrl about the cursor', async () => {
    const { x, y } = await box('Dorsal');
    const before = await state();
    await page.mouse.move(x + 90, y + 90);
    await page.mouse.wheel(0, 300);
    await rest();
    const after = await state();
    // The dorsal view looks along the volume's second axis: 115 mm over 180 voxels.
    expect(away(after.crosshair, before.crosshair)).toBeCloseTo((3 * 115) / 180, 5);
    const hovered = (): Promise<Triple> =>
      page.evaluate(() => (window as unknown as { hovered: Triple }).hovered);
    await page.mouse.move(x + 91, y + 91);
    await rest();
    const under = await hovered();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -400);
    await page.keyboard.up('Control');
    await rest();
    await page.mouse.move(x + 92, y + 91);
    await page.mouse.move(x + 91, y + 91);
    await rest();
    expect(away(await hovered(), under)).toBeLessThan(1e-6);
    await page.getByRole('region', { name: 'Dorsal' }).press('f');
  });

  it('sets window level with the right button and pans with Shift', async () => {
    const { x, y } = await box('Sagittal');
    const before = await state();
    await page.mouse.move(x + 300, y + 300);
    await page.mouse.down({ button: 'right' });
    await page.mouse.move(x + 330, y + 280, { steps: 3 });
    await page.mouse.up({ button: 'right' });
    await rest();
    const after = await state();
    expect(after.windowLevel.widthHu).toBeGreaterThan(before.windowLevel.widthHu);
    expect(after.windowLevel.centerHu).toBeLessThan(before.windowLevel.centerHu);
    const [hx, hy] = await handle('Sagittal', /^Target of T1/);
    await page.keyboard.down('Shift');
    await page.mouse.move(x + 300, y + 300);
    await page.mouse.down();
    await page.mouse.move(x + 325, y + 288, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await rest();
    const [px, py] = await handle('Sagittal', /^Target of T1/);
    expect(px - hx).toBeCloseTo(25, 1);
    expect(py - hy).toBeCloseTo(-12, 1);
    expect((await state()).crosshair).toEqual(after.crosshair);
  });

  it('drags an entry within the plane, as one edit, and nudges it by key', async () => {
    const before = await state();
    const [x, y] = await handle('Transverse', /^Entry of T1/);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 20, y + 5, { steps: 4 });
    await page.mouse.up();
    await rest();
    const after = await state();
    expect(after.log.filter(entry => entry === 'entry')).toHaveLength(1);
    expect(after.ends.target).toEqual(before.ends.target);
    expect(after.crosshair).toEqual(before.crosshair);
    const [nx, ny] = await handle('Transverse', /^Entry of T1/);
    expect(nx - x).toBeCloseTo(-20, 1);
    expect(ny - y).toBeCloseTo(5, 1);
    // The handle kept the focus: the keys go on where the mouse left off.
    await page.keyboard.press('Alt+ArrowUp');
    const nudged = await state();
    expect(away(nudged.ends.entry, after.ends.entry)).toBeCloseTo(0.01, 6);
    expect(nudged.log.filter(entry => entry === 'entry')).toHaveLength(2);
  });

  it('goes to an end by a click on its handle, without shifting it', async () => {
    const before = await state();
    const [x, y] = await handle('Transverse', /^Entry of T1/);
    await page.mouse.click(x + 2, y - 3);
    await rest();
    const after = await state();
    expect(after.ends).toEqual(before.ends);
    expect(away(after.crosshair, before.ends.entry)).toBe(0);
  });

  it('has nothing that axe calls serious or critical', async () => {
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') });
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; impact: string; help: string }[] }> };
      };
      return (await axe.run()).violations.filter(v => v.impact === 'serious' || v.impact === 'critical');
    });
    expect(found.map(v => `${v.id}: ${v.help}`)).toEqual([]);
  });

  it('places a target by a click and by Enter, measures, and maximises on a double click', async () => {
    const { x, y } = await box('Transverse');
    await page.mouse.click(x + 180, y + 170);
    await setTool('target');
    await page.mouse.click(x + 150, y + 220);
    await rest();
    const placed = await state();
    expect(placed.log.at(-1)).toBe('place target');
    const [hx, hy] = await handle('Transverse', /^Target of T1/);
    expect(hx).toBeCloseTo(x + 150, 1);
    expect(hy).toBeCloseTo(y + 220, 1);
    await page.getByRole('region', { name: 'Sagittal' }).press('Enter');
    expect(away((await state()).ends.target, (await state()).crosshair)).toBeLessThan(1e-9);

    await setTool('distance');
    await page.mouse.click(x + 100, y + 100);
    await page.mouse.move(x + 180, y + 160);
    await page.mouse.click(x + 180, y + 160);
    const label = page.getByRole('region', { name: 'Transverse' }).getByText(/^\d+\.\d\d mm$/);
    await label.waitFor({ timeout: 5000 });
    // 100 CSS pixels, in the measure of the scale bar's ten millimetres.
    const bar = await page
      .getByRole('region', { name: 'Transverse' })
      .locator('svg > g[aria-hidden] path')
      .getAttribute('d');
    const barPx = Number(/h([\d.]+)/.exec(bar!)![1]);
    // The first point alone already reads 0.00 mm; the second one's reading comes with the next
    // frame.
    await expect
      .poll(async () => Number.parseFloat((await label.textContent())!), { timeout: 5000 })
      .toBeCloseTo((100 * 10) / barPx, 1);
    await page.keyboard.press('Delete');
    await label.waitFor({ state: 'detached', timeout: 5000 });

    await setTool('crosshair');
    await page.mouse.dblclick(x + 60, y + 60);
    await rest();
    expect((await state()).log).toContain('maximise');
    expect(errors).toEqual([]);
  });
});
