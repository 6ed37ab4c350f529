import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from 'fast-png';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScenePage } from './open-scene-page';
import type { ServedPage } from './launch-on-server';
import { program, sharedFolder } from '../support/prerequisites';

const output = join(import.meta.dirname, '../output');
const chromium = program('chromium');
const dogHead = sharedFolder('dog-head');

describe.skipIf(!chromium.isThere)(`SceneView in Chromium${chromium.note}`, () => {
  let served: ServedPage;
  let page: Page;
  const errors: string[] = [];

  const open = async (before?: string): Promise<Page> => {
    const opened = await served.browser.newPage({ viewport: { width: 600, height: 500 } });
    opened.on('pageerror', error => errors.push(error.message));
    if (before) await opened.addInitScript(before);
    await opened.goto(served.url);
    await opened.waitForFunction(() => 'scenePage' in window, null, { timeout: 60_000 });
    return opened;
  };
  const settled = async (): Promise<void> => {
    await page.waitForFunction(
      () => document.querySelector('[role=region]')?.getAttribute('aria-busy') === 'false',
    );
    await page.waitForTimeout(1200);
  };
  /** Parts of the canvas's middle row that are lit bone, by what the screen shows. */
  const litShare = async (): Promise<number> => {
    const png = await page.screenshot();
    return page.evaluate(async base64 => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      let lit = 0;
      for (let p = 0; p < data.length; p += 4) if (data[p]! > 70 && data[p]! > data[p + 2]!) lit++;
      return lit / (data.length / 4);
    }, png.toString('base64'));
  };

  beforeAll(async () => {
    mkdirSync(output, { recursive: true });
    served = await openScenePage();
    page = await open();
  });
  afterAll(async () => {
    await served?.close();
  });

  it('is a focusable, described region named 3D', async () => {
    const region = page.getByRole('region', { name: '3D' });
    await region.focus();
    expect(await region.evaluate(element => element === document.activeElement)).toBe(true);
    const described = await region.evaluate(
      element => document.getElementById(element.getAttribute('aria-describedby')!)!.textContent,
    );
    expect(described).toContain('arrow keys');
  });

  it('picks the analytic point and outward normal of a ball far from the origin, by click and by Enter', async () => {
    await page.evaluate(() => {
      const s = window.scenePage;
      const mesh = s.sphere([312, -210, 455], 40, 1);
      s.set({
        axes: {
          dorsal: s.patientVector(0, -1, 0),
          rostral: s.patientVector(0, 0, 1),
          left: s.patientVector(-1, 0, 0),
        },
        axesConfirmed: true,
        meshes: [{ id: 'ball', mesh, kind: 'bone', opacity: 1, visible: true }],
        look: null,
      });
    });
    await settled();
    // From the animal's left, which is -x here: right of the picture is caudal (-z), up is dorsal
    // (-y).
    await page.evaluate(() => window.scenePage.set({ look: { from: 'left' } }));
    await settled();
    expect(await litShare()).toBeGreaterThan(0.2);
    const pxPerMm = await page.evaluate(() => {
      const bar = [...document.querySelectorAll('div')].find(d => d.style.width.endsWith('px'))!;
      return parseFloat(bar.style.width) / parseFloat(bar.previousElementSibling!.textContent!);
    });
    const region = await page.getByRole('region', { name: '3D' }).evaluate(element => {
      const box = element.getBoundingClientRect();
      return {
        x: box.left + element.clientLeft,
        y: box.top + element.clientTop,
        width: element.clientWidth,
        height: element.clientHeight,
      };
    });
    const pickAt = async (dx: number, dy: number) => {
      const before = await page.evaluate(() => window.scenePage.picks.length);
      // Clicks of the test land on whole pixels; a window's middle may not be one.
      const at = {
        x: Math.round(region.x + region.width / 2 + dx),
        y: Math.round(region.y + region.height / 2 + dy),
      };
      await page.mouse.click(at.x, at.y);
      await page.waitForFunction(n => window.scenePage.picks.length > n, before);
      const pick = await page.evaluate(() => window.scenePage.picks.at(-1)!);
      return { pick, right: at.x - region.x - region.width / 2, down: at.y - region.y - region.height / 2 };
    };
    for (const [dx, dy] of [
      [0, 0],
      [60, -35],
      [-110, 80],
    ] as const) {
      const { pick, right, down } = await pickAt(dx, dy);
      const local = [pick.point[0]! - 312, pick.point[1]! + 210, pick.point[2]! - 455];
      expect(Math.abs(Math.hypot(...local) - 40)).toBeLessThan(0.01);
      expect(local[0]!).toBeLessThan(0);
      expect(Math.abs(local[2]! + right / pxPerMm)).toBeLessThan(0.6 / pxPerMm);
      expect(Math.abs(local[1]! - down / pxPerMm)).toBeLessThan(0.6 / pxPerMm);
      const along = pick.normal.reduce((sum, n, k) => sum + (n * local[k]!) / Math.hypot(...local), 0);
      expect(along).toBeGreaterThan(Math.cos((0.5 * Math.PI) / 180));
    }
    const before = await page.evaluate(() => window.scenePage.picks.length);
    await page.keyboard.press('Enter');
    await page.waitForFunction(n => window.scenePage.picks.length > n, before);
    const middle = await page.evaluate(() => window.scenePage.picks.at(-1)!.point);
    expect(middle[0]).toBeCloseTo(272, 1);
  });

  it('does not pick at the end of a drag, nor beside the bone', async () => {
    const before = await page.evaluate(() => window.scenePage.picks.length);
    await page.mouse.move(300, 250);
    await page.mouse.down();
    await page.mouse.move(340, 270, { steps: 4 });
    await page.mouse.up();
    await page.mouse.click(6, 100);
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => window.scenePage.picks.length)).toBe(before);
  });

  it('shows a needle within translucent bone as its own colour, and hardly through solid bone', async () => {
    /** How orange the middle of the picture is, 0 to 255: red over blue. */
    const orangeness = async (opacity: number): Promise<number> => {
      await page.evaluate(share => {
        const s = window.scenePage;
        const mesh = s.sphere([312, -210, 455], 40, 1);
        s.set({
          meshes: [{ id: 'ball', mesh, kind: 'bone', opacity: share, visible: true }],
          paths: [
            {
              id: 'T1',
              targetLps: s.patientPoint(312, -195, 455),
              entryLps: s.patientPoint(312, -255, 455),
              boreDiameterMm: 6,
              colour: '#e69f00',
              selected: true,
            },
          ],
          look: { from: 'left' },
        });
      }, opacity);
      await settled();
      const { data, width, height } = decode(await page.screenshot());
      const at = (data.length / (width * height)) * (width * (height / 2) + width / 2);
      return data[at]! - data[at + 2]!;
    };
    const solid = await orangeness(1);
    expect(await orangeness(0.35)).toBeGreaterThan(solid + 25);
    await page.evaluate(() => window.scenePage.set({ paths: [] }));
  });

  it('goes on drawing nothing while nothing changes', async () => {
    await page.waitForTimeout(1200);
    const letters = () => page.evaluate(() => document.querySelector('[role=region]')!.innerHTML);
    const quiet = await page.evaluate(
      () =>
        new Promise<number>(done => {
          let seen = 0;
          const watch = new MutationObserver(list => (seen += list.length));
          watch.observe(document.querySelector('[role=region]')!, { subtree: true, attributes: true });
          setTimeout(() => done(seen), 800);
        }),
    );
    expect(quiet).toBe(0);
    const before = await letters();
    await page.getByRole('region', { name: '3D' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(old => document.querySelector('[role=region]')!.innerHTML !== old, before);
  });

  it('says "?" for the sides until the axes are confirmed', async () => {
    const letters = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('[role=region] div[aria-hidden] span')].map(s => s.textContent),
      );
    expect(await letters()).toEqual(expect.arrayContaining(['Le', 'Rt', 'D', 'V', 'R', 'Cd']));
    await page.evaluate(() => window.scenePage.set({ axesConfirmed: false }));
    await page.waitForTimeout(200);
    const unsure = await letters();
    expect(unsure).not.toContain('Le');
    expect(unsure).not.toContain('Rt');
    expect(unsure).toContain('D');
  });

  it('says in words that WebGL 2 is missing, and leaves the page alive', async () => {
    const blind = await open(`
      const real = window.Worker;
      window.Worker = class extends real {
        constructor(url, options) {
          super(String(url).includes('draw-scene') ? URL.createObjectURL(new Blob([
            'import "data:text/javascript,OffscreenCanvas.prototype.getContext=()=>null";import ' + JSON.stringify(String(url)) + ';',
          ], { type: 'text/javascript' })) : url, options);
        }
      };`);
    await blind.getByRole('alert').waitFor({ timeout: 20_000 });
    expect(await blind.getByRole('alert').textContent()).toContain('no WebGL 2');
    await blind.close();
  });

  it.skipIf(!dogHead.isThere)(`draws the dog head, dark and light${dogHead.note}`, async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const files = ['BONESkull', 'BONEMandible', 'BONECanine_Top_L', 'BONECanine_Top_R'];
    const urls = files.map(name => `/@fs${dogHead.path}/${name}.stl`);
    await page.evaluate(async parts => {
      const s = window.scenePage;
      s.set({
        axes: {
          dorsal: s.patientVector(0, 0, 1),
          rostral: s.patientVector(1, 0, 0),
          left: s.patientVector(0, 1, 0),
        },
        axesConfirmed: true,
        // The parts are in metres.
        meshes: [{ id: 'head', mesh: await s.stl(1000, ...parts), kind: 'bone', opacity: 1, visible: true }],
        look: null,
      });
    }, urls);
    await settled();
    for (const theme of ['dark', 'light'] as const) {
      await page.evaluate(next => window.scenePage.set({ theme: next }), theme);
      await page.waitForTimeout(2000);
      expect(await litShare()).toBeGreaterThan(0.08);
      await page.screenshot({ path: join(output, `scene-dog-${theme}.png`) });
    }
  });

  it('raised no error', () => {
    expect(errors).toEqual([]);
  });
});
