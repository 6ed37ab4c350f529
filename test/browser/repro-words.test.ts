import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballSkull } from '../support/ball-skull';
import { replacing, writeSlice } from '../support/write-dicom';
import { findOverflow } from './find-overflow';
import { findViolations } from './find-violations';
import { createHands, type Hands } from './hands';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

const NAME = 'Head, thin slices, soft tissue kernel, after contrast medium';
const STEPS = ['1', '2', '3', '4', '5', '6', '7'];

describe.skipIf(!canOpenWindow.isThere)(
  `words and places in the built window${canOpenWindow.note}`,
  { timeout: 120_000 },
  () => {
    let served: ServedWindow;
    let page: Page;
    let hands: Hands;
    let folder: string;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-words-'));
      for (const [n, series] of ['soft', 'sharp'].entries())
        mkdirSync(join(folder, series, `${n}`), { recursive: true });
      const { voxels, sizeVoxels, spacingMm, originLps } = ballSkull();
      const [columns, rows, slices] = sizeVoxels;
      for (let k = 0; k < slices; k++) {
        const pixels = voxels.slice(columns * rows * k, columns * rows * (k + 1)) as Int16Array;
        const slice = { columns, rows, pixels, pixelSpacing: [spacingMm[1], spacingMm[0]] };
        const position = [originLps[0], originLps[1], originLps[2] + k * spacingMm[2]];
        for (const [n, series] of ['soft', 'sharp'].entries()) {
          const replace = replacing(
            { tag: 0x0008103e, vr: 'LO', value: `${NAME} ${series}` },
            { tag: 0x0020000e, vr: 'UI', value: `1.2.826.0.1.3680043.2.1125.1.987654321.123456789.${n + 1}` },
          );
          writeFileSync(
            join(folder, series, `${n}`, `${k}.dcm`),
            writeSlice({ ...slice, position, replace }),
          );
        }
      }
      served = await serveWindow();
      page = await served.open();
      hands = createHands(page);
    });
    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    it('asks which of two series is meant in a list, with no alert and no advice of the command line', async () => {
      await hands.drop(folder);
      await page.getByText(/^2 series can be planned on and none is plainly the one/).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
      expect(await page.locator('body').innerText()).not.toMatch(/by its UID|1\.2\.826/);
      expect(await findOverflow(page)).toEqual([]);
      await page.getByRole('button', { name: new RegExp(`^${NAME} soft`) }).click();
      await hands.region('Transverse').waitFor();
      await hands.idle();
    });

    it('shows the whole name of a series on a slice, and only one place for one threshold', async () => {
      const name = hands.region('Transverse').getByText(`${NAME} soft`, { exact: true });
      const [wide, tall] = await name.evaluate(e => [
        e.scrollWidth - e.clientWidth,
        e.scrollHeight - e.clientHeight,
      ]);
      expect([wide, tall]).toEqual([0, 0]);
      await page.keyboard.press('3');
      for (const hu of ['226', '700', '2400']) {
        await hands.type('Bone threshold', hu);
        const line = await page.locator('svg[role=img] line').first().boundingBox();
        const thumb = await page.locator('[class*=thumb]').first().boundingBox();
        expect(Math.abs(line!.x + line!.width / 2 - (thumb!.x + thumb!.width / 2)), hu).toBeLessThan(1.5);
      }
      // A number of the axis stands where a threshold of that value does.
      await hands.type('Bone threshold', '500');
      const middle = async (of: string): Promise<number> => {
        const box = await page.locator(of).first().boundingBox();
        return box!.x + box!.width / 2;
      };
      const tick = 'figure [aria-hidden] span:text-is("500")';
      expect(Math.abs((await middle('svg[role=img] line')) - (await middle(tick)))).toBeLessThan(1.5);
      await hands.button('Dry skull 226 HU').click();
      await page.screenshot({ path: join(import.meta.dirname, '../output/words-bone.png') });
    });

    it('lets no word out of its box in any step, in both languages', async () => {
      for (const language of ['en', 'fr']) {
        if (language === 'fr') await page.getByRole('button', { name: /^Language/ }).click();
        for (const step of STEPS) {
          await page.keyboard.press(step);
          await hands.frames();
          expect(await findOverflow(page), `${language}, step ${step}`).toEqual([]);
        }
      }
      await page.screenshot({ path: join(import.meta.dirname, '../output/words-fr.png') });
    });

    it('gives every word enough contrast in both themes, in every step', async () => {
      for (let theme = 0; theme < 2; theme++) {
        await page.getByRole('button', { name: /^Thème/ }).click();
        for (const step of ['1', '2', '7']) {
          await page.keyboard.press(step);
          await hands.frames();
          expect(await findViolations(page), `theme ${theme}, step ${step}`).toEqual([]);
        }
      }
    });
  },
);
