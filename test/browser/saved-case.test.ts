import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballSkull } from '../support/ball-skull';
import { runBregma } from '../support/run-bregma';
import { writeSlice } from '../support/write-dicom';
import { findViolations } from './find-violations';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

const saved = {
  format: 'bregma-case',
  version: 1,
  patient: { id: 'BALL-1', species: 'feline', breed: 'round', weightKg: 4 },
  scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
  orientation: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
  trajectories: [{ id: 'T1', targetLps: [2, -8, 3], entryLps: [6, -40, 1] }],
  guide: { footprintRadiusMm: 12, sleeve: { lengthMm: 15 } },
};

describe.skipIf(!canOpenWindow.isThere)(
  `a saved case in the built window${canOpenWindow.note}`,
  { timeout: 120_000 },
  () => {
    let served: ServedWindow;
    let page: Page;
    let folder: string;

    const at = (...names: string[]): string => join(folder, ...names);
    const caseLine = () => page.getByTestId('case').textContent();
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
    const recent = (name: string) =>
      page.getByRole('region', { name: 'Recent cases' }).getByRole('button', { name: new RegExp(name) });

    /** Drops files and folders from the disk as the system's file manager does. */
    async function drop(...paths: string[]): Promise<void> {
      const session = await page.context().newCDPSession(page);
      const data = { items: [], files: paths, dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
      await session.detach();
    }
    async function download(name: string, to: string): Promise<void> {
      const [file] = await Promise.all([page.waitForEvent('download'), button(name).click()]);
      await file.saveAs(to);
    }
    /** Until a tab's step is done. */
    const done = (step: string) =>
      expect
        .poll(() => page.locator(`#state-${step.toLowerCase()}`).textContent(), { timeout: 60_000 })
        .toBe('Done');

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-saved-'));
      const { voxels, sizeVoxels, spacingMm, originLps } = ballSkull();
      const [columns, rows, slices] = sizeVoxels;
      mkdirSync(at('patient', 'ct'), { recursive: true });
      for (let k = 0; k < slices; k++) {
        const pixels = voxels.slice(columns * rows * k, columns * rows * (k + 1)) as Int16Array;
        const position = [originLps[0], originLps[1], originLps[2] + k * spacingMm[2]];
        const pixelSpacing = [spacingMm[1], spacingMm[0]];
        writeFileSync(
          at('patient', 'ct', `${k}.dcm`),
          writeSlice({ columns, rows, pixels, position, pixelSpacing }),
        );
      }
      writeFileSync(at('patient', 'case.json'), JSON.stringify(saved));
      writeFileSync(at('later.json'), JSON.stringify({ ...saved, version: 7 }));
      served = await serveWindow();
      page = await served.open();
    });
    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    it('dropped with its folder goes on where it was, at its path', async () => {
      await drop(at('patient'));
      await done('Path');
      expect(await caseLine()).toMatch(/^BALL-1/);
      expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('Path');
      expect(await page.getByRole('textbox', { name: 'Target Y' }).inputValue()).toMatch(/^[-−]8/);
    });

    it('of a later version is refused in words, and what is open stays', async () => {
      await drop(at('later.json'));
      expect(await page.getByRole('alert').textContent()).toMatch(/made by a newer Bregma/);
      expect(await caseLine()).toMatch(/^BALL-1/);
      await button('Dismiss').click();
    });

    it('with a crop box is planned in it, by the window and by bregma plan alike', async () => {
      await page.getByRole('tab', { name: /Bone/ }).click();
      await page.getByText('Seek bone in a part of the scan').click();
      const face = page.getByRole('textbox', { name: 'Y to' });
      await face.fill('4');
      await face.press('Enter');
      await page.keyboard.press('Control+z');
      await expect.poll(() => face.inputValue()).not.toBe('4');
      await page.keyboard.press('Control+Shift+z');
      await expect.poll(() => face.inputValue()).toBe('4');
      // Cut by each of the three slices.
      expect(await page.locator('[data-box="crop"]').count()).toBe(3);
      await page.getByRole('tab', { name: /Guide/ }).click();
      await button('Generate guide').click();
      await page.getByRole('button', { name: /^Show \d+ checks that passed$/ }).click({ timeout: 60_000 });
      expect(await page.getByRole('listitem').filter({ hasText: 'Crop box' }).textContent()).toContain(
        'Pass',
      );
      await page.getByRole('tab', { name: /Export/ }).click();
      await download('Export STL', at('window.stl'));
      await download('Export case', at('patient', 'case.json'));
      const run = runBregma('plan', at('patient', 'case.json'), '--out', at('plan'), '--quiet');
      expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
      expect(readFileSync(at('plan', 'guide.stl')).equals(readFileSync(at('window.stl')))).toBe(true);
    });

    it('is saved where the user says, in a browser that can ask', async () => {
      // The dialog itself is the browser's own; here it answers with a file of the page.
      await page.evaluate(() => {
        Object.assign(window, {
          showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
            (await navigator.storage.getDirectory()).getFileHandle(`mine-${suggestedName}`, { create: true }),
        });
      });
      await button('Export case').click();
      await page.getByText('mine-case.json').waitFor();
      const text = await page.evaluate(async () => {
        const root = await navigator.storage.getDirectory();
        return (await (await root.getFileHandle('mine-case.json')).getFile()).text();
      });
      expect(text).toBe(readFileSync(at('patient', 'case.json'), 'utf8'));
    });

    it('closed, is gone on with from the recent ones; one that is gone says so', async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('Close case');
      await page.keyboard.press('Enter');
      await recent('BALL-1').waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.reload();
      await recent('BALL-1').click();
      await done('Bone');
      expect(await caseLine()).toMatch(/^BALL-1/);
      await page.getByRole('tab', { name: /Bone/ }).click();
      expect(await page.getByRole('textbox', { name: 'Y to' }).inputValue()).toBe('4');

      await page.keyboard.press('Control+k');
      await page.keyboard.type('Close case');
      await page.keyboard.press('Enter');
      await recent('BALL-1').waitFor();
      await page.evaluate(async () => {
        const kept = await (await navigator.storage.getDirectory()).getDirectoryHandle('kept');
        await kept.removeEntry('work-0.json');
      });
      await recent('BALL-1').click();
      expect(await page.getByRole('alert').textContent()).toMatch(/BALL-1 is no longer kept/);
      await expect.poll(() => recent('BALL-1').count()).toBe(0);
    });

    it('alone asks for its scan, and takes it', async () => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('Open case').click()]);
      expect(await chooser.element().getAttribute('accept')).toBe('.json');
      await chooser.setFiles(at('patient', 'case.json'));
      // The alert of the case that is gone stands until the file is read.
      await page.getByRole('alert').filter({ hasText: 'its scan is not: drop the folder "ct"' }).waitFor();
      await drop(at('patient', 'ct'));
      await done('Path');
      expect(await caseLine()).toMatch(/^BALL-1/);
      expect(await findViolations(page)).toEqual([]);
      expect(served.complaints).toEqual([]);
    });
  },
);
